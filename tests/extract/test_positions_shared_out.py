"""Whose people they are and how many, in wordings of many kinds: other departments, agencies, halves, products."""

import pytest
from found_facts import Row, rows, totals
from spacy.language import Language

THEIRS: list[tuple[str, Row]] = [
    ("A CTO, 3 techs and 4 coaches, but those are C&I people on teacher contracts.", ("coach", 4, None)),
    ("CTO, 2 techs, and 6 coaches, but they're Curriculum's.", ("coach", 6, None)),
    ("We have two techs. A phone tech who is really Maintenance's.", ("phone tech", 1, None)),
    ("A director, 3 techs, and a library aide at the elementary (she's the library's).", ("library aide", 1, None)),
    ("We have a director, 2 techs and a photographer whom Athletics pays.", ("photographer", 1, None)),
    ("Director, 4 techs, 3 TOSAs (Ed Services pays for them).", ("TOSA", 3, None)),
    ("5 lab aides, every one of them funded out of the schools' own budgets, and a tech.", ("lab aide", 5, None)),
    ("We have 2 trainers who report to Staff Development and a CTO.", ("trainer", 2, None)),
    ("The data side is 2 registrars who are in student services and a CTO.", ("registrar", 2, None)),
    ("Our department is a director, two techs, and a courier (the warehouse's man).", ("courier", 1, None)),
    ("CTO, 4 techs, and two data analysts whom Accountability hires and fires.", ("data analyst", 2, None)),
    ("In the field: 3 integration coaches, on Curriculum's dime, and two techs.", ("integration coach", 3, None)),
    ("Coaches (5) are funded by Title I. I'm the director.", ("Coach", 5, None)),
    ("The curriculum office's two coaches help. We have a director.", ("coach", 2, None)),
    ("SIMS is run by the Exams & Data Manager, so not one of ours. One tech.", ("Exams & Data Manager", 1, None)),
]


@pytest.mark.parametrize(("text", "expected"), THEIRS)
def test_people_whom_another_department_owns_pays_or_houses_are_its_own(
    nlp: Language, text: str, expected: tuple[str, float, None]
) -> None:
    assert (*expected, "other_department") in rows(nlp, text)


LENT: list[tuple[str, tuple[str, float, None]]] = [
    (
        "A director, 4 techs, and a network engineer who works for our satellite provider.",
        ("network engineer", 1, None),
    ),
    ("We have a CTO, three techs and 2 field engineers from a staffing agency.", ("field engineer", 2, None)),
    ("The vendor keeps a site lead and four technicians here. I'm the CTO.", ("technician", 4, None)),
    ("IT: a manager, 3 techs and a security analyst, contract, 20 hrs a month.", ("security analyst", 1, None)),
    ("We've got a director, a help desk tech (the MSP's guy), and two clerks.", ("help desk tech", 1, None)),
    ("Three techs and two field engineers whom the IU bills us for.", ("field engineer", 2, None)),
    ("Our shop is a director, a tech, and a PC technician who is on the vendor's payroll.", ("PC technician", 1, None)),
    ("A counsellor from an outside agency, and five nurses.", ("counsellor", 1, None)),
]


@pytest.mark.parametrize(("text", "expected"), LENT)
def test_people_whom_an_agency_sends_or_pays_are_contracted(
    nlp: Language, text: str, expected: tuple[str, float, None]
) -> None:
    assert (*expected, "contracted") in rows(nlp, text)


PARTLY: list[tuple[str, Row]] = [
    (
        "A director, two techs, a data analyst, 0.6, other 0.4 sits at the Catholic board.",
        ("data analyst", 1, 0.6, "shared"),
    ),
    ("A director, a tech, and a trainer who is mostly a reading interventionist.", ("trainer", 1, None, "shared")),
    ("A manager, two techs and a data clerk (we get her afternoons).", ("data clerk", 1, None, "shared")),
    ("We have 3 techs and a webmaster, I get her about 20%.", ("webmaster", 1, 0.2, "shared")),
    ("CTO, two techs, and a network engineer we time-share with the county.", ("network engineer", 1, None, "shared")),
    ("A director and a help desk clerk who gives us two hours a day.", ("help desk clerk", 1, None, "shared")),
    ("A director, two techs and an AV aide shared w/ the theater.", ("AV aide", 1, None, "shared")),
    ("A director, a tech, and a webmaster who is the superintendent's secretary.", ("webmaster", 1, None, "shared")),
    ("The shop teacher does break/fix for a stipend. I'm the network admin.", ("shop teacher", 1, None, "shared")),
    ("They have a business teacher with a $400 stipend, and a tech.", ("business teacher", 1, None, "shared")),
]


