"""Positions that no rule states and the encoder vouches for, and what stays out all the same."""

import found_facts
import pytest
from spacy.language import Language


def rows(nlp: Language, text: str) -> list[tuple[str, float | None, str]]:
    return [(title, count, employment) for title, count, _, employment in found_facts.rows(nlp, text)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("We have two technicians. Maud looks after the switches, she's the Network Specialist.", "Network Specialist"),
        ("inhouse its just me, IT coordinator, and a great many laptops.", "IT coordinator"),
        ("1 director + 3 campus techs + 1 half-time secretary", "secretary"),
        ("My badge says Network Manager, and I report to the bursar.", "Network Manager"),
    ],
)
def test_a_title_that_somebody_holds_is_a_position_however_it_is_told(nlp: Language, text: str, title: str) -> None:
    assert (title, 1, "employee") in rows(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Their contractor sent two engineers for the day.",
        "Each wing is run by a Systems Manager in the books that I read.",
        "Help Desk Technician > Network Manager > Director of Technology",
        "How many network technicians does a place like ours need?",
        "My husband is the network manager.",
    ],
)
def test_bosses_chains_questions_and_others_are_not_vouched_for(nlp: Language, text: str) -> None:
    assert [row for row in rows(nlp, text) if row[1] is not None] == []


def test_what_a_list_calls_proposed_is_nobodys_yet(nlp: Language) -> None:
    text = "TODAY\n- 2 Field Technicians\n- 1 Trainer\n\nPROPOSED\n- 4 Field Technicians\n- 1 Data Analyst\n"
    assert rows(nlp, text) == [("Field Technician", 2, "employee"), ("Trainer", 1, "employee")]


def test_a_boards_quotation_is_not_the_authors(nlp: Language) -> None:
    text = '[quote="mossy"]\nWe have 14 technicians for 9,000 students.\n[/quote]\nWe have three technicians.'
    assert rows(nlp, text) == [("technician", 3, "employee")]


@pytest.mark.parametrize("text", ["Door repair - outsourced", "Cabling ........ contractor", "Panels: AV vendor"])
def test_a_line_that_gives_a_service_to_a_seller_is_a_bought_service(nlp: Language, text: str) -> None:
    found = rows(nlp, f"We are one technician.\n\n{text}\n")
    assert text.split(" ")[0].strip(":") in {row[0].split(" ")[0] for row in found if row[2] == "contracted"}


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        ("We are small. 1:1 is grades 3 through 9 as of now.", "3-9"),
        ("Devices: one-to-one, gr. 5 thru 11", "5-11"),
        ("Years 7-10 all get handed an iPad each.", "7-10"),
        ("Each one has been issued a laptop, all our students, K-8.", "K-8"),
    ],
)
def test_a_programme_is_read_with_its_grades_however_these_are_told(nlp: Language, text: str, grades: str) -> None:
    assert [one.device_program.grades for one in nlp(text)._.structures if one.device_program] == [grades]


def test_bold_marks_hide_no_figure(nlp: Language) -> None:
    (structure,) = nlp("**Students:** 4,127  \n**Sites:** 9\n")._.structures
    assert (structure.enrollment and structure.enrollment.min) == 4127
    assert (structure.sites and structure.sites.count) == 9
