"""From markup to clean text: paragraphs by empty lines, lists as bullets, tables as columns, quotations by `>`."""

import re
from collections.abc import Iterator

from bs4 import Tag
from bs4.element import Comment, Declaration, Doctype, NavigableString, ProcessingInstruction

from crawler.bodies.clean_text import clean
from crawler.bodies.hidden_addresses import hidden_address
from crawler.markup.numbering import whole

PARAGRAPHS = frozenset({"p", "blockquote", "table", "ul", "ol", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "hr"})
BLOCKS = PARAGRAPHS | frozenset(
    {"div", "li", "tr", "section", "article", "header", "footer", "address", "dt", "dd", "figure", "figcaption", "form",
     "fieldset", "center", "main", "aside", "nav", "body", "tbody", "thead", "tfoot", "caption", "td", "th", "details"}
)  # fmt: skip
SKIPPED = frozenset(
    {"script", "style", "head", "template", "noscript", "button", "select", "textarea", "svg", "iframe"}
)
BULLET = "•"
INDENT = 2
"""Columns by which a nested list stands further in."""
DEEPEST = 20
"""Levels of lists and of quotations that are still told apart: text as wide as it is deep would grow by the square."""
COLUMN_GAP = "   "
WIDEST_CELL = 80
"""Characters past which a table is a layout and its cells are paragraphs."""

BLANKS = " \t\r\n\f"
"""Blanks of markup; others (U+00A0, a line break in a line of its own) give a line its height."""

_BLANKS = re.compile(f"[{BLANKS}]+")
_BLANK_LINE = re.compile(r"[\u00a0\u200b\ufeff\n]")


def text_of(element: Tag) -> str:
    """Return the element's words as clean text. Works without recursion, since pages nest hundreds of elements deep."""
    return clean(_join(_pieces(element)))


def _pieces(root: Tag) -> Iterator[tuple[str, str]]:
    """Walk the element and yield ("text" | "newline" | "break" | "paragraph" | "raw" | "open" | "close", what)."""
    stack: list[Tag | NavigableString | tuple[str, str]] = [root]
    numbers: list[int | None] = []
    while stack:
        node = stack.pop()
        if isinstance(node, tuple):
            if node[0] == "end-list":
                numbers.pop()
            else:
                yield node
            continue
        if isinstance(node, NavigableString):
            if not isinstance(node, Comment | Doctype | Declaration | ProcessingInstruction):
                yield "text", str(node)
            continue
        name = node.name.lower()
        if name in SKIPPED or _is_hidden(node):
            continue
        if name == "br":
            yield "newline", ""
            continue
        if address := hidden_address(node):
            yield "text", address
            continue
        if name == "table" and (rows := _rows(node)):
            yield "paragraph", ""
            yield "raw", rows
            yield "paragraph", ""
            continue
        if name == "pre":
            yield "paragraph", ""
            yield "raw", node.get_text()
            yield "paragraph", ""
            continue
        children = list(node.children)
        edge = "paragraph" if name in PARAGRAPHS and not (name in {"ul", "ol"} and numbers) else "break"
        if name in BLOCKS:
            yield edge, ""
            stack.append((edge, ""))
        if name in {"ul", "ol"}:
            numbers.append(_first_number(node))
            stack.append(("end-list", ""))
        elif name == "li":
            yield "open", " " * INDENT * min(DEEPEST, max(0, len(numbers) - 1)) + _marker(numbers)
            stack.append(("close", ""))
        elif name == "blockquote":
            yield "open", ">"
            stack.append(("close", ""))
        stack.extend(child for child in reversed(children) if isinstance(child, Tag | NavigableString))


def _first_number(listing: Tag) -> int | None:
    """Return the number of a numbered list's first item, or None for bullets."""
    start = str(listing.get("start") or 1)
    return None if listing.name == "ul" else 1 if (number := whole(start)) is None else number


def _marker(numbers: list[int | None]) -> str:
    if not numbers or numbers[-1] is None:
        return f"{BULLET} "
    numbers[-1] += 1
    return f"{numbers[-1] - 1}. "


def _join(pieces: Iterator[tuple[str, str]]) -> str:
    """Lay the pieces out in lines; an open item puts its marker before its first line and indents the others."""
    lines: list[str] = []
    line = ""
    gap = False
    opened: list[list[str]] = []

    def quote_marks() -> str:
        return "> " * min(DEEPEST, sum(entry[0] == ">" for entry in opened))

    def flush() -> None:
        nonlocal line, gap
        words = line.strip()
        blank = _BLANK_LINE.search(line) is not None
        line = ""
        if not words:
            gap = gap or (blank and not any(entry[0] != ">" for entry in opened))
            return
        quote = quote_marks()
        items = [entry for entry in opened if entry[0] != ">"]
        prefix = ""
        if items:
            prefix = items[-1][0] if items[-1][1] == "new" else " " * len(items[-1][0])
            items[-1][1] = "used"
        if gap and lines and not (items and lines[-1] == ""):
            lines.append(quote.rstrip() if lines[-1].startswith(">") else "")
        gap = False
        lines.append(f"{quote}{prefix}{words}".rstrip())

    for kind, what in pieces:
        if kind == "text":
            line += _BLANKS.sub(" ", what) if line or what.strip(BLANKS) else ""
        elif kind == "raw":
            for raw in what.strip("\n").split("\n"):
                line = ""
                quote = quote_marks()
                if gap and lines:
                    lines.append(quote.rstrip() if lines[-1].startswith(">") else "")
                gap = False
                lines.append((quote + raw.rstrip()).rstrip())
        else:
            line += "\n" if kind == "newline" else ""
            flush()
            if kind == "paragraph":
                gap = not any(entry[0] != ">" for entry in opened)
            elif kind == "open":
                opened.append([what, "new"])
            elif kind == "close":
                opened.pop()
    flush()
    return "\n".join(lines)


def _is_hidden(element: Tag) -> bool:
    style = str(element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or element.has_attr("hidden")


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
