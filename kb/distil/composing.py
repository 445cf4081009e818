"""Composing: one recommendation of the sentences that belong together.

Their sides are told apart, the clearest sentence of the larger side speaks for all, and everybody is counted once.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from extract.advising.reading import STRENGTH, read_sentence
from extract.facts import AdviceKind
from kb.distil.grouping.arranging import Place
from kb.distil.sides.sentences import Sentence, sides_of
from kb.distil.support import support_of
from kb.distil.topics import topics_of
from kb.distil.words.answering import choice_in
from kb.distil.words.statement import Candidate, choose_statement, is_clear
from kb.distil.words.title import title_of
from kb.meaning.encoder import MeaningEncoder
from kb.recommendations import Arrangement, Manner, Recommendation, Stance, Testimony, Voice
from kb.rules import rules_version

Middle = npt.NDArray[np.float64]

_NOT_MEANT = (Manner.RETRACTED, Manner.SARCASTIC)
"""Manners of words that speak for nobody else while others can."""


def compose(
    sentences: Sequence[Sentence],
    encoder: MeaningEncoder,
    place: Place,
    by_words: Mapping[str, str],
    arrangement: Arrangement,
    made_from: str,
) -> Recommendation:
    """Return the recommendation of sentences that are in one place.

    `by_words` holds for each advice the recommendation in which it is by its words alone, `made_from` is a hash over
    all of this (`hash_of`).
    """
    sides = sides_of(sentences, encoder.stances, arrangement, by_words)
    stances = {advice: Stance.FOR if side else Stance.AGAINST for advice, side in sides.items()}
    leading = [(sentence, voice) for sentence in sentences for voice in sentence.voices if sides[voice.advice_id]]
    heard = [sentence for sentence in sentences if any(sides[voice.advice_id] for voice in sentence.voices)]
    middle: Middle = np.sum([sentence.direction for sentence in heard], axis=0, dtype=np.float64)
    statement = _statement(leading, middle, len(heard))
    about = [sentence.about for sentence in heard if sentence.about is not None]
    subject = None if is_clear(statement) else next(voice.subject for _, voice in leading if voice.text == statement)
    said = _said(sentences, stances)
    days = sorted(voice.said for voice, _ in said if voice.said)
    return Recommendation(
        id=place.id,
        statement=statement,
        title=title_of(statement, subject),
        topics=topics_of(encoder.topics, title_of(statement), middle, np.sum(about, axis=0) if about else None),
        kind=_kind([voice for voice, stance in said if stance is Stance.FOR], statement),
        support=support_of(said),
        evidence=tuple(
            Testimony(advice_id=voice.advice_id, stance=stance, grouped=by_words[voice.advice_id])
            for voice, stance in said
        ),
        first_said=days[0] if days else None,
        last_said=days[-1] if days else None,
        replaces=tuple(place.replaces),
        choice=choice_in(statement),
        made_from=made_from,
    )


def hash_of(
    spoken: Iterable[tuple[str, Sequence[Voice]]],
    encoder: MeaningEncoder,
    place: Place,
    by_words: Mapping[str, str],
    arrangement: Arrangement,
) -> str:
    """Return a hash over all that a recommendation depends on; `spoken` are its sentences with who says them."""
    advice = set(place.advice)
    arranged = [one for one in (*arrangement.between, *arrangement.sides) if one[0] in advice]
    found = hashlib.sha256(f"{rules_version()} {encoder.version} {place.id} {arranged}".encode())
    for text, voices in spoken:
        stands = [by_words[voice.advice_id] for voice in voices]
        found.update(f"{text!r} {voices} {stands}".encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def _statement(leading: Sequence[tuple[Sentence, Voice]], middle: Middle, heard: int) -> str:
    """Return the words that speak for all; `middle` is the sum of the directions of the `heard` sentences."""
    meant = [pair for pair in leading if pair[1].manner not in _NOT_MEANT] or leading
    return choose_statement(
        [
            Candidate(text=voice.text, nearness=round(float(sentence.direction @ middle) / heard, 4))
            for sentence, voice in meant
        ]
    )


def _said(sentences: Iterable[Sentence], stances: Mapping[str, Stance]) -> list[tuple[Voice, Stance]]:
    """Return who says so and who says otherwise: for before against, the earliest first."""
    said = [(voice, stances[voice.advice_id]) for sentence in sentences for voice in sentence.voices]
    return sorted(said, key=lambda pair: (pair[1] is Stance.AGAINST, pair[0].said or "9999", pair[0].advice_id))


def _kind(voices: Sequence[Voice], statement: str) -> str:
    """Return the kind of most of the voices; where as many are of another, that of the statement."""
    counted = Counter(voice.kind for voice in voices if voice.kind)
    own = next((voice.kind for voice in voices if voice.text == statement), None)
    if not counted:
        reading = read_sentence(" ".join(statement.split()))
        return (reading.kind if reading else AdviceKind.RECOMMENDATION).value
    order = {kind.value: place for place, kind in enumerate(STRENGTH)}
    return min(counted, key=lambda kind: (-counted[kind], kind != own, order.get(kind, len(order))))
