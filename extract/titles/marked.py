"""Marked titles: those of a doc, as `extract.components.titles` marks them."""

from collections.abc import Sequence

from spacy.tokens import Doc, Span

from extract.document import LineKind, kept
from extract.stretches import Stretches
from extract.titles.title import Title


@kept
def titles_of(doc: Doc) -> Sequence[Title]:
    """Return all titles of a doc, in order."""
    return [span._.title for span in doc.spans.get("titles", ())]


@kept
def own_titles(doc: Doc) -> Sequence[Span]:
    """Return the titles that the author names, without those in the mails and posts that the author quotes."""
    quoted = Stretches((line.start, line.end) for line in doc._.lines if line.kind is LineKind.QUOTE)
    return [span for span in doc.spans.get("titles", ()) if not quoted.touch(span._.title.start, span._.title.end)]
