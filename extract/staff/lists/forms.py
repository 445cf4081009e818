"""Forms: keys and leads of a line that tell what its other half is ("Head of department:", "Phones: vendor")."""

import re
from collections.abc import Iterator

from extract.pattern_files import named_patterns
from extract.quantities.numerals import find_numerals

_WORDS = named_patterns("list_rows", re.IGNORECASE)
_SMALL_WORDS = {"of", "for", "and", "&", "the", "/", "-", "–"}
_LISTED_SERVICE = re.compile(r"(?P<name>[^,;()]+)(?:\([^()]*\)\s*)?(?:[,;]|$)")
"""One of several services, with the seller in brackets: "door badges (local alarm company), "."""
_LONGEST_SERVICE = 4
"""Words of a service's name."""


def times_of(heading: str) -> float:
    """Return in how many buildings each line below a heading holds ("At each of our six elementaries:"), else 1."""
    match = _WORDS["each of"].search(heading[-120:])
    numerals = list(find_numerals(match["words"])) if match else []
    value = numerals[0].value if len(numerals) == 1 else None
    return value if value and value > 1 else 1.0


def titled_value(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the title begins and ends that answers a key asking for the head's, None for any other line."""
    match = _WORDS["leads title"].match(text, start, end)
    value = _WORDS["title whole"].match(text, match.end(), end) if match else None
    if match is None or value is None:
        return None if match is None else (match.end(), match.end())
    capital = all(word[0].isupper() or word.lower() in _SMALL_WORDS for word in value["words"].split())
    return match.end(), value.end("words") if capital else match.end()


def service_names(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the services that a line "Phones: vendor" or "Outsourced: phones, filter" says are bought."""
    listed = _WORDS["outsourced"].match(text, start, end)
    if listed:
        for part in _LISTED_SERVICE.finditer(text, listed.end(), end):
            words = re.sub(r"^\s*(?:and\s+)?(?:the\s+|our\s+)?", "", part["name"])
            stop = part.start("name") + len(part["name"].rstrip())
            if 0 < len(words.split()) <= _LONGEST_SERVICE and not _WORDS["no service"].search(words):
                yield stop - len(words.rstrip()), stop
        return
    match = _WORDS["service"].match(text, start, end)
    if match and not _WORDS["no service"].search(match["name"]):
        yield from _parts(match)


def _parts(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield each service of "E-mail, phones: intermediate unit" or of the one that is named."""
    at = match.start("name")
    names = re.split(r"(\s*,\s*(?:and\s+)?)", match["name"])
    if any(len(name.split()) > _LONGEST_SERVICE for name in names[::2]):
        return
    for place, name in enumerate(names):
        if place % 2 == 0 and name:
            yield at, at + len(name)
        at += len(name)
