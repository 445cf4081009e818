"""Where in a record its time, its person and its text are: told by what recurs in the same place of every record."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from bs4.element import NavigableString

from crawler.shape.asides import is_beside, is_quoted, is_signature
from crawler.shape.persons import (
    LIKELY,
    LONGEST,
    NESTED,
    SURE,
    bare_name,
    is_name,
    says_author,
    without_standing,
    words_of,
)
from crawler.shape.records import Record, opens_alike
from crawler.shape.texts import text_nodes
from crawler.shape.tree import Node
from crawler.shape.typed import is_written

LEAST_WORTH = 0.12
"""Share of the best place's worth below which another place is not looked at."""
CROWDED = 1.5
"""Fitting elements a record from which on a place is rather a list."""
BESIDE_TIME = 2
"""Elements round the time in which a bare name is looked for."""
_SEPARATED = re.compile(r"\s+[-–—·•|]\s+")
"""What parts the number, the name and the moment in the heading of a post: "#12 - ada - 5 May 2021, 17:20"."""
_SUBMITTED = re.compile(
    r"(?:submitted|posted|written|sent) (?:by:? (?P<first>\S.{0,39}?) (?:on|at) (?=\S*.{0,10}\d)|"
    r"(?:on |at )?.{0,12}\d.{6,40}? by:? (?P<last>\S.{0,39})$)",
    re.I,
)
"""What names a person beside the moment, without a link where it is a guest."""
_IN_A_MOMENT = re.compile(r"\d:\d|\b(?:19|20)\d\d\b|\d[./-]\d")


@dataclass(frozen=True, slots=True)
class Fields:
    """What is where in one record; `flat` says that the text shares its element with person or time."""

    time: Node | None
    person: Node | None
    name: str | None
    name_confidence: float
    text: Node | None
    signature: Node | None
    flat: bool = False


def fields_of(records: Sequence[Record], weights: Mapping[int, float]) -> list[Fields]:
    """Return the fields of each record; a field that most records have in one place is looked for there first.

    `weights` says of an element's `start` how surely it names a person.
    """
    own = _own_nodes(records)
    times = _pick(own, _weight_of_time, _worth_as_time)
    persons = _with_guests(own, _pick(own, lambda node: weights.get(node.start, 0.0), _worth_as_person))
    if len(records) > 1 and not opens_alike(records):  # the first lacks what the others have
        times[0] = times[0] or next(
            (node for node in own[0] if _weight_of_time(node) >= 1 and not is_beside(node)), None
        )
        persons[0] = persons[0] or _surest(own[0], weights)
    likely = sum(person is not None and weights.get(person.start, 0.0) >= NESTED for person in persons)
    told = sum((_name_in_line_of(time) or _name_beside_moment(time)) is not None for time in times)
    if likely * 2 < len(own) < told * 2:
        persons = [None] * len(own)  # what was found are links in the texts
    texts = text_nodes(own, [record.prose for record in records], list(zip(times, persons, strict=True)))
    found = [
        Fields(
            time=time,
            person=person,
            name=_name(_innermost(person, weights)) if person else _name_beside_moment(time),
            name_confidence=_confidence(weights.get(person.start, 0.0) if person else 0.0),
            text=text,
            signature=next((node for node in record.own() if is_signature(node)), None),
            flat=text is not None and any(node is not None and text.holds(node) for node in (time, person)),
        )
        for record, time, person, text in zip(records, times, persons, texts, strict=True)
    ]
    if sum(fields.name is not None for fields in found) * 2 < len(found):
        return [replace(fields, name=fields.name or _name_beside_time(fields)) for fields in found]
    return found


def _own_nodes(records: Sequence[Record]) -> list[list[Node]]:
    """Return the elements of each record outside of quotations.

    Where most records would have no words then, what looked like quotations are the boxes of the posts' texts.
    """
    boxes = [_quotations(record) for record in records]
    mute = [0 < record.prose <= sum(box.prose for box in found) for record, found in zip(records, boxes, strict=True)]
    if sum(mute) * 2 > len(records):
        for box in (box for found in boxes for box in found):
            box.classes = ()
            box.name = box.element.name = "div"
    return [[node for node in record.own() if not is_quoted(node, record.nodes)] for record in records]


def _quotations(record: Record) -> list[Node]:
    """Return the outermost elements of a record that are called quotations."""
    quoted = [node for node in record.own() if is_quoted(node, record.nodes)]
    inside = {id(node) for node in quoted}
    return [node for node in quoted if id(node.parent) not in inside]


def _surest(nodes: Sequence[Node], weights: Mapping[int, float]) -> Node | None:
    """Return the first of the elements that surely name a person, where one likely does."""
    named = [node for node in nodes if weights.get(node.start, 0.0) >= LIKELY and not is_beside(node)]
    return max(named, key=lambda node: weights[node.start], default=None)


def _name(person: Node) -> str:
    """Return the name in an element; where more than a name is in it, a word after it tells the standing."""
    name = bare_name(words_of(person))
    is_alone = len(person.children) < 2 and all(child.text == person.text for child in person.children)
    return name if is_alone else without_standing(name)


