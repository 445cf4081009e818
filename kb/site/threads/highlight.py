"""Cuts a post's text into lines and pieces, so that every span of evidence can be marked where it is.

Pure: offsets in, nouns out; the template escapes and prints. Spans may nest, cross and cover several lines.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

_ITEM = re.compile(r"([ \t\xa0]*)(?:[•◦▪*–-]|\d{1,2}[.)]|[o§])[ \t\xa0]+\S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters `start` to `end` of the text, what kind of fact they carry, and the number of the note on it."""

    start: int
    end: int
    kind: str
    note: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Characters that the same spans cover: `kind` of the shortest, and whether an advice lies around it.

    `opens` and `closes` are the notes whose spans begin and end here.
    """

    text: str
    kind: str | None = None
    in_advice: bool = False
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the text; `item` tells an entry of a list, `depth` how far it is set in (0 to 3)."""

    pieces: tuple[Piece, ...]
    item: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """Somebody else's words, which were between two lines."""

    text: str
    author: str | None


def lay_out(text: str, spans: Sequence[Span], quotes: Sequence[tuple[int, Folded]] = ()) -> list[Line | Folded]:
    """Return the text line by line with its quotes (offset, quote) where they were; the words themselves are kept.

    A span that begins outside the text is left out: an unmarked sentence is better than a wrong mark. One that runs
    past its end is marked up to there.
    """
    begun = [replace(span, end=min(span.end, len(text))) for span in spans if span.start >= 0]
    kept = [_without_blanks(text, span) for span in begun if span.start < span.end]
    kept = [span for span in kept if span.start < span.end]
    waiting = sorted(quotes, key=lambda quote: quote[0])
    laid: list[Line | Folded] = []
    start = 0
    for line in text.splitlines(keepends=True):
        while waiting and waiting[0][0] <= start:
            laid.append(waiting.pop(0)[1])
        laid.append(_line(text, start, start + len(line.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")), kept))
        start += len(line)
    laid.extend(quote for _, quote in waiting)
    return laid


def _without_blanks(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    return replace(
        span,
        start=span.start + len(words) - len(words.lstrip()),
        end=span.end - len(words) + len(words.rstrip()),
    )


def _line(text: str, start: int, end: int, spans: Sequence[Span]) -> Line:
    here = [span for span in spans if span.start < end and span.end > start]
    item = _ITEM.match(text[start:end])
    return Line(
        pieces=tuple(_pieces(text, start, end, here)),
        item=bool(item),
        depth=min(len(item[1]) // 2, 3) if item else 0,
    )


def _pieces(text: str, start: int, end: int, spans: Sequence[Span]) -> list[Piece]:
    inner = {edge for span in spans for edge in (span.start, span.end) if start < edge < end}
    edges = sorted(inner | {start, end})
    return [_piece(text, left, right, spans) for left, right in pairwise(edges)]


def _piece(text: str, left: int, right: int, spans: Sequence[Span]) -> Piece:
    covering = [span for span in spans if span.start <= left and span.end >= right]
    if not covering:
        return Piece(text=text[left:right])
    # On equal length the advice gives way: it also shows around the other fact.
    shortest = min(covering, key=lambda span: (span.end - span.start, span.kind == "advice"))
    return Piece(
        text=text[left:right],
        kind=shortest.kind,
        in_advice=shortest.kind != "advice" and any(span.kind == "advice" for span in covering),
        opens=tuple(span.note for span in covering if span.start == left),
        closes=tuple(dict.fromkeys(span.note for span in covering if span.end == right)),
    )
