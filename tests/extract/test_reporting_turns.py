"""Reporting lines by the turn of the sentence: joined verbs, relatives, possessives, exceptions, fields, ladders."""

import pytest
from found_facts import lines
from spacy.language import Language

SIGNED = "\n\nRuth Ansel\nTechnology Manager\nOld Quarry Schools\n"


TURNS = [
    (
        "The web editor and the help desk lead both report to the Registrar.",
        {"web editor > Registrar", "help desk lead > Registrar"},
    ),
    ("The site techs are supervised jointly, and the principals complain.", set()),
    (
        "We have a Network Coordinator. The Network Coordinator supervises two clerks and reports to the bursar.",
        {"clerk > Network Coordinator", "Network Coordinator > bursar"},
    ),
    (
        "We have a trainer and a clerk, and there is an Applications Manager to whom the clerk reports.",
        {"clerk > Applications Manager"},
    ),
    (
        "We have a Field Supervisor. The Field Supervisor's boss is the treasurer.",
        {"Field Supervisor > treasurer"},
    ),
    (
        "We have a Head of IT, an editor, a trainer, a clerk. Everyone apart from the clerk reports to the Head of IT.",
        {"editor > Head of IT", "trainer > Head of IT"},
    ),
    (
        "Staff: a Director of Media Services and a trainer. Under Media Services: 3 camera technicians.",
        {"camera technician > Director of Media Services"},
    ),
    (
        "We have an Operating Director of Technology and two clerks. ODT answers to the provost.",
        {"Operating Director of Technology > provost"},
    ),
    (
        "There's Noor who's our web editor and a Network Manager. Noor reports to the Network Manager.",
        {"web editor > Network Manager"},
    ),
    (
        "The clerk reports to the Assistant Head for Pastoral Care and Sport.",
        {"clerk > Assistant Head for Pastoral Care and Sport"},
    ),
    ("The trainer reports to the building principal.", {"trainer > building principal"}),
    (
        "Principal\n|\nTechnology Coordinator\n|\nLab Aide\n",
        {"Technology Coordinator > Principal", "Lab Aide > Technology Coordinator"},
    ),
    ("Staff: Network Manager, two clerks\nNetwork Manager's direct reports: clerks (2)\n", {"clerk > Network Manager"}),
    (
        "Staff: 1 Data Coordinator, 2 clerks\nQ: Who does the Data Coordinator report to?\nA: Dean of Studies\n",
        {"Data Coordinator > Dean of Studies"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), TURNS)
def test_the_turn_of_a_sentence_says_who_reports_to_whom(nlp: Language, text: str, expected: set[str]) -> None:
    assert lines(nlp, text) == expected


OF_THE_AUTHOR = [
    ("Two engineers, both mine.", {"engineer > Technology Manager"}),
    (
        "I supervise two trainers and am supervised by the bursar.",
        {"trainer > Technology Manager", "Technology Manager > bursar"},
    ),
    (
        "We have a trainer and a web editor. The trainer reports to me, as does the web editor.",
        {"trainer > Technology Manager", "web editor > Technology Manager"},
    ),
    ("Bench tech -> Area lead -> me", {"Bench tech > Area lead", "Area lead > Technology Manager"}),
    ("I answer to whoever is principal this year.", {"Technology Manager > principal"}),
    (
        "We have a web editor and the help desk (5). I supervise the web editor and the help desk.",
        {"web editor > Technology Manager", "help desk > Technology Manager"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), OF_THE_AUTHOR)
def test_the_author_takes_part_in_the_turn(nlp: Language, text: str, expected: set[str]) -> None:
    assert lines(nlp, text + SIGNED) == expected


@pytest.mark.parametrize(
    "text",
    [
        "CTO here for a county district. I report to the treasurer.",
        "My title, since you ask, is CTO. I report to the treasurer.",
        "Here it's me, the CTO, and one clerk. I report to the treasurer.",
        "Reset tips for surviving as the only clerk. me = CTO, my boss = treasurer",
    ],
)
def test_the_author_is_known_by_what_the_body_says(nlp: Language, text: str) -> None:
    assert lines(nlp, text) == {"CTO > treasurer"}
