"""What only the way of typing puts into a post changes none of its facts: wrapped lines, blanks, marks of a list."""

import textwrap

import pytest
from found_facts import lines, only, rows, totals
from spacy.language import Language

from extract.components.layout import lines_of
from extract.document import LineKind
from extract.facts import PostFacts
from extract.layout.unwrapped import unwrap_lines
from extract.pipeline import extract_post

WRITTEN = [
    "We are a small valley district with three schools and an office in the old mill, and there are just over "
    "2,300 pupils at the moment. The department is a Director of Technology, two Network Engineers, one Database "
    "Administrator and four Field Technicians, and everybody in it reports to the Director of Technology.",
    "Here the library runs the computers, and has since the flood. We serve a few fewer than 640 students in one "
    "building. The chain is Field Technician -> Network Manager -> Director of Learning Resources -> Superintendent, "
    "and nobody has ever drawn it. Our tech dept = 4. It used to be a closet with one chair and a fan.",
]
WIDTHS = [58, 64, 68, 72, 78]


def wrapped(text: str, width: int) -> str:
    return "\n".join(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False))


def told(facts: PostFacts) -> list[object]:
    """Return what the structures of a post say, without where they say it."""
    return [
        (
            one.organization,
            one.enrollment and (one.enrollment.min, one.enrollment.max, one.enrollment.approx),
            one.sites and (one.sites.count, one.sites.unit),
            one.staff_total and one.staff_total.count,
            [(row.title, row.count, row.fte, row.employment) for row in one.positions],
            [(line.subordinate, line.superior) for line in one.reporting_lines],
        )
        for one in facts.structures
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("text", WRITTEN)
def test_a_post_says_the_same_at_every_width(nlp: Language, text: str, width: int) -> None:
    whole = told(extract_post(nlp, id="whole", text=text))
    assert whole
    assert told(extract_post(nlp, id="wrapped", text=wrapped(text, width))) == whole


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("text", WRITTEN)
def test_unwrapping_gives_the_words_back_and_keeps_every_offset(text: str, width: int) -> None:
    broken = wrapped(text, width)
    assert unwrap_lines(broken) == text
    assert len(unwrap_lines(broken.replace("\n", "  \n"))) == len(broken.replace("\n", "  \n"))


def test_a_title_over_two_lines_is_given_in_one_and_its_sentence_as_it_stands(nlp: Language) -> None:
    text = (
        "We are 900 pupils in one old building, and I share it with a Director of\n"
        "Information Services and two clerks, which is more people than there are\n"
        "chairs in our office."
    )
    (structure,) = extract_post(nlp, id="a", text=text).structures
    (row,) = [one for one in structure.positions if "Director" in one.title]
    assert row.title == "Director of Information Services"
    assert row.evidence.sentence in text
    assert "\n" in row.evidence.sentence


LISTS = [
    "Director of Technology and Instructional Innovation for the County\nNetwork Administrator\nHelp Desk Technician",
    "Students: 2,300\nTechnology staff: a director, an engineer, and two technicians\nBuildings: 4",
    "• two Field Technicians for the schools on the north side of the river\n• one Webmaster\n• one Trainer",
    "Sam Oduya\nDirector of Technology\nOld Quarry Schools",
]


@pytest.mark.parametrize("listed", LISTS)
def test_lines_of_a_list_stay_apart_in_a_wrapped_post(listed: str) -> None:
    text = f"{wrapped(WRITTEN[0], 66)}\n\n{listed}"
    assert unwrap_lines(text).endswith(f"\n\n{listed}")


def test_quoted_lines_are_never_joined() -> None:
    text = (
        "> We keep two engineers and a clerk in the basement of the old\n> mill and one of them is mine.\n\nSo do we."
    )
    assert unwrap_lines(text) == text


def test_lines_that_agree_on_no_width_stay_as_they_are() -> None:
    text = "We keep two\nengineers and a clerk in the basement of\nthe mill and\none is mine, as far as I\ncan tell."
    assert unwrap_lines(text) == text


@pytest.mark.parametrize("blank", [" ", "  ", "\u00a0 "])
def test_two_blanks_after_an_abbreviation_say_what_one_says(nlp: Language, blank: str) -> None:
    text = "We have a Sr. Network Engineer and two clerks for 900 pupils. The clerks report to the Asst. Director."
    text = text.replace(". ", f".{blank}")
    structure = only(nlp, text)
    assert structure
    assert structure.enrollment
    assert structure.enrollment.min == 900
    assert ("Sr. Network Engineer", 1.0, None, "employee") in rows(nlp, text)
    assert lines(nlp, text) == {"clerk > Asst. Director"}


def test_a_list_in_lower_case_below_a_colon_needs_no_marks() -> None:
    text = (
        "What we would tell anybody who starts now:\n"
        "label every cable on the very first day of school\nfeed the custodians\nnever let a vendor hold the keys\n"
    )
    found = [line for line in lines_of(text) if line.kind is LineKind.ITEM]
    assert len(found) == 3
    assert not any(line.wraps for line in found)


def test_a_sentence_in_mid_flow_below_a_colon_is_no_list() -> None:
    text = "This is what I would like to know:\nhow many of you keep a technician in\nmore than one building and\nwhy."
    assert LineKind.ITEM not in {line.kind for line in lines_of(text)}


SIGNATURE = "Ruth Ansel\nService Desk Manager\nOld Quarry Schools"


@pytest.mark.parametrize(
    "above",
    [
        "Mill Lane: 3 techs, 900 pupils\nQuarry: 1 tech, 480 pupils\nHarbor: 2 techs, 610 pupils\nThanks to all!",
        "What saves us:\n * one brand of everything\n * a drawer of spare chargers",
        "Can anybody tell me how to cool a closet without a window. TIA",
    ],
)
def test_a_signature_may_stand_right_below_the_last_line(nlp: Language, above: str) -> None:
    signature = extract_post(nlp, id="a", text=f"{above}\n{SIGNATURE}").signature
    assert signature is not None
    assert (signature.name, signature.title) == ("Ruth Ansel", "Service Desk Manager")


def test_a_greeting_above_a_short_answer_signs_nothing(nlp: Language) -> None:
    signature = extract_post(nlp, id="a", text="Ruth,\nNo, we never did. Too dear.\nOlga").signature
    assert signature is not None
    assert signature.name == "Olga"


def test_a_total_above_a_signature_without_a_gap_is_the_author_s(nlp: Language) -> None:
    text = f"Admin\n   Director - 1\n   Clerk - 1\nField\n   Technician - 9\nTotal 11.\n{SIGNATURE}"
    assert totals(nlp, text) == [11]
