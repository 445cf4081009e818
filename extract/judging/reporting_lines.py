"""Judging reporting lines: what the place in the text and the two titles say of a line that rules found."""

import re
from bisect import bisect_left
from collections import defaultdict

from spacy.tokens import Doc

from extract.document import LineKind, line_at, text_of
from extract.encoder.reading import Reading
from extract.facts import Position, ReportingLine
from extract.judging.logistic import Features, log_odds
from extract.reporting.ranks import rank

_FEW, _MANY = 1, 6
_LONGEST = 400
_I = re.compile(r"\b(?:I(?:['’]m)?|[Mm]y|[Mm]yself)\b")


class TitlesTold:
    """The titles of a doc by their words in lower case: where each is, how surely it is read, whether listed."""

    def __init__(self, doc: Doc) -> None:
        reading: Reading = doc._.reading
        self.read: dict[str, float] = {}
        self._starts: dict[str, list[int]] = defaultdict(list)
        for span in doc.spans.get("titles", ()):
            title, tokens = span._.title.singular.lower(), range(span.start, span.end)
            self._starts[title].append(span.start_char)
            sure = log_odds(max(reading.tag("POSITION", tokens), reading.tag("MENTION", tokens)))
            self.read[title] = max(sure, self.read.get(title, sure))
        self.listed = {fact.title.lower() for fact in doc._.found if isinstance(fact, Position)}
        self.lines = sum(isinstance(fact, ReportingLine) for fact in doc._.found)

    def stands_in(self, title: str, start: int, end: int) -> bool:
        """Return whether a title is mentioned between two characters."""
        starts = self._starts.get(title, [])
        at = bisect_left(starts, start)
        return at < len(starts) and starts[at] < end


def line_features(doc: Doc, line: ReportingLine, told: TitlesTold) -> Features:
    """Return what speaks for and against a reporting line, among the titles `told` of its doc."""
    reading: Reading = doc._.reading
    start, end = line.evidence.start, line.evidence.end
    tokens = reading.tokens(start, end)
    kind = line_at(doc, start).kind
    subordinate, superior = line.subordinate.lower(), line.superior.lower()
    return {
        "unread": float(not reading.has_read(tokens)),
        "position": log_odds(reading.tag_at_best("POSITION", tokens)),
        "mention": log_odds(reading.tag_at_best("MENTION", tokens)),
        "former": log_odds(reading.former(tokens)),
        "subordinate read": told.read.get(subordinate, 0.0),
        "superior read": told.read.get(superior, 0.0),
        "subordinate listed": float(subordinate in told.listed),
        "superior listed": float(superior in told.listed),
        "superior ranked": float(rank(line.superior) is not None),
        "subordinate named here": float(told.stands_in(subordinate, start, end)),
        "superior named here": float(told.stands_in(superior, start, end)),
        "of the author": float(_I.search(text_of(doc), start, end) is not None),
        "in a list": float(kind in (LineKind.ITEM, LineKind.KEY_VALUE)),
        "in a table": float(kind is LineKind.ROW),
        "found few": float(told.lines <= _FEW),
        "found many": float(told.lines >= _MANY),
        "long": min(end - start, _LONGEST) / _LONGEST,
        "words": min(len(line.subordinate.split()) + len(line.superior.split()), 10) / 10,
    }
