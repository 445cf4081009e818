"""Reporting lines: one short post a rule, in words of our own."""

import pytest
from found_facts import lines
from spacy.language import Language

from extract.facts import Position

SIGNED = "\n\nRuth Ansel\nTechnology Manager\nOld Quarry Schools\n"


VERBS = [
    ("The webmaster reports to the Communications Director.", {"webmaster > Communications Director"}),
    ("Our CIO answers directly to the Provost.", {"CIO > Provost"}),
    ("The field technicians work for the support manager.", {"field technician > support manager"}),
    ("The analysts are under the data manager.", {"analyst > data manager"}),
    ("The trainers are evaluated by the principals.", {"trainer > principal"}),
    ("The network manager is line managed by the bursar.", {"network manager > bursar"}),
    ("The CIO supervises the programmers.", {"programmer > CIO"}),
    ("Our CTO oversees three managers.", {"manager > CTO"}),
    ("The clerks are under the registrar, the registrar is under the CIO.", {"clerk > registrar", "registrar > CIO"}),
    ("The CIO goes up to the Chancellor.", {"CIO > Chancellor"}),
    ("One Sr. Web Analyst and one Clerk report to the CIO.", {"Sr. Web Analyst > CIO", "Clerk > CIO"}),
    ("The support manager has 18 technicians.", {"technician > support manager"}),
    (
        "The CIO has three direct reports: Web Manager, Data Manager and Network Manager.",
        {"Web Manager > CIO", "Data Manager > CIO", "Network Manager > CIO"},
    ),
    ("The coaches report to Academics.", {"coach > Academics"}),
    (
        "The webmaster reports to the CIO, with a dotted line to the Provost.",
        {"webmaster > CIO", "webmaster > Provost"},
    ),
    ("Programmers report to the CIO; the CIO to the Chancellor.", {"Programmer > CIO", "CIO > Chancellor"}),
    ("Our CIO reports to the COO, who reports to the President.", {"CIO > COO", "COO > President"}),
    ("The analysts report to the CIO and she reports to the Provost.", {"analyst > CIO", "CIO > Provost"}),
    ("Line manager of the Web Developer: Head of Digital", {"Web Developer > Head of Digital"}),
]


@pytest.mark.parametrize(("text", "expected"), VERBS)
def test_a_verb_says_who_reports_to_whom(nlp: Language, text: str, expected: set[str]) -> None:
    assert lines(nlp, text) == expected


AUTHOR = [
    ("I report to the Assistant Superintendent.", {"Technology Manager > Assistant Superintendent"}),
    ("My boss is the Treasurer.", {"Technology Manager > Treasurer"}),
    ("I supervise two web developers.", {"web developer > Technology Manager"}),
    (
        "We have a webmaster and a clerk and both report to me.",
        {"webmaster > Technology Manager", "clerk > Technology Manager"},
    ),
    (
        "There is one analyst. We both answer to the Treasurer.",
        {"Technology Manager > Treasurer", "analyst > Treasurer"},
    ),
    (
        "We have 4 trainers and 2 clerks. I answer to the Board. The rest answer to me.",
        {"Technology Manager > Board", "trainer > Technology Manager", "clerk > Technology Manager"},
    ),
    (
        "Here are a Network Technician and me. Both of us report to the Dean of Students.",
        {"Technology Manager > Dean of Students", "Network Technician > Dean of Students"},
    ),
    (
        "I have two trainers and a clerk and report to the Provost.",
        {"trainer > Technology Manager", "clerk > Technology Manager", "Technology Manager > Provost"},
    ),
    ("Below me: 2 analysts and a clerk.", {"analyst > Technology Manager", "clerk > Technology Manager"}),
]


@pytest.mark.parametrize(("text", "expected"), AUTHOR)
def test_the_author_takes_part_under_the_title_of_the_signature(nlp: Language, text: str, expected: set[str]) -> None:
    assert lines(nlp, text + SIGNED) == expected


def test_the_author_takes_part_under_the_title_of_the_body(nlp: Language) -> None:
    text = "I am the Data Coordinator of a small college. I report to the Registrar."
    assert lines(nlp, text) == {"Data Coordinator > Registrar"}


def test_an_author_without_a_title_gives_no_line(nlp: Language) -> None:
    assert lines(nlp, "I report to the Superintendent and like it.") == set()


