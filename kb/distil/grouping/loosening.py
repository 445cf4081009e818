"""Loosening: groups of two or three sentences that hold together weakly fall apart again.

On a board most advice has no mate, so that of the pairs that are barely alike most are so by chance; four sentences
that are all alike are none. Where nothing tells of posts, advice was gathered by somebody, and has mates.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from statistics import fmean

from kb.distil.grouping.likeness import SentenceGroup
from kb.distil.grouping.linkage import group

_FEW = 3
"""Sentences of a group that chance may bring together."""


def split_weak_groups(
    groups: Sequence[tuple[int, ...]],
    said: Sequence[SentenceGroup],
    threshold: float,
    together: Sequence[Sequence[int]] = (),
) -> list[tuple[int, ...]]:
    """Return the groups, the weak ones of two or three in the pieces that this stricter threshold joins.

    A group is weak where the mean likeness of its pairs is below the threshold. `together` holds places of one
    group that stay together.
    """
    stay: defaultdict[int, list[Sequence[int]]] = defaultdict(list)
    for places in together:
        stay[places[0]].append(places)
    found: list[tuple[int, ...]] = []
    for members in groups:
        if _is_weak([said[place] for place in members], threshold):
            kept = [[members.index(at) for at in places] for place in members for places in stay.get(place, ())]
            pieces = group([said[place] for place in members], threshold, kept)
            found += [tuple(members[at] for at in piece) for piece in pieces]
        else:
            found.append(members)
    return sorted(found)


def _is_weak(said: Sequence[SentenceGroup], threshold: float) -> bool:
    if not 2 <= len(said) <= _FEW or not all(one.settings for one in said):
        return False
    return fmean(one.likeness(other) for one, other in combinations(said, 2)) < threshold
