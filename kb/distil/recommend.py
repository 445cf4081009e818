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

from crawler.identity import digest, fold
from extract.advising.reading import STRENGTH, read_sentence
from extract.facts import AdviceKind
from kb.distil.answering import choice_in
from kb.distil.arranging import Place, arrange
from kb.distil.conditions import conditions_of
from kb.distil.grouping import group
from kb.distil.likeness import Said
from kb.distil.sentences import Sentence, sides_of
from kb.distil.statement import Candidate, choose_statement, stands_alone, title_of
from kb.distil.support import support_of
from kb.distil.topics import GENERAL
from kb.meaning.background import Background
from kb.meaning.encoder import Vectors, directions
from kb.meaning.opposition import Opposition
from kb.meaning.topic_reader import TopicReader
from kb.recommendations import Arrangement, Known, Manner, Recommendation, Stance, Testimony, Voice

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
    groups = group(_said(said, directed, encoder), encoder.threshold, _together(said, known if settled else ()))
    grouped = [[voice for at in members for voice in said[at]] for members in groups]
    members = [[voice.advice_id for voice in voices] for voices in grouped]
    ids = [kept or (_new_id(voices),) for kept, voices in zip(_kept_ids(members, known), grouped, strict=True)]
    by_words = {advice: own for (own, *_), advices in zip(ids, members, strict=True) for advice in advices}
    at = {voice.advice_id: place for place, voices in enumerate(said) for voice in voices}
    by_id = {voice.advice_id: voice for voices in said for voice in voices}
    recommendations = []
    for place in arrange(members, ids, arrangement):
        told_here: defaultdict[int, list[Voice]] = defaultdict(list)
        for advice in sorted(place.advice):
            told_here[at[advice]].append(by_id[advice])
        sentences = [Sentence(tuple(told_here[one]), vectors[one], directed[one]) for one in sorted(told_here)]
        recommendations.append(_recommendation(sentences, encoder, place, by_words, arrangement))
    return sorted(recommendations, key=_rank)


def _words_of(voice: Voice) -> tuple[str, str]:
    """Return what makes the words of two voices the same: words that say too little are so in one post alone."""
    words = fold(voice.text) or voice.advice_id
    return words, "" if stands_alone(voice.text) else voice.post or ""


def _said(said: Sequence[Sequence[Voice]], directed: Vectors, encoder: Encoder) -> list[Said]:
    """Return what grouping compares, a row of directions each."""
    trusted = np.array([[1.0 if stands_alone(one[0].text) else _VAGUE] for one in said], np.float32).reshape(-1, 1)
    trusted = trusted * directed
    settings = sorted({voice.setting for voices in said for voice in voices if voice.setting})
    around = dict(zip(settings, directions(encoder.vectors(settings)), strict=True))
    commonness = encoder.background.commonness(trusted)
    sentences = []
    for voices, direction, common in zip(said, trusted, commonness.tolist(), strict=True):
        known = [around[voice.setting] for voice in voices if voice.setting]
        sentences.append(
            Said(
                count=1,
                direction=direction,
                commonness=common,
                setting=directions(np.mean(known, axis=0, keepdims=True))[0] if known else None,
                settings=1 if known else 0,
            )
        )
    return sentences


def _new_id(voices: Iterable[Voice]) -> str:
    founder = min(voices, key=lambda voice: (voice.said or "9999", voice.advice_id))
    return digest("recommendation", founder.advice_id)


def _together(said: Sequence[Sequence[Voice]], known: Sequence[Known]) -> list[list[int]]:
    """Return the places of the sentences that stood in one recommendation before."""
    places = {voice.advice_id: place for place, voices in enumerate(said) for voice in voices}
    return [
        sorted({places[advice] for advice in one.advice_ids if advice in places})
        for one in sorted(known, key=lambda one: one.id)
        if not one.advice_ids.isdisjoint(places)
    ]


def _kept_ids(groups: Sequence[Sequence[str]], known: Sequence[Known]) -> list[tuple[str, ...]]:
    """Return for each group of advice the ids that lead to it, its own first; none where it is new.

    An old id goes where most of its advice is; of several that lead to one group the one with most advice is its own.
    """
    homes = {advice: place for place, members in enumerate(groups) for advice in members}
    leading: list[list[tuple[int, str]]] = [[] for _ in groups]
    for one in known:
        counted = Counter(homes[advice] for advice in one.advice_ids if advice in homes)
        if counted:
            place = min(counted, key=lambda place: (-counted[place], place))
            leading[place].append((-counted[place], one.id))
    return [tuple(id_ for _, id_ in sorted(ids)) for ids in leading]


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
        title=title_of(statement),
        topics=encoder.topics.read(middle / max(float(np.linalg.norm(middle)), 1e-9)) or (GENERAL,),
        kind=_kind(every, statement),
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


def _rank(recommendation: Recommendation) -> tuple[bool, float, int, str]:
    support = recommendation.support
    alone = support.people_for + support.people_against < 2
    return alone, -support.strength, -support.organizations_for, recommendation.id
