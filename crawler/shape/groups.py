"""The elements of a page that repeat, each with a time, prose and maybe a person: candidates for its posts."""

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import pairwise, permutations

from crawler.shape.asides import is_quotation
from crawler.shape.opening import opening_above
from crawler.shape.records import Record, count_own
from crawler.shape.tree import Node

PROSE_CAP = 1200
"""Letters past which a record's prose counts no more: one long element is not many posts."""
MOST_CANDIDATES = 10
"""Groups that are looked at for an opening post of another shape."""
MOST_SHAPES = 8
"""Shapes of neighbours that are tried as the beginning of a run."""
LEAST_FILLED = 0.25
"""Share of equally shaped elements that must hold a time and words; below it the shape is a general one."""
LEAST_PROSE = 1 / 3
"""Share of records that must hold prose."""
OF_RUNS = 0.95
"""What a group of runs is worth beside one of single elements: runs are cut at a guess."""
OF_BARE = 0.8
"""What neighbours without any class are worth that are no rows: pages are made of such parts."""
TYPED = 1.2
"""What a group is worth more whose elements call themselves posts."""
MANY = 8
"""Records from which on each may be without prose."""
CROWD = 4
"""Times past which a record is rather a list."""


def best_group(nodes: Sequence[Node], names: Sequence[int], typed: Sequence[Node]) -> list[Record]:
    """Return the records that are likeliest the page's posts, in its order; none where nothing repeats.

    `names` counts likely names (`names_before`), `typed` are the elements that call themselves posts.
    """
    scored = [(_score(found) * worth, found) for run, worth in _candidates(nodes) if (found := _group(run, names))]
    scored = sorted(scored, key=lambda pair: -pair[0])[:MOST_CANDIDATES]
    if own := _filled([Record(nodes=(node,)) for node in typed], names):
        scored.append((_score(own) * TYPED, own))
    scored += _united([records for _, records in scored], names)
    best: tuple[float, list[Record]] = (0.0, [])
    for score, records in scored:
        best = max(best, _opened(score, records, names), key=lambda pair: pair[0])
    return best[1]


def _united(groups: Sequence[list[Record]], names: Sequence[int]) -> Iterator[tuple[float, list[Record]]]:
    """Yield groups together with others whose records are inside theirs: answers, and remarks below each of them."""
    for outer, inner in permutations(groups, 2):
        if not 2 <= len(outer) < len(inner) or not _stand_inside(inner, outer) or _are_quoted(inner):
            continue
        both = [Record(nodes=record.nodes) for record in (*outer, *inner)]
        around = both[: len(outer)]
        filled = _filled(both, names)
        if len(filled) == len(both) and all(record.prose > 0 and record.names > 0 for record in around):
            yield _score(filled), filled


def _are_quoted(records: Sequence[Record]) -> bool:
    """Return whether what is inside posts are their quotations, which tell persons and times too."""
    return all(is_quotation(record.nodes[0]) for record in records)


def _stand_inside(inner: Sequence[Record], outer: Sequence[Record]) -> bool:
    """Return whether each record is inside one of the others, and in more than one and half of them."""
    starts = [record.start for record in outer]
    places = [bisect_right(starts, record.start) - 1 for record in inner]
    if len(set(places)) <= max(1, len(outer) / 2):
        return False
    return all(
        place >= 0 and record.end <= outer[place].end and record.nodes != outer[place].nodes
        for place, record in zip(places, inner, strict=True)
    )


def _opened(score: float, records: list[Record], names: Sequence[int]) -> tuple[float, list[Record]]:
    """Return the records with an opening post of another shape, where one is above them, and what they score."""
    opening = opening_above(records[0], names)
    if opening is None:
        return score, records
    plain = _score(records)
    opened = [opening, *records]
    count_own(opened, names)
    return score * _score(opened) / plain, opened


def lone_answer(nodes: Sequence[Node], names: Sequence[int]) -> list[Record]:
    """Return the opening and the only answer of a thread, whose shapes differ; none where no two posts are seen."""
    for node in reversed(nodes):
        if not node.is_time:
            continue
        around = [above for above in node.above() if above.prose and names[above.end] > names[above.start]]
        if not around or around[0].times > CROWD:
            continue
        answer = Record(nodes=(around[0],))
        openings = [opening_above(answer, names), *(Record(nodes=(above,)) for above in around[1:])]
        for opening in filter(None, openings):
            pair = [opening, answer]
            count_own(pair, names)
            if 0 < opening.times <= CROWD and opening.names > 0 and opening.prose > 0:
                return pair
    return []


Runs = list[tuple[Node, ...]]
"""Neighbouring elements that would be a record each."""


