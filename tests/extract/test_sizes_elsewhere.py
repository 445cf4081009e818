"""Sizes elsewhere: how colleges, libraries, hospitals and towns say how large they are, and whom they do not count."""

import pytest
from spacy.language import Language
from told import only

from extract.pipeline import COMPONENTS, load


@pytest.fixture(scope="module")
def nlp() -> Language:
    """Return the rules alone, without what the encoder hears."""
    return load([name for name in COMPONENTS if name != "threadwise_reader"])


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Hollow State enrolls roughly 11,000 students. We are 3 techs.", 11000, 11000),
        ("21,400 heads, 16,900 FTE. Two techs.", 21400, 21400),
        ("We serve 5,700 (headcount, fall) with two techs.", 5700, 5700),
        ("Cataloging (fall count 27,310): two librarians.", 27310, 27310),
        ("Enrollment 515 as of the census date, two techs.", 515, 515),
        ("The university is about 13,400 strong, four techs.", 13400, 13400),
        ("Hello from Ashby Intermediate, roll about 340. One tech.", 340, 340),
        ("Total kids 1130, two cooks.", 1130, 1130),
        ("Somewhere btwn 1800 and 2200 students, two techs.", 1800, 2200),
        ("Students 12,640 (projected FY27: 11,900). Two techs.", 12640, 12640),
        ("I write from a university library of 26,000+ students. Two techs.", 26000, None),
        ("We've more students (8,220 v. their 7,900) and two techs.", 8220, 8220),
        ("A virtual academy, 4,100 students statewide, two techs.", 4100, 4100),
    ],
)
def test_an_enrollment_is_found(nlp: Language, text: str, low: int, high: int | None) -> None:
    structure = only(nlp, text)
    assert structure is not None
    assert structure.enrollment is not None
    assert (structure.enrollment.min, structure.enrollment.max) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "Service pop. 212,000, two techs.",
        "One of our nine staff is IT; patron base 17,000 and rising. Two techs.",
        "Population we're meant to serve 61,500, two techs.",
        "City of Verbena Falls, pop. 58k. We have 13 techs.",
        "The ratio works out at 1 nurse to 640 students. We have two nurses.",
    ],
)
def test_whom_a_library_or_town_serves_is_no_enrollment(nlp: Language, text: str) -> None:
    structure = only(nlp, text)
    assert structure is not None
    assert structure.enrollment is None


@pytest.mark.parametrize(
    ("text", "count", "unit"),
    [
        ("Branches 13 + bookmobile\nTwo techs", 13, "branches"),
        ("Nurse/bldg: 1\nBldgs: 5\nTwo clerks", 5, "bldgs"),
        ("Outlets: 7, two techs", 7, "outlets"),
        ("Three Forks Health (5 hospitals): two analysts", 5, "hospitals"),
        ("We have one library on each of two campuses and two techs.", 2, "campuses"),
        ("1,165 pupils under two roofs, two techs.", 2, "roofs"),
    ],
)
def test_the_sites_of_other_trades_are_counted(nlp: Language, text: str, count: int, unit: str) -> None:
    structure = only(nlp, text)
    assert structure is not None
    assert structure.sites is not None
    assert (structure.sites.count, structure.sites.unit) == (count, unit)


@pytest.mark.parametrize("text", ["School: 220 students. Two techs.", "We are one of five campuses, two techs here."])
def test_no_sites_are_made_of_students_or_of_the_others(nlp: Language, text: str) -> None:
    structure = only(nlp, text)
    assert structure is not None
    assert structure.sites is None
