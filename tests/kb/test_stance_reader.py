"""Who speaks against a practice is told by single sentences."""

import numpy as np
import pytest

from kb.meaning.encoder import shipped_encoder
from kb.meaning.stance_reader import opposed, words_of


@pytest.mark.parametrize(
    ("urges", "rejects"),
    [
        ("Pilot with two schools before you roll it out.", "Skip the pilot, it costs a year."),
        ("Start a committee of teachers.", "Avoid committees for this, ours decided nothing."),
        ("Buy the extended warranty.", "I wouldn't bother with the extended warranty."),
        ("We started a student help desk and would do it again.", "We dropped the student help desk after a year."),
        ("Never open a building without a tested backup.", "Testing every backup is a waste of your summer."),
    ],
)
def test_who_rejects_a_practice_sounds_more_against_than_who_urges_it(urges: str, rejects: str) -> None:
    encoder = shipped_encoder()
    one, other = encoder.stances.against([urges, rejects], encoder.vectors([urges, rejects]))

    assert other > one


def test_a_sentence_sounds_the_same_whatever_is_read_with_it() -> None:
    texts = ["Skip the pilot.", "Start a committee of teachers.", "???", ""]
    encoder = shipped_encoder()
    vectors = encoder.vectors(texts)
    alone = [encoder.stances.against([text], vector[None])[0] for text, vector in zip(texts, vectors, strict=True)]

    assert encoder.stances.against(texts, vectors).tolist() == alone


def test_two_oppose_each_other_where_just_one_is_against() -> None:
    odds = opposed(np.array([4.0, -4.0, 0.0]), np.array([4.0, -4.0]))

    assert odds[0, 1] == odds[1, 0] == pytest.approx(3.3, abs=0.05)
    assert odds[0, 0] == odds[1, 1] == -odds[0, 1]
    assert odds[2].tolist() == [0, 0]


def test_words_and_pairs_of_neighbours_are_told_once() -> None:
    assert words_of("Don’t bother: don't!") == {"don't", "bother", "!", "don't bother", "bother don't", "don't !"}
