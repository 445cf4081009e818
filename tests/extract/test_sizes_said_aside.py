"""Sizes said aside: on a day's count, in words of vagueness, beside other figures; whole departments by their label."""

import pytest
from spacy.language import Language

from extract.document import Standing, scope_at
from extract.facts import Structure
from extract.sizes.enrollments import claims_enrollment
from extract.sizes.phrasing import phrasings
from extract.sizes.staff_totals import claims_staff_total


def only(nlp: Language, text: str) -> Structure:
    """Return the one structure of a post."""
    (structure,) = nlp(text)._.structures
    return structure


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("We are K-12, 388 on the October count.", 388, 388),
        ("Fall count 2,915. Two techs.", 2915, 2915),
        ("Two techs for 4,600 students and change.", 4600, None),
        ("Size: a touch under 4k. One director, two techs.", None, 4000),
        ("Students: somewhere north of 5,300.", 5300, None),
        ("We have two techs and btwn 1800 and 2200 students.", 1800, 2200),
        ("Our enrolment is anywhere from 10,400 to 10,900.", 10400, 10900),
        ("Hello from a district of 4,025 with two techs.", 4025, 4025),
        ("We have 20,600 and the same number of techs as ever.", 20600, 20600),
        ("We serve 5,600 (headcount, fall).", 5600, 5600),
        ("Here is how a school of 640 does it: one tech.", 640, 640),
        ("We call it 7,000 students (6,988 on the state report), two techs.", 6988, 6988),
        ("1) 6,180. 2) two techs.", 6180, 6180),
        ("8,100 in K-12. Two techs.", 8100, 8100),
        ("Our students have 3 techs for them: 1,350 students of 48 nationalities.", 1350, 1350),
        ("Enrollment as of 10/1: 2,618", 2618, 2618),
    ],
)
def test_students_are_counted(nlp: Language, text: str, low: int | None, high: int | None) -> None:
    found = only(nlp, text).enrollment
    assert found is not None
    assert (found.min, found.max) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "At 22,000 kids you want a deputy.",
        "Posting for a colleague. Her district (14k students) has one tech.",
        "What do institutions with fewer than 5,000 students do?",
    ],
)
def test_the_reader_s_or_another_s_size_is_not_claimed(nlp: Language, text: str) -> None:
    doc = nlp(text)
    claims = [claim for phrasing in phrasings(doc) for claim in claims_enrollment(phrasing)]
    assert [claim for claim in claims if scope_at(doc, claim.start).standing is not Standing.NOBODY] == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Kids 4,400, buildings 6, printers too many.", 6),
        ("Number of instructional sites:.......34", 34),
        ("KIDS = 2,980 // BLDGS = 6", 6),
        ("We have one Building Lead at each of nine schools.", 9),
        ("Our division covers 31 schools with two techs.", 31),
        ("We are in fourteen (14) sites, two techs.", 14),
        ("Every school (we have 34) has a contact. One director.", 34),
        ("3 bldgs 940 kids and two techs.", 3),
    ],
)
def test_sites_are_counted(nlp: Language, text: str, count: int) -> None:
    found = only(nlp, text).sites
    assert found is not None
    assert found.count == count


@pytest.mark.parametrize(
    "text",
    [
        "Campus Tech | 8\nDirector | 1",
        "There are two schools of thought among our 3 techs.",
        "We have 6 techs, one to a school.",
    ],
)
def test_what_only_looks_like_sites_is_none(nlp: Language, text: str) -> None:
    assert [one for one in nlp(text)._.structures if one.sites] == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("IT complement: 31.0 FTE", 31),
        ("# in dept: 3", 3),
        ("Total establishment 18 (excl. the interns).", 18),
        ("980 kids -- staff 3.5 -- two buildings", 3.5),
        ("1,275 students / 4 bldgs / 2 of us / 1 working van.", 2),
        ("My own people number eighty-eight, with 9 schools to serve.", 88),
        ("We have FOUR (4) people.", 4),
        ("We have 850 kids and sixty-two on my staff.", 62),
        ("IT Services: 9 staff, made up of a manager and eight technicians.", 9),
        ("The IT division remains at 12.5 FTE.", 12.5),
        ("Q: How many people in your IT dept?\nA: 3", 3),
        ("Was 11 of us. Is 8 of us.", 8),
    ],
)
def test_a_department_s_strength_is_stated(nlp: Language, text: str, count: float) -> None:
    found = only(nlp, text).staff_total
    assert found is not None
    assert found.count == count


def test_some_who_share_a_title_are_no_department(nlp: Language) -> None:
    doc = nlp("There are 3 of us TIPs and one Director of Technology.")
    assert [claim for phrasing in phrasings(doc) for claim in claims_staff_total(phrasing)] == []
