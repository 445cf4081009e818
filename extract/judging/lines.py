"""Judging reporting lines: what the place in the text says of a line that rules found."""

from spacy.tokens import Doc

from extract.document import LineKind, line_at
from extract.encoder.reading import Reading
from extract.facts import ReportingLine
from extract.judging.logistic import Features, log_odds

_FEW, _MANY = 1, 6
_LONGEST = 400


def line_features(doc: Doc, line: ReportingLine, found: int) -> Features:
    """Return what speaks for and against a reporting line, one of `found` in its doc."""
    reading: Reading = doc._.reading
    start, end = line.evidence.start, line.evidence.end
    tokens = reading.tokens(start, end)
    each = [range(token, token + 1) for token in tokens]
    kind = line_at(doc, start).kind
    return {
        "unread": float(not reading.has_read(tokens)),
        "position": log_odds(max(reading.tag("POSITION", one) for one in each)),
        "mention": log_odds(max(reading.tag("MENTION", one) for one in each)),
        "former": log_odds(reading.former(tokens)),
        "in a list": float(kind in (LineKind.ITEM, LineKind.KEY_VALUE)),
        "in a table": float(kind is LineKind.ROW),
        "found few": float(found <= _FEW),
        "found many": float(found >= _MANY),
        "long": min(end - start, _LONGEST) / _LONGEST,
        "words": min(len(line.subordinate.split()) + len(line.superior.split()), 10) / 10,
    }
