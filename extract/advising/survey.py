"""Survey: what rules take for advice in a post, sentence by sentence, with what the sentences around lend them."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from extract.advising.clauses import clause_openings, is_imperative
from extract.advising.lists import Placed, Unit, inline_items, place_units
from extract.advising.neighbours import among_advice
from extract.advising.reading import AdviceReading, read_sentence, weigh_signs
from extract.advising.signs import Signs, gather_signs, is_refused
from extract.document import spoken_sentences, text_of, words_of
from extract.facts import AdviceKind

_BLANKS = re.compile(r"\s+")
_REPEATED = re.compile(r"(?:never|not|and|then|again)\b|\S+ again\b", re.IGNORECASE)
_ADDS = re.compile(r"(?:and|then)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|did|does|do|gets?|takes?|makes?|needs?|knows?"
    r"|beats?|matters?|means?|[a-z]+ed|[a-z]{3,}s)\b",
    re.IGNORECASE,
)
"""A verb, by which a heading or bare phrase is told from a clause: "it is", "it helped", "it saves"."""
_SHORT = 4
"""Words of an afterthought that belongs to the advice before it ("Weed. Weed again.")."""


@dataclass(slots=True, kw_only=True)
class Found:
    """Words that advise, from character `start` to `end`, of the sentence at `position` in the survey."""

    kind: AdviceKind
    start: int
    end: int
    position: int


class Survey:
    """The sentences of a doc in their places; what is found in one depends on what was found before it.

    Rules are costly: they look only at sentences that `is_open` lets them, and leave `signs` of no other. `among` tells
    whether a weak sign counts in a sentence's place.
    """

    def __init__(self, doc: Doc, is_open: Callable[[Unit], bool] = lambda unit: True) -> None:
        self.text = text_of(doc)
        self.placed = list(place_units(list(_units(doc, self.text)), doc._.lines))
        sentences = [place.unit.text for place in self.placed]
        self.is_open = [is_open(place.unit) for place in self.placed]
        self.signs = [
            gather_signs(place.unit.text) if asked else None
            for place, asked in zip(self.placed, self.is_open, strict=True)
        ]
        self.among = among_advice(sentences, self.signs)

    def rule(self, position: int, found: Sequence[Found]) -> list[Found]:
        """Return what the rules take for advice in a sentence, with what was `found` before it."""
        after = _urged_before(found, self.placed, position)
        among = self.among[position]
        reading = _reading(self.signs[position], self.placed, position, after_advice=after, among_advice=among)
        return list(_read(self.text, self.placed, position, reading))


def _units(doc: Doc, text: str) -> Iterator[Unit]:
    starts = [line.start for line in doc._.lines]
    last = -1
    for sentence in spoken_sentences(doc):
        words = words_of(sentence)
        start = sentence.end_char - len(words.lstrip())
        end = sentence.start_char + len(words.rstrip())
        line = max(bisect_right(starts, start) - 1, 0)
        flat = _BLANKS.sub(" ", text[start:end])
        if not any(character.isalpha() for character in flat[:80]):
            continue
        yield Unit(text=flat, start=start, end=end, line=line, opens_line=line != last)
        last = line


def _reading(
    signs: Signs | None, placed: Sequence[Placed], position: int, *, after_advice: bool, among_advice: bool
) -> AdviceReading | None:
    if signs is None:
        return None
    sequel = placed[position + 1].unit.text if position + 1 < len(placed) else ""
    leaning = placed[position].kind
    return weigh_signs(signs, after_advice=after_advice, among_advice=among_advice, sequel=sequel, leaning=leaning)


def _read(text: str, placed: Sequence[Placed], position: int, reading: AdviceReading | None) -> Iterator[Found]:
    place = placed[position]
    unit = place.unit
    if place.announced and place.kind is None and place.opens_item:
        return
    if place.announces and unit.text.endswith(":"):
        return
    kind, items = inline_items(unit.text)
    if kind and not is_refused(unit.text):
        for start, end in items:
            item = unit.text[start:end]
            yield _found(text, unit, _kind_in_list(item, kind, read_sentence(item)), start, position, end=end)
    elif place.kind and place.opens_item:
        if reading is None and (is_refused(unit.text) or _is_told_below(placed, position)):
            return
        kind = _kind_in_list(unit.text, place.kind, reading)
        yield _found(text, unit, kind, reading.start if reading else 0, position)
    elif reading:
        yield _found(text, unit, reading.kind, reading.start, position)


def _urged_before(found: Sequence[Found], placed: Sequence[Placed], position: int) -> bool:
    """Return whether the advice right before urges or warns; a very short sentence may come between ("Ours do.")."""
    if not found or found[-1].kind not in {AdviceKind.RECOMMENDATION, AdviceKind.CAUTION}:
        return False
    between = placed[found[-1].position + 1 : position]
    return len(between) <= 1 and all(len(place.unit.text.split()) < _SHORT for place in between)


def _kind_in_list(text: str, announced: AdviceKind, reading: AdviceReading | None) -> AdviceKind:
    """An item's kind is what was announced, unless its own words are stronger."""
    if announced is AdviceKind.CAUTION:
        return announced
    if reading and reading.kind in {AdviceKind.CAUTION, AdviceKind.LESSON}:
        return reading.kind
    if announced is AdviceKind.LESSON:
        return AdviceKind.RECOMMENDATION if reading and reading.imperative else announced
    if announced is AdviceKind.RECOMMENDATION:
        if reading:
            return reading.kind
        return AdviceKind.LESSON if _CLAUSE.search(text) else announced
    return announced


def _is_told_below(placed: Sequence[Placed], position: int) -> bool:
    """Return whether the item goes on with a sentence that is its advice: the opening one only says when it applies."""
    return (
        any(
            (reading := read_sentence(later.unit.text)) is not None and reading.imperative
            for later in placed[position + 1 : position + 2]
            if not later.opens_item and later.announced
        )
        and len(placed[position].unit.text.split()) > _SHORT
    )


def is_afterthought(place: Placed, before: Placed) -> bool:
    """Return whether a unit only repeats the one before it ("Weed. Weed again.")."""
    text = place.unit.text
    if place.unit.line != before.unit.line or len(text.split()) > _SHORT or not _REPEATED.match(text):
        return False
    return not (_ADDS.match(text) and any(is_imperative(text, one.at) for one in clause_openings(text)))


def _found(text: str, unit: Unit, kind: AdviceKind, start: int, position: int, *, end: int | None = None) -> Found:
    return Found(
        kind=kind,
        start=_offset(text, unit, start),
        end=unit.end if end is None else _offset(text, unit, end),
        position=position,
    )


def _offset(text: str, unit: Unit, place: int) -> int:
    """Return where in the text a place of the unit's flat sentence lies."""
    ahead = sum(not character.isspace() for character in unit.text[:place])
    at = unit.start
    while at < unit.end and (ahead or text[at].isspace()):
        ahead -= not text[at].isspace()
        at += 1
    return at
