"""Persons: who of the voices of one recommendation are one person, though they sign shorter here than there.

"Dell" is "Dell Ostrander" where no other full name in the recommendation begins so, and no employers tell them apart.
Elsewhere they stay two: a first name joins nothing. In a count, one person as two misleads more than two as one.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from crawler.identity import fold
from kb.person_names import NOBODY
from kb.recommendations import Voice


def counted_once(voices: Iterable[Voice]) -> list[Voice]:
    """Return the voices of one recommendation in their order, each person under one name."""
    every = list(voices)
    if len(every) == 1:
        return every
    full: defaultdict[str, set[str | None]] = defaultdict(set)
    employers: defaultdict[str | None, set[str]] = defaultdict(set)
    for voice in every:
        first, *rest = fold(voice.name or "").split() or [""]
        if rest and fold(voice.name or "") not in NOBODY:
            full[first].add(voice.person)
            employers[voice.person] |= {voice.organization} if voice.organization else set()
    return [_under_full_name(voice, full.get(fold(voice.name or ""), set()), employers) for voice in every]


def person_of(voice: Voice) -> str:
    """Who speaks; an advice whose author nobody knows stands for a person of its own."""
    return f"person {voice.person}" if voice.person else f"advice {voice.advice_id}"


def _under_full_name(voice: Voice, candidates: set[str | None], employers: defaultdict[str | None, set[str]]) -> Voice:
    if len(candidates) != 1:
        return voice
    (person,) = candidates
    if voice.organization and employers[person] and voice.organization not in employers[person]:
        return voice
    return replace(voice, person=person)
