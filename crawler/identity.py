"""Ids that are derived from content, so that a link outlives a rebuild.

A thread keeps its id while it grows, and a post keeps its id wherever the page puts it: neither depends on a position,
a file name or the moment of reading.
"""

import hashlib
import re

_NOT_A_WORD = re.compile(r"[^\w]+")
_LENGTH = 12


def digest(*parts: str) -> str:
    """Return 12 hexadecimal digits of SHA-256 over the parts, whose borders count."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def fold(text: str) -> str:
    """Return the text's words in lower case with single blanks: what two copies of one text have in common."""
    return _NOT_A_WORD.sub(" ", text.casefold()).strip()


def thread_id(*, address: str | None, subject: str, opening: str) -> str:
    """Return a thread's id: from its address (or root Message-ID), else from its subject and opening text."""
    return digest("thread", address) if address else digest("thread", fold(subject), fold(opening))


def post_id(thread: str, *, address: str | None, author: str, text: str, occurrence: int = 0) -> str:
    """Return a post's id: from its own address or Message-ID, else from author and text.

    `occurrence` counts equal posts before this one in the thread (the second "+1" is not the first).
    """
    if address:
        return digest("post", thread, address)
    return digest("post", thread, fold(author), fold(text), str(occurrence))
