"""Mentions: each title in a stretch of text with its staffing, its remark in parentheses and the words that follow."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from extract.quantities.numerals import Numeral
from extract.staff.apposed import number_after, number_of_those_who_are
from extract.staff.staffing import Given, Staffing, staffing_before
from extract.staff.staffing_after import staffing_after
from extract.titles.grammar import Title

_ONCE = re.compile(r"\b(?:before that|was|were|used to|formerly|previously)\b", re.IGNORECASE)
_OPENS = re.compile(r"[\s\x1e]*(?:[-–—:.…]*\s*\d{0,3}(?:\.\d+)?)?[\s\x1e]*([(\[])")
_KINDS_OF_HOLDER = frozenset(["contractor", "student", "teacher", "volunteer", "vendor", "intern"])
_IS_A = re.compile(
    r"(?:\b(?:is|was)|\w['’]s)\s+(?:really\s+|actually\s+|also\s+|just\s+|by\s+day\s+)?(?:an?\s+|our\s+)(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_SAID = {Given.NUMBER, Given.ARTICLE, Given.VAGUE}
_NUMBER_BEHIND = re.compile(r"\s\d{1,3}(?=\s*(?:[,;(]|\.(?!\d)|$))")
_COUNTED_NAME = re.compile(r"(?:^|,\s)[A-Z][A-Za-z&/ -]{2,30}\s\d{1,3}(?=\s*[,.(])")
_FEWEST_IN_ROW = 3
_CLOSERS = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A title with what its surroundings say; the noun phrase reaches from `start` to `stop`.

    `remark` is the parenthesis right after it, `rest` what follows up to the next title's noun phrase.
    """

    title: Title
    role: str | None
    staffing: Staffing
    start: int
    stop: int
    remark: str
    rest: str


def mentions_between(
    text: str,
    start: int,
    end: int,
    titles: Sequence[tuple[Title, str | None]],
    numerals: Sequence[Numeral],
    *,
    row: bool = False,
) -> list[Mention]:
    """Return the mentions of a sentence or list line; `titles` and `numerals` are the whole text's, in order."""
    at = bisect_left(titles, start, key=lambda one: one[0].start)
    inside: list[tuple[Title, str | None]] = []
    while at < len(titles) and titles[at][0].end <= end:
        title = titles[at][0]
        told = (
            inside and inside[-1][0].singular == title.singular and text[inside[-1][0].end : title.start].strip() == "("
        )
        said = inside and not titles[at][0].plural and _is_predicate(text, inside[-1][0].end, title)
        if not (told or said):
            inside.append(titles[at])
        at += 1
    floors = [start, *(title.end for title, _ in inside)]
    befores = [
        staffing_before(text, title.start, floor, numerals) for (title, _), floor in zip(inside, floors, strict=False)
    ]
    found: list[Mention] = []
    for place, ((title, role), before) in enumerate(zip(inside, befores, strict=True)):
        ceiling = inside[place + 1][0].start if place + 1 < len(inside) else end
        next_start = befores[place + 1].start if place + 1 < len(befores) else end
        if before.given is Given.BARE and title.plural:
            taught = place > 0 and inside[place - 1][0].head == "teacher"
            before = number_of_those_who_are(text, title, floors[place - taught], numerals) or before
        after = staffing_after(text, title.end, end, row=row)
        if after is None and before.count is None:
            after = number_after(text, title, end, numerals)
        if after is not None and (after.end > ceiling or (after.end > next_start and before.given in _SAID)):
            after = None
        stop = title.end if after is None else after.end
        remark = _parenthesis(text, title.end, end)
        rest = text[stop : max(stop, next_start)]
        found.append(
            Mention(
                title=title,
                role=role,
                staffing=_combined(before, after),
                start=before.start if before.given is not Given.BARE else title.start,
                stop=stop,
                remark=remark,
                rest=rest,
            )
        )
    return found


def _is_predicate(text: str, floor: int, title: Title) -> bool:
    """Whether a title only says what the one before it, which ends at `floor`, is ("the webmaster is a contractor")."""
    return title.head in _KINDS_OF_HOLDER and _IS_A.search(text, max(floor, title.start - 24), title.start) is not None


def is_row(text: str, start: int, end: int, titles: Sequence[Title]) -> bool:
    """Tell whether a sentence is a row of names with a number behind each ("Director 1, Engineer 2, Tech 9 (3 open)").

    `titles` are the sentence's; beside parts of the department ("Help Desk 6, Warehouse 5") one of them is enough.
    """
    counted = sum(_NUMBER_BEHIND.match(text, title.end, end) is not None for title in titles)
    if counted >= _FEWEST_IN_ROW and counted * 2 > len(titles):
        return True
    return counted > 0 and len(_COUNTED_NAME.findall(text[start:end])) > _FEWEST_IN_ROW


def present_words(mention: Mention) -> str:
    """Return what follows a title, without what it once was."""
    return _ONCE.split(f"{mention.remark} {mention.rest}"[:140])[0]


def _combined(before: Staffing, after: Staffing | None) -> Staffing:
    if after is None:
        return before
    if before.given not in _SAID:
        return after
    if before.given is Given.ARTICLE and after.fte is None and (after.count or 0) > 1:
        return after
    if after.fte is not None and before.fte is None:
        return Staffing(count=before.count, fte=after.fte, given=before.given, start=before.start, end=after.end)
    return before


def _parenthesis(text: str, at: int, end: int) -> str:
    """Return the words of the parenthesis that opens right after an offset (a count in between let pass), or ""."""
    match = _OPENS.match(text, at, end)
    if match is None:
        return ""
    close = text.find(_CLOSERS[match.group(1)], match.end(), end)
    return text[match.end() : close if close >= 0 else end]
