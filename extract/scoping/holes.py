"""Holes: stretches inside a scope that are about nobody, and the author's sizes in a signature, which is nobody's."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extract.document import Scope, Standing


def cut_holes(scope: Scope, holes: Sequence[tuple[int, int]]) -> Iterator[Scope]:
    """Yield a scope in pieces: nobody's where the holes are (offsets of the text), unchanged between them."""
    return _cut(scope, holes, replace(scope, standing=Standing.NOBODY))


def with_sizes_signed(scopes: Iterable[Scope], sizes: Sequence[tuple[int, int]]) -> Iterator[Scope]:
    """Yield the scopes of a text, with the sizes that its signature tells in the scope of the author's place."""
    own: Scope | None = None
    for scope in scopes:
        if scope.standing is Standing.CURRENT and own is None:
            own = scope
        if own is not None and scope.standing is Standing.NOBODY:
            yield from _cut(scope, sizes, own)
        else:
            yield scope


def _cut(scope: Scope, stretches: Sequence[tuple[int, int]], other: Scope) -> Iterator[Scope]:
    """Yield a scope in pieces, the other in place of it where the stretches are."""
    begin = scope.start
    for low, high in sorted(stretches):
        low, high = max(low, begin), min(high, scope.end)
        if high <= low:
            continue
        if low > begin:
            yield replace(scope, start=begin, end=low)
        yield replace(other, start=low, end=high)
        begin = high
    if begin < scope.end:
        yield replace(scope, start=begin, end=scope.end)
