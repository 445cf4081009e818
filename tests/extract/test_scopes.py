import pytest
from spacy.language import Language

from extract.document import EVERY_STRUCTURE, Standing

SIGNED = "\n\nAnn Poe\nDirector of Technology\nFern Hill Public Schools\nFern Hill, KS"


def spoken_of(nlp: Language, text: str) -> set[tuple[str | None, bool]]:
    """Every organization in whose scope a figure stands, and whether it is the present one."""
    doc = nlp(text)
    return {
        (scope.organization, scope.standing is Standing.CURRENT)
        for scope in doc._.scopes
        if scope.standing is not Standing.NOBODY
        and scope.structure != EVERY_STRUCTURE
        and any(character.isdigit() for character in doc.text[scope.start : scope.end])
    }


def nobodys(nlp: Language, text: str) -> str:
    doc = nlp(text)
    return "".join(doc.text[s.start : s.end] for s in doc._.scopes if s.standing is Standing.NOBODY)


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        ("We have 900 pupils." + SIGNED, "Fern Hill Public Schools"),
        ("Here at Fern Hill we have 900 pupils." + SIGNED, "Fern Hill Public Schools"),
        ("I work for Maple Grove School District. 1,200 students.", "Maple Grove School District"),
        ("I'm at Maple Grove. 1,200 students, 4 schools.", "Maple Grove"),
        ("Here in Maple Grove, we have 1,200 students.", "Maple Grove"),
        ("Maple Grove has 1,200 students.", "Maple Grove"),
        ("Maple Grove ISD: 1,200 students", "Maple Grove ISD"),
        ("The Maple Grove district serves 1,200 students.", "Maple Grove"),
        ("School: Maple Grove Academy\nStudents: 400", "Maple Grove Academy"),
        ("MAPLE GROVE ISD\n1,200 students, 4 campuses", "MAPLE GROVE ISD"),
        (
            "I am the IT Director for Maple Grove School District in Kansas, 1,200 students.",
            "Maple Grove School District",
        ),
        ("University of the Pines has 9,000 students.", "University of the Pines"),
        ("Our Director of Technology has 2 aides. The High School has 900 students.", None),
        ("We bought 900 Chromebooks from Dell. Thanks to Microsoft for the help.", None),
        ("Monday we start with 300 students.", None),
        ("The BOCES sends one engineer. We have 300 students.", None),
    ],
)
def test_the_present_organization_is_named_by_signature_or_body(nlp, text, organization):
    assert spoken_of(nlp, text) == {(organization, True)}


def test_a_body_about_another_school_than_the_signatures_keeps_its_own_name(nlp):
    assert spoken_of(nlp, "I am at Larch Academy this year, 300 students." + SIGNED) == {("Larch Academy", True)}


def test_a_consultants_company_is_not_the_organization(nlp):
    assert spoken_of(nlp, "The client has 900 students.\n\nAnn Poe\nPoe & Roe Consulting") == {(None, True)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Before coming here I was at Larch ISD, 5,000 students with 12 aides. At Fern Hill we have 900." + SIGNED,
            {("Larch ISD", False), ("Fern Hill Public Schools", True)},
        ),
        (
            "My last district had 4,000 students and 6 aides. Here we have 900 and 1 aide.",
            {(None, False), (None, True)},
        ),
        (
            "When I was the director at Larch we had 5,000 kids, but here at Fern Hill it is 1,200.",
            {("Larch", False), ("Fern Hill", True)},
        ),
        ("I left Larch in 2019. They had 5,000 students and 10 aides.", {("Larch", False)}),
    ],
)
def test_a_former_employer_keeps_its_figures_until_the_present_is_spoken_of(nlp, text, expected):
    assert spoken_of(nlp, text) == expected


def test_two_present_districts_have_a_structure_each(nlp):
    text = "I serve two districts, Elm (400 students) and Oak Ridge (600 students). Elm has 1 aide. Oak Ridge has 2."
    assert spoken_of(nlp, text) == {("Elm", True), ("Oak Ridge", True)}


@pytest.mark.parametrize(
    "words",
    [
        "Do you have 4 aides or 5?",
        "For those of you with 800 students: who signs?",
        "We hope to hire 2 aides.",
        "If we had 3 aides it would work.",
        "The state guidance says 1 aide per 400 pupils.",
        "A neighboring district has 40 aides.",
        "There used to be 8 of us.",
        "Two years ago there were 9 aides.",
    ],
)
def test_questions_plans_norms_others_and_the_past_are_nobodys(nlp, words):
    assert words in nobodys(nlp, f"We have 2 aides. {words} We have 1 clerk.")


def test_a_plan_in_a_clause_leaves_the_rest_of_the_sentence(nlp):
    text = "We have 2 aides and we hope to hire 1 clerk."
    assert nobodys(nlp, text).strip() == "we hope to hire 1 clerk."


def test_what_was_cut_stays_though_it_is_past(nlp):
    assert "9 aides" not in nobodys(nlp, "Two years ago 9 aides were cut from the budget. We have 2.")


@pytest.mark.parametrize(
    "text",
    [
        "Summary of the replies, as promised:\n\nLarch: 3 aides\nElm: 2 aides",
        "Board: How many aides?\nMe: Six.\nBoard: And what do they do?\nMe: Work.",
    ],
)
def test_compilations_and_retold_dialogues_are_nobodys(nlp, text):
    assert nobodys(nlp, text) == text


def test_scopes_cover_the_text_without_overlap(nlp):
    text = "My last district had 6 aides.\n\n> Really?\n\nHere we have 2. Do you have 3?" + SIGNED
    scopes = nlp(text)._.scopes
    assert [scope.start for scope in scopes] == [0, *(scope.end for scope in scopes[:-1])]
    assert scopes[-1].end == len(text)
