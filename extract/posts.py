"""Posts as extraction takes them: how much of one is read, and by which version; spaCy is not needed to ask."""

from dataclasses import dataclass

EXTRACTOR_VERSION: str = "20"
"""Goes up whenever the same text may give other facts: a build reads such posts again."""

LONGEST_READ = 200_000
"""Characters of a post that are read. No person writes more; each costs some 260 bytes and 50 microseconds."""
_BORDERS = ("\n\n", "\n", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class PostText:
    """What extraction needs of a post: its text, and its signature where that is apart."""

    id: str
    text: str
    signature: str | None = None


def unread(text: str) -> str | None:
    """Return the note that a post is only read in part, None for one that is read whole."""
    if len(text) <= LONGEST_READ:
        return None
    return f"it has {len(text):,} characters; facts were looked for in the first {LONGEST_READ:,}"


def opening(text: str) -> str:
    """Return a text as far as it is read: to the last paragraph, line or word that ends well before the limit."""
    if len(text) <= LONGEST_READ:
        return text
    ends = (text.rfind(border, LONGEST_READ * 9 // 10, LONGEST_READ) for border in _BORDERS)
    return text[: next((end for end in ends if end > 0), LONGEST_READ)]
