"""Judging positions: what the encoder and the place in the text say of a position that rules found."""

from bisect import bisect_left
from collections.abc import Mapping

from spacy.tokens import Doc, Span

from extract.document import LineKind, line_at
from extract.encoder.reading import Reading
from extract.facts import Employment, Position
from extract.judging.logistic import Features, log_odds
from extract.quantities.marked import quantities_of

_FEW, _MANY = 1, 6


class TitlePlaces:
    """The titles of a doc, in order: which of those in a position's evidence is its own."""

    def __init__(self, doc: Doc) -> None:
        self._titles = sorted(doc.spans.get("titles", ()), key=lambda span: span.start_char)
        self._starts = [span.start_char for span in self._titles]

    def title_of(self, position: Position) -> Span | None:
        """Return the title in a position's evidence that is most like its own, None where the grammar sees none."""
        start, end = position.evidence.start, position.evidence.end
        within = self._titles[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        words = set(position.title.lower().split())

        def likeness(span: Span) -> int:
            return len(words & set(span._.title.singular.lower().split()))

        return max(within, key=likeness, default=None)


def numbers_told(doc: Doc) -> Mapping[int, float | None]:
    """Return the number that begins at each token of a doc, where one does; None for a range or bound."""
    spans = doc.spans.get("quantities", ())
    return {span.start: quantity.value for span, quantity in zip(spans, quantities_of(doc), strict=True)}


def position_features(
    doc: Doc, position: Position, places: TitlePlaces, found: int, numbers: Mapping[int, float | None]
) -> Features:
    """Return what speaks for and against a position, one of `found` in its doc, by the `numbers` told there."""
    reading: Reading = doc._.reading
    title = places.title_of(position)
    told = (position.evidence.start, position.evidence.end) if title is None else (title.start_char, title.end_char)
    tokens = reading.tokens(*told)
    kind = line_at(doc, position.evidence.start).kind
    return {
        "unread": float(not reading.has_read(tokens)),
        "tag": log_odds(reading.tag("POSITION", tokens)),
        "mention": log_odds(reading.tag("MENTION", tokens)),
        "former": log_odds(reading.former(tokens)),
        "employment": log_odds(reading.employment(position.employment.value, tokens)),
        "count": log_odds(_count(reading, position.count, tokens.start, numbers)),
        "no count": float(position.count is None),
        "one": float(position.count == 1),
        "fte": float(position.fte is not None),
        "employee": float(position.employment is Employment.EMPLOYEE),
        "known role": float(position.role is not None),
        "known title": float(title is not None),
        "in a list": float(kind in (LineKind.ITEM, LineKind.KEY_VALUE)),
        "in a table": float(kind is LineKind.ROW),
        "found few": float(found <= _FEW),
        "found many": float(found >= _MANY),
        "words": min(len(tokens), 6) / 6,
    }


def _count(reading: Reading, count: float | None, title: int, numbers: Mapping[int, float | None]) -> float:
    """Return how probable a number of heads is for the title at a token; None where the text says none."""
    if count is None:
        return reading.counting("none", title)
    likely = reading.counting("one", title) if count == 1 else 0.0
    pointed = sum(chance for token, chance in reading.number_of(title).items() if numbers.get(token) == count)
    return likely + reading.counting("link", title) * pointed
