"""From markup to clean text: paragraphs by empty lines, lists as bullets, tables as columns, quotations by `>`."""

import re
from collections.abc import Callable, Sequence

from bs4 import Tag
from bs4.element import Comment, Declaration, Doctype, NavigableString, PageElement, ProcessingInstruction

from crawler.bodies.clean_text import clean
from crawler.bodies.hidden_addresses import hidden_address
from crawler.markup.numbering import parse_int

PARAGRAPHS = frozenset({"p", "blockquote", "table", "ul", "ol", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "hr"})
BLOCKS = PARAGRAPHS | frozenset(
    {"div", "li", "tr", "section", "article", "header", "footer", "address", "dt", "dd", "figure", "figcaption", "form",
     "fieldset", "center", "main", "aside", "nav", "body", "tbody", "thead", "tfoot", "caption", "td", "th", "details"}
)  # fmt: skip
SKIPPED = frozenset(
    {"script", "style", "head", "template", "noscript", "button", "select", "textarea", "svg", "iframe"}
)
LISTS = frozenset({"ul", "ol"})
CODE = frozenset({"pre", "code"})
UNREAD = (Comment, Declaration, Doctype, ProcessingInstruction)
BULLET = "•"
INDENT = 2
"""Columns by which a nested list is further in."""
DEEPEST = 20
"""Levels of lists and of quotations that are still told apart: text as wide as it is deep would grow by the square."""
COLUMN_GAP = "   "
WIDEST_CELL = 80
"""Characters past which a table is a layout and its cells are paragraphs."""

BLANKS = " \t\r\n\f"
"""Blanks of markup; others (U+00A0, a line break in a line of its own) give a line its height."""

_BLANKS = re.compile(f"[{BLANKS}]+")
_EMOJI = re.compile(r"[\u200d\ufe0f\u20e3\u2190-\u2bff\U0001f000-\U0001faff]+")
_BLANK_LINE = re.compile(r"[\u00a0\u200b\ufeff\n]")


def text_of(element: Tag) -> str:
    """Return the element's words as clean text. Works without recursion, since pages nest hundreds of elements deep."""
    lines = _Lines()
    waiting: list[PageElement | Callable[[], None]] = [element]
    while waiting:
        step = waiting.pop()
        if isinstance(step, Tag):
            waiting += _enter(step, lines)
        elif isinstance(step, NavigableString):
            if not isinstance(step, UNREAD):
                lines.add(step)
        elif not isinstance(step, PageElement):
            step()
    return clean(lines.text())


