"""Reporting lines in short plain posts: lists of superiors, verbs that go on or are left out, names, drawings."""

import pytest
from found_facts import lines, rows
from spacy.language import Language

SIGNED = "\n\nRuth Ansel\nTechnology Manager\nOld Quarry Schools\n"

GOING_ON = [
    ("The CIO reports to the provost and supervises six analysts.", {"CIO > provost", "analyst > CIO"}),
    ("I answer to the bursar and manage two clerks.", {"Technology Manager > bursar", "clerk > Technology Manager"}),
    (
        "The CIO reports to the provost, and the webmaster supervises two clerks.",
        {"CIO > provost", "clerk > webmaster"},
    ),
    ("The bursar evaluates me and both trainers.", {"Technology Manager > bursar", "trainer > bursar"}),
    (
        "The bursar supervises me; the trainer is under the provost.",
        {"Technology Manager > bursar", "trainer > provost"},
    ),
    (
        "I report to the treasurer, and the webmaster does too.",
        {"Technology Manager > treasurer", "webmaster > treasurer"},
    ),
    ("The webmaster reports to the CIO. Our trainer has a laptop and the clerk does too.", {"webmaster > CIO"}),
    ("The CIO has two webmasters, who in turn have five clerks.", {"webmaster > CIO", "clerk > webmaster"}),
    (
        "Eight trainers report to the CIO. Day to day they take orders from the principals.",
        {"trainer > CIO", "trainer > principal"},
    ),
]
SUPERIORS = [
    (
        "The webmaster is evaluated by the CIO, the provost and the bursar.",
        {"webmaster > CIO", "webmaster > provost", "webmaster > bursar"},
    ),
    ("The webmaster is evaluated by the CIO, the provost stays out of it.", {"webmaster > CIO"}),
    ("Our trainer reports not to me but to the provost.", {"trainer > provost"}),
    ("Our security analyst reports outside IT, to the provost.", {"security analyst > provost"}),
    ("The clerk answers to the secretary of the provost.", {"clerk > secretary of the provost"}),
    ("Our trainer reports to the asst sup.", {"trainer > asst sup"}),
    ("Curriculum oversees the five trainers.", {"trainer > Curriculum"}),
    ("Windows manages the clerks' printers.", set()),
    ("We share a boss, the provost. The clerk and I.", {"Technology Manager > provost"}),
    ("The clerks report to the lead clerk.", {"clerk > lead clerk"}),
    ("Our help desk answers to the webmaster.", {"help desk > webmaster"}),
    ("The tech director's position reports to the provost.", {"tech director > provost"}),
    ("The clerk's position paper reports to the provost.", set()),
    ("My direct supervisor: provost", {"Technology Manager > provost"}),
    ("I supervise one clerk. Her supervisor is me.", {"clerk > Technology Manager"}),
    ("It's the bursar who signs: the webmaster reports to him.", {"webmaster > bursar"}),
    ("The two trainers: solid to the CIO, dotted to each principal.", {"trainer > CIO", "trainer > principal"}),
    (
        "Mrs. Stone wrote the plan. She is our Network Manager. The two clerks work for Mrs. Stone.",
        {"clerk > Network Manager"},
    ),
    (
        "We are Ms. Stone, Network Manager; Mr. Vale, Webmaster; and two clerks. Mr. Vale and the clerks report to "
        "Ms. Stone.",
        {"Webmaster > Network Manager", "clerk > Network Manager"},
    ),
    ("Their draft has the clerks reporting to a regional lead.", set()),
    ("The state model puts the webmaster under the provost.", set()),
    ("Our support model puts the webmaster under the provost.", {"webmaster > provost"}),
]
DRAWN = [
    (
        "Reporting structure as of May: Field Techs (7) to the Field Manager; Field Manager to the CIO.",
        {"Field Tech > Field Manager", "Field Manager > CIO"},
    ),
    (
        "Network Manager -> reports to the CIO.\nWebmaster -> Network Manager\nNetwork Engineer -> Webmaster",
        {"Network Manager > CIO", "Webmaster > Network Manager", "Network Engineer > Webmaster"},
    ),
    (
        "Who is who\nCIO ........ Provost\nWebmaster ........ CIO\nClerk ........ Webmaster\n"
        "(left side reports to right side)",
        {"CIO > Provost", "Webmaster > CIO", "Clerk > Webmaster"},
    ),
    (
        "CIO\n  |\n  +-- Network Manager -- Clerks (2)\n  |\n  +-- Support Manager -- Technicians (3)",
        {
            "Network Manager > CIO",
            "Clerk > Network Manager",
            "Support Manager > CIO",
            "Technician > Support Manager",
        },
    ),
]
BELONGING = [
    ("The 4 technicians report to the Network Manager, and dotted to the principals.", "technician", "employee"),
    ("The 4 technicians report to their principals, dotted to the Network Manager.", "technician", "other_department"),
    ("Technicians answer to the Network Manager but are paid by the library.", "Network Manager", "employee"),
    ("Our IT Manager is line managed by the Chief Finance Officer.", "IT Manager", "employee"),
]


@pytest.mark.parametrize(("text", "expected"), [*GOING_ON, *SUPERIORS])
def test_what_a_sentence_says_in_few_words(nlp: Language, text: str, expected: set[str]) -> None:
    assert lines(nlp, text + SIGNED) == expected


@pytest.mark.parametrize(("text", "expected"), DRAWN)
def test_what_a_list_says_in_few_words(nlp: Language, text: str, expected: set[str]) -> None:
    assert lines(nlp, text) == expected


@pytest.mark.parametrize(("text", "title", "employment"), BELONGING)
def test_whoever_is_named_first_has_them(nlp: Language, text: str, title: str, employment: str) -> None:
    assert {row[3] for row in rows(nlp, text) if row[0] == title} == {employment}
