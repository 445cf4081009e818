"""Distil: voices that give the same advice become one recommendation, with everybody who says so or otherwise.

Sentences become vectors (`kb.meaning`), vectors groups (`kb.distil.grouping`), a group's sentences two sides
(`kb.distil.sides`), and the clearest sentence of the larger side speaks for all. The result depends on the set of
voices alone, not on their order. What stood together before stays together, and keeps its id.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from crawler.identity import fold
from extract.advising.reading import STRENGTH, read_sentence
from extract.facts import AdviceKind
from kb.distil.answering import choice_in
from kb.distil.arranging import Place, arrange
from kb.distil.belonging import of_before, of_one_person, of_one_question
from kb.distil.conditions import conditions_of
from kb.distil.debating import taking_part
from kb.distil.grouping import group
from kb.distil.likeness import Said
from kb.distil.loosening import loosened
from kb.distil.naming import kept_ids, new_id
from kb.distil.persons import counted_once
from kb.distil.sentences import Sentence, sides_of
from kb.distil.statement import Candidate, choose_statement, is_clear, stands_alone
from kb.distil.support import support_of
from kb.distil.title import title_of
from kb.distil.topics import topics_of
from kb.meaning.background import Background
from kb.meaning.encoder import Vectors, directions
from kb.meaning.opposition import Opposition
from kb.meaning.topic_reader import TopicReader
from kb.recommendations import Arrangement, Choice, Known, Manner, Recommendation, Stance, Testimony, Voice

AS_FOUND = Arrangement()
"""Nobody says anything about grouping."""

_NOT_MEANT = (Manner.RETRACTED, Manner.SARCASTIC)
"""Manners of words that speak for nobody else while others can."""
_VAGUE = 0.8
"""Share of its likeness to others that counts for a sentence that says too little to be understood alone."""


class Encoder(Protocol):
    """What distilling asks of `kb.meaning.encoder.MeaningEncoder`, or of one that remembers."""

    @property
    def threshold(self) -> float:
        """The likeness from which on groups of sentences give the same advice."""

    @property
    def threshold_of_few(self) -> float:
        """The likeness that a group of two or three sentences of posts must have to stay one."""

    @property
    def background(self) -> Background:
        """What tells how near a sentence comes to advice in general."""

    @property
    def opposition(self) -> Opposition:
        """What tells sides apart."""

    @property
    def topics(self) -> TopicReader:
        """What tells topics from directions."""

    def vectors(self, texts: Iterable[str]) -> Vectors:
        """Return a row a text."""


def distil(
    voices: Iterable[Voice],
    encoder: Encoder,
    known: Sequence[Known] = (),
    *,
    settled: bool = True,
    arrangement: Arrangement = AS_FOUND,
) -> list[Recommendation]:
    """Return the recommendations of all voices, best supported first, single voices last.

    Each voice stands in exactly one. `known` are recommendations of before: the group that most of one's advice is in
    keeps its id, and where they are `settled` (made with this encoder) their advice stays together. A new one's id
    comes from the voice that said it first. `arrangement` is what people say about grouping.
    """
    told: defaultdict[tuple[str, str], list[Voice]] = defaultdict(list)
    for voice in sorted(voices, key=lambda voice: voice.advice_id):
        told[_words_of(voice)].append(voice)
    said = [tuple(told[words]) for words in sorted(told)]
    texts = [min(voice.text for voice in voices) for voices in said]
    vectors = encoder.vectors(texts)
    directed = directions(vectors)
    named = sorted({voice.subject for voices in said for voice in voices if voice.subject})
    subjects = dict(zip(named, directions(encoder.vectors(named)), strict=True))
    choices = [choice_in(text) for text in texts]
    compared = _said(said, directed, choices, encoder)
    together = [*of_before(said, known if settled else ()), *of_one_question(texts, choices)]
    groups = group(compared, encoder.threshold, together)
    groups = loosened(groups, compared, encoder.threshold_of_few, [*together, *of_one_person(said, groups)])
    grouped = [[voice for at in members for voice in said[at]] for members in groups]
    members = [[voice.advice_id for voice in voices] for voices in grouped]
    leading = kept_ids(members, known)
    taken = {id_ for ids in leading for id_ in ids}
    ids = [kept or (new_id(voices, taken),) for kept, voices in zip(leading, grouped, strict=True)]
    by_words = {advice: own for (own, *_), advices in zip(ids, members, strict=True) for advice in advices}
    at = {voice.advice_id: place for place, voices in enumerate(said) for voice in voices}
    by_id = {voice.advice_id: voice for voices in said for voice in voices}
    recommendations = []
    for place in arrange(members, ids, arrangement):
        told_here: defaultdict[int, list[Voice]] = defaultdict(list)
        for voice in counted_once(by_id[advice] for advice in sorted(place.advice)):
            told_here[at[voice.advice_id]].append(voice)
        sentences = [
            Sentence(tuple(voices), vectors[one], directed[one], _about(voices, subjects))
            for one, voices in sorted(told_here.items())
        ]
        recommendations.append(_recommendation(sentences, encoder, place, by_words, arrangement))
    return sorted(recommendations, key=lambda one: _rank(one, by_id))


def _words_of(voice: Voice) -> tuple[str, str]:
    """Return what makes the words of two voices the same: words that say too little are so in one post alone."""
    words = fold(voice.text) or voice.advice_id
    return words, "" if stands_alone(voice.text) else voice.post or ""


def _about(voices: Sequence[Voice], subjects: Mapping[str, Vectors]) -> Vectors | None:
    """Return the mean direction of what the threads are about in which a sentence is said."""
    known = [subjects[voice.subject] for voice in voices if voice.subject]
    return np.asarray(np.mean(known, axis=0), np.float32) if known else None


def _said(
    said: Sequence[Sequence[Voice]], directed: Vectors, choices: Sequence[Choice | None], encoder: Encoder
) -> list[Said]:
    """Return what grouping compares, a row of directions each."""
    trusted = np.array([[1.0 if stands_alone(one[0].text) else _VAGUE] for one in said], np.float32).reshape(-1, 1)
    trusted = trusted * directed
    settings = sorted({voice.setting for voices in said for voice in voices if voice.setting})
    around = dict(zip(settings, directions(encoder.vectors(settings)), strict=True))
    commonness = encoder.background.commonness(trusted)
    compared = np.hstack([trusted, taking_part(min(voice.text for voice in voices) for voices in said)])
    sentences = []
    for voices, direction, common, choice in zip(said, compared, commonness.tolist(), choices, strict=True):
        known = [around[voice.setting] for voice in voices if voice.setting]
        sentences.append(
            Said(
                count=1,
                direction=direction,
                commonness=common,
                setting=directions(np.mean(known, axis=0, keepdims=True))[0] if known else None,
                settings=1 if known else 0,
                question=choice.question if choice else None,
            )
        )
    return sentences


def _recommendation(
    sentences: Sequence[Sentence],
    encoder: Encoder,
    place: Place,
    by_words: Mapping[str, str],
    arrangement: Arrangement,
) -> Recommendation:
    """Make one recommendation of sentences that belong together."""
    sides = sides_of(sentences, encoder.opposition, arrangement, by_words)
    leading = [(sentence, voice) for sentence in sentences for voice in sentence.voices if sides[voice.advice_id]]
    heard = [sentence for sentence in sentences if any(sides[voice.advice_id] for voice in sentence.voices)]
    middle: npt.NDArray[np.float64] = np.sum([sentence.direction for sentence in heard], axis=0, dtype=np.float64)
    statement = choose_statement(
        [
            Candidate(text=voice.text, nearness=round(float(sentence.direction @ middle) / len(heard), 4))
            for sentence, voice in [pair for pair in leading if pair[1].manner not in _NOT_MEANT] or leading
        ]
    )
    about = [sentence.about for sentence in heard if sentence.about is not None]
    subject = None if is_clear(statement) else next(voice.subject for _, voice in leading if voice.text == statement)
    said = sorted(
        (
            (voice, Stance.FOR if sides[voice.advice_id] else Stance.AGAINST)
            for sentence in sentences
            for voice in sentence.voices
        ),
        key=lambda pair: (pair[1] is Stance.AGAINST, pair[0].said or "9999", pair[0].advice_id),
    )
    every = [voice for voice, _ in said]
    days = sorted(voice.said for voice in every if voice.said)
    return Recommendation(
        id=place.id,
        statement=statement,
        title=title_of(statement, subject),
        topics=topics_of(encoder.topics, middle, np.sum(about, axis=0) if about else None),
        kind=_kind([voice for voice, stance in said if stance is Stance.FOR], statement),
        support=support_of(said),
        evidence=tuple(
            Testimony(
                advice_id=voice.advice_id,
                stance=stance,
                grouped=by_words[voice.advice_id],
                conditions=conditions_of(voice.text),
            )
            for voice, stance in said
        ),
        first_said=days[0] if days else None,
        last_said=days[-1] if days else None,
        replaces=tuple(place.replaces),
        choice=choice_in(statement),
    )


def _kind(voices: Sequence[Voice], statement: str) -> str:
    counted = Counter(voice.kind for voice in voices if voice.kind)
    if not counted:
        reading = read_sentence(" ".join(statement.split()))
        return (reading.kind if reading else AdviceKind.RECOMMENDATION).value
    order = {kind.value: place for place, kind in enumerate(STRENGTH)}
    return min(counted, key=lambda kind: (-counted[kind], order.get(kind, len(order))))


def _rank(recommendation: Recommendation, voices: Mapping[str, Voice]) -> tuple[bool, bool, float, int, str]:
    """Return what recommendations are sorted by.

    What several people only do is no advice of several people, and what leans on its thread comes after what does not.
    """
    support = recommendation.support
    several = support.people_for + support.people_against > 1
    advised = any(voices[one.advice_id].kind != AdviceKind.PRACTICE for one in recommendation.evidence)
    leans = not is_clear(recommendation.statement)
    return not (several and advised), leans, -support.strength, -support.organizations_for, recommendation.id
