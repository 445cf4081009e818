"""Words of strangers on a terminal: what would move its cursor, name its window or turn a line around becomes �."""

_TURNS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Marks that change the direction of what follows."""
_HARMFUL = {
    character: "\N{REPLACEMENT CHARACTER}"
    for character in (*range(0x20), *range(0x7F, 0xA0), *_TURNS)
    if chr(character) not in "\t\n"
}


def printable(words: str) -> str:
    """Return words that a terminal shows and does not obey; each character stays one character."""
    return words.translate(_HARMFUL)
