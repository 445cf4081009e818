"""Reporting lines that a post draws, changes or only seems to state: a kind a test, in words of our own."""

import pytest
from found_facts import lines
from spacy.language import Language

SIGNED = "\n\nRuth Ansel\nTechnology Manager\nOld Quarry Schools\n"


STATED = [
    ("Everything above rolls up to the CIO.\n", set()),
    ("We have two clerks. The clerks roll up to the buyer.", {"clerk > buyer"}),
    ("The trainers take direction from me." + SIGNED, {"trainer > Technology Manager"}),
    ("Both analysts are mine." + SIGNED, {"analyst > Technology Manager"}),
    ("Under me: two analysts and a clerk." + SIGNED, {"analyst > Technology Manager", "clerk > Technology Manager"}),
    ("Trainers: 4, who moved to the Director of Instruction in May", {"trainer > Director of Instruction"}),
    (
        "Until last fall the trainers reported to me. They now report to the Provost." + SIGNED,
        {"trainer > Provost"},
    ),
    (
        "We are a buyer, two analysts and a clerk. They report to the bursar.",
        {"buyer > bursar", "analyst > bursar", "clerk > bursar"},
    ),
    (
        "Technician > Desk Supervisor\nDesk Supervisor > CIO > Provost",
        {"Technician > Desk Supervisor", "Desk Supervisor > CIO", "CIO > Provost"},
    ),
    ("The Asst. Registrar reports to the Assistant Registrar.", set()),
    (
        "The trainers and clerks all report up to the Provost through the CIO.",
        {"trainer > CIO", "clerk > CIO", "CIO > Provost"},
    ),
    ("The trainers report to the Provost through June.", {"trainer > Provost"}),
    ("CIO: 1\nWho I report to: Provost", {"CIO > Provost"}),
    ("Business Manager > IT Director > me", {"IT Director > Business Manager"}),
    (
        "Each aide reports to the principal, except at the annex, where he reports to me." + SIGNED,
        {"aide > principal", "aide > Technology Manager"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_a_line_is_found_however_it_is_said(nlp: Language, text: str, expected: set[str]) -> None:
    assert {line[0].lower() + line[1:] for line in lines(nlp, text)} == {one[0].lower() + one[1:] for one in expected}


UNSTATED = [
    "Teachers will manage with a coach down the hall.",
    "The clerk has a copy and the analyst has the key.",
    "A coach has six teachers this term.",
    "The trainers moved to Room 9 in May.",
    "I have reported to three superintendents and a nun." + SIGNED,
    "At my last district I reported to the bursar." + SIGNED,
]


@pytest.mark.parametrize("text", UNSTATED)
def test_what_only_looks_like_a_line_is_none(nlp: Language, text: str) -> None:
    assert lines(nlp, text) == set()


def test_arrows_that_open_indented_lines_draw_an_outline(nlp: Language) -> None:
    text = "Ours:\n\n  CIO\n    > Storage Manager\n        > Analyst, north (4)\n    > Buyer (2)\n"
    assert lines(nlp, text) == {"Storage Manager > CIO", "Analyst, north > Storage Manager", "Buyer > CIO"}


def test_a_table_by_columns_keeps_short_and_cut_rows_in_their_columns(nlp: Language) -> None:
    text = (
        "District      Students   Head of tech         Reports to\n"
        "Moss County   21,000     CIO                  Provost\n"
        "  (his staff)            Dir. of Storage      CIO\n"
        "                         Supervisor of Field  CIO\n"
        "                           Services\n"
    )
    assert lines(nlp, text) == {"CIO > Provost", "Dir. of Storage > CIO", "Supervisor of Field Services > CIO"}
