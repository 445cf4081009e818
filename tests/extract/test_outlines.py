"""Outlines: trees, arrows, numbers and boxes that draw who is in a department and who is under whom."""

import pytest
from spacy.language import Language

from extract.components.layout import lines_of
from extract.document import LineKind
from extract.facts import Position, ReportingLine

TREE = """\
Director of Facilities
|-- Maintenance Supervisor
|     |-- Electrician (2)
|     `-- Plumber (1, vacant)
`-- Grounds Foreman
      `-- Groundskeeper
"""
ARROWS = """\
What the chart turned into:

Director of Library Services
> Teacher Librarians (one in each of our 5 schools, who also teach)
> Technology Systems Manager
>> Technicians II (2)
>> Technician I (1)
"""
NUMBERED = """\
1. Technology (Director)
   1.1 Networks (Network Supervisor)
       1.1.1 Network Tech - 2
       1.1.2 Cabling Tech - 1
   1.2 Data
       1.2.1 Data Manager - 1
"""
DOTTED = """\
Superintendent
..Technology Director
....Network Specialist
....Help Desk Technician
"""
BOXED = """\
[Superintendent]
   |
   +-- [CFO]
   |      |
   |      +-- [Technology Manager]
   |              +-- [Site Technician] x8
"""
COUNTED = """\
Superintendent
   CIO
      Mgr, Network  (filled)
         Network Tech  x3
         Cabling Tech  x1  - frozen
      Mgr, Client Support
         Site Tech  x11
"""
POINTED = """\
VP IT (1) → reports: AVP Infrastructure, Director of Support
AVP Infrastructure (1) → reports: 9 engineers
"""
LETTERED = """\
I. Executive Director of Technology
   A. Infrastructure Manager
      1. Network Engineers - 2
   B. Support Manager
      1. Field Technicians - 7
"""


def positions(nlp: Language, text: str) -> set[tuple[str, float | None]]:
    return {(fact.title, fact.count) for fact in nlp(text)._.found if isinstance(fact, Position)}


def links(nlp: Language, text: str) -> set[str]:
    found = nlp(text)._.found
    return {f"{fact.subordinate} > {fact.superior}" for fact in found if isinstance(fact, ReportingLine)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TREE, {("Maintenance Supervisor", 1), ("Electrician", 2), ("Plumber", 1), ("Groundskeeper", 1)}),
        (ARROWS, {("Technology Systems Manager", 1), ("Technician II", 2), ("Technician I", 1)}),
        (NUMBERED, {("Network Supervisor", 1), ("Network Tech", 2), ("Cabling Tech", 1), ("Data Manager", 1)}),
        (LETTERED, {("Infrastructure Manager", 1), ("Network Engineer", 2), ("Field Technician", 7)}),
        (BOXED, {("Technology Manager", 1), ("Site Technician", 8)}),
    ],
)
def test_a_drawn_line_is_a_row_of_staff(nlp: Language, text: str, expected: set[tuple[str, float | None]]) -> None:
    assert expected <= positions(nlp, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TREE, {"Electrician > Maintenance Supervisor", "Groundskeeper > Grounds Foreman"}),
        (ARROWS, {"Technician II > Technology Systems Manager"}),
        (NUMBERED, {"Network Supervisor > Director", "Network Tech > Network Supervisor"}),
        (LETTERED, {"Network Engineer > Infrastructure Manager", "Field Technician > Support Manager"}),
        (DOTTED, {"Technology Director > Superintendent", "Help Desk Technician > Technology Director"}),
        (BOXED, {"Technology Manager > CFO", "Site Technician > Technology Manager"}),
        (COUNTED, {"Mgr, Network > CIO", "Network Tech > Mgr, Network", "Site Tech > Mgr, Client Support"}),
        (POINTED, {"AVP Infrastructure > VP IT", "engineer > AVP Infrastructure"}),
    ],
)
def test_the_level_of_a_drawn_line_tells_its_superior(nlp: Language, text: str, expected: set[str]) -> None:
    assert expected <= links(nlp, text)


def test_a_form_that_lists_a_head_among_direct_reports_means_its_author(nlp: Language) -> None:
    form = "Direct reports: Director of Infrastructure; Director of Applications\n\nPia Roth\nChief Information Officer"
    assert links(nlp, form) == {
        "Director of Infrastructure > Chief Information Officer",
        "Director of Applications > Chief Information Officer",
    }


