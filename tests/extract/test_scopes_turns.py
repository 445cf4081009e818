"""Scopes that turn inside a sentence or between two: from other times to now, from one employer to the next."""

import pytest
from spacy.language import Language

from extract.document import Standing, scope_at

TURNS = [
    ("Last year we had 3,105 students, this year 2,990.", "3,105", "2,990"),
    ("We used to have 1,700 students but now it's 1,300.", "1,700", "1,300"),
    ("We were at 4,000 students six years ago and have 4,450 now.", "4,000", "4,450"),
]


@pytest.mark.parametrize(("text", "then", "now"), TURNS)
def test_a_sentence_about_the_past_may_end_in_the_present(nlp: Language, text: str, then: str, now: str) -> None:
    doc = nlp(text)
    assert scope_at(doc, text.index(then)).standing is Standing.NOBODY
    assert scope_at(doc, text.index(now)).standing is Standing.CURRENT


def test_at_x_we_had_is_a_former_employer_where_the_author_is_elsewhere_now(nlp: Language) -> None:
    text = "At Norrland College we had nine analysts. Now I work at Tarn Valley and have two."
    doc = nlp(text)
    assert scope_at(doc, text.index("nine")).standing is Standing.FORMER
    assert scope_at(doc, text.index("two")).standing is Standing.CURRENT


def test_at_x_we_had_is_the_present_place_where_nothing_says_otherwise(nlp: Language) -> None:
    text = "At Norrland College we had nine analysts apply. Two were any good."
    assert scope_at(nlp(text), text.index("nine")).standing is Standing.CURRENT


def test_whom_we_share_with_a_neighbour_is_ours(nlp: Language) -> None:
    text = "We share a clerk with a neighboring district."
    assert scope_at(nlp(text), text.index("clerk")).standing is Standing.CURRENT


def test_a_post_that_moved_is_told_in_the_past_and_still_there(nlp: Language) -> None:
    text = "Until two years ago our four trainers reported to me. They now report to the Provost."
    assert scope_at(nlp(text), text.index("four")).standing is Standing.CURRENT


SURVEYS = [
    "A file I keep.\n\nMoss Lane VT: 640 students, 2.5 staff\nOld Quarry KS: 3,900 students, 5 aides\n",
    "Moss Lane, VT\n640 students, 2 aides\n\nOld Quarry, KS\n3,900 students, 5 aides plus 2 trainers elsewhere\n",
    "District       Students   Aides\nMoss Lane VT   640        2\nOld Quarry KS  3900       5\n",
]


@pytest.mark.parametrize("text", SURVEYS)
def test_a_post_that_goes_through_other_peoples_districts_is_about_nobody(nlp: Language, text: str) -> None:
    assert scope_at(nlp(text), text.index("640")).standing is Standing.NOBODY


def test_one_place_with_its_state_is_the_authors(nlp: Language) -> None:
    text = "Moss Lane VT: 640 students, two aides"
    assert scope_at(nlp(text), text.index("640")).standing is Standing.CURRENT


def test_two_towns_of_one_state_may_both_be_the_authors(nlp: Language) -> None:
    text = "Moss Lane VT: 640 students, two aides\nOld Quarry VT: 212 students, one aide"
    assert scope_at(nlp(text), text.index("640")).standing is Standing.CURRENT
