"""Ranking: the order in which recommendations are listed, best supported first, single voices last."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from math import inf

from extract.facts import AdviceKind
from kb.distil.words.statement import clearness, is_clear, urges
from kb.distil.words.telling import TELLING
from kb.recommendations import Recommendation, Unchanged, Voice


def in_order(
    recommendations: Iterable[Recommendation | Unchanged], voices: Mapping[str, Voice]
) -> list[Recommendation | Unchanged]:
    """Return recommendations in the order of the list of all; `voices` are all by the id of their advice.

    Those that are unchanged are in the order that they were in, and only those are read beside which another one comes.
    """
    places = [_Place(one, voices) for one in recommendations]
    places.sort(key=lambda place: place.before or inf)
    return [place.one for place in sorted(places)]


class _Place:
    """The place of a recommendation in the list, to be compared with others."""

    def __init__(self, one: Recommendation | Unchanged, voices: Mapping[str, Voice]) -> None:
        self.one = one
        self.before = one.rank if isinstance(one, Unchanged) else None
        self._voices = voices

    def __lt__(self, other: "_Place") -> bool:
        if self.before and other.before:
            return self.before < other.before
        if self._rank != other._rank:
            return self._rank < other._rank
        return self._newness > other._newness

    @cached_property
    def _rank(self) -> tuple[bool, bool, float, int, bool, float, float]:
        """What recommendations are sorted by.

        First come those that several people advise (a practice is none), then those that are clear without their
        thread. Among equally supported ones, what urges comes before what reports, and the clearer statement first.
        """
        support, statement = self.one.support, self.one.statement
        said = [self._voices[advice] for advice in self.one.advice_ids]
        several = support.people_for + support.people_against > 1
        advised = any(voice.kind != AdviceKind.PRACTICE for voice in said)
        return (
            not (several and advised),
            not is_clear(statement),
            -support.strength,
            -support.organizations_for,
            self.one.kind in TELLING or not urges(statement),
            -clearness(statement),
            -max(voice.confidence or 0.0 for voice in said),
        )

    @cached_property
    def _newness(self) -> tuple[str, str]:
        return self.one.last_said or "", self.one.id
