"""SourceLine: a line of a post's text as it is, before anybody knows what it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.document import Line, LineKind

_TAB = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A line without its newline; `body` is the line stripped.

    `lead` and `indent` count the characters and the columns before the first word.
    """

    start: int
    end: int
    lead: int
    indent: int
    body: str

    @property
    def content(self) -> int:
        """The offset of the first character that is no blank (the end, for a blank line)."""
        return self.end if not self.body else self.start + self.lead

    def read_as(
        self,
        kind: LineKind,
        *,
        content: int | None = None,
        marker: str | None = None,
        cells: tuple[tuple[int, int], ...] = (),
        table: int | None = None,
        header: bool = False,
        names: tuple[tuple[int, int], ...] = (),
    ) -> Line:
        """Return the line as what it was found to be; its words begin at `content`, if not at its first character."""
        return Line(
            start=self.start,
            end=self.end,
            kind=kind,
            content=self.content if content is None else content,
            indent=self.indent,
            marker=marker,
            cells=cells,
            table=table,
            header=header,
            names=names,
        )


def split_lines(text: str) -> tuple[SourceLine, ...]:
    """Return every line of a text; the newlines between them belong to none."""
    lines = []
    start = 0
    for raw in text.split("\n"):
        body = raw.strip()
        lead = len(raw) - len(raw.lstrip())
        indent = len(raw[:lead].expandtabs(_TAB))
        lines.append(SourceLine(start=start, end=start + len(raw), indent=indent, body=body, lead=lead))
        start += len(raw) + 1
    return tuple(lines)


def runs(places: Sequence[int]) -> list[list[int]]:
    """Return the places of lines in runs of neighbours: paragraphs, where the places leave out blank lines."""
    found: list[list[int]] = []
    for at in places:
        if found and found[-1][-1] == at - 1:
            found[-1].append(at)
        else:
            found.append([at])
    return found