CHAINS = [
    (
        "Org chart: Chancellor > CIO > Web Manager > 3 Programmers",
        {"CIO > Chancellor", "Web Manager > CIO", "Programmer > Web Manager"},
    ),
    ("Aide -> Lead Technician -> CIO", {"Aide > Lead Technician", "Lead Technician > CIO"}),
    ("Programmers > Web Manager > CIO", {"Programmer > Web Manager", "Web Manager > CIO"}),
    ("CIO > (Web Manager, Data Manager)", {"Web Manager > CIO", "Data Manager > CIO"}),
    (
        "Superintendent > Chief Information Officer > Web Manager, Desktop Supervisor\n"
        "Desktop Supervisor > Installers (3)",
        {
            "Chief Information Officer > Superintendent",
            "Web Manager > Chief Information Officer",
            "Desktop Supervisor > Chief Information Officer",
            "Installer > Desktop Supervisor",
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_arrows_are_read_by_rank_and_direction(nlp: Language, text: str, expected: set[str]) -> None:
    assert lines(nlp, text) == expected


def test_indentation_draws_a_hierarchy(nlp: Language) -> None:
    text = "Ours:\n\n• Chancellor\n   • CIO\n      • Web Manager\n      • Programmers (3)\n\nThat is all of it."
    assert lines(nlp, text) == {"CIO > Chancellor", "Web Manager > CIO", "Programmer > CIO"}


def test_a_reports_to_column_gives_a_line_a_row(nlp: Language) -> None:
    text = "Title | Number | Reports to\nChief Information Officer | 1 | Provost\nWeb Manager | 1 | CIO\n"
    assert lines(nlp, text) == {
        "Chief Information Officer > Provost",
        "Web Manager > Chief Information Officer",
    }


def test_a_form_says_whom_the_head_of_the_department_reports_to(nlp: Language) -> None:
    text = "We love it here.\n\nCIO ........ 1\nClerk ...... 2\n\nReports to: Provost\n\nAsk away if you want more."
    assert lines(nlp, text) == {"CIO > Provost"}


def test_all_others_leaves_out_the_exempt(nlp: Language) -> None:
    text = (
        "We have a CIO, 2 clerks, 5 technicians and 3 coaches. "
        "All of the above report to the CIO except the coaches, who report to principals."
    )
    assert lines(nlp, text) == {"clerk > CIO", "technician > CIO", "coach > principal"}


def test_the_rest_leaves_out_who_reports_elsewhere(nlp: Language) -> None:
    text = (
        "We have a CIO, a web manager, 2 clerks and 3 programmers. "
        "The programmers work for the web manager. The rest report to the CIO."
    )
    assert lines(nlp, text) == {"programmer > web manager", "web manager > CIO", "clerk > CIO"}


def test_a_short_form_takes_the_fullest_title_of_the_post(nlp: Language) -> None:
    text = (
        "We have one Director of Information Systems and 3 Campus Technicians. The technicians report to the Director."
    )
    assert lines(nlp, text) == {"Campus Technician > Director of Information Systems"}


def test_a_first_name_stands_for_the_title_beside_it(nlp: Language) -> None:
    text = (
        "The programmers report to our Web Manager, Ottoline, who reports to the CIO. The clerk is also under Ottoline."
    )
    assert "clerk > Web Manager" in lines(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Who does your CIO report to?",
        "The CIO should report to the superintendent.",
        "The clerk reports to whoever is around.",
        "It matters less whom the job reports to.",
    ],
)
def test_questions_wishes_and_jokes_are_no_lines(nlp: Language, text: str) -> None:
    assert lines(nlp, text) == set()


def test_a_title_that_stands_only_in_a_chain_is_a_position_without_count(nlp: Language) -> None:
    doc = nlp("Chancellor > CIO > 4 Web Developers")
    found = {fact.title: fact.count for fact in doc._.found if isinstance(fact, Position)}
    assert found == {"CIO": None, "Web Developer": 4}


def test_who_reports_to_another_department_belongs_to_it(nlp: Language) -> None:
    doc = nlp("We have a CIO, 4 technicians and 6 technology coaches. The coaches report to the Curriculum Director.")
    found = {fact.title: fact.employment.value for fact in doc._.found if isinstance(fact, Position)}
    assert found == {"CIO": "employee", "technician": "employee", "technology coach": "other_department"}


def test_who_reports_to_another_office_belongs_to_it(nlp: Language) -> None:
    doc = nlp(
        "We have a CIO, 4 technicians and 2 data stewards. The data stewards report to the Accountability Director."
    )
    found = {fact.title: fact.employment.value for fact in doc._.found if isinstance(fact, Position)}
    assert found == {"CIO": "employee", "technician": "employee", "data steward": "other_department"}


def test_a_gardener_under_the_principal_sits_in_no_other_department(nlp: Language) -> None:
    doc = nlp("We have a network manager and 4 gardeners. The gardeners answer to the principal.")
    assert {fact.employment.value for fact in doc._.found if isinstance(fact, Position)} == {"employee"}
