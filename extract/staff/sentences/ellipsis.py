"""Ellipsis: holders of a title that the text does not say again ("plus 1 more", "two at half time", "now 5")."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from extract.facts import Employment
from extract.pattern_files import named_patterns
from extract.quantities.number_words import number_value
from extract.quantities.numerals import Numeral, numeral_at
from extract.staff.employment import employment_of
from extract.staff.roster import Draft, Form

_WORDS = named_patterns("ellipsis", re.IGNORECASE)


def ellipsis_start(words: str) -> int:
    """Return where the first "1 more" or "a vacancy for another" begins in the words, their length if nowhere."""
    names = ("more", "lent", "one more", "vacancy", *_elsewhere(words))
    starts = [match.start() for name in names if (match := _WORDS[name].search(words))]
    return min(starts, default=len(words))


def of_the_first(words: str) -> str:
    """Return the words after a title up to those that tell of other holders: whom others lend, or at other places."""
    starts = [match.start() for name in ("lent", *_elsewhere(words)) if (match := _WORDS[name].search(words))]
    return words[: min(starts, default=len(words))]


def _elsewhere(words: str) -> tuple[str, ...]:
    """Return the names of the patterns of holders at other places, where the words put the first at one."""
    return ("at another", "place has") if is_at_place(words, 0) else ()


def is_at_place(text: str, at: int) -> bool:
    """Return whether the words from an offset say in which building or part of the district somebody works."""
    return _WORDS["at places"].match(text, at) is not None


def tells_of_now(words: str) -> bool:
    """Return whether the words set a present number against an older one ("…, now we have 5")."""
    return _WORDS["now"].search(words) is not None


def number_now(words: str, numerals: Sequence[Numeral], offset: int) -> Numeral | None:
    """Return the present number that the words set against an older one, None without one.

    `offset` is where the words begin in the text of the numerals.
    """
    match = _WORDS["now"].search(words)
    return numeral_at(numerals, offset + match.start("number")) if match else None


def changed_to(before: str, words: str, numerals: Sequence[Numeral], offset: int) -> float | None:
    """Return to what number a text says that the holders changed ("from three coaches to two"), None where to none.

    `before` comes before the number of then, `words` follow the title from `offset` in the text of the numerals.
    """
    return _number_of(_WORDS["to"].match(words), numerals, offset) if _WORDS["from"].search(before) else None


def left_over(words: str, numerals: Sequence[Numeral], offset: int) -> float | None:
    """Return how many the words after a loss say are left ("…, which leaves three"), None where they do not.

    `offset` is where the words begin in the text of the numerals.
    """
    return _number_of(_WORDS["leaves"].search(words), numerals, offset)


def _number_of(match: re.Match[str] | None, numerals: Sequence[Numeral], offset: int) -> float | None:
    numeral = numeral_at(numerals, offset + match.start("number")) if match else None
    return None if numeral is None else numeral.value


def says_cuts(words: str) -> bool:
    """Return whether the words speak of cuts."""
    return _WORDS["cuts"].search(words) is not None


def drafts_of_the_lent(title: str, text: str, start: int, end: int, numerals: Sequence[Numeral]) -> Iterator[Draft]:
    """Yield the holders of a title whom the words after it say that somebody outside lends."""
    for match in _WORDS["lent"].finditer(text, start, end):
        if (count := _number_of(match, numerals, 0)) is not None:
            begin, stop = match.start("number"), match.end()
            yield Draft(title=title, count=count, employment=Employment.CONTRACTED, start=begin, end=stop)


def drafts_at_other_places(title: str, text: str, start: int, end: int, numerals: Sequence[Numeral]) -> Iterator[Draft]:
    """Yield the holders of a title whom the words after those at one place put at others."""
    names = _elsewhere(text[start:end]) or ("place has",)
    for match in chain.from_iterable(_WORDS[name].finditer(text, start, end) for name in names):
        count = _number_of(match, numerals, 0) if match["number"] else 1
        if count is not None:
            count = _times_places(count, match) if "each" in match.groupdict() else count
            yield Draft(title=title, count=count, form=Form.LISTED, start=match.start(), end=match.end())


def _times_places(count: float, match: re.Match[str]) -> float | None:
    """Return how many those at "each of the 3 middle schools" are together, None where nobody says how many places."""
    if not match["each"] or match["each"].lower() == "all":
        return count
    places = 2 if match["each"].lower() == "both" else match["places"] and number_value(match["places"])
    return count * places if places else None


def drafts_of_ellipses(title: str, text: str, start: int, end: int, numerals: Sequence[Numeral]) -> Iterator[Draft]:
    """Yield the rows that the words after a title add to it."""
    words = text[start:end]
    for match in _WORDS["more"].finditer(words):
        if (count := _number_of(match, numerals, start)) is not None:
            half = (match["half"] or "").lower() == "half"
            said = employment_of(after=words[match.start("number") :][:80])
            begin, stop = start + match.start("number"), start + match.end()
            fte = count / 2 if half else None
            yield Draft(title=title, count=count, fte=fte, employment=said, start=begin, end=stop)
    yield from drafts_of_the_lent(title, text, start, end, numerals)
    for match in _WORDS["one more"].finditer(words):
        said = employment_of(after=words[match.end() :][:80])
        begin, stop = start + match.start(), start + match.end()
        yield Draft(title=title, count=1, employment=said, form=Form.LISTED, start=begin, end=stop)
    yield from drafts_at_other_places(title, text, start, end, numerals)
    if vacancy := _WORDS["vacancy"].search(words):
        begin, stop = start + vacancy.start(), start + vacancy.end()
        yield Draft(title=title, count=1, employment=Employment.VACANT, start=begin, end=stop)
    shared = _WORDS["two share"].match(words)
    if shared and (count := _number_of(shared, numerals, start)) is not None:
        begin, stop = start + shared.start(), start + shared.end()
        yield Draft(title=title, count=count - 1, form=Form.LISTED, start=begin, end=stop)
