"""Reporting lines by what makes somebody a boss: groups and exceptions, pronouns, evaluations, lines drawn, trees."""

import pytest
from found_facts import lines
from spacy.language import Language

STAFF = "We have an editor, a trainer and a clerk. "
TREE = """Fleet & Facilities Director
|-- Yard Supervisor
|   `-- Mechanic (3)
`-- Radio Supervisor
    `-- Technician (2)
"""
DRAWN_WITH_ANGLES = """our chart:

supt
 > deputy supt of finance
   > tech director (me)
     > 1 network admin
"""

BOSSES = [
    (
        STAFF + "I am the IT Manager. I have them all.",
        {"editor > IT Manager", "trainer > IT Manager", "clerk > IT Manager"},
    ),
    (
        STAFF + "I am the IT Manager. We all fall under the bursar.",
        {"editor > bursar", "trainer > bursar", "clerk > bursar", "IT Manager > bursar"},
    ),
    (
        "We have a Head of IT, an editor and a clerk. Everyone in the office but the clerk reports to the Head of IT.",
        {"editor > Head of IT"},
    ),
    (
        "Field Technician I - 3\nField Technician II - 2\nEngineer - 1\n\n"
        "Both grades of Field Technician report to the Engineer.",
        {"Field Technician I > Engineer", "Field Technician II > Engineer"},
    ),
    ("The editor and the clerk report to the IT Manager.", {"editor > IT Manager", "clerk > IT Manager"}),
    (
        "We have a Lab Coordinator. My evaluation is signed by the dean. I am the Web Director.",
        {"Web Director > dean"},
    ),
    ("I am the Web Director. The treasurer is my boss.", {"Web Director > treasurer"}),
    ("I'm supervised by the provost. I am the Web Director.", {"Web Director > provost"}),
    ("I am the Web Director and I'm in charge of the editors.", {"editor > Web Director"}),
    ("I'm in charge of the network. I am the Web Director.", set()),
    ("There is a dotted line from the Network Manager to the bursar.", {"Network Manager > bursar"}),
    (
        "The Network Manager reports to the bursar, and she reports to the chancellor.",
        {"Network Manager > bursar", "bursar > chancellor"},
    ),
    (
        "I'm the Head of IT and I manage the Network Manager; he has the technicians.",
        {"Network Manager > Head of IT", "technician > Network Manager"},
    ),
    (
        "The clerks answer to the analyst, the analyst straight to the registrar, the registrar to the provost.",
        {"clerk > analyst", "analyst > registrar", "registrar > provost"},
    ),
    ("Over the field technicians there's a Depot Supervisor.", {"field technician > Depot Supervisor"}),
    (
        "I am the Depot Supervisor. Above me is the treasurer, and below me are two drivers.",
        {"Depot Supervisor > treasurer", "driver > Depot Supervisor"},
    ),
    ("The drivers will report to the Depot Supervisor.", set()),
    (
        "It is all under me, the Web Director: an editor and two clerks.",
        {"editor > Web Director", "clerk > Web Director"},
    ),
    ("The editors are the Registrar's people.", {"editor > Registrar"}),
    ("Web Director -> CIO?? No, we have no CIO.", set()),
    ("me > tea > the photocopier > everybody else", set()),
    (
        "superintendent -> tech director -> me (network admin) -> technicians",
        {"tech director > superintendent", "network admin > tech director", "technician > network admin"},
    ),
    (
        TREE,
        {
            "Yard Supervisor > Fleet & Facilities Director",
            "Mechanic > Yard Supervisor",
            "Radio Supervisor > Fleet & Facilities Director",
            "Technician > Radio Supervisor",
        },
    ),
    (
        DRAWN_WITH_ANGLES,
        {
            "deputy supt of finance > supt",
            "tech director > deputy supt of finance",
            "network admin > tech director",
        },
    ),
    ("The clerk reports to Rosa Lind, our Web Director.", {"clerk > Web Director"}),
]


@pytest.mark.parametrize(("text", "expected"), BOSSES, ids=[text[:60] for text, _ in BOSSES])
def test_a_boss_is_found_in_every_wording(nlp: Language, text: str, expected: set[str]) -> None:
    assert lines(nlp, text) == expected


AUTHORS = [
    "The title on my badge is Network Manager. I report to the bursar.",
    "My card says Network Manager. I report to the bursar.",
    "Two clerks, one Network Manager (hi). I report to the bursar.",
    "I am called Network Manager here. I report to the bursar.",
    "I'm the last Network Manager standing. I report to the bursar.",
    "It's only me, Network Manager. I report to the bursar.",
]


@pytest.mark.parametrize("text", AUTHORS)
def test_an_author_is_known_by_the_title_that_they_give_themselves(nlp: Language, text: str) -> None:
    assert "Network Manager > bursar" in lines(nlp, text)
