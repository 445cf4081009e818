"""Shape: what a line of the author's is."""

from dataclasses import dataclass

from extract.document import LineKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a line of the author's is; `content` and `cells` are offsets in the text."""

    kind: LineKind
    content: int
    marker: str | None = None
    cells: tuple[tuple[int, int], ...] = ()
    table: int | None = None
    header: bool = False
    wraps: bool = False
