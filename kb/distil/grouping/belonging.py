"""Belonging: which sentences stay in one group however little alike they are, and which are to be grouped at all."""

from collections import defaultdict
from collections.abc import Container, Sequence

from kb.distil.persons import person_of
from kb.distil.words.statement import points_back
from kb.recommendations import Choice, Known, Voice


def grouped_before(said: Sequence[Sequence[Voice]], known: Sequence[Known]) -> list[list[int]]:
    """Return the places of the sentences that were in one recommendation before."""
    places = {voice.advice_id: place for place, voices in enumerate(said) for voice in voices}
    stood = (
        sorted({places[advice] for advice in one.advice_ids if advice in places})
        for one in sorted(known, key=lambda one: one.id)
    )
    return [together for together in stood if together]


def changed_since(said: Sequence[Sequence[Voice]], known: Sequence[Known], unchanged: Container[str]) -> list[int]:
    """Return the places of the sentences that were not grouped before as they are said now.

    `unchanged` holds the advice that is as it was then. Where some is gone, others may have become the nearest of each
    other, and none counts as grouped before.
    """
    stood = {advice for one in known for advice in one.advice_ids}
    here = {voice.advice_id for voices in said for voice in voices}
    if not stood <= here:
        return list(range(len(said)))
    return [
        place
        for place, voices in enumerate(said)
        if not all(voice.advice_id in stood and voice.advice_id in unchanged for voice in voices)
    ]


def answers_of_one_question(texts: Sequence[str], choices: Sequence[Choice | None]) -> list[list[int]]:
    """Return the places of the sentences that answer one question of structure: two answers are two sides of it.

    `choices` are the answers that the sentences give.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, (text, choice) in enumerate(zip(texts, choices, strict=True)):
        if choice and not points_back(text):
            places[choice.question].append(place)
    return list(places.values())


def repeated_by_one_person(said: Sequence[Sequence[Voice]], groups: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return for each group what its people say more than once: chance brings voices together, not what one repeats."""
    repeated: list[list[int]] = []
    for members in groups:
        places: defaultdict[str, set[int]] = defaultdict(set)
        for place in members:
            for voice in said[place]:
                places[person_of(voice)].add(place)
        repeated += [sorted(told) for told in places.values() if len(told) > 1]
    return repeated