@pytest.mark.parametrize(("text", "expected"), PARTLY)
def test_people_of_whom_the_department_has_a_part_are_shared(nlp: Language, text: str, expected: Row) -> None:
    assert expected in rows(nlp, text)


AMONG: list[tuple[str, list[Row]]] = [
    (
        "We also have twelve coaches, though the schools pay for eight of them.",
        [("coach", 8, None, "other_department"), ("coach", 4, None, "employee")],
    ),
    (
        "We have 14 clerks of whom 3 come through a staffing agency.",
        [("clerk", 3, None, "contracted"), ("clerk", 11, None, "employee")],
    ),
    (
        "We have 9 technicians, two of whom teach a class.",
        [("technician", 2, None, "shared"), ("technician", 7, None, "employee")],
    ),
    (
        "We have four psychologists (the fifth was cut when the levy failed).",
        [("psychologist", 1, None, "cut"), ("psychologist", 4, None, "employee")],
    ),
    (
        "We have 3 technicians (one was made redundant in May).",
        [("technician", 1, None, "cut"), ("technician", 3, None, "employee")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), AMONG)
def test_some_of_a_title_s_holders_stand_apart(nlp: Language, text: str, expected: list[Row]) -> None:
    assert rows(nlp, text) == expected


GONE: list[tuple[str, Row]] = [
    ("A director and 5 techs. 2 integrator positions, both empty since June.", ("integrator", 2, None, "vacant")),
    ("We have a director. A support tech was approved for May, not posted yet.", ("support tech", 1, None, "vacant")),
    ("The board took out all 11 library paras in June. I'm left with 4 librarians.", ("library para", 11, None, "cut")),
    ("The board has cut the web person, both trainers and our secretary.", ("secretary", 1, None, "cut")),
    ("The help desk clerk was made redundant in May. We have two techs.", ("help desk clerk", 1, None, "cut")),
]


@pytest.mark.parametrize(("text", "expected"), GONE)
def test_posts_that_are_open_or_gone_in_other_words(nlp: Language, text: str, expected: Row) -> None:
    assert expected in rows(nlp, text)


PRODUCTS: list[tuple[str, tuple[str, float]]] = [
    ("Five schools here. Each secondary has a technician, so that is two of those.", ("technician", 2)),
    ("We've got one lab assistant per elementary, four elementaries.", ("lab assistant", 4)),
    ("ICU has one lead and three nurses; same on step-down.", ("nurse", 6)),
    ("We have one network manager and seven Road Warriors.", ("Road Warrior", 7)),
    ("71 schools, 4 Nurse Managers (each with a region), 70 RNs in all.", ("RN", 70)),
    ("An aide in each of the three. One librarian.", ("aide", 3)),
    ("We have six schools. Every one of the six has a site tech.", ("site tech", 6)),
    ("Each feeder (there are six) has 1 lead and 3 site techs.", ("site tech", 18)),
    ("4 regions, in each a senior technician and two technicians.", ("technician", 8)),
    ("We have a tech in each building (that's 7).", ("tech", 7)),
    ("We have IT coordinators (one at every school, so 23) and a VP of IT.", ("IT coordinator", 23)),
    ("There are 12 buildings with a tech in every one of them.", ("tech", 12)),
    ("Both high schools have a technician.", ("technician", 2)),
    ("12 student techs per campus at both campuses.", ("student tech", 24)),
    ("2 managers, who in turn have 5 techs each.", ("tech", 10)),
    ("There are 2 cooks at the high school, 2 at the elementary and 1 at the middle.", ("cook", 5)),
    ("We have a director, one aide at the high school and two at the middle school.", ("aide", 3)),
    ("A has a clerk and four techs; B has a clerk and two techs.", ("clerk", 2)),
    ("Each secondary has a tech, so that is two of those, and there's an apprentice.", ("apprentice", 1)),
    ("We have 6 techs, 2 at the high school.", ("tech", 6)),
]


@pytest.mark.parametrize(("text", "expected"), PRODUCTS)
def test_holders_at_several_places_are_multiplied_or_summed(
    nlp: Language, text: str, expected: tuple[str, float]
) -> None:
    assert expected in [(title, count) for title, count, _, _ in rows(nlp, text)]


NOT_THERE = [
    ("Next district over has a CTO, three network guys and 18 techs. We have a supervisor.", ["supervisor"]),
    ("Neighbor to the north runs 40 drivers. We have a dispatcher.", ["dispatcher"]),
    ("lol at the guy with 40 techs. We have a director.", ["director"]),
    ("I'm to hire a trainer if the trustees agree. We have a director.", ["director"]),
    ("A trainer is supposed to come next year. We have a director.", ["director"]),
    ("Gladys outlived two directors. We have a tech.", ["tech"]),
    ("I did have a technician, retired in '14. We have a director.", ["director"]),
    ("We merged ed tech into IT. We have a director.", ["director"]),
    ("Our Associate Head for Finance is who I answer to. There's a technician.", ["technician"]),
    ("A data person who is really a registrar, and two techs.", ["data person", "tech"]),
    ("We have 17 copiers (leased) and a director.", ["director"]),
    ("A director, a tech and a two-person controls shop that isn't ours.", ["director", "tech"]),
    ("Dale is the Technology Coordinator and the boys' basketball coach.", ["Technology Coordinator"]),
]


@pytest.mark.parametrize(("text", "expected"), NOT_THERE)
def test_neighbours_plans_fields_and_second_hats_are_no_staff(nlp: Language, text: str, expected: list[str]) -> None:
    assert [title for title, *_ in rows(nlp, text)] == expected


TITLES = [
    ("We have 22 1:1 paras and a director.", ("1:1 para", 22)),
    ("Five Technician I's and two Technician II's.", ("Technician II", 2)),
    ("We have 4 foremen and a director.", ("foreman", 4)),
    ("I'm the Director of Technology & CIO. We have 3 techs.", ("Director of Technology & CIO", 1)),
    (
        "We are all under one Chief Information Officer. Under the CIO there are three directors.",
        ("Chief Information Officer", 1),
    ),
    ("Under me are a Deputy for Schools and a Deputy for Libraries.", ("Deputy for Schools", 1)),
    ("Our shop: Director 1.0, Systems Analyst 2.0, Site Tech 9.0.", ("Site Tech", None)),
    ("There are four of us: Ann the director, Bob the network guy, and two aides.", ("director", 1)),
    ("sysadmin, rural midwest, 11 years in. It's me and a tech aide.", ("sysadmin", 1)),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_titles_of_other_shapes_are_read(nlp: Language, text: str, expected: tuple[str, float | None]) -> None:
    assert expected in [(title, count) for title, count, _, _ in rows(nlp, text)]


WORK = [
    ("We contract with the ESD for network engineering and for our student information system.", "network engineering"),
    ("Our ESU comes for the servers. I'm the coordinator.", "servers"),
    ("A managed service provider looks after the firewall. I'm the director.", "managed service provider"),
    ("After-hours security monitoring is bought from a firm in Nashua.", "After-hours security monitoring"),
]


@pytest.mark.parametrize(("text", "expected"), WORK)
def test_work_that_is_bought_is_named_by_what_it_is(nlp: Language, text: str, expected: str) -> None:
    assert (expected, None, None, "contracted") in rows(nlp, text)


TOTALS = [
    ("Number of people in technology - 38 (I'm counting two vacancies)", [38]),
    ("Four and a half of us and I'm the half.", [4.5]),
    ("We are four in the technology office and not five.", [4]),
    ("18 budgeted positions, 13 schools, 9,950ish kids.", [18]),
    ("Authorized: 31 FTE. I'm the IT Director.", [31]),
    ("So three of us now, 460 students.", [3]),
    ("Staffing level: 9.5 FTE. I'm the CTO.", [9.5]),
    ("By 1996 I had a department of seven. I'm the CTO.", []),
    ("Between us it's 1.0 FTE. I'm the CTO.", []),
]


@pytest.mark.parametrize(("text", "expected"), TOTALS)
def test_the_strength_of_the_department_is_told_in_many_ways(nlp: Language, text: str, expected: list[float]) -> None:
    assert totals(nlp, text) == expected