class _Lines:
    """Lines in the making; an open item puts its marker before its first line and indents the others."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._gap = False
        """Whether an empty line comes before the next one with words."""
        self._quotations = 0
        self._lists: list[int | None] = []
        """The next number of each open list, None where it has bullets."""
        self._items: list[str] = []
        """What comes before the next line of each open item."""

    def text(self) -> str:
        self.end_line()
        return "\n".join(self._lines)

    def add(self, words: str) -> None:
        if self._line or words.strip(BLANKS):
            self._line.append(_BLANKS.sub(" ", words))

    def break_line(self) -> None:
        self._line.append("\n")
        self.end_line()

    def end_line(self) -> None:
        line = "".join(self._line)
        words, has_height = line.strip(), _BLANK_LINE.search(line) is not None
        self._line.clear()
        if words:
            self._put(self._start_of_line() + words)
        elif has_height and not self._items:
            self._gap = True

    def end_paragraph(self) -> None:
        self.end_line()
        self._gap = not self._items

    def add_lines(self, drawn: str) -> None:
        """Add what is laid out already: a table, code."""
        self.end_paragraph()
        for line in drawn.strip("\n").split("\n"):
            self._put(line)
        self.end_paragraph()

    @property
    def are_in_list(self) -> bool:
        return bool(self._lists)

    def open_list(self, first: int | None) -> None:
        self._lists.append(first)

    def close_list(self) -> None:
        self._lists.pop()

    def open_item(self) -> None:
        self.end_line()
        number = self._lists[-1] if self._lists else None
        if number is not None:
            self._lists[-1] = number + 1
        indent = " " * INDENT * min(DEEPEST, max(0, len(self._lists) - 1))
        self._items.append(indent + (f"{BULLET} " if number is None else f"{number}. "))

    def close_item(self) -> None:
        self.end_line()
        self._items.pop()

    def open_quotation(self) -> None:
        self.end_line()
        self._quotations += 1

    def close_quotation(self) -> None:
        self.end_line()
        self._quotations -= 1

    def _start_of_line(self) -> str:
        if not self._items:
            return ""
        start = self._items[-1]
        self._items[-1] = " " * len(start)
        return start

    def _put(self, line: str) -> None:
        quoted = "> " * min(DEEPEST, self._quotations)
        if self._gap and self._lines and not (self._items and self._lines[-1] == ""):
            self._lines.append(quoted.rstrip() if self._lines[-1].startswith(">") else "")
        self._gap = False
        self._lines.append((quoted + line).rstrip())


def _enter(element: Tag, lines: _Lines) -> Sequence[PageElement | Callable[[], None]]:
    """Lay out how an element opens; return, the last first, what is in it and how it closes."""
    name = element.name.lower()
    if name in SKIPPED or _is_hidden(element):
        return ()
    if name == "br":
        lines.break_line()
        return ()
    if said := hidden_address(element) or _emoji(element):
        lines.add(said)
        return ()
    drawn = _code(element) if name in CODE else _rows(element) if name == "table" else None
    if drawn is not None:
        lines.add_lines(drawn)
        return ()
    steps: list[PageElement | Callable[[], None]] = []
    if name in BLOCKS:
        edge = (
            lines.end_paragraph if name in PARAGRAPHS and not (name in LISTS and lines.are_in_list) else lines.end_line
        )
        edge()
        steps.append(edge)
    if name in LISTS:
        lines.open_list(_first_number(element))
        steps.append(lines.close_list)
    elif name == "li":
        lines.open_item()
        steps.append(lines.close_item)
    elif name == "blockquote":
        lines.open_quotation()
        steps.append(lines.close_quotation)
    steps += reversed(element.contents)
    return steps


def _emoji(element: Tag) -> str | None:
    """Return the character that a picture stands for; what a board calls its own smilies is no character."""
    said = str(element.get("alt") or "") if element.name == "img" else ""
    return said if _EMOJI.fullmatch(said) else None


def _first_number(listing: Tag) -> int | None:
    """Return the number of a numbered list's first item, or None for bullets."""
    start = str(listing.get("start") or 1)
    return None if listing.name == "ul" else 1 if (number := parse_int(start)) is None else number


def _is_hidden(element: Tag) -> bool:
    style = str(element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or element.has_attr("hidden")


def _code(element: Tag) -> str | None:
    """Return code as it is laid out, by its own line breaks and the markup's; None of code within a line."""
    is_laid_out = element.name.lower() == "pre"
    if not is_laid_out and (element.find_parent("code") is not None or element.find("br") is None):
        return None  # inside other code: that one was asked, and is within a line
    drawn, has_begun = [], False
    for piece in element.descendants:
        if isinstance(piece, Tag):
            name = piece.name.lower()
            behind = piece.next_sibling
            is_said_twice = is_laid_out and isinstance(behind, NavigableString) and behind.startswith(("\n", "\r"))
            if (name == "br" and not is_said_twice) or (name in BLOCKS and has_begun):
                drawn.append("\n")
                has_begun = False
        elif isinstance(piece, NavigableString) and not isinstance(piece, UNREAD) and not _is_skipped(piece):
            drawn.append(piece if is_laid_out else _BLANKS.sub(" ", piece))
            goes_on = not is_laid_out or "\n" not in piece
            has_begun = bool(piece.rpartition("\n")[2].strip(BLANKS)) or (goes_on and has_begun)
    lines = "".join(drawn)
    return lines if is_laid_out else "\n".join(line.strip(BLANKS) for line in lines.split("\n"))


def _is_skipped(words: NavigableString) -> bool:
    return words.parent is not None and words.parent.name.lower() in SKIPPED


def _rows(table: Tag) -> str | None:
    """Return a table's rows in columns, or None where it is a layout (nested, one column, or cells of paragraphs)."""
    if table.find("table") is not None:
        return None
    rows = [
        [" ".join(cell.get_text(" ").split()) for cell in row.find_all(["td", "th"])] for row in table.find_all("tr")
    ]
    rows = [row for row in rows if any(row)]
    width = max((len(row) for row in rows), default=0)
    if width < 2 or any(len(cell) > WIDEST_CELL for row in rows for cell in row):
        return None
    columns = [max((len(row[at]) for row in rows if at < len(row)), default=0) for at in range(width)]
    return "\n".join(COLUMN_GAP.join(cell.ljust(columns[at]) for at, cell in enumerate(row)).rstrip() for row in rows)
