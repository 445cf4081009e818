"""Titles: a statement's own opening words, cut where a clause ends."""

import pytest
from growth import grows_linearly
from hypothesis import given
from hypothesis import strategies as st

from kb.distil.words.title import LONGEST_TITLE, title_of


@pytest.mark.parametrize(
    ("statement", "title"),
    [
        ("Label every cable.", "Label every cable"),
        ("label both ends; it saves an afternoon.", "Label both ends"),
        (
            "Let them call, and let the person who answers write it.",
            "Let them call, and let the person who answers write it",
        ),
        (
            "Take the rights away over the summer, when the laptops come in for paint.",
            "Take the rights away over the summer",
        ),
        ("And test the spare battery.", "Test the spare battery"),
        ("Also: test the spare battery.", "Test the spare battery"),
        (
            "Don't have the head of the bus garage report to the superintendent.",
            "Don't have the head of the bus garage report to the superintendent",
        ),
        ("Ask for a seat on the board too.", "Ask for a seat on the board"),
        ("If I could only give you one piece of advice it would be to label both ends.", "Label both ends"),
        ("My advice is to label both ends, whatever they say.", "Label both ends, whatever they say"),
        ("Our general advice to boards is that every cable needs a label.", "Every cable needs a label"),
        ("I would recommend that each school label both ends.", "Each school label both ends"),
        ("A caution from Ohio: label both ends.", "Label both ends"),
        ("One thing to add to the above: both ends need labels.", "Both ends need labels"),
        ("Advice: labels at both ends.", "Labels at both ends"),
        ("I'd say label both ends.", "Label both ends"),
        ("My advice is not to label both ends.", "My advice is not to label both ends"),
    ],
)
def test_a_title_ends_where_a_clause_does(statement: str, title: str) -> None:
    assert title_of(statement) == title


@pytest.mark.parametrize(
    "statement",
    [
        "If the bell breaks at 7:30, ring the office",
        "Send the tablets home, but only from grade six",
        "Don't sell old carts unless the insurer agrees",
        "You can always add a label and you can never take it off",
    ],
)
def test_a_title_keeps_what_its_statement_would_lose(statement: str) -> None:
    assert title_of(f"{statement}.") == statement


@pytest.mark.parametrize(
    "statement",
    [
        "We lend the neighbors nothing at all and everything we own goes to the islands",
        "Give the night firm what nobody wants to do at 2 a.m. and keep the walking for your own people",
        "Budget 1,250 for each classroom that opens, not for each classroom that asks",
        "count " + "and count " * 30,
    ],
)
def test_a_clause_that_is_too_long_shows_that_it_goes_on(statement: str) -> None:
    title = title_of(statement)

    assert 50 < len(title) <= 60
    assert title.endswith(" …")
    assert statement.casefold().startswith(title.removesuffix(" …").casefold())


@pytest.mark.parametrize(
    ("statement", "title"),
    [
        (
            "I'd pick the green ones for anybody old enough to remember a paper map of the county",
            "I'd pick the green ones for anybody old enough to remember …",
        ),
        ("Ask " + "to the " * 30, "Ask" + " to the" * 7 + " to …"),
    ],
)
def test_a_clause_is_cut_off_behind_a_word_that_says_something(statement: str, title: str) -> None:
    assert title_of(statement) == title


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Local admin rights", "Local admin rights: Take it away"),
        ("Who still has admin rights?", "Who still has admin rights? Take it away"),
        ("Admin rights - who has them where you are?", "Admin rights: Take it away"),
        ("  ", "Take it away"),
        ("w" * 500, "Take it away"),
    ],
)
def test_a_title_may_name_the_subject_of_its_thread(subject: str, title: str) -> None:
    assert title_of("Take it away.", subject) == title


@given(st.text(min_size=1), st.text())
def test_a_title_is_short(statement: str, subject: str) -> None:
    assert len(title_of(statement, subject)) <= LONGEST_TITLE


def test_a_long_text_has_its_title_in_linear_time() -> None:
    assert grows_linearly(lambda size: title_of("word, " * size), 170_000)
