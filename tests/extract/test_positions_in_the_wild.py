"""Positions as unseen writers tell them: a kind of saying a table, one short post of our own a row."""

import pytest
from found_facts import Row, rows, totals
from spacy.language import Language

SHARED: list[tuple[str, Row]] = [
    ("We have a tech coordinator, who also drives the late bus.", ("tech coordinator", 1, None, "shared")),
    ("We have one trainer who gives half her time to testing.", ("trainer", 1, 0.5, "shared")),
    ("We have a technician, two days here and three days at the academy.", ("technician", 1, None, "shared")),
    (
        "I am the Director of Technology & Transportation.",
        ("Director of Technology & Transportation", 1, None, "shared"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_another_job_or_place_makes_a_position_shared(nlp: Language, text: str, expected: Row) -> None:
    assert expected in rows(nlp, text)


ELSEWHERE: list[tuple[str, Row]] = [
    ("We have a data clerk, whom the guidance office pays for.", ("data clerk", 1, None, "other_department")),
    ("There are two coaches on the Teaching & Learning budget.", ("coach", 2, None, "other_department")),
    ("Sound is a technician sent by a contractor. We have a director.", ("technician", 1, None, "contracted")),
    ("We have a director and one systems tech position, advertised since May.", ("systems tech", 1, None, "vacant")),
]


@pytest.mark.parametrize(("text", "expected"), ELSEWHERE)
def test_who_pays_sends_or_misses_somebody_decides_the_employment(nlp: Language, text: str, expected: Row) -> None:
    assert expected in rows(nlp, text)


def test_where_somebody_sat_before_says_nothing_of_today(nlp: Language) -> None:
    found = rows(nlp, "We have 4 coaches who used to sit in Curriculum. They are ours now.")
    assert ("coach", 4, None, "employee") in found


KEYED: list[tuple[str, list[Row]]] = [
    ("Vacant: two technicians, one analyst.", [("technician", 2, None, "vacant"), ("analyst", 1, None, "vacant")]),
    (
        "1,790 students now, four schools: an analyst, two technicians.",
        [("analyst", 1, None, "employee"), ("technician", 2, None, "employee")],
    ),
    ("Spared: 4 technicians and a trainer.", [("technician", 4, None, "employee"), ("trainer", 1, None, "employee")]),
    ("Bought: an E-rate consultant.", [("E-rate consultant", 1, None, "contracted")]),
]


@pytest.mark.parametrize(("text", "expected"), KEYED)
def test_a_lead_before_a_colon_speaks_for_the_list_behind_it(nlp: Language, text: str, expected: list[Row]) -> None:
    assert rows(nlp, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Next year's ask: a full-time trainer, two engineers.",
        "I can only say what I plan to ask for: a coach, a webmaster.",
        "No, we haven't got an apprentice.",
        "C5. Anticipated personnel: Field Techs - 5, Analyst - 1",
    ],
)
def test_wishes_are_no_staff(nlp: Language, text: str) -> None:
    assert rows(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("For what it's worth, we have six technicians.", ("technician", 6, None, "employee")),
        ("As to your other question, we have two coaches.", ("coach", 2, None, "employee")),
        ("It works better than it sounds and we have three techs.", ("tech", 3, None, "employee")),
        ("Our own staff is down to a manager and two inspectors.", ("inspector", 2, None, "employee")),
    ],
)
def test_set_phrases_hide_no_staff(nlp: Language, text: str, expected: Row) -> None:
    assert expected in rows(nlp, text)


SERVICES: list[tuple[str, set[str]]] = [
    ("Phones, copiers and the print shop are outsourced. We have two techs.", {"Phones", "copiers", "print shop"}),
    ("We have two techs. The firewall is with an MSP.", {"firewall"}),
    ("Staff: 2 techs\nE-mail, filter: intermediate unit\nWi-Fi ....... AV vendor", {"E-mail", "filter", "Wi-Fi"}),
    ("We have a tech. Wiring, phones and the firewall come from a local firm.", {"Wiring", "phones", "firewall"}),
    ("We have a tech. We buy six hours a week from the county for the servers.", {"servers"}),
]


@pytest.mark.parametrize(("text", "expected"), SERVICES)
def test_bought_work_is_a_contracted_position_each(nlp: Language, text: str, expected: set[str]) -> None:
    assert {title for title, _, _, employment in rows(nlp, text) if employment == "contracted"} == expected


UNITS: list[tuple[str, set[tuple[str, float | None]]]] = [
    ("I supervise the network team (4) and the service desk (5).", {("network team", 4), ("service desk", 5)}),
    (
        "We have eight technicians, three on the network, two for data.",
        {("technician", 8), ("network", 3), ("data", 2)},
    ),
    ("Applications has ten people and the help desk has four.", {("Applications", 10), ("help desk", 4)}),
    ("CTO x1, techs x6, helpdesk x2, sysadmin x2.", {("CTO", 1), ("tech", 6), ("helpdesk", 2), ("sysadmin", 2)}),
]


@pytest.mark.parametrize(("text", "expected"), UNITS)
def test_parts_of_a_department_count_like_titles(
    nlp: Language, text: str, expected: set[tuple[str, float | None]]
) -> None:
    assert {(title, count) for title, count, _, _ in rows(nlp, text)} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There are two directors: a Director of Data and a Director of Networks.", "director"),
        ("We have 3 systems people (titles: Engineer, Engineer, Database Administrator).", "systems people"),
    ],
)
def test_a_group_that_is_taken_apart_is_no_row_beside_its_parts(nlp: Language, text: str, expected: str) -> None:
    found = [title for title, _, _, _ in rows(nlp, text)]
    assert expected not in found
    assert len(found) == 2


