"""Groups: which sentences say the same, by average linkage over the pairs that are similar at all.

Two groups join while the mean similarity over all pairs between them (a pair that shares nothing counts 0) reaches the
threshold, closest first.
"""

import heapq
from collections.abc import Mapping, Sequence


def group(count: int, pairs: Mapping[tuple[int, int], float], threshold: float) -> list[tuple[int, ...]]:
    """Return the groups of items 0 to `count` - 1, each sorted, in the order of their first items."""
    members: dict[int, tuple[int, ...]] = {at: (at,) for at in range(count)}
    links: dict[int, dict[int, float]] = {at: {} for at in range(count)}
    for (one, other), similarity in sorted(pairs.items()):
        links[one][other] = links[other][one] = similarity
    heap = [(-similarity, one, other) for (one, other), similarity in pairs.items() if similarity >= threshold]
    heapq.heapify(heap)
    while heap:
        negative, one, other = heapq.heappop(heap)
        if one not in members or other not in members or _mean(links, members, one, other) != -negative:
            continue
        _join(links, members, heap, (one, other), threshold)
    return sorted(members.values())


def _join(
    links: dict[int, dict[int, float]],
    members: dict[int, tuple[int, ...]],
    heap: list[tuple[float, int, int]],
    pair: tuple[int, int],
    threshold: float,
) -> None:
    keep, drop = pair if len(links[pair[0]]) >= len(links[pair[1]]) else (pair[1], pair[0])
    members[keep] = tuple(sorted(members[keep] + members.pop(drop)))
    del links[keep][drop]
    for neighbour, total in links.pop(drop).items():
        if neighbour == keep:
            continue
        del links[neighbour][drop]
        links[keep][neighbour] = links[neighbour][keep] = round(links[keep].get(neighbour, 0.0) + total, 9)
    for neighbour in links[keep]:
        mean = _mean(links, members, keep, neighbour)
        if mean >= threshold:
            heapq.heappush(heap, (-mean, min(keep, neighbour), max(keep, neighbour)))


def _mean(
    links: Mapping[int, Mapping[int, float]], members: Mapping[int, Sequence[int]], one: int, other: int
) -> float:
    return links[one].get(other, 0.0) / (len(members[one]) * len(members[other]))
