"""How people belong to a department: shared, lent, students, another department's; a kind of saying a table."""

import pytest
from found_facts import Row, rows
from spacy.language import Language

SHARED: list[tuple[str, list[Row]]] = [
    (
        "We have a webmaster and a printer clerk. The clerk's post is split 70/30 between Technology and Purchasing.",
        [("webmaster", 1, None, "employee"), ("printer clerk", 1, 0.7, "shared")],
    ),
    (
        "One manager, two technicians and one secretary, divided equally between us and Purchasing.",
        [("manager", 1, None, "employee"), ("technician", 2, None, "employee"), ("secretary", 1, 0.5, "shared")],
    ),
    (
        "Manager .... 1\nNetwork Techs .... 3\nWeb Editor .... 1 (half IT, half Communications)",
        [("Manager", 1, None, "employee"), ("Network Tech", 3, None, "employee"), ("Web Editor", 1, 0.5, "shared")],
    ),
    (
        "The Systems Manager teaches two periods. There is also a technician.",
        [("Systems Manager", 1, None, "shared"), ("technician", 1, None, "employee")],
    ),
    (
        "We have a webmaster, she's a third grade teacher, and a network tech.",
        [("webmaster", 1, None, "shared"), ("network tech", 1, None, "employee")],
    ),
    (
        "5 classroom teachers act as tech contacts; one network tech.",
        [("tech contact", 5, None, "shared"), ("network tech", 1, None, "employee")],
    ),
    (
        "Two districts share me as their Technology Director. We have 900 students and one clerk.",
        [("Technology Director", 1, None, "shared"), ("clerk", 1, None, "employee")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_a_person_of_whom_others_have_a_part_is_shared_with_the_share_that_is_said(
    nlp: Language, text: str, expected: list[Row]
) -> None:
    assert rows(nlp, text) == expected


STUDENTS: list[tuple[str, Row]] = [
    ("We have four student repairers and a tech.", ("student repairer", 4, None, "student")),
    ("A student webmaster and two techs.", ("student webmaster", 1, None, "student")),
    ("We have two techs. The help desk clerk is a student.", ("help desk clerk", 1, None, "student")),
    ("We have a student data analyst.", ("student data analyst", 1, None, "employee")),
    ("We have a student services coordinator.", ("student services coordinator", 1, None, "employee")),
]


@pytest.mark.parametrize(("text", "expected"), STUDENTS)
def test_students_who_work_are_told_from_those_who_keep_student_data(nlp: Language, text: str, expected: Row) -> None:
    assert expected in rows(nlp, text)


LENT: list[tuple[str, list[Row]]] = [
    (
        "We have 3 techs and a webmaster. The webmaster is a contractor.",
        [("tech", 3, None, "employee"), ("webmaster", 1, None, "contracted")],
    ),
    (
        "Technicians: 2 employees + 1 from the IU\nDirector: 1",
        [("Technician", 2, None, "employee"), ("Technician", 1, None, "contracted"), ("Director", 1, None, "employee")],
    ),
    (
        "Techs: 3 ours + 2 contracted\nDirector: 1",
        [("Tech", 3, None, "employee"), ("Tech", 2, None, "contracted"), ("Director", 1, None, "employee")],
    ),
    (
        "Two installers and a clerk in house, phones - vendor.",
        [("installer", 2, None, "employee"), ("clerk", 1, None, "employee"), ("phones", None, None, "contracted")],
    ),
    (
        "1 tech, 1 clerk, phones: BOCES",
        [("tech", 1, None, "employee"), ("clerk", 1, None, "employee"), ("phones", None, None, "contracted")],
    ),
    (
        "3 techs on staff; network = contracted",
        [("tech", 3, None, "employee"), ("network", None, None, "contracted")],
    ),
    ("2 techs, everything else is outsourced.", [("tech", 2, None, "employee")]),
    (
        "4 techs, 1 trainer, printers under contract.",
        [("tech", 4, None, "employee"), ("trainer", 1, None, "employee"), ("printers", None, None, "contracted")],
    ),
    (
        "Director: 1\nContracted? Cabling crew, as needed.",
        [("Director", 1, None, "employee"), ("Cabling crew", None, None, "contracted")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LENT)
def test_work_that_is_bought_neither_takes_nor_marks_the_people_beside_it(
    nlp: Language, text: str, expected: list[Row]
) -> None:
    assert rows(nlp, text) == expected


ELSEWHERE: list[tuple[str, Row]] = [
    ("Two data analysts sit in the Office of Assessment.", ("data analyst", 2, None, "other_department")),
    ("Two coaches work for Teaching & Learning.", ("coach", 2, None, "other_department")),
    ("We have 8 coaches. They are all in Curriculum.", ("coach", 8, None, "other_department")),
    ("Two techs are in Research Park.", ("tech", 2, None, "employee")),
    (
        "We have 5 librarians and 2 aides. The librarians report to me, aides report to the principal.",
        ("librarian", 5, None, "employee"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ELSEWHERE)
def test_where_people_sit_is_said_of_them_and_not_of_those_named_beside_them(
    nlp: Language, text: str, expected: Row
) -> None:
    assert expected in rows(nlp, text)


def test_a_department_whose_head_writes_is_no_other_department(nlp: Language) -> None:
    text = "We have a dispatcher and 30 drivers. All are under me.\n\nAnn Lowe, Transportation Supervisor"
    assert ("driver", 30, None, "employee") in rows(nlp, text)


def test_a_department_that_sits_under_another_as_a_whole_keeps_its_people(nlp: Language) -> None:
    text = "We have a Web Editor and two Technology Specialists. All of us are under Facilities."
    assert rows(nlp, text) == [("Web Editor", 1, None, "employee"), ("Technology Specialist", 2, None, "employee")]


BOUGHT: list[tuple[str, list[Row]]] = [
    (
        "1 tech (contracted through BOCES), 1 director",
        [("tech", 1, None, "contracted"), ("director", 1, None, "employee")],
    ),
    (
        "We have one tech through the IU, one director and two aides.",
        [("tech", 1, None, "contracted"), ("director", 1, None, "employee"), ("aide", 2, None, "employee")],
    ),
    ("One tech, who works for the MSP.", [("tech", 1, None, "contracted")]),
    (
        "Our two network engineers are contracted, the three techs are ours.",
        [("network engineer", 2, None, "contracted"), ("tech", 3, None, "employee")],
    ),
    (
        "An outside firm for firewall and phones; 2 techs.",
        [("outside firm", None, None, "contracted"), ("tech", 2, None, "employee")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BOUGHT)
def test_who_lends_or_sells_is_said_of_those_alone_who_come_from_there(
    nlp: Language, text: str, expected: list[Row]
) -> None:
    assert rows(nlp, text) == expected


PARTLY: list[tuple[str, Row]] = [
    ("We have a technician and a web editor who is half payroll.", ("web editor", 1, None, "shared")),
    ("Manager - 1\nTechnician - 2\nClerk - .4 (rest is Food Service)", ("Clerk", 1, 0.4, "shared")),
    ("We have a manager and a clerk (.5, remainder of her is Payroll).", ("clerk", 1, 0.5, "shared")),
    ("I'm the Tech Director/Bus Driver. We have one technician.", ("Tech Director/Bus Driver", 1, None, "shared")),
    ("We have a tech and one secretary, half and half with the warehouse.", ("secretary", 1, 0.5, "shared")),
]
BY_ANOTHER: list[tuple[str, Row]] = [
    ("We have a manager. Three technicians from Birchline Solutions.", ("technician", 3, None, "contracted")),
    ("Manager: 1\nTechnician: 3\nInstallers: 2 (agency temps)", ("Installer", 2, None, "contracted")),
    ("We have a manager. The city lends us a network engineer.", ("network engineer", 1, None, "other_department")),
    ("Manager (1)\nData Clerk (2, Pupil Services)\nTechnician (3)", ("Data Clerk", 2, None, "other_department")),
    ("Manager (1)\nLab Assistant (3, college seniors)", ("Lab Assistant", 3, None, "student")),
    ("Manager (1)\nStudent Bench Assistant (6)", ("Student Bench Assistant", 6, None, "student")),
    ("Manager (1)\nStudent Data Assistant (2)", ("Student Data Assistant", 2, None, "employee")),
]
GONE_OR_OPEN: list[tuple[str, Row]] = [
    ("Manager - 1\nNetwork Analyst - 1 - closes Friday", ("Network Analyst", 1, None, "vacant")),
    ("We have two techs. Both trainers go back to the classroom in fall.", ("trainer", 2, None, "cut")),
    ("The board did away with the webmaster. We have two technicians.", ("webmaster", 1, None, "cut")),
]


@pytest.mark.parametrize(("text", "expected"), [*PARTLY, *BY_ANOTHER, *GONE_OR_OPEN])
def test_a_remark_says_how_somebody_belongs(nlp: Language, text: str, expected: Row) -> None:
    assert expected in rows(nlp, text)
