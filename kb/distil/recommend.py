"""Distil: voices that say the same become one recommendation, with everybody who says so or otherwise.

A plain first method: sentences that share most of their weighted concepts are grouped (`kb.distil.similarity`,
`kb.distil.grouping`), near misses are kept apart (`kb.distil.near_misses`), and sides are told by polarity
(`kb.distil.polarity`). A wrong merge is worse than a split, so that in doubt a voice stays alone. The result depends on
the set of voices alone, not on their order.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from crawler.identity import digest, fold
from extract.advising.reading import STRENGTH, read_sentence
from extract.facts import AdviceKind
from kb.distil.grouping import group
from kb.distil.near_misses import are_kept_apart, particulars_of
from kb.distil.polarity import opposed, polarity
from kb.distil.similarity import Vector, concepts_of, cosine, similar_pairs, vectors_of
from kb.distil.statement import Candidate, choose_statement, title_of
from kb.distil.topics import topic_of
from kb.recommendations import Recommendation, Stance, Support, Testimony, Voice

THRESHOLD = 0.42
"""Mean similarity at which groups join. A lower one joins sentences that share their words and not their meaning."""

_LEAST = 0.15
"""Similarity below which a pair counts as sharing nothing."""

_SHARED = 2
"""Concepts that two sentences must have in common."""

_OVERLAP = 0.34
"""Share of the concepts of both sentences that they must have in common, so that an aside does not join them."""


def distil(voices: Iterable[Voice]) -> list[Recommendation]:
    """Return the recommendations of all voices, best supported first, single voices last.

    Each voice stands in exactly one. Ids come from the voice that said it first, so that a recommendation keeps its
    id while others join it.
    """
    told: defaultdict[str, list[Voice]] = defaultdict(list)
    for voice in sorted(voices, key=lambda voice: voice.advice_id):
        told[_sentence(voice)].append(voice)
    sentences = sorted(told)
    texts = [min(voice.text for voice in told[sentence]) for sentence in sentences]
    bags = [concepts_of(text).names for text in texts]
    vectors = vectors_of(bags)
    groups = group(len(texts), _pairs(texts, bags, vectors), THRESHOLD)
    recommendations = [
        _recommendation(
            [told[sentences[at]] for at in members], [texts[at] for at in members], [vectors[at] for at in members]
        )
        for members in groups
    ]
    return sorted(recommendations, key=_rank)


def _sentence(voice: Voice) -> str:
    """Return what is equal for voices that say the same to the letter; "I wouldn't!" says nothing by itself."""
    return fold(voice.text) if concepts_of(voice.text).names else f"{fold(voice.text)} {voice.advice_id}"


def _pairs(
    texts: Sequence[str], bags: Sequence[frozenset[str]], vectors: Sequence[Vector]
) -> Mapping[tuple[int, int], float]:
    particulars = [particulars_of(text) for text in texts]
    return {
        (one, other): similarity
        for (one, other), similarity in similar_pairs(vectors, _LEAST).items()
        if len(bags[one] & bags[other]) >= max(_SHARED, _OVERLAP * len(bags[one] | bags[other]))
        and not are_kept_apart(particulars[one], particulars[other])
    }


def _recommendation(told: Sequence[Sequence[Voice]], texts: Sequence[str], vectors: Sequence[Vector]) -> Recommendation:
    """Make one recommendation of sentences (each with its voices) that belong together."""
    sides = _sides(told, texts)
    weight = {side: _support_of(told, sides, side) for side in (True, False)}
    leading = max((True, False), key=lambda side: (weight[side], side))
    nearness = [
        sum(cosine(vector, other) for other in vectors if other is not vector) / max(len(vectors) - 1, 1)
        for vector in vectors[:_COMPARED]
    ]
    candidates = [
        Candidate(text=voice.text, nearness=nearness[at] if at < len(nearness) else 0.0)
        for at, voices in enumerate(told)
        if sides[at] is leading
        for voice in voices
    ]
    statement = choose_statement(candidates)
    stances = [Stance.FOR if side is leading else Stance.AGAINST for side in sides]
    said = sorted(
        ((voice, stance) for voices, stance in zip(told, stances, strict=True) for voice in voices),
        key=lambda pair: (pair[1] is Stance.AGAINST, pair[0].said or "9999", pair[0].advice_id),
    )
    every = [voice for voice, _ in said]
    founder = min(every, key=lambda voice: (voice.said or "9999", voice.advice_id))
    days = sorted(voice.said for voice in every if voice.said)
    return Recommendation(
        id=digest("recommendation", founder.advice_id),
        statement=statement,
        title=title_of(statement),
        topic=topic_of(" ".join(text for text, side in zip(texts, sides, strict=True) if side is leading)),
        kind=_kind(every, statement),
        support=_support(said),
        evidence=tuple(Testimony(advice_id=voice.advice_id, stance=stance) for voice, stance in said),
        first_said=days[0] if days else None,
        last_said=days[-1] if days else None,
    )


_COMPARED = 200
"""Sentences of one recommendation whose nearness to the others is measured."""


def _sides(told: Sequence[Sequence[Voice]], texts: Sequence[str]) -> list[bool]:
    """Tell the sides apart: True for those who agree with the first sentence that urges (or the first of all).

    Nobody stands against themselves: what sounds opposed in one person's mouth is the other half of one advice.
    """
    first = next((at for at, text in enumerate(texts) if polarity(text) > 0), 0)
    speakers = {_person(voice) for voice in told[first]}
    return [
        at == first or not opposed(texts[first], text) or not speakers.isdisjoint(_person(voice) for voice in told[at])
        for at, text in enumerate(texts)
    ]


def _support_of(told: Sequence[Sequence[Voice]], sides: Sequence[bool], side: bool) -> int:
    return len({_person(voice) for voices, own in zip(told, sides, strict=True) if own is side for voice in voices})


def _support(said: Sequence[tuple[Voice, Stance]]) -> Support:
    people: dict[Stance, set[str]] = {Stance.FOR: set(), Stance.AGAINST: set()}
    organizations: dict[Stance, set[str]] = {Stance.FOR: set(), Stance.AGAINST: set()}
    for voice, stance in said:
        people[stance].add(_person(voice))
        if voice.organization:
            organizations[stance].add(voice.organization)
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


def _rank(recommendation: Recommendation) -> tuple[bool, int, int, str]:
    support = recommendation.support
    for_it = support.people_for + support.organizations_for
    against_it = support.people_against + support.organizations_against
    alone = support.people_for + support.people_against <= 1
    return alone, -for_it, against_it, recommendation.id
