"""Holes: stretches inside a scope that are about nobody."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.document import Scope, Standing


def cut_holes(scope: Scope, holes: Sequence[tuple[int, int]]) -> Iterator[Scope]:
    """Yield a scope in pieces: nobody's where the holes are (offsets of the text), unchanged between them."""
    begin = scope.start
    for low, high in sorted(holes):
        low, high = max(low, begin), min(high, scope.end)
        if high <= low:
            continue
        if low > begin:
            yield replace(scope, start=begin, end=low)
        yield replace(scope, start=low, end=high, standing=Standing.NOBODY)
        begin = high
    if begin < scope.end:
        yield replace(scope, start=begin, end=scope.end)
