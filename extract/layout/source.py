"""SourceLine: a line of a post's text as it stands, before anybody knows what it is."""

from dataclasses import dataclass

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
