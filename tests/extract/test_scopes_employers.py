"""Scopes by employer: several former ones, a move told in passing, a neighbour's figures, names by their cue."""

import pytest
from spacy.language import Language


def described(nlp: Language, text: str) -> list[tuple[str | None, bool, int | None]]:
    """Return name, tenure and students of each structure."""
    return [
        (one.organization, one.current, None if one.enrollment is None else one.enrollment.min)
        for one in nlp(text)._.structures
    ]


def test_each_former_employer_is_an_organization_of_its_own(nlp: Language) -> None:
    text = (
        "At Dryford College (a mere 150 pupils) I was the clerk. At Marl Grammar it was three installers, 980 on roll. "
        "And now I lead the desk at Tarn Academy: two clerks, 1,460 on roll."
    )
    assert sorted(described(nlp, text)) == [
        ("Dryford College", False, 150),
        ("Marl Grammar", False, 980),
        ("Tarn Academy", True, 1460),
    ]


MOVES = [
    "When I was at Dryford we ran 4,100 kids. I moved up here to Marl in July. We have 2,950 students.",
    "My old public district, Dryford, had 4,100 kids. Here at Marl we have 2,950 students.",
    "At Dryford (4,100 kids) I was one of nine installers. Here at Marl we're 2,950 students.",
    "In my first job (Dryford, 4,100 kids) I was a clerk. Here at Marl we have 2,950 students.",
    "Before I came here I spent nine years at Dryford, 4,100 students. Here at Marl we have 2,950 students.",
]


@pytest.mark.parametrize("text", MOVES)
def test_a_former_and_a_present_place_are_kept_apart(nlp: Language, text: str) -> None:
    assert sorted(described(nlp, text)) == [("Dryford", False, 4100), ("Marl", True, 2950)]


@pytest.mark.parametrize(
    "text",
    [
        "My sister-in-law works in a district with 5,000 kids.",
        "The county next door has 14 installers for 9,000 kids.",
        "Thanks to all 11 who answered! Here is what came in:\nPinery: 2100 students, 2 installers\nAsh: 900\n",
    ],
)
def test_other_peoples_figures_are_nobodys(nlp: Language, text: str) -> None:
    assert described(nlp, text) == []


def test_as_if_we_were_supposes_nothing(nlp: Language) -> None:
    text = "They treat our school (336 pupils) as if we were the geology building."
    assert described(nlp, text) == [(None, True, 336)]


NAMES = [
    ("Been at Quarry Point since the flood. 590 students.", "Quarry Point"),
    ("We're a town district, Ellerby, with 2,100 students.", "Ellerby"),
    ("The place I am at (Marl Bend) has 7,600 students.", "Marl Bend"),
    ("We have 900 students. I report to the Director of Elementary Ed.", None),
    ("We have 900 students. I report to the Dean of Studies.", None),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_town_is_named_by_its_cue_and_a_titles_field_is_no_place(nlp: Language, text: str, name: str | None) -> None:
    assert [organization for organization, _, _ in described(nlp, text)] == [name]


def test_districts_that_share_their_author_have_their_own_figures(nlp: Language) -> None:
    text = (
        "I wear the hat for two little districts. At Dryford it's 610 students, and besides me there is a clerk. "
        "At Marl Valley, 455 students, I'm there two days."
    )
    assert [(name, students) for name, _, students in described(nlp, text)] == [("Dryford", 610), ("Marl Valley", 455)]


SIZES = [
    ("We're 640 coed.", 640),
    ("We're about 9k and have two coaches.", 9000),
    ("Enrollment: 6,120 then, 5,890 now", 5890),
    ("Tarn Regional HS, 1,140 strong.", 1140),
    ("Our 1:1 comes next fall if the levy passes. ~3,400 students.", 3400),
    ("The federation is five schools with just under 3,100 pupils between them.", None),
]


@pytest.mark.parametrize(("text", "students"), SIZES)
def test_students_are_counted_in_passing(nlp: Language, text: str, students: int | None) -> None:
    (structure,) = nlp(text)._.structures
    assert structure.enrollment is not None
    assert structure.enrollment.min == students


def test_nothing_is_described_where_nothing_is_sure(nlp: Language) -> None:
    text = "A cook named Dot ran the line from memory. The technician in such a tale is always late."
    assert described(nlp, text) == []


DEVICES = [
    ("We run 900 students, 1:1 the whole way up from third to twelfth.", "3-12"),
    ("Everyone in grades 3-12 has a Chromebook, all 900 students.", "3-12"),
    ("900 students and we r 1:1 in grades 6-12", "6-12"),
]


@pytest.mark.parametrize(("text", "grades"), DEVICES)
def test_a_programme_is_told_in_passing(nlp: Language, text: str, grades: str) -> None:
    (structure,) = nlp(text)._.structures
    assert structure.device_program is not None
    assert structure.device_program.grades == grades


LEFT = [
    "At my last stop (Dryford, 4,100 kids) I was a clerk. Here at Marl we have 2,950 students.",
    "When I ran technology in Dryford we had 4,100 kids. Where I am now, Marl, there are two of us for 2,950 students.",
    "My first IT job was at Dryford, with 4,100 kids. Now I'm at Marl, 2,950 students.",
]


@pytest.mark.parametrize("text", LEFT)
def test_a_place_that_was_left_keeps_its_own_size(nlp: Language, text: str) -> None:
    assert [(current, size) for _, current, size in described(nlp, text)] in (
        [(False, 4100), (True, 2950)],
        [(True, 2950), (False, 4100)],
    )
