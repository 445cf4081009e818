"""A post in capitals, or without any, is read as one whose letters others would have written."""

import pytest
from growth import grows_linearly
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from extract.capitals import with_capitals
from extract.facts import PostFacts
from extract.pipeline import extract_post
from extract.tokenizer import even

POST = """We are a district of 3,240 pupils in six schools. Our team: CIO, 2 network technicians, a data analyst.
The technicians report to the Director of Operations, which is as odd as it sounds.

Label every cable. Never lend the ladder.

Oda Verbrugge
Director of Technology
Sallow Ford Public Schools
Sallow Ford, NE
"""


def read(nlp: Language, text: str) -> PostFacts:
    return extract_post(nlp, id="p", text=text)


def told(facts: PostFacts) -> set[tuple[str, object]]:
    """Every fact of a post, its words in small letters."""
    (structure,) = facts.structures
    signed = facts.signature
    return {
        *((one.title.lower(), one.count) for one in structure.positions),
        *((one.subordinate.lower(), one.superior.lower()) for one in structure.reporting_lines),
        *(("advice", one.quote.lower()) for one in facts.advice),
        ("organization", structure.organization and structure.organization.lower()),
        ("name", signed and signed.name and signed.name.lower()),
        ("title", signed and signed.title and signed.title.lower()),
        ("state", signed and signed.state and signed.state.lower()),
    }


@pytest.mark.parametrize("written", [str.lower, str.upper])
def test_a_post_tells_the_same_in_capitals_and_without_any(nlp: Language, written) -> None:
    assert told(read(nlp, written(POST))) == told(read(nlp, POST))


@pytest.mark.parametrize("written", [str.lower, str.upper])
def test_people_see_the_words_as_they_were_written(nlp: Language, written) -> None:
    text = written(POST)
    facts = read(nlp, text)
    assert facts.signature is not None
    assert facts.signature.name == written("Oda Verbrugge")
    assert facts.structures[0].organization == written("Sallow Ford Public Schools")
    for one in (*facts.structures[0].positions, *facts.structures[0].reporting_lines, *facts.advice):
        assert one.evidence.sentence in text
    assert {one.title for one in facts.structures[0].positions} >= {written("network technician")}


@pytest.mark.parametrize(
    ("text", "restored"),
    [
        ("WE HAVE 2 TECHS. THE CIO IS NEW", "We have 2 techs. The CIO is new"),
        ("our 3 tech iis answer to mr. bramwell", "Our 3 tech IIs answer to Mr. Bramwell"),
        ("we wait in device-to-tech is the way we count", "We wait in device-to-tech is the way we count"),
        ("approx. two techs for it all, e.g. me", "Approx. two techs for it all, e.g. me"),
        ("it coordinator (full time), and it is me", "IT coordinator (full time), and it is me"),
        ("a manager, data services; and a tech", "A Manager, Data Services; and a Tech"),
        ("director, infrastructure (1)\nnetwork engineer", "Director, Infrastructure (1)\nNetwork Engineer"),
        ("i came to us from tolliver bend isd", "I came to us from Tolliver Bend ISD"),
        ("at quernmore (900 pupils) we wait", "At Quernmore (900 pupils) we wait"),
        ("we visit other schools and bigger districts", "We visit other schools and bigger districts"),
        ("each of our two high schools has a tech", "Each of our two high schools has a tech"),
        ("it works at full time, for anybody", "It works at full time, for anybody"),
        ("buy spares early and often\n\nthx, ottilie", "Buy spares early and often\n\nThx, Ottilie"),
        ("you asked. we buy spares. - quentin", "You asked. We buy spares. - Quentin"),
        ("we buy spares.\n\nsorry wrong thread", "We buy spares.\n\nSorry wrong thread"),
        ("we buy spares.\n\nask me how we count", "We buy spares.\n\nAsk me how we count"),
        ("hi all, spares?\n\noda poe, cetl | cto | fern 2j", "Hi all, spares?\n\nOda Poe, CETL | CTO | Fern 2J"),
        ("we wait for it\n> Ask Ann Poole.\nnone here", "We wait for it\n> Ask Ann Poole.\nNone here"),
        (
            "we buy spares every summer, and label them\n\nOda Poe\nCTO",
            "We buy spares every summer, and label them\n\nOda Poe\nCTO",
        ),
        ("a line that goes on without any end for more than fifty\nletters", None),
    ],
)
def test_capitals_stand_where_others_would_write_them(text: str, restored: str | None) -> None:
    assert with_capitals(text) == (restored or text[0].upper() + text[1:])


@pytest.mark.parametrize(
    "text",
    [
        "We have 2 techs and a CIO",
        "Two techs, Ann and Bo\nand an aide for each of our schools",
        "THX, ALL",
        "two techs\n> WE HAVE FOUR, and you?\nNone here",
    ],
)
def test_capitals_that_can_be_trusted_stay(text: str) -> None:
    assert with_capitals(text) == text


def test_a_chart_in_capitals_with_a_remark_in_small_letters_is_no_run_of_names() -> None:
    assert with_capitals("DIRECTOR OF TECHNOLOGY\nNETWORK TECHNICIAN (3)\n(pasted, Oct.)").splitlines() == [
        "Director of Technology",
        "Network Technician (3)",
        "(pasted, Oct.)",
    ]


@given(st.text(max_size=200), st.sampled_from([str.lower, str.upper, str.title]))
def test_no_character_moves(text: str, written) -> None:
    text = written(text)
    assert len(even(text)) == len(text)


@pytest.mark.parametrize(
    ("first", "repeated"),
    [("", "a"), ("", "."), ("", "a. "), ("", "at ford "), ("", "- "), ("", "a - "), ("ford", " of")],
)
def test_a_long_line_is_read_in_linear_time(first: str, repeated: str) -> None:
    def read(size: int) -> None:
        text = first + repeated * (size // len(repeated))
        assert len(with_capitals(text)) == len(text)

    assert grows_linearly(read, 40_000)
