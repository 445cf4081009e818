"""Mentions: each title in a stretch of text with its staffing, its remark in parentheses and the words that follow."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.quantities.number_words import AMOUNT, SO_MANY
from extract.staff.counts.apposed import number_after, number_of_those_who_are
from extract.staff.counts.people import people_who_are, people_who_hold
from extract.staff.counts.staffing import Given, Staffing, staffing_before
from extract.staff.counts.staffing_after import staffing_after
from extract.staff.prose import Prose
from extract.titles.title import Title

_ONCE = re.compile(r"\b(?:before that|was|were|used to|formerly|previously)\b", re.IGNORECASE)
_OPENS = re.compile(rf"\s*+(?:[-–—:.…]*+\s*+(?:{AMOUNT})?)?\s*+([(\[])")
KINDS_OF_HOLDER = frozenset(["contractor", "student", "teacher", "volunteer", "vendor", "intern"])
"""Heads that say how somebody belongs, and no job."""
_ANYBODY = frozenset(["guy", "man", "woman", "person", "people", "employee", "hire", "gal", "lady"])
_IS_A = re.compile(
    r"(?:\b(?:is|was)|\w['’]s)\s+(?:really\s+|actually\s+|also\s+|just\s+|by\s+day\s+)?(?:an?\s+|our\s+)(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
"""Matches "Anna is really a ", "she's also our ": before a title of somebody who is known already."""
_WHO_IS = re.compile(
    r"\b(?:(?:who|she|he)(?:['’]s|\s+is)|is(?=\s+(?:really|actually|mostly|mainly|normally)\b))"
    r"(?:\s+(?:really|actually|also|mostly|mainly|normally|officially|technically|usually|otherwise|still|now))?"
    r"\s+(?:an?|the|our|my|their)\s+(?:[\w'’/-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""What else the holder of the job before it is ("a data person who is really a registrar")."""