def _confidence(weight: float) -> float:
    return 1.0 if weight >= SURE else 0.9 if weight >= NESTED else 0.6


def _pick(
    own: Sequence[list[Node]], weight: Callable[[Node], float], worth: Callable[[list[Node], int], float]
) -> list[Node | None]:
    """Return for each record the weighty node in the place that is worth most over all records.

    A record without that place has its weightiest in those that come next.
    """
    places: dict[str, dict[int, list[Node]]] = defaultdict(lambda: defaultdict(list))
    for at, nodes in enumerate(own):
        for node in nodes:
            if weight(node) > 0:
                places[node.where][at].append(node)
    ranked: list[tuple[float, str]] = []
    for place, found in places.items():
        mean = sum(max(map(weight, nodes)) for nodes in found.values()) / len(found)
        crowd = sum(map(len, found.values())) / len(found)
        value = mean * worth([nodes[0] for nodes in found.values()], len(own)) * (1.0 if crowd < CROWDED else 0.7)
        ranked.append((value, place))
    ranked.sort(key=lambda pair: -pair[0])
    kept = [places[place] for value, place in ranked if value >= LEAST_WORTH * ranked[0][0]]
    best = kept[0] if kept else {}
    others = [[found[at][0] for found in kept if at in found] for at in range(len(own))]
    return [best[at][0] if at in best else max(rest, key=weight, default=None) for at, rest in enumerate(others)]


def _with_guests(own: Sequence[list[Node]], persons: Sequence[Node | None]) -> list[Node | None]:
    """Fill the gaps with what is where most names are: "Guest" is a label elsewhere."""
    usual = Counter(person.where for person in persons if person is not None).most_common(1)
    if not usual or usual[0][1] * 2 < len(persons):
        return list(persons)
    place = usual[0][0]
    short = [[node for node in nodes if 0 < len(node.text) <= LONGEST and not node.times] for nodes in own]
    guests = [
        next((node for node in nodes if says_author(node)), None)
        or next((node for node in nodes if node.where == place), None)
        for nodes in short
    ]
    return [person or guest for person, guest in zip(persons, guests, strict=True)]


def _weight_of_time(node: Node) -> float:
    if not node.is_time:
        return 0.0
    return 1.0 + is_written(node) if node.moment else 0.5


def _worth_as_time(found: list[Node], records: int) -> float:
    """Return how well moments fit to be those of posts: most records have one, and they rise or fall."""
    days = [node.moment.day for node in found if node.moment]
    rising = sum(before <= after for before, after in pairwise(days))
    falling = sum(before >= after for before, after in pairwise(days))
    order = max(rising, falling) / (len(days) - 1) if len(days) > 1 else 0.5
    beside = sum(is_beside(node) for node in found) / len(found)
    return len(found) / records * (0.5 + 0.3 * order + 0.2 * len(days) / len(found)) * (1 - 0.5 * beside)


def _worth_as_person(found: list[Node], records: int) -> float:
    """Return how well names fit to be the authors': most records have one, and they are not all the same."""
    alike = 0.3 if len(found) > 3 and len({bare_name(words_of(node)) for node in found}) == 1 else 1.0
    beside = sum(any(map(is_beside, (node, *islice(node.above(), 2)))) for node in found) / len(found)
    return len(found) / records * alike * (1 - 0.8 * beside)


def _innermost(person: Node, weights: Mapping[int, float]) -> Node:
    """Return the smallest likely name inside: a rank or a badge may be beside it."""
    inner = [node for node in person.below() if weights.get(node.start, 0.0) >= LIKELY]
    return min(inner, key=lambda node: (node.letters, -node.start), default=person)


def _name_beside_time(fields: Fields) -> str | None:
    """Return the words beside the time that nothing else calls a name: in its line, in the element before, in none."""
    if fields.time is None:
        return None
    if name := _name_in_line_of(fields.time):
        return name
    if fields.time.place and fields.time.parent is not None:
        before = fields.time.parent.children[fields.time.place - 1]
        if not before.linked and is_name(name := bare_name(before.text)):
            return name
    for above in islice(fields.time.above(), BESIDE_TIME):
        if fields.text is not None and above.holds(fields.text):
            return None
        bare = [" ".join(child.split()) for child in above.element.children if type(child) is NavigableString]
        name = bare_name(" ".join(filter(None, bare)).strip(" ·•|,»-–—"))
        if is_name(name):
            return name
    return None


def _name_beside_moment(time: Node | None) -> str | None:
    """Return the name that the line with the moment says: "Submitted by Ada on Fri, 20/02/2015", "Posted … by Ada"."""
    found = _SUBMITTED.match(time.text) if time is not None else None
    return found["first"] or found["last"] if found else None


def _name_in_line_of(time: Node | None) -> str | None:
    """Return the name in a line that holds number, name and moment between dashes or bars."""
    parts = _SEPARATED.split(time.text) if time is not None else []
    names = (part for part in parts if is_name(part) and not _IN_A_MOMENT.search(part))
    return bare_name(name) if len(parts) > 1 and (name := next(names, None)) else None
