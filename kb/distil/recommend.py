"""Distil: voices that give the same advice become one recommendation, with everybody who says so or otherwise.

Sentences become vectors (`kb.meaning`), vectors groups (`kb.distil.grouping`), a group's sentences two sides
(`kb.distil.sides`), and the clearest sentence of the larger side speaks for all. The result depends on the set of
voices alone, not on their order. What stood together before stays together, and keeps its id.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from crawler.identity import digest, fold
from extract.advising.reading import STRENGTH, read_sentence
from extract.facts import AdviceKind
from kb.distil.grouping import group
from kb.distil.sides import divide, witnesses
from kb.distil.statement import Candidate, choose_statement, stands_alone, title_of
from kb.distil.topics import GENERAL
from kb.meaning.encoder import Vectors, directions
from kb.meaning.opposition import Opposition
from kb.meaning.topic_reader import TopicReader
from kb.recommendations import Known, Recommendation, Stance, Support, Testimony, Voice

_VAGUE = 0.8
"""Share of its likeness to others that counts for a sentence that says too little to be understood alone."""


class Encoder(Protocol):
    """What distilling asks of `kb.meaning.encoder.MeaningEncoder`, or of one that remembers."""

    @property
    def threshold(self) -> float:
        """The mean cosine from which on groups of sentences give the same advice."""

    @property
    def opposition(self) -> Opposition:
        """What tells sides apart."""

    @property
    def topics(self) -> TopicReader:
        """What tells topics from directions."""

    def vectors(self, texts: Iterable[str]) -> Vectors:
        """Return a row a text."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Words that some voices say to the letter, with their vector and its direction."""

    voices: tuple[Voice, ...]
    vector: Vectors
    direction: Vectors

    @property
    def text(self) -> str:
        return min(voice.text for voice in self.voices)

    @property
    def people(self) -> frozenset[str]:
        return frozenset(map(_person, self.voices))


def distil(
    voices: Iterable[Voice], encoder: Encoder, known: Sequence[Known] = (), *, settled: bool = True
) -> list[Recommendation]:
    """Return the recommendations of all voices, best supported first, single voices last.

    Each voice stands in exactly one. `known` are recommendations of before: the group that most of one's advice is in
    keeps its id, and where they are `settled` (made with this encoder) their advice stays together. A new one's id
    comes from the voice that said it first.
    """
    told: defaultdict[str, list[Voice]] = defaultdict(list)
    for voice in sorted(voices, key=lambda voice: voice.advice_id):
        told[fold(voice.text) or voice.advice_id].append(voice)
    said = [tuple(told[words]) for words in sorted(told)]
    texts = [min(voice.text for voice in voices) for voices in said]
    vectors = encoder.vectors(texts)
    directed = directions(vectors)
    trusted = np.array([[1.0 if stands_alone(text) else _VAGUE] for text in texts], np.float32).reshape(-1, 1)
    sentences = [_Sentence(*parts) for parts in zip(said, vectors, directed, strict=True)]
    groups = group(directed * trusted, encoder.threshold, _together(said, known if settled else ()))
    kept = _kept_ids([[voice.advice_id for at in members for voice in said[at]] for members in groups], known)
    recommendations = [
        _recommendation([sentences[at] for at in members], encoder, ids)
        for members, ids in zip(groups, kept, strict=True)
    ]
    return sorted(recommendations, key=_rank)


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


def _recommendation(sentences: Sequence[_Sentence], encoder: Encoder, ids: Sequence[str]) -> Recommendation:
    """Make one recommendation of sentences that belong together."""
    sides = _sides(sentences, encoder)
    leading = [sentence for sentence, side in zip(sentences, sides, strict=True) if side]
    middle: npt.NDArray[np.float64] = np.sum([sentence.direction for sentence in leading], axis=0, dtype=np.float64)
    statement = choose_statement(
        [
            Candidate(text=voice.text, nearness=round(float(sentence.direction @ middle) / len(leading), 4))
            for sentence in leading
            for voice in sentence.voices
        ]
    )
    said = sorted(
        (
            (voice, Stance.FOR if side else Stance.AGAINST)
            for sentence, side in zip(sentences, sides, strict=True)
            for voice in sentence.voices
        ),
        key=lambda pair: (pair[1] is Stance.AGAINST, pair[0].said or "9999", pair[0].advice_id),
    )
    every = [voice for voice, _ in said]
    founder = min(every, key=lambda voice: (voice.said or "9999", voice.advice_id))
    days = sorted(voice.said for voice in every if voice.said)
    own, *replaces = ids or (digest("recommendation", founder.advice_id),)
    return Recommendation(
        id=own,
        statement=statement,
        title=title_of(statement),
        topics=encoder.topics.read(middle / max(float(np.linalg.norm(middle)), 1e-9)) or (GENERAL,),
        kind=_kind(every, statement),
        support=_support(said),
        evidence=tuple(Testimony(advice_id=voice.advice_id, stance=stance) for voice, stance in said),
        first_said=days[0] if days else None,
        last_said=days[-1] if days else None,
        replaces=tuple(replaces),
    )


def _sides(sentences: Sequence[_Sentence], encoder: Encoder) -> list[bool]:
    """Tell the side with more people (True) from the other.

    Nobody stands against themselves: what sounds opposed in one person's mouth is the other half of one advice.
    """
    if len(sentences) == 1:
        return [True]
    compared = witnesses(len(sentences))
    odds = encoder.opposition.log_odds(
        np.stack([sentence.vector for sentence in sentences]), np.stack([sentences[at].vector for at in compared])
    )
    for place, sentence in enumerate(sentences):
        for at in compared:
            if at != place and not sentence.people.isdisjoint(sentences[at].people):
                odds[place, at] = min(float(odds[place, at]), 0.0)
    with_first = divide(odds)
    people = Counter(side for sentence, side in zip(sentences, with_first, strict=True) for _ in sentence.people)
    leads = people[True] >= people[False]
    return [side is leads for side in with_first]


def _support(said: Sequence[tuple[Voice, Stance]]) -> Support:
    people: dict[Stance, set[str]] = {Stance.FOR: set(), Stance.AGAINST: set()}
    organizations: dict[Stance, set[str]] = {Stance.FOR: set(), Stance.AGAINST: set()}
    for voice, stance in said:
        people[stance] |= {_person(voice), *(f"person {second.person}" for second in voice.seconds)}
        theirs = (voice.organization, *(second.organization for second in voice.seconds))
        organizations[stance] |= {name for name in theirs if name}
    return Support(
        people_for=len(people[Stance.FOR]),
        people_against=len(people[Stance.AGAINST]),
        organizations_for=len(organizations[Stance.FOR]),
        organizations_against=len(organizations[Stance.AGAINST]),
        bands=tuple(sorted({voice.band for voice, _ in said if voice.band is not None})),
    )


def _person(voice: Voice) -> str:
    """Who speaks; an advice whose author nobody knows stands for a person of its own."""
    return f"person {voice.person}" if voice.person else f"advice {voice.advice_id}"


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
