"""Align: finds in a post's text the words that its annotated facts were made of, so that words can be taught.

The annotation names facts, not places. A title is looked for as its words, singular, in any order, tightly together,
outside quoted lines; of several places the one nearest to its number counts. What cannot be found is left untaught.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc

from model.labels import LABELS
from model.places import Place, PlacedWords, key_of

Fact = Mapping[str, Any]

AUTHOR = frozenset(("i", "me", "my", "myself", "mine"))
_NEAR_COUNT = 8
_NEAR_FTE = 10
_ANOTHER_LINE = 5
_TAKEN = 30
_ONE_TO_ONE = re.compile(r"1\s?[:\-]\s?1|one[- ]to[- ]one|1[- ]to[- ]1", re.IGNORECASE)


@dataclass
class Aligned:
    """A post's tokens with what they teach; -1 stands for nothing."""

    doc: Doc
    tags: list[str]
    employment: list[int]
    former: list[int]
    advice: list[int]
    """The kind that each token advises, 0 for none."""
    counting: dict[int, str] = field(default_factory=dict)
    """By the first token of a position's title: how its number is said."""
    counts: list[tuple[int, int]] = field(default_factory=list)
    """First token of a position's title, and of its number."""
    lost: int = 0
    """Facts that were not found in the text."""

    def mark(self, place: Place, kind: str) -> None:
        """Tag the tokens of a place, without the blanks at its ends."""
        tokens = [token for token in place if not self.doc[token].is_space]
        if tokens:
            for token in range(tokens[0], tokens[-1] + 1):
                self.tags[token] = f"{'B' if token == tokens[0] else 'I'}-{kind}"

    def is_free(self, place: Iterable[int]) -> bool:
        """Return whether no token of a place is tagged yet."""
        return all(self.tags[token] == "O" for token in place)


def align(post: Fact) -> Aligned:
    """Return the tokens of an annotated post with what they teach."""
    return _Aligning(post).run()


