"""Places: which tokens of a position's evidence are its title."""

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc, Span

from extract.facts import Position


class TitlePlaces:
    """The titles of a doc, in order."""

    def __init__(self, doc: Doc) -> None:
        self._offsets: list[int] = doc.to_array(["IDX"]).tolist()
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

    def tokens_of(self, position: Position) -> range:
        """Return the tokens of a position's title: as the grammar sees it, else all of the evidence."""
        title = self.title_of(position)
        if title is not None:
            return range(title.start, title.end)
        start, end = position.evidence.start, position.evidence.end
        first = max(bisect_right(self._offsets, start) - 1, 0)
        return range(first, max(bisect_left(self._offsets, end), first + 1))
