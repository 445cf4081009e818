"""Conditions in the words of advice: which words they are, and which size they name."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.distil.words.conditions import conditions_of


@pytest.mark.parametrize(
    ("text", "words", "least", "most"),
    [
        ("Under 3,000 I would share the network person with a neighbour.", "Under 3,000", None, 3000),
        ("I'd urge it on anyone below two thousand.", "anyone below two thousand", None, 2000),
        ("If you are over 8,000, appoint a deputy.", "If you are over 8,000", 8000, None),
        ("From about 1,500 students on you need a full-time registrar.", "From about 1,500 students on", 1500, None),
        ("With 700 pupils, keep one list.", "With 700 pupils", 700, 700),
        ("Hire one (if you have 2,500 or more students).", "if you have 2,500 or more students", 2500, None),
        (
            "For districts between 2,000 and 5,000 students, one coach will do.",
            "For districts between 2,000 and 5,000 students",
            2000,
            5000,
        ),
        ("For a 900-student district a second desk is overkill.", "For a 900-student district", 900, 900),
    ],
)
def test_a_figure_of_students_is_a_size(text: str, words: str, least: int | None, most: int | None) -> None:
    (condition,) = conditions_of(text)
    assert (condition.words, condition.least, condition.most) == (words, least, most)
    assert text[condition.start : condition.end] == words


@pytest.mark.parametrize(
    ("text", "words", "size", "excepts"),
    [
        ("In a very small district, write requests on one sheet.", "In a very small district", "small", False),
        ("Unless you are tiny, leave the till to the office.", "Unless you are tiny", "small", True),
        ("Split the desk in two when you're big.", "when you're big", "large", False),
        ("Let the network person take calls too, in a small shop.", "in a small shop", "small", False),
    ],
)
def test_a_word_for_a_size_is_one(text: str, words: str, size: str, excepts: bool) -> None:
    (condition,) = conditions_of(text)
    assert (condition.words, condition.size, condition.excepts) == (words, size, excepts)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("If the vote fails, lease them.", "If the vote fails"),
        ("Leave the lab open unless nobody watches it.", "unless nobody watches it"),
        ("Buy the cart, provided that somebody owns it.", "provided that somebody owns it"),
        ("If the agenda says 4:15, leave at 4:15.", "If the agenda says 4:15"),
        ("Share a director only if both calendars match.", "only if both calendars match"),
    ],
)
def test_any_other_condition_is_told_without_a_size(text: str, words: str) -> None:
    (condition,) = conditions_of(text)
    assert (condition.words, condition.size, condition.least, condition.most) == (words, None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Ask if they want the job.",
        "If I were you, I'd lease.",
        "Buy it even if it costs 3,000.",
        "Anybody over five thousand devices should repair in house.",
        "All 740 kids come down to the gym.",
        "Keep the quote under 500 words.",
        "Sit down with 20 kids and watch.",
        "Since 2019 we lease.",
        "When the bell rings, walk the halls.",
        "Label every cable.",
    ],
)
def test_what_is_no_condition_is_left_alone(text: str) -> None:
    assert conditions_of(text) == ()


@given(st.text(alphabet="ifun lesyoar3,0k.\"'(", max_size=120))
def test_conditions_lie_in_their_text_one_after_the_other(text: str) -> None:
    found = conditions_of(text)
    assert all(text[one.start : one.end] == one.words != "" for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
