"""Heads that Lotus Notes puts above the words that it quotes: name, moment and, each under its own key, the rest."""

import re

from crawler.bodies.attributions import next_word

LARGEST = 24
"""Lines that a head takes at most, with its blank ones."""
LONGEST = 200
"""Characters past which no line is a sender's name with its address."""

_NAME = re.compile(r"^\"?(?P<name>[^\"<>@:]{2,60}?)\"?\s*(?:<[^<>\s]+@[^<>\s]+>)?\s*$")
_MOMENT = re.compile(r"^\d{1,4}[/.-]\d\d?[/.-]\d{2,4} \d\d?:\d\d(?::\d\d)?(?: [AP]M)?(?: \w{2,4})?$", re.IGNORECASE)
_KEYS = ("to", "subject")


def notes_head(lines: list[str], place: int) -> tuple[str, int] | None:
    """Return who is quoted and the line after the head that begins here, or None.

    The sender's name opens it, "Sent by" may follow, then the moment; "To" and "Subject" are on lines of their own,
    their values below them.
    """
    line = lines[place].strip()
    name = _NAME.match(line) if len(line) <= LONGEST else None
    if name is None or not _has_moment(lines, place + 1):
        return None
    block = [(at, lines[at].strip()) for at in range(place + 1, min(len(lines), place + LARGEST)) if lines[at].strip()]
    keys = [(line.lower(), at) for at, line in block if line.lower() in _KEYS][:2]
    if [key for key, _ in keys] != list(_KEYS):
        return None
    value = next((at for at, _ in block if at > keys[1][1]), None)
    return (name["name"].strip(), value + 1) if value is not None else None


def _has_moment(lines: list[str], place: int) -> bool:
    """Return whether one of the next two lines with words is a moment."""
    for _ in range(2):
        following = next_word(lines, place)
        if following is None:
            return False
        if _MOMENT.match(lines[following].strip()):
            return True
        place = following + 1
    return False
