"""Holes: stretches inside a scope that are about nobody, and the author's sizes in a signature, which is nobody's."""

from collections.abc import Iterable, Iterator, Sequence
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


def with_sizes_signed(scopes: Iterable[Scope], sizes: Sequence[tuple[int, int]]) -> Iterator[Scope]:
    """Yield the scopes of a text, with the sizes that its signature tells in the scope of the author's place."""
    own: Scope | None = None
    for scope in scopes:
        if scope.standing is Standing.CURRENT and own is None:
            own = scope
        within = [one for one in sizes if scope.start <= one[0] and one[1] <= scope.end]
        if own is None or scope.standing is not Standing.NOBODY or not within:
            yield scope
            continue
        begin = scope.start
        for low, high in within:
            yield replace(scope, start=begin, end=low)
            yield replace(own, start=low, end=high)
            begin = high
        yield replace(scope, start=begin, end=scope.end)