class _Aligning:
    """The alignment of one post under way."""

    def __init__(self, post: Fact) -> None:
        self.post = post
        self.words = PlacedWords(post["text"])
        self.doc = self.words.doc
        size = len(self.doc)
        self.out = Aligned(self.doc, ["O"] * size, [-1] * size, [-1] * size, [0] * size)
        self.signature = self._signature_start()
        self.titles: list[tuple[str, Place]] = []

    def run(self) -> Aligned:
        """Align fact by fact, what is surest first."""
        structures = self.post["structures"]
        rows = [(structure, position) for structure in structures for position in structure["positions"]]
        found = []
        for structure, position in sorted(rows, key=lambda row: -len(key_of(row[1]["title"]))):
            place = self._title(position)
            if place is None:
                self.out.lost += 1
                continue
            self.out.mark(place, "POSITION")
            self.titles.append((position["title"], place))
            found.append((place, position))
            for token in place:
                self.out.employment[token] = LABELS["employment"].index(position["employment"])
                self.out.former[token] = int(not structure["current"])
        for place, position in sorted(found, key=lambda one: one[0].start):
            self._numbers_of(place, position)
        for structure in structures:
            for line in structure["reporting_lines"]:
                self._line(line["subordinate"], line["superior"])
        self._mention_again()
        for structure in structures:
            self._organization(structure)
            self._sizes(structure)
            self._devices(structure)
        self._advise()
        return self.out

    def _title(self, position: Fact) -> Place | None:
        """Return the free place of a position's title nearest to its number, in the body rather than the signature."""
        places = [place for place in self.words.find(key_of(position["title"])) if self.out.is_free(place)]
        places = [place for place in places if place.start < self.signature] or places
        words = len(key_of(position["title"]))

        def distance(place: Place) -> tuple[int, int]:
            far = 0
            if position["count"] is not None:
                near = [
                    _apart(place, number)
                    for number, quantity in self.words.numbers
                    if quantity.value == position["count"] and self.words.breaks(place, number) <= 1
                ]
                far = min(near, default=_TAKEN)
            return far + 2 * (place.end - place.start - words), place.start

        return min(places, key=distance, default=None)

    def _numbers_of(self, title: Place, position: Fact) -> None:
        count, fte = position["count"], position["fte"]
        way = "none"
        if count is not None:
            number = self._nearest(title, lambda one: one.value == count, _NEAR_COUNT)
            way = "link" if number else "one" if count == 1 else "other"
            if number:
                self.out.mark(number, "COUNT")
                self.out.counts.append((title.start, number.start))
        self.out.counting[title.start] = way
        if fte is not None:
            number = self._nearest(title, lambda one: fte in (one.value, one.full_time_equivalent), _NEAR_FTE)
            if number:
                self.out.mark(number, "FTE")

    def _nearest(self, title: Place, fits: Any, most: int) -> Place | None:
        costs = [
            (_apart(title, number) + _ANOTHER_LINE * (self.words.breaks(title, number) > 0), number.start, number)
            for number, quantity in self.words.numbers
            if fits(quantity) and self.out.is_free(number)
        ]
        cost, _, number = min(costs, default=(most + 1, 0, None))
        return number if cost <= most else None

    def _line(self, subordinate: str, superior: str) -> None:
        """Mark the nearest places of a line's titles; where one is in the signature alone, "I" stands for it."""
        pairs = [
            (
                abs(below.start - above.start) + (20 if self.words.breaks(below, above) > 1 else 0),
                below.start,
                above.start,
            )
            for below in self._speakers(subordinate)
            for above in self._speakers(superior)
            if below.start != above.start
        ]
        if not pairs:
            self.out.lost += 1
            return
        _, below, above = min(pairs)
        for title, start in ((subordinate, below), (superior, above)):
            for place in self._speakers(title):
                if place.start == start and self.out.is_free(place):
                    self.out.mark(place, "MENTION")

    def _speakers(self, title: str) -> list[Place]:
        key = sorted(key_of(title))
        places = [place for name, place in self.titles if sorted(key_of(name)) == key]
        places += [place for place in self.words.find(key_of(title)) if place not in places]
        body = [place for place in places if place.start < self.signature]
        return body or [
            Place(token.i, token.i + 1) for token in self.doc if token.lower_ in AUTHOR and token.i < self.signature
        ]

    def _mention_again(self) -> None:
        for name, _ in self.titles:
            for place in self.words.find(key_of(name)):
                if place.start < self.signature and self.out.is_free(place):
                    self.out.mark(place, "MENTION")

    def _organization(self, structure: Fact) -> None:
        if structure["organization"]:
            for place in self.words.find(key_of(structure["organization"]), loose=1):
                if self.out.is_free(place):
                    self.out.mark(place, "ORG")
                for token in place:
                    self.out.former[token] = int(not structure["current"])

    def _sizes(self, structure: Fact) -> None:
        for name, kind in (("enrollment", "ENROLL"), ("sites", "SITES"), ("staff_total", "TOTAL")):
            fact = structure[name]
            if not fact:
                continue
            wanted = {fact.get(key) for key in ("min", "max", "count")} - {None}
            for place, quantity in self.words.numbers:
                values = {quantity.value, quantity.min, quantity.max, quantity.full_time_equivalent}
                if values & wanted and place.start not in self.words.quoted and self.out.is_free([place.start]):
                    self.out.mark(place, kind)
                    for token in place:
                        self.out.former[token] = int(not structure["current"])
                    break
            else:
                self.out.lost += 1

    def _devices(self, structure: Fact) -> None:
        if structure["device_program"]:
            for match in _ONE_TO_ONE.finditer(self.doc.text):
                place = self.words.place(*match.span())
                if self.out.is_free(place):
                    self.out.mark(place, "GRADES")
                    return
            self.out.lost += 1

    def _advise(self) -> None:
        if self.post["advice"] is None:
            self.out.advice = [-1] * len(self.doc)
            return
        for advice in self.post["advice"]:
            place = self.words.quote(advice["quote"])
            if place is None:
                self.out.lost += 1
                continue
            for token in place:
                self.out.advice[token] = LABELS["advice"].index(advice["kind"])

    def _signature_start(self) -> int:
        """Return the token where the signature begins: the last place of its name, if that is far down."""
        size = len(self.doc)
        name = (self.post["signature"] or {}).get("name")
        places = self.words.find(key_of(name)) if name else []
        if not places or (places[-1].start < size * 0.4 and size > 40):
            return size
        return places[-1].start


def _apart(one: Place, other: Place) -> int:
    return min(abs(one.start - other.end), abs(other.start - one.end))