COUNTS: list[tuple[str, Row]] = [
    ("At the north campus we have two technicians. Same at the south campus.", ("technician", 4, None, "employee")),
    ("We divide the county in six zones, each with one lead and four techs.", ("tech", 24, None, "employee")),
    ("We have 5 nurses and 2 aides at .5 each.", ("aide", 2, 1.0, "employee")),
    ("I've got 2 engineers, 6 technicians, sorry, 5, one left for the bank.", ("technician", 5, None, "employee")),
    ("We run with three technicians plus a fourth who teaches robotics.", ("technician", 1, None, "shared")),
    ("There's a director and 1.6 FTE of support officers.", ("support officer", None, 1.6, "employee")),
    ("Techs: seven. Schools: nine.", ("Tech", 7, None, "employee")),
    ("The number of librarians is three.", ("librarian", 3, None, "employee")),
    ("As of today: Director 1, Engineer 2, Analyst 1, Tech 9 (3 open).", ("Tech", 6, None, "employee")),
    ("Our team:\n\nTrainer x2\nComputer Technician x3.5 FTE", ("Computer Technician", None, 3.5, "employee")),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_a_count_is_found_however_it_is_said(nlp: Language, text: str, expected: Row) -> None:
    assert expected in rows(nlp, text)


def test_a_department_of_the_past_lends_no_title_to_that_of_today(nlp: Language) -> None:
    text = "At my last district we had a CTO and 3 directors. Here in Ashford it's 900 kids and one tech director."
    assert {(title, count) for title, count, _, _ in rows(nlp, text)} == {
        ("CTO", 1),
        ("director", 3),
        ("tech director", 1),
    }


def test_filled_and_whole_columns_leave_the_vacancies(nlp: Language) -> None:
    text = "Title          No.   Filled\nCoordinator     1      1\nTech I          3      2\nAnalyst         1      0\n"
    assert rows(nlp, text) == [
        ("Coordinator", 1, None, "employee"),
        ("Tech I", 2, None, "employee"),
        ("Tech I", 1, None, "vacant"),
        ("Analyst", 1, None, "vacant"),
    ]


def test_the_payer_of_most_rows_is_the_departments_own(nlp: Language) -> None:
    text = (
        "ROLE              HC    FTE    FUNDED BY\nField Engineer     3     3.0    Diocese\n"
        "Trainer            1     0.6    Diocese\nWeb Editor         1     0.5    Communications office\n"
    )
    assert [employment for _, _, _, employment in rows(nlp, text)] == ["employee", "employee", "other_department"]


TOTALS: list[tuple[str, list[float]]] = [
    ("Team is six now incl. me.", [6]),
    ("Now theres 7 of us and a cart.", [7]),
    ("3 engineers, 12 techs, 2 clerks. 17 bodies total.", [17]),
    ("The tech office is just 3 people.", [3]),
    ("A team of one. I was the whole IT office.", [1]),
    ("A fourth technician would help (there are three).", []),
]


@pytest.mark.parametrize(("text", "expected"), TOTALS)
def test_a_total_of_staff_is_known_by_what_it_counts(nlp: Language, text: str, expected: list[float]) -> None:
    assert totals(nlp, text) == expected


def test_quoted_printable_leftovers_are_blanks_and_dashes(nlp: Language) -> None:
    found = rows(nlp, "Staffing as approved:\n\nCoordinator =09=091\nTechnicians =96 5\nWebmaster=09=091\n")
    assert [(title, count) for title, count, _, _ in found] == [("Coordinator", 1), ("Technician", 5), ("Webmaster", 1)]