_SOME_ARE = re.compile(
    rf"(?:both|all|{SO_MANY})(?:\s+of\s+(?:them|those|these))?\s+(?:is|are)\s+(?:an?\s+)?(?:[\w-]+\s+)?", re.IGNORECASE
)
"""Matches "One of them is a ", "Both are ": before what those are who were counted before."""
_KEYED = re.compile(
    rf"\s*(?:[:=–—]|\s-)\s*(?:(?:an?|the|our|one\s+of\s+(?:the|our)|{SO_MANY})\s+)?(?:[A-Za-z]\w+\s+)?", re.IGNORECASE
)
"""Between a title and what its holder is otherwise: "Webmaster: an English teacher"."""
_THEIR_MAN = re.compile(r"['’]s?\s+(?:own\s+)?$")
_SAID = {Given.NUMBER, Given.ARTICLE, Given.VAGUE}
_NUMBER_BEHIND = re.compile(rf"\s{AMOUNT}(?=\s*(?:[,;(]|\.(?!\d)|$))")
_AMOUNT = re.compile(AMOUNT)
_NUMBER_ALONE = re.compile(rf"\s*[,–—-]\s*{AMOUNT}\s*[.;]?\s*")
_COUNTED_NAME = re.compile(rf"(?:^|,\s)[A-Z][A-Za-z&/ -]{{2,30}}\s{SO_MANY}(?=\s*[,.(])")
_FEWEST_IN_ROW = 3
_BOTH = re.compile(r"both\s+(?:the|an?|our)\s", re.IGNORECASE)
"""Before a title in the singular it joins two titles ("both the coach and the webmaster"), and counts nobody."""
_CLOSERS = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A title with what its surroundings say; the noun phrase reaches from `start` to `stop`.

    `remark` is the parenthesis right after it, `rest` what follows up to the next title's noun phrase.
    """

    title: Title
    staffing: Staffing
    start: int
    stop: int
    remark: str
    rest: str

    @property
    def role(self) -> str | None:
        """The role of its title."""
        return self.title.role


def mentions_between(prose: Prose, start: int, end: int, *, row: bool = False) -> list[Mention]:
    """Return the mentions of a sentence or list line; in a `row` a bare number after a title counts too."""
    text, numerals = prose.text, prose.numerals
    inside = _titles_inside(prose, start, end)
    floors = [start, *(title.end for title in inside)]
    befores = [
        staffing_before(text, title.start, floor, numerals) for title, floor in zip(inside, floors, strict=False)
    ]
    found: list[Mention] = []
    for place, (title, before) in enumerate(zip(inside, befores, strict=True)):
        ceiling = inside[place + 1].start if place + 1 < len(inside) else end
        next_start = befores[place + 1].start if place + 1 < len(befores) else end
        if not title.plural and _BOTH.match(text, before.start):
            before = replace(before, count=None, given=Given.DEFINITE)
        if before.given is Given.BARE and title.plural:
            taught = place > 0 and inside[place - 1].head == "teacher"
            before = number_of_those_who_are(text, title, floors[place - taught], numerals) or before
        if title.plural and before.count is None:
            before = _by_name(text, title, before, start)
        after = staffing_after(text, title.end, end, row=row)
        if after is None and before.count is None:
            after = number_after(text, title, end, numerals) or _named_after(text, title, end)
        if after is not None and (after.end > ceiling or (after.end > next_start and before.given in _SAID)):
            after = None
        stop = title.end if after is None else after.end
        remark = _parenthesis(text, title.end, end)
        rest = text[stop : max(stop, next_start)]
        found.append(
            Mention(
                title=title,
                staffing=_combined(before, after),
                start=before.start if before.given is not Given.BARE else title.start,
                stop=stop,
                remark=remark,
                rest=rest,
            )
        )
    return found


def _titles_inside(prose: Prose, start: int, end: int) -> list[Title]:
    """Return the titles between two offsets, without those that only say the one before them again or what it is."""
    inside: list[Title] = []
    for title in prose.titles_between(start, end):
        if title.end > end:
            break
        last = inside[-1] if inside else None
        again = last and _is_same(last, title) and prose.text[last.end : title.start].strip() == "("
        some = title.head in KINDS_OF_HOLDER and _SOME_ARE.fullmatch(prose.text, start, title.start)
        one = not title.plural or title.outsider
        if not (again or some or (last and one and _is_predicate(prose.text, last, title))):
            inside.append(title)
    return inside


def _is_same(last: Title, title: Title) -> bool:
    """Return whether a title is the one before it, in the same words or written out ("TST (test support tech)")."""
    letters = "".join(word[0] for word in title.singular.upper().replace("-", " ").split())
    return last.singular in {title.singular, letters}


def _is_predicate(text: str, last: Title, title: Title) -> bool:
    """Return whether a title only says what the holder of the one before it is ("the webmaster is a contractor")."""
    if title.head in KINDS_OF_HOLDER and _IS_A.search(text, max(last.end, title.start - 24), title.start):
        return True
    if title.outsider and last.role and _KEYED.fullmatch(text, last.end, title.start):
        return True
    if title.head in _ANYBODY:
        return _THEIR_MAN.search(text, max(last.end, title.start - 12), title.start) is not None
    known = last.role is not None and not last.outsider
    return known and _WHO_IS.search(text, max(last.end, title.start - 60), title.start) is not None


def is_row(text: str, start: int, end: int, titles: Sequence[Title]) -> bool:
    """Return whether a sentence is a row of names with a number after each ("Director 1, Engineer 2, Tech 9 (3 open)").

    So is a title with nothing but its number after it ("Programmer, two."). `titles` are the sentence's; beside parts
    of the department ("Help Desk 6, Warehouse 5") one of them is enough.
    """
    if len(titles) == 1 and titles[0].start == start and _NUMBER_ALONE.fullmatch(text, titles[0].end, end):
        return True
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


def _by_name(text: str, title: Title, before: Staffing, start: int) -> Staffing:
    """Return the number of those whom a sentence names as holders of a title before it, or what is there already."""
    count, at = people_who_are(text, start, before.start if before.given is not Given.BARE else title.start)
    return replace(before, count=count, given=Given.NUMBER, start=at) if count else before


def _named_after(text: str, title: Title, end: int) -> Staffing | None:
    """Return the number of those whom a copula names after a plural title, None where it names nobody."""
    count, stop = people_who_hold(text, title.end, end) if title.plural else (0, end)
    return Staffing(count=count, given=Given.NUMBER, start=title.end, end=stop) if count else None


def _parenthesis(text: str, at: int, end: int) -> str:
    """Return the words of the parenthesis that opens right after an offset (a count in between let pass), or ""."""
    match = _OPENS.match(text, at, end)
    if match is None:
        return ""
    close = text.find(_CLOSERS[match.group(1)], match.end(), end)
    words = text[match.end() : close if close >= 0 else end]
    return "" if _AMOUNT.fullmatch(words.strip()) else words
