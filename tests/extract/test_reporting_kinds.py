"""Reporting lines by kind of saying: forms, drawings, weak verbs, pronouns, fronted superiors; posts of our own."""

import pytest
from found_facts import lines
from spacy.language import Language

SIGNED = "\n\nRuth Ansel\nTechnology Manager\nOld Quarry Schools\n"


FORMS = [
    ("Staff: 1 Technology Director, 2 technicians\nBoss: superintendent\n", {"Technology Director > superintendent"}),
    ("Title: Data Manager\nSupervises: Data Clerks (3)\n", {"Data Clerk > Data Manager"}),
    (
        "Title of department head: Technology Director\nDepartment head reports to: Superintendent\n",
        {"Technology Director > Superintendent"},
    ),
    (
        "Clinic: 1 clinic aide\nWho does the clinic aide report to? Head of middle school\n",
        {"clinic aide > Head of middle school"},
    ),
    (
        "Staff: 1 Network Manager, 9 technicians\nWho supervises technicians: Network Manager\n",
        {"technician > Network Manager"},
    ),
    ("Supervisor of Buildings: 1\nTechnician: 2\n", set()),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_a_label_says_whose_superior_its_value_is(nlp: Language, text: str, expected: set[str]) -> None:
    assert lines(nlp, text) == expected


DRAWN = [
    (
        "Director > Web Manager > 2 programmers; Director > Data Manager.",
        {"Web Manager > Director", "programmer > Web Manager", "Data Manager > Director"},
    ),
    (
        "From the bottom up: technicians > lead technician > manager",
        {"technician > lead technician", "lead technician > manager"},
    ),
    (
        "Asst. Supt. for Business > Exec. Dir. of Technology > technicians",
        {"Exec. Dir. of Technology > Asst. Supt. for Business", "technician > Exec. Dir. of Technology"},
    ),
    (
        "technicians -> Support Manager -> CIO\n\nprogrammers -> Web Manager -> CIO\n",
        {"technician > Support Manager", "Support Manager > CIO", "programmer > Web Manager", "Web Manager > CIO"},
    ),
    ("technicians -> Support Manager -> whoever is around", {"technician > Support Manager"}),
    (
        "CIO\n  -> Support Manager (1) -> technicians (4)\n  -> Data Manager (1)\n",
        {"Support Manager > CIO", "technician > Support Manager", "Data Manager > CIO"},
    ),
    (
        "1- Director of Data\n\t2- SIS Analysts\n1- Support Manager\n\t4- Help Desk Agents\n",
        {"SIS Analyst > Director of Data", "Help Desk Agent > Support Manager"},
    ),
    (
        "Superintendent\n  └ Chief Technology Officer\n      ├ Network Manager\n      │    └ Network Technician\n"
        "      └ Data Manager\n",
        {
            "Chief Technology Officer > Superintendent",
            "Network Manager > Chief Technology Officer",
            "Network Technician > Network Manager",
            "Data Manager > Chief Technology Officer",
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), DRAWN)
def test_a_drawing_says_who_is_under_whom(nlp: Language, text: str, expected: set[str]) -> None:
    assert lines(nlp, text) == expected


SAID = [
    ("Our webmaster gets her evaluation from the principal.", {"webmaster > principal"}),
    ("The technicians go through the Support Manager.", {"technician > Support Manager"}),
    ("Our trainers belong to the communications office.", {"trainer > communications office"}),
    ("Our trainers belong to the union.", set()),
    ("The technicians work for Jones Academy.", set()),
    ("The Support Manager runs the six technicians.", {"technician > Support Manager"}),
    ("The Support Manager runs the network.", set()),
    ("The CIO has the webmaster and the trainers.", {"webmaster > CIO", "trainer > CIO"}),
    ("We have 2 regional managers, each with 9 technicians.", {"technician > regional manager"}),
    (
        "Under the Support Manager: 4 technicians and a trainer.",
        {"technician > Support Manager", "trainer > Support Manager"},
    ),
    (
        "The webmaster answers to the CIO; the programmers are under him.",
        {"webmaster > CIO", "programmer > CIO"},
    ),
    ("Our Data Manager reports to the CIO. The analysts report to her.", {"Data Manager > CIO", "analyst > CIO"}),
    (
        "The clerks answer to the Data Manager, and she to the Registrar.",
        {"clerk > Data Manager", "Data Manager > Registrar"},
    ),
    (
        "The aides answer to their principals for the day and to the CIO for the rest.",
        {"aide > principal", "aide > CIO"},
    ),
    ("Our lead (Nadia, the Data Manager) is out; Nadia reports to the Provost.", {"Data Manager > Provost"}),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_a_verb_or_its_turn_says_who_reports_to_whom(nlp: Language, text: str, expected: set[str]) -> None:
    assert lines(nlp, text) == expected


AUTHOR = [
    (
        "Three people answer to me: the Web Manager, the Data Manager and the trainer.",
        {"Web Manager > Technology Manager", "Data Manager > Technology Manager", "trainer > Technology Manager"},
    ),
    (
        "The Web Manager and I both answer to the Treasurer.",
        {"Web Manager > Treasurer", "Technology Manager > Treasurer"},
    ),
    (
        "We have a webmaster and 2 clerks. Directly to me: the webmaster and the clerks.",
        {"webmaster > Technology Manager", "clerk > Technology Manager"},
    ),
    (
        "Under me there are a webmaster and two clerks.",
        {"webmaster > Technology Manager", "clerk > Technology Manager"},
    ),
    ("My webmaster comes straight to me.", {"webmaster > Technology Manager"}),
]


@pytest.mark.parametrize(("text", "expected"), AUTHOR)
def test_the_author_is_one_of_the_two(nlp: Language, text: str, expected: set[str]) -> None:
    assert lines(nlp, text + SIGNED) == expected
