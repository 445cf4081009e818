"""Places: which of the titles in a position's evidence is its own."""

from bisect import bisect_left

from spacy.tokens import Doc, Span

from extract.facts import Position


class TitlePlaces:
    """The titles of a doc, in order."""

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