def _candidates(nodes: Sequence[Node]) -> Iterator[tuple[list[Record], float]]:
    """Yield what repeats round times, each group once, and what it is worth."""
    around: dict[int, Node] = {}
    for node in nodes:
        if node.is_time:
            for above in node.above():
                if id(above) in around:
                    break
                around[id(above)] = above
    seen: set[tuple[int, ...]] = set()
    for runs, worth in (*_alike(nodes, around.values()), *_siblings(around.values())):
        mark = (len(runs[0]), *(run[0].start for run in runs))
        if mark not in seen:
            seen.add(mark)
            yield [Record(nodes=run) for run in runs], worth


def _alike(nodes: Sequence[Node], around: Iterable[Node]) -> Iterator[tuple[Runs, float]]:
    """Yield the elements of one shape, wherever in the page they are, for each shape that is round a time."""
    shapes = {shape for node in around if node.classes for shape in (node.main_key, node.key)}
    found: dict[str, Runs] = defaultdict(list)
    for node in nodes:
        for shape in {node.main_key, node.key} & shapes:
            found[shape].append((node,))
    for runs in found.values():
        yield runs, 1.0


def _siblings(around: Iterable[Node]) -> Iterator[tuple[Runs, float]]:
    """Yield neighbours of one tag, and runs of neighbours that begin with one shape."""
    for parent in around:
        found: dict[str, Runs] = defaultdict(list)
        for child in parent.children:
            found[child.name].append((child,))
        for runs in found.values():
            yield runs, OF_BARE if all(node.name == "div" and not node.classes for (node,) in runs) else 1.0
        for runs in _cut(parent.children):
            yield runs, OF_RUNS


def _cut(children: Sequence[Node]) -> Iterator[Runs]:
    """Cut neighbours into runs that each begin with one shape or a time, and leave out no post before the first.

    Times that are as far from each other may end their posts too.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for place, child in enumerate(children):
        places[_row_shape(child)].append(place)
    timed = [place for place, child in enumerate(children) if child.times]
    for starts in (timed, *list(places.values())[:MOST_SHAPES]):
        if len(starts) < 2 or len(starts) * 2 > len(children):
            continue
        if any(child.times and child.prose for child in children[: starts[0]]):
            continue
        longest = max(after - before for before, after in pairwise(starts))
        ends = [*starts[1:], min(len(children), starts[-1] + longest)]
        yield [tuple(children[start:end]) for start, end in zip(starts, ends, strict=True)]
    strides = {after - before for before, after in pairwise(timed)}
    if len(strides) == 1 and 1 < (stride := strides.pop()) <= timed[0] + 1:
        yield [tuple(children[place + 1 - stride : place + 1]) for place in timed]


def _row_shape(node: Node) -> str:
    """Return the shape of an element; rows rarely have one of their own and get that of their cells."""
    if node.name not in {"tr", "dt", "dd"}:
        return node.key
    return f"{node.key}>{'+'.join(child.key for child in node.children[:4])}"


def _group(records: list[Record], names: Sequence[int]) -> list[Record]:
    """Return those of equally shaped records that may be posts; none where too few may."""
    filled = _filled(records, names)
    return filled if len(filled) >= max(2, LEAST_FILLED * len(records)) else []


def _filled(records: list[Record], names: Sequence[int]) -> list[Record]:
    """Return the records that hold a time and words of their own."""
    count_own(records, names)
    filled = [record for record in records if record.times > 0 and any(node.letters for node in record.nodes)]
    count_own(filled, names)
    spoken = sum(record.prose > 0 for record in filled) >= LEAST_PROSE * len(filled)
    return filled if spoken or _are_short_words(filled) else []


def _are_short_words(records: Sequence[Record]) -> bool:
    """Return whether records may be posts of a word or two each, as in games: many, each of a person and with a clock.

    Lists of members tell a person and a day.
    """
    return len(records) >= MANY and all(
        record.names > 0 and 0 < record.times <= CROWD and _has_clock(record) for record in records
    )


def _has_clock(record: Record) -> bool:
    moments = list(record.moments())
    return not moments or any(isinstance(moment.at, datetime) for moment in moments)


def _score(records: Sequence[Record]) -> float:
    """Return how much prose is in how many records, less where persons lack or times crowd."""
    count = len(records)
    prose = sum(math.sqrt(min(max(0, record.prose), PROSE_CAP)) for record in records)
    named = sum(record.names > 0 for record in records) / count
    crowded = sum(record.times > CROWD for record in records) / count
    return (prose + 2 * count) * (0.4 + 0.6 * named) * (1 - 0.3 * crowded)
