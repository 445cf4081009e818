"""Joined: the text of a post with its hard-wrapped lines joined, every offset kept."""

import itertools
from collections.abc import Sequence

from extract.document import Line, LineKind
from extract.titles.words import JOINT


def joined_text(text: str, lines: Sequence[Line]) -> str:
    """Return the text where a line that goes on with the one before follows it after one blank; same length."""
    pieces: list[str] = []
    done = 0
    for line, following in itertools.pairwise(lines):
        if not line.wraps or following.kind is LineKind.BLANK:
            continue
        end = len(text[line.start : line.end].rstrip()) + line.start
        pieces.append(text[done:end])
        pieces.append((" " + JOINT * (following.content - end - 1))[: following.content - end])
        done = max(following.content, end)
    pieces.append(text[done:])
    joined = "".join(pieces)
    return joined if len(joined) == len(text) else text
