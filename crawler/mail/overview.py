"""The overview of a thread at the end of public-inbox's pages: a line a message, answers two columns further in."""

import re
from collections.abc import Iterator

from bs4 import Tag
from bs4.element import NavigableString

OPEN, CLOSE = "\ue000", "\ue001"

_LINE = re.compile(
    rf"^(?:\d{{4}}-\d\d-\d\d +\d?\d:\d\d|\s*\[not found\]) (?P<indent> *)(?P<tick>`)?"
    rf"(?:[^{OPEN}]*{OPEN}(?P<key>\w+){CLOSE})?"
)
"""Matches "2009-03-02  9:15 `": a line of the tree of a thread, set in by whom it answers."""


def parents_in(soup: Tag) -> dict[str, str]:
    """Return for each message of the page ("m…") the one that it answers; none where that is not in the archive."""
    label = soup.select_one("b#t")
    above: list[tuple[int, str | None]] = []
    parents = {}
    for depth, key in _lines(label.parent) if label and label.parent else ():
        while above and above[-1][0] >= depth:
            above.pop()
        if key and above and (parent := above[-1][1]):
            parents[key] = parent
        above.append((depth, key))
    return parents


def _lines(overview: Tag) -> Iterator[tuple[int, str | None]]:
    """Yield how deep each line is, and the key of its message where it is on the page."""
    text = ""
    for node in overview.descendants:
        if isinstance(node, NavigableString):
            text += str(node)
        elif isinstance(node, Tag) and str(node.get("id") or "").startswith("r") and node.get("href"):
            text += f"{OPEN}m{str(node['id'])[1:]}{CLOSE}"
    for line in text.split("\n"):
        if found := _LINE.match(line):
            yield (len(found["indent"]) // 2 + 1 if found["tick"] else 0), found["key"]
