"""Judging positions: what speaks for a position that rules found, and positions that the encoder alone sees.

A position is judged as a whole: its title, its numbers and its employment. Where rules and encoder differ over number
or employment, both versions are proposed and the more probable one stands.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from extract.document import LineKind, evidence, line_at
from extract.encoder.reading import Reading
from extract.facts import Employment, Position
from extract.judging.logistic import Features, log_odds
from extract.judging.titles import spoken, title_of
from extract.quantities.quantity import Quantity
from extract.roles import role_of


@dataclass(frozen=True, slots=True)
class Proposal:
    """A position that may be true, with what speaks for and against it; proposals of one `place` exclude each other."""

    position: Position
    features: Features
    place: int


def propose_positions(doc: Doc, found: Sequence[Position]) -> Iterator[Proposal]:
    """Yield the proposals for a doc: those of the rules, their variants, and those of the encoder alone."""
    reading: Reading | None = doc._.reading
    if reading is None:
        return
    numbers = _numbers(doc)
    taken: set[int] = set()
    place = 0
    for place, position in enumerate(found):
        tokens = reading.tokens(position.evidence.start, position.evidence.end)
        taken.update(tokens)
        for version in _versions(reading, numbers, position, tokens):
            yield Proposal(version, _features(doc, reading, numbers, version, position, tokens, len(found)), place)
    for span in reading.titles(_LEAST):
        tokens = range(span.start, span.end)
        if taken.intersection(tokens):
            continue
        place += 1
        title = title_of(doc, tokens)
        if title is None or not spoken(doc, span.start):
            continue
        position = _read(doc, reading, numbers, title, tokens)
        yield Proposal(position, _features(doc, reading, numbers, position, None, tokens, len(found)), place)


_LEAST = 0.4


def _read(doc: Doc, reading: Reading, numbers: dict[int, Quantity], title: str, tokens: range) -> Position:
    """The position as the encoder alone understands it."""
    count = max(_counts(reading, numbers, tokens[0]).items(), key=lambda one: one[1])[0]
    employment = max(Employment, key=lambda one: reading.employment(one.value, tokens))
    start, end = doc[tokens[0]].idx, doc[tokens[-1]].idx + len(doc[tokens[-1]])
    return Position(
        title=title,
        count=count,
        fte=_fte(reading, numbers, tokens[0]),
        employment=employment,
        role=role_of(title),
        evidence=evidence(doc, start, end),
    )


def _versions(reading: Reading, numbers: dict[int, Quantity], position: Position, tokens: range) -> Iterator[Position]:
    """Yield a position of the rules, and with the encoder's number or employment in place of its own."""
    counts = _counts(reading, numbers, tokens[0])
    count = max(counts.items(), key=lambda one: one[1])[0]
    employment = max(Employment, key=lambda one: reading.employment(one.value, tokens))
    for other_count in dict.fromkeys((position.count, count)):
        for other_employment in dict.fromkeys((position.employment, employment)):
            yield replace(position, count=other_count, employment=other_employment)


def _counts(reading: Reading, numbers: dict[int, Quantity], title: int) -> dict[float | None, float]:
    """Return how probable each number of heads is for a title; None where the text says none."""
    likely: dict[float | None, float] = {None: reading.counting("none", title), 1.0: reading.counting("one", title)}
    linked = reading.counting("link", title)
    for token, probability in reading.number_of(title).items():
        if token in numbers and (value := numbers[token].value) is not None:
            likely[value] = likely.get(value, 0.0) + linked * probability
    return likely


def _fte(reading: Reading, numbers: dict[int, Quantity], title: int) -> float | None:
    token, probability = max(reading.number_of(title, "fte").items(), key=lambda one: one[1], default=(-1, 0.0))
    return (
        numbers[token].full_time_equivalent or numbers[token].value if token in numbers and probability > 0.5 else None
    )


def _features(
    doc: Doc,
    reading: Reading,
    numbers: dict[int, Quantity],
    position: Position,
    ruled: Position | None,
    tokens: range,
    found: int,
) -> Features:
    kind = line_at(doc, doc[tokens[0]].idx).kind
    tag = reading.tag("POSITION", tokens)
    counts = _counts(reading, numbers, tokens[0])
    return {
        "ruled": float(ruled is not None),
        "tag": log_odds(tag),
        "ruled tag": log_odds(tag) * (ruled is not None),
        "mention": log_odds(reading.tag("MENTION", tokens)),
        "employment": log_odds(reading.employment(position.employment.value, tokens)),
        "employment as ruled": float(ruled is not None and ruled.employment is position.employment),
        "count": log_odds(counts.get(position.count, 0.0)),
        "count as ruled": float(ruled is not None and ruled.count == position.count),
        "no count": float(position.count is None),
        "one": float(position.count == 1),
        "fte": float(position.fte is not None),
        "employee": float(position.employment is Employment.EMPLOYEE),
        "known role": float(position.role is not None),
        "found few": float(found <= 1),
        "found many": float(found >= 6),
        "in a list": float(kind in (LineKind.ITEM, LineKind.KEY_VALUE)),
        "in a table": float(kind is LineKind.ROW),
        "words": min(len(tokens), 6) / 6,
        "former": log_odds(reading.former(tokens)),
    }


def _numbers(doc: Doc) -> dict[int, Quantity]:
    """Return the quantities of a doc by the token that each begins at."""
    return {span.start: span._.quantity for span in doc.spans.get("quantities", ())}
