"""Lays out who reports to whom as boxes and connectors, for an SVG that needs no script and no style.

A branch spreads below its head; people without anybody below them hang in a column. What would become wider than a page
hangs from a higher level on, and trees that do not fit beside each other are in rows.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap

from kb.site.departments.reporting import Node

WIDEST = 1120
"""Pixels of a page's width that a chart may take."""

BOX = 184
LINE = 19
PADDING = 9
GAP = 20
DROP = 34
INDENT = 24
LETTERS = 20
NOTE_LETTERS = 24
MOST_LINES = 3
"""Measures in pixels: a box's width, a line of text, the space in a box, between boxes, between levels, of a hanging
column; then letters of a line of a title and of a note (of 14 pixels, with room to spare), and lines of either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A title on the chart, in lines, and below it notes: how many hold it, whom else it reports to."""

    x: float
    y: float
    height: float
    lines: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def middle(self) -> float:
        """The middle from left to right."""
        return self.x + BOX / 2

    def words(self) -> Iterator[tuple[float, str, bool]]:
        """Yield each line of title and notes: its height on the page, its words, whether it is a note."""
        lines = [*((line, False) for line in self.lines), *((line, True) for line in self.notes)]
        for place, (line, is_note) in enumerate(lines, start=1):
            yield self.y + PADDING + place * LINE - 5, line, is_note


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart of `width` by `height` pixels; each connector is the path of one line."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    connectors: tuple[str, ...]
    box_width: float = BOX


@dataclass(frozen=True, slots=True, kw_only=True)
class _Branch:
    """A laid out branch from its own left and top edge; its first box is its head."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    connectors: tuple[tuple[tuple[float, float], ...], ...]

    def moved(self, x: float, y: float) -> "_Branch":
        return replace(
            self,
            boxes=tuple(replace(box, x=box.x + x, y=box.y + y) for box in self.boxes),
            connectors=tuple(tuple((left + x, top + y) for left, top in line) for line in self.connectors),
        )


def draw_chart(trees: Sequence[Node]) -> Chart | None:
    """Return the chart of the trees, None where nobody reports to anybody."""
    if not trees:
        return None
    rows = _in_rows([_narrow_enough(tree) for tree in trees])
    return Chart(
        width=max(_right(branch) for branch in rows),
        height=max(box.y + box.height for branch in rows for box in branch.boxes),
        boxes=tuple(box for branch in rows for box in branch.boxes),
        connectors=tuple(_path(line) for branch in rows for line in branch.connectors),
    )


def _narrow_enough(tree: Node) -> _Branch:
    """Return the tree spread as far down as a page is wide."""
    branches = (_lay_out(tree, levels) for levels in (9, 2, 1, 0))
    return next((branch for branch in branches if branch.width <= WIDEST), _lay_out(tree, 0))


def _lay_out(node: Node, levels: int) -> _Branch:
    """Return a branch whose upper `levels` spread sideways and whose lower ones hang."""
    if levels <= 0 or (len(node.below) > 1 and not any(each.below for each in node.below)):
        return _hanging(_box(node), [_lay_out(each, 0) for each in node.below])
    return _spread(_box(node), [_lay_out(each, levels - 1) for each in node.below])


def _spread(head: Box, branches: Sequence[_Branch]) -> _Branch:
    """Return the branches side by side below their head, which is over their middle."""
    if not branches:
        return _Branch(width=BOX, height=head.height, boxes=(head,), connectors=())
    top, left = head.height + DROP, 0.0
    placed = []
    for branch in branches:
        placed.append(branch.moved(left, top))
        left += branch.width + GAP
    head = replace(head, x=(placed[0].boxes[0].middle + placed[-1].boxes[0].middle) / 2 - BOX / 2)
    bend = head.height + DROP / 2
    lines = [
        ((head.middle, head.height), (head.middle, bend), (to.boxes[0].middle, bend), (to.boxes[0].middle, top))
        for to in placed
    ]
    return _joined(head, placed, lines, width=left - GAP)


def _hanging(head: Box, branches: Sequence[_Branch]) -> _Branch:
    """Return the branches one below the other, indented under their head."""
    top, placed = head.height + GAP / 2, []
    for branch in branches:
        placed.append(branch.moved(INDENT, top))
        top += branch.height + GAP / 2
    lines = [
        (
            (head.x + INDENT / 2, head.height),
            (head.x + INDENT / 2, to.boxes[0].y + to.boxes[0].height / 2),
            (INDENT, to.boxes[0].y + to.boxes[0].height / 2),
        )
        for to in placed
    ]
    return _joined(head, placed, lines, width=max([BOX, *(INDENT + each.width for each in placed)]))


def _joined(
    head: Box, placed: Sequence[_Branch], lines: Iterable[tuple[tuple[float, float], ...]], *, width: float
) -> _Branch:
    boxes = (head, *(box for branch in placed for box in branch.boxes))
    return _Branch(
        width=width,
        height=max(box.y + box.height for box in boxes),
        boxes=boxes,
        connectors=(*lines, *(line for branch in placed for line in branch.connectors)),
    )


def _in_rows(branches: Iterable[_Branch]) -> list[_Branch]:
    """Return the trees beside each other, in the next row where the page ends."""
    placed: list[_Branch] = []
    left = top = lowest = 0.0
    for branch in branches:
        if left and left + branch.width > WIDEST:
            left, top = 0.0, lowest + DROP
        placed.append(branch.moved(left, top))
        left += branch.width + 2 * GAP
        lowest = max(lowest, top + branch.height)
    return placed


def _right(branch: _Branch) -> float:
    return max(box.x + BOX for box in branch.boxes)


def _box(node: Node) -> Box:
    lines = tuple(wrap(node.title, LETTERS, max_lines=MOST_LINES, placeholder="…"))
    notes = tuple(
        line
        for note in filter(None, [node.holders, *(f"also to {other}" for other in node.also)])
        for line in wrap(note, NOTE_LETTERS, max_lines=MOST_LINES, placeholder="…")
    )
    return Box(x=0, y=0, height=2 * PADDING + LINE * (len(lines) + len(notes)), lines=lines, notes=notes)


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)