def test_everyone_in_a_list_above_is_the_list(nlp: Language) -> None:
    staff = "Director of Digital ... 1\nCloud Engineer ... 2\n\n"
    text = staff + "Everyone in the list above reports to the Director of Digital."
    assert "Cloud Engineer > Director of Digital" in links(nlp, text)


def test_numbers_of_people_are_no_levels() -> None:
    text = "1.5 Technicians\n1.0 Director\n.5 Clerk\n"
    assert all(line.marker is None for line in lines_of(text))


def test_a_quotation_below_a_sentence_stays_one() -> None:
    text = "Hal asked about ours.\n> Director of what? We have one.\n>> Two techs here.\n"
    kinds = [line.kind for line in lines_of(text) if line.kind is not LineKind.BLANK]
    assert kinds == [LineKind.TEXT, LineKind.QUOTE, LineKind.QUOTE]


def test_a_box_that_nobody_ticked_and_a_proposed_list_are_nobodys(nlp: Language) -> None:
    boxes = "Our plan:\n[X] Director\n[X] 3 Technicians\n[ ] 2 more Technicians\n[ ] Security Analyst\n"
    assert positions(nlp, boxes) == {("Director", 1), ("Technician", 3)}
    lists = "NOW\nCTO\n- Network Manager\n- 4 Techs\n\nPROPOSED\nCTO\n- Deputy CTO\n- Network Manager\n- 6 Techs\n"
    assert positions(nlp, lists) == {("CTO", 1), ("Network Manager", 1), ("Tech", 4)}


def test_numbered_answers_count_nobody(nlp: Language) -> None:
    text = "1 - about 3,700 kids\n2 - seven\n3 - Tech Director, 2 Technicians\n4 - yep\n5 - the superintendent\n"
    assert ("Tech Director", 1) in positions(nlp, text)


def test_a_heading_above_a_table_is_no_part_of_its_first_title(nlp: Language) -> None:
    text = "Technology Services\n  Director           1.0\n  Network Analyst    2.0\n  Clerk              0.5\n"
    assert {title for title, _ in positions(nlp, text)} == {"Director", "Network Analyst", "Clerk"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Shop foreman 1 with 3 mechanics and a parts clerk under him\n- Drivers 50", "mechanic > Shop foreman"),
        ("- Manager, Field Support -- 4 Technicians under her\n- Clerk", "Technician > Manager, Field Support"),
        ("- Help Desk Coordinator, nine technicians under her, by feeder", "technician > Help Desk Coordinator"),
        (
            "Asst Director Field: Sr. Techs (4), Techs (9)\nAsst Director Data: Analysts (3)",
            "Analyst > Asst Director Data",
        ),
    ],
)
def test_a_line_names_a_leader_and_the_people_under_them(nlp: Language, text: str, expected: str) -> None:
    assert expected in links(nlp, text)


@pytest.mark.parametrize(
    "text", ["Network staff: 2 Network Engineers", "Head of IT: IT Manager", "IT Director: was 2 techs, is 3 now"]
)
def test_a_key_that_labels_an_answer_leads_nobody(nlp: Language, text: str) -> None:
    assert links(nlp, text) == set()


def test_a_roster_tells_whose_names_the_sentences_use(nlp: Language) -> None:
    text = "Jo Ferrante - Network Manager\nSam Obuya - Network Technician\nMo Lind - Data Clerk\n\nSam reports to Jo."
    assert "Network Technician > Network Manager" in links(nlp, text)


def test_a_list_of_people_by_name_is_no_signature() -> None:
    text = "Pat Lind - Director\nJo Ferrante - Asst. Director\nSam Obuya - Data Clerk\n"
    assert all(line.kind is not LineKind.SIGNATURE for line in lines_of(text))


def test_two_grades_of_a_job_are_two_titles(nlp: Language) -> None:
    text = (
        "Title | No. | Reports to\nSpecialist I | 9 | Specialist II\nSpecialist II | 3 | Director\nDirector | 1 | CFO\n"
    )
    assert "Specialist I > Specialist II" in links(nlp, text)


def test_a_first_name_of_the_roster_is_a_link_of_a_chain(nlp: Language) -> None:
    roster = "Pat Lind - Director\nJo Ferrante - Asst. Director\nSam Obuya - Data Clerk\n\n"
    text = roster + "Pat -> Finance Director; Jo -> Pat."
    assert links(nlp, text) == {"Director > Finance Director", "Asst. Director > Director"}
