"""Positions: one short post a rule, in words of our own."""

import pytest
from found_facts import Row, employees, rows
from spacy.language import Language

from extract.facts import Position

LISTS = [
    (
        "Our staff:\n1 - Director\n3- Cable Technicians\n2 – Programmers\n",
        [("Director", 1), ("Cable Technician", 3), ("Programmer", 2)],
    ),
    ("IT team\n(1) Manager\n(4) Device Technicians\n", [("Manager", 1), ("Device Technician", 4)]),
    (
        "We are small.\n\nStaffing:\nWebmaster: 1\nService technician: 6\n\nThat is the whole crew and we like it so.",
        [("Webmaster", 1), ("Service technician", 6)],
    ),
    ("Who we are:\nAnalysts x2\nPrinter Techs x 5\n", [("Analyst", 2), ("Printer Tech", 5)]),
    ("CIO ........ 1\nWeb Team Lead ... 2\nArchitect ..... 3\n", [("CIO", 1), ("Web Team Lead", 2), ("Architect", 3)]),
    (
        "The department:\nHead of Digital\nStorage Engineer\nApplication Analyst\n",
        [("Head of Digital", 1), ("Storage Engineer", 1), ("Application Analyst", 1)],
    ),
    ("Staff:\n2 Trainers\n1 Secretary\n3 Trainers\n", [("Trainer", 5), ("Secretary", 1)]),
    ("Title | Number\nCloud Engineer | 2\nDispatcher | 4\n", [("Cloud Engineer", 2), ("Dispatcher", 4)]),
    (
        "IT division as of May\n\nEnterprise Systems ... 14\nService Desk ... 9\nField Support ... 30\n",
        [("Enterprise Systems", 14), ("Service Desk", 9), ("Field Support", 30)],
    ),
    (
        "Job titles: IT Director, Web Developer, Records Clerk",
        [("IT Director", 1), ("Web Developer", 1), ("Records Clerk", 1)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_list_gives_each_line_its_count(nlp: Language, text: str, expected: list[tuple[str, float]]) -> None:
    assert rows(nlp, text) == employees(*expected)


PROSE = [
    (
        "We have a team of 4 device coordinators and 9 field engineers.",
        [("device coordinator", 4), ("field engineer", 9)],
    ),
    ("The office is a manager, two analysts and a secretary.", [("manager", 1), ("analyst", 2), ("secretary", 1)]),
    (
        "Right now: CIO, Storage Administrator, 5 Campus Techs.",
        [("CIO", 1), ("Storage Administrator", 1), ("Campus Tech", 5)],
    ),
    ("manager, 3 programmers, clerk. 2,400 students", [("manager", 1), ("programmer", 3), ("clerk", 1)]),
    ("Our webmaster answers the phone on Mondays.", [("webmaster", 1)]),
    ("We have a couple of trainers and about 15 technicians.", [("trainer", 2), ("technician", 15)]),
    ("We have several technicians and one programmer.", [("technician", None), ("programmer", 1)]),
    ("We hire between 3 and 5 interns every June.", [("intern", None)]),
    ("We have no coaches, just 2 technicians.", [("technician", 2)]),
    ("I am the technology coordinator for a school of 300 students.", [("technology coordinator", 1)]),
    ("We are a CIO (me) and three engineers.", [("CIO", 1), ("engineer", 3)]),
    ("We have one tech in each of our seven schools.", [("tech", 7)]),
    ("Each of the 3 high schools has two media technicians.", [("media technician", 6)]),
    ("We have one technician per building.", [("technician", None)]),
    (
        "Infrastructure has 12, Applications 8 and Field Support 20.",
        [("Infrastructure", 12), ("Applications", 8), ("Field Support", 20)],
    ),
    ("We have a 12-person help desk and a CIO.", [("help desk", 12), ("CIO", 1)]),
    (
        "The shop is one manager, three Gadget Whisperers and a clerk.",
        [("manager", 1), ("Gadget Whisperer", 3), ("clerk", 1)],
    ),
    ("A dispatcher job that two people share, and 4 technicians.", [("dispatcher", 2), ("technician", 4)]),
    (
        "My team: Ines (web developer), Paul (SIS manager) and four technicians.",
        [("web developer", 1), ("SIS manager", 1), ("technician", 4)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PROSE)
def test_running_prose_states_positions(nlp: Language, text: str, expected: list[tuple[str, float]]) -> None:
    found = sorted((title, count) for title, count, _, _ in rows(nlp, text))
    assert found == sorted(expected, key=lambda pair: pair[0])


FRACTIONS = [
    ("We have a director and half a web developer.", ("web developer", 1, 0.5)),
    ("We have a director and 0.6 of a registrar.", ("registrar", 1, 0.6)),
    ("Staff: 1.5 FTE programmers, 1.0 FTE director", ("programmer", None, 1.5)),
    ("We have two techs and a half-time clerk.", ("clerk", 1, 0.5)),
    ("We have a manager and a webmaster (0.4).", ("webmaster", 1, 0.4)),
    ("We have 3 techs, 1 clerk at .5, nobody else.", ("clerk", 1, 0.5)),
    ("We have a manager and a trainer, 3/4 time.", ("trainer", 1, 0.75)),
    ("We have a manager and a trainer who gives 20% of her time.", ("trainer", 1, 0.2)),
    ("We have a manager and a trainer, 12 hours a week.", ("trainer", 1, None)),
    ("Position | FTE\nStorage Engineer | 2.0\nClerk | 0.5\n", ("Storage Engineer", None, 2.0)),
    ("Position | FTE\nStorage Engineer | 2.0\nClerk | 0.5\n", ("Clerk", 1, 0.5)),
]


@pytest.mark.parametrize(("text", "expected"), FRACTIONS)
def test_a_stated_part_of_full_time_is_kept(nlp: Language, text: str, expected: tuple[str, float, float]) -> None:
    assert expected in [row[:3] for row in rows(nlp, text)]


EMPLOYMENTS = [
    ("We lost two trainers to budget cuts but have a CIO.", ("trainer", 2, None, "cut")),
    ("We have 4 technicians. The trainer position was eliminated in June.", ("trainer", 1, None, "cut")),
    ("The board cut both librarians and the webmaster.", ("librarian", 2, None, "cut")),
    ("We had 9 technicians before the cuts, now we have 6.", ("technician", 3, None, "cut")),
    ("We have 6 technicians (2 open).", ("technician", 2, None, "vacant")),
    ("We have 6 technicians (2 open).", ("technician", 4, None, "employee")),
    ("Our staff:\n1x Manager\n4x Analysts (1x currently vacant)\n", ("Analyst", 1, None, "vacant")),
    ("Our staff:\nManager: 1\nClient Support: 5 (one position unfilled)\n", ("Client Support", 4, None, "employee")),
    ("We have a CIO and a vacant buyer.", ("buyer", 1, None, "vacant")),
    (
        "We have 5 analysts, one of whom has been posted since May, wait: one of those is open.",
        ("analyst", 1, None, "vacant"),
    ),
    ("We have a CIO and five student workers.", ("student worker", 5, None, "student")),
    ("We have a CIO and two interns.", ("intern", 2, None, "student")),
    ("We contract with the county for a network engineer.", ("network engineer", 1, None, "contracted")),
    ("The BOCES sends us a systems engineer on Fridays.", ("systems engineer", 1, None, "contracted")),
    ("We have a CIO and an MSP that does the servers.", ("MSP", None, None, "contracted")),
    ("Copiers: vendor. Our staff is one technician.", ("Copiers", None, None, "contracted")),
    ("We have two techs and one more through a temp agency.", ("tech", 1, None, "contracted")),
    ("We have a CIO and four coaches who sit in Academics.", ("coach", 4, None, "other_department")),
    (
        "The district has one media coach. This position resides in the Curriculum Department.",
        ("media coach", 1, None, "other_department"),
    ),
    ("We have 3 techs and 8 aides. The aides are paid by the schools.", ("aide", 8, None, "other_department")),
    ("We have a CIO and a data clerk we share with the payroll office.", ("data clerk", 1, None, "shared")),
    ("We have a CIO and an integrator who teaches two classes.", ("integrator", 1, None, "shared")),
    ("I teach art and I am the technology coordinator.", ("technology coordinator", 1, None, "shared")),
    ("We have a CIO, a clerk (out on leave) and a trainer.", ("clerk", 1, None, "employee")),
]


@pytest.mark.parametrize(("text", "expected"), EMPLOYMENTS)
def test_a_cue_beside_the_title_says_the_employment(nlp: Language, text: str, expected: Row) -> None:
    assert expected in rows(nlp, text)


NOTHING = [
    "We hope to hire two trainers and a programmer next year.",
    "You should have one technician for every 400 devices.",
    "How many technicians does a district of that size need?",
    "If I had the money I would add a trainer and two analysts.",
    "Most districts have a CTO and a security analyst.",
    "The norm is 1 technician per 600 students.",
    "Hire a good dispatcher first.",
    "We have a superintendent, four principals and a business manager.",
    "There used to be three programmers here.",
    "1 tech : 1,500 devices",
    "Pick one coach per building and train them well.",
    "A good clerk is worth four programmers.",
    "I have been a webmaster for 9 years.",
    "Our budget committee has a librarian and a clerk on it.",
    "The vendor sent two engineers for the cutover.",
    "The superintendent asked why we need six analysts.",
    "I'd rather have one trainer than two analysts.",
    "I am a data person at heart.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_fact_gives_no_position(nlp: Language, text: str) -> None:
    assert rows(nlp, text) == []


def test_both_supervisors_are_the_two_of_the_list(nlp: Language) -> None:
    text = "Supervisor, Web Services\nSupervisor, Field Support\nAnalyst (3)\nBoth supervisors report to the CIO."
    assert "supervisor" not in [row[0] for row in rows(nlp, text)]


def test_one_of_the_technicians_is_no_further_technician(nlp: Language) -> None:
    text = "We have a CIO and three device technicians. One of the technicians is new."
    assert rows(nlp, text) == employees(("CIO", 1), ("device technician", 3))


def test_a_sum_after_news_replaces_the_news(nlp: Language) -> None:
    text = "We added a second analyst and a clerk. So we're now at 2 analysts, 1 clerk and 1 CIO."
    assert rows(nlp, text) == employees(("analyst", 2), ("clerk", 1), ("CIO", 1))


def test_several_hats_of_the_author_are_one_person(nlp: Language) -> None:
    text = "I'm the tech coordinator, librarian, and yearbook advisor of a school with 210 pupils."
    assert rows(nlp, text) == [("tech coordinator", 1, None, "shared")]


def test_a_chain_lends_its_full_titles_to_the_counts_below_it(nlp: Language) -> None:
    text = "Repair Aide -> Area Supervisor -> CIO\n\n7 aides and 2 supervisors in all."
    assert {row[:2] for row in rows(nlp, text)} == {("Repair Aide", 7), ("Area Supervisor", 2), ("CIO", None)}


def test_a_former_employer_keeps_its_positions_apart(nlp: Language) -> None:
    text = "At my previous district (Gull Point) we had a CIO and 9 analysts. Here we have one analyst."
    counts = [count for title, count, _, _ in rows(nlp, text) if title == "analyst"]
    assert sorted(counts) == [1, 9]


def test_me_in_a_list_counts_under_the_signature(nlp: Language) -> None:
    text = "The department is me, two technicians and a clerk.\n\nRuth Ansel\nTechnology Manager\nOld Quarry Schools\n"
    assert ("Technology Manager", 1, None, "employee") in rows(nlp, text)


def test_the_signature_alone_is_no_position(nlp: Language) -> None:
    text = "We have two technicians.\n\nRuth Ansel\nTechnology Manager\nOld Quarry Schools\n"
    assert rows(nlp, text) == employees(("technician", 2))


def test_a_title_said_again_is_not_counted_again(nlp: Language) -> None:
    text = "We have one Chief Technology Officer and 4 Field Technicians. The CTO likes the technicians."
    assert rows(nlp, text) == employees(("Chief Technology Officer", 1), ("Field Technician", 4))


def test_a_total_said_after_its_parts_replaces_them(nlp: Language) -> None:
    text = "Each of our 2 high schools has three techs and the annex has 1 tech. So that's 7 techs in all."
    assert ("tech", 7, None, "employee") in rows(nlp, text)


def test_a_combined_title_in_a_list_is_one_position(nlp: Language) -> None:
    text = "Our staff:\n(1) Director of Technology and Director of Assessment\n(2) Technicians\n"
    assert [row[:2] for row in rows(nlp, text)] == [
        ("Director of Technology and Director of Assessment", 1),
        ("Technician", 2),
    ]


def test_open_positions_of_a_table_stand_beside_the_filled_ones(nlp: Language) -> None:
    text = (
        "Position   Budgeted   Filled\nAnalyst       4.0      3.0\n"
        "Trainer       1.0      1.0\nTotal         5.0      4.0\n"
    )
    assert rows(nlp, text) == [
        ("Analyst", None, 3.0, "employee"),
        ("Analyst", None, 1.0, "vacant"),
        ("Trainer", None, 1.0, "employee"),
    ]


def test_custodians_who_help_out_belong_to_their_own_department(nlp: Language) -> None:
    text = "Our custodial crew has also performed basic break/fix work for us."
    assert rows(nlp, text) == [("custodial crew", None, None, "other_department")]


def test_every_position_cites_the_words_that_state_it(nlp: Language) -> None:
    text = "Hello all. We employ three wireless engineers in town."
    doc = nlp(text)
    (fact,) = [fact for fact in doc._.found if isinstance(fact, Position)]
    assert text[fact.evidence.start : fact.evidence.end] == "three wireless engineers"
    assert fact.evidence.sentence == "We employ three wireless engineers in town."
    assert fact.role == "network-engineer"
