"""Sums: numbers that the staff listed right after them, or right before, add up to.

"There are six of us: me, two analysts and three technicians" states a total whatever it calls the people, and so does
the last line of a table: the sum tells. The words between number and list must count nobody else; a number that is
too large to be the sum of all rows by chance needs no such words. A counted group that is taken apart ("three
directors: one of IT, one of data …") is no position beside its parts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from extract.facts import Employment, StaffUnit
from extract.joints import JOINT
from extract.pattern_files import word_lists
from extract.quantities.quantity import Quantity, Unit
from extract.staff.roster import Draft, Form

_REACH = 60
"""Characters between a total and the first of its parts."""
FEWEST, _MOST = 2, 60
"""Rows of a breakdown: one is no breakdown."""
_SURE = 3
"""From this total on a sum is no chance, even where the number has no noun."""
_NO_CHANCE = 8
"""From this total on, or with a fraction, a number that all rows add up to is their sum wherever it is."""
_FEWEST_OF_ALL = 3
"""Rows from which on that holds."""
_PERSONS = r"(?:people|persons?|staff|employees|positions?|ftes?|folks|bodies|souls|adults|humans|members)"
_OF_THINGS = re.compile(rf"[ \t{JOINT}]+(?!{_PERSONS}\b|(?:is|was|has|as|this|us)\b)[a-z]+s\b", re.IGNORECASE)
"""After a number: what it counts is no people ("12 servers")."""
_LEADS = re.compile(
    rf"(?:\s*(?:{_PERSONS}|of\s+us|of\s+them|altogether|total|strong|now|today|here|there|as\s+in\s+\d{{4}}"
    rf"|(?:full[- ]time|paid|tech|technology|it)(?=\s+{_PERSONS})"
    r"|(?:in|on)\s+(?:(?:the|our|my|this)\s+)?(?:all|total|staff|payroll|it|ict|tech|technology|department|dept|office|team|shop)))*"
    r"\s*(?:[:(=,;.–—]|-\s|which\s|that\s+is|consist|compris|includ|namely|made\s|are\s)",
    re.IGNORECASE,
)
"""What may be between a total and the list of its parts: a word for people or for the department, then a mark."""
_NO_PARTS = re.compile(
    rf"\b(?:{word_lists()['reports']}|under|belongs?|{word_lists()['works_for']})\b|(?<![:\n])\n",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\s*(?:of\s+us|people|persons?|staff|employees|positions?|ftes?|folks|in\s+all|total)\b", re.IGNORECASE
)
"""Matches " people", " in all": after a number that parts may add up to."""
_PARTLY = re.compile(
    r"\b(?:(?!(?:staff|team|department|dept|office|shop|group|total|all)\b)\w+\s+of"
    r"|(?:one|none|some|any|each)\s+of\s+(?:the|our)|other)\s+$",
    re.IGNORECASE,
)
"""Words that make a number the size of something smaller ("a help desk of five")."""
_MYSELF = re.compile(r"\b(?:me|myself|yours\s+truly)\b", re.IGNORECASE)
_CLOSES = re.compile(
    r"[\s|*]*(?:[=_–—-]{2,}|(?:grand\s+)?totals?)[\s:|=_*.–—-]*"
    r"(?:(?:staff|fte|positions)\b)?[\s:|=_*.–—-]*",
    re.IGNORECASE,
)
"""What comes between the last row of a table and the sum below it."""
_OPENS = re.compile(
    r"[^.;:()\n,]{0,24}(?:\(|:|,\s(?:namely|that\s+is|which\s+is)\b|\n\s{0,8}incl(?:\.|uding)?)\s*(?:titles?:\s*)?(?:an?\s|the\s)?",
    re.IGNORECASE,
)
"""What comes between a group and its parts: a bracket, a colon, "incl."."""
_OPENS_NAMED = re.compile(r"[^.;:()\n,]{0,24}(?:\s[-–—]\s|,\s(?=(?:the|our)\s)|\s\(|:\s)", re.IGNORECASE)
"""The same where each is named by the group's own word: a dash, or an article in apposition, opens them too."""
_NEAR, _MOST_PARTS = 40, 12
"""Characters between a group and the first of its parts; how many parts are looked at."""


@dataclass(frozen=True, slots=True)
class PartsTotal:
    """A number that the rows of one department add up to, in `unit`, at characters `start` to `end`."""

    count: float
    unit: StaffUnit
    start: int
    end: int


def totals_of_parts(text: str, quantities: Sequence[Quantity], rows: Sequence[Draft]) -> Iterator[PartsTotal]:
    """Yield each total that the rows of one department add up to."""
    standing = sorted((row for row in rows if row.employment is not Employment.CUT), key=lambda row: row.start)
    if not FEWEST <= len(standing) <= _MOST:
        return
    for quantity in quantities:
        total = quantity.value
        if total is None or total < FEWEST or quantity.unit is Unit.PERCENT:
            continue
        if _inside(quantity, standing):
            continue
        after = [row for row in standing if row.start >= quantity.end]
        leads = bool(after) and _leads_to(text, quantity, after[0].start)
        if leads and adds_up(text, quantity.end, total, after, _sums(after), reach=_REACH):
            yield PartsTotal(total, _unit(quantity), quantity.start, quantity.end)
        before = [row for row in standing if row.end <= quantity.start]
        if len(before) == len(standing) and _sums_up(text, before[-1].end, quantity) and total in _sums(before):
            yield PartsTotal(total, _unit(quantity), quantity.start, quantity.end)
    yield from _sums_of_all(text, quantities, standing)


def _sums_of_all(text: str, quantities: Sequence[Quantity], rows: Sequence[Draft]) -> Iterator[PartsTotal]:
    """Yield the numbers that are the sum of all rows, too large or too odd to be so by chance, and count no things."""
    sums = _sums(rows)
    if len(sums) < max(_FEWEST_OF_ALL, len(rows)) or (sums[-1] < _NO_CHANCE and sums[-1] == int(sums[-1])):
        return
    for quantity in quantities:
        counts_people = quantity.unit is not Unit.PERCENT and not _OF_THINGS.match(text, quantity.end)
        if quantity.value == sums[-1] and counts_people and not _inside(quantity, rows):
            yield PartsTotal(sums[-1], _unit(quantity), quantity.start, quantity.end)


def without_wholes(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts of one department without those that the next ones take apart."""
    ordered = sorted(drafts, key=lambda one: (one.start, -one.end))
    standing = [one for one in ordered if one.form <= Form.COUNTED]
    wholes = {
        id(one)
        for place, one in enumerate(standing)
        if _is_whole(text, one, standing[place + 1 : place + 1 + _MOST_PARTS]) or _are_named(text, one, ordered)
    }
    return [one for one in drafts if id(one) not in wholes]


def _inside(quantity: Quantity, rows: Sequence[Draft]) -> bool:
    return any(row.start <= quantity.start < row.end for row in rows)


def _leads_to(text: str, quantity: Quantity, first: int) -> bool:
    """Return whether the words between a number and the first row only lead to a list of those it counts."""
    gap = text[quantity.end : first]
    if len(gap) > _REACH or not _LEADS.match(gap) or _NO_PARTS.search(gap):
        return False
    if _PARTLY.search(text[max(0, quantity.start - _REACH) : quantity.start]):
        return False
    total = quantity.value or 0
    return total >= _SURE or total != int(total) or _PEOPLE.match(gap) is not None


def _sums_up(text: str, last: int, quantity: Quantity) -> bool:
    """Return whether a number is alone below the last row, as a table's sum does."""
    gap = text[last : quantity.start]
    alone = not re.match(r"[^\n]*\d", text[quantity.end : quantity.end + _REACH])
    return "\n" in gap and alone and _CLOSES.fullmatch(gap) is not None


def adds_up(text: str, start: int, total: float, rows: Sequence[Draft], sums: Sequence[float], *, reach: int) -> bool:
    """Return whether the rows up to some place, two at least, make the total, by their running `sums`.

    The author may be one of them without a row, named between `start` and `reach` characters after the last row.
    """
    if total in sums[FEWEST - 1 :]:
        return True
    if total - 1 not in sums:
        return False
    last = rows[sums.index(total - 1)].end
    return _MYSELF.search(text, start, last + reach) is not None


def _sums(rows: Sequence[Draft]) -> list[float]:
    """Return the running sums of heads (full-time equivalents where those are said), up to a row that has neither."""
    sizes: list[float] = []
    for row in rows:
        size = row.fte if row.fte is not None else row.count
        if size is None:
            break
        sizes.append(size)
    return [round(one, 2) for one in accumulate(sizes)]


def _unit(quantity: Quantity) -> StaffUnit:
    return StaffUnit.FTE if quantity.full_time_equivalent is not None else StaffUnit.PEOPLE


def _is_whole(text: str, whole: Draft, after: Sequence[Draft]) -> bool:
    """Return whether the drafts after one begin right there and add up to its number, two of them at least."""
    if whole.count is None or whole.count < 2 or not after:
        return False
    first = next((one for one in after if one.start >= whole.end), None)
    if first is None or first.start - whole.end > _NEAR or not _OPENS.fullmatch(text, whole.end, first.start):
        return False
    parts = [one for one in after if one.start >= whole.end]
    sums = list(accumulate(one.count or 0 for one in parts))
    return adds_up(text, whole.end, whole.count, parts, sums, reach=_NEAR)


def _are_named(text: str, whole: Draft, drafts: Sequence[Draft]) -> bool:
    """Return whether the next drafts name each of a whole by the word that it calls them all by.

    "Two managers - Network Manager (three techs), Data Manager" are two people, whoever else is named between them.
    """
    word, opening = whole.title.lower(), _OPENS_NAMED.match(text, whole.end)
    if opening is None or " " in word or (whole.count or 0) < FEWEST:
        return False
    after = [one for one in drafts if opening.end() <= one.start and one.title.lower() != word]
    named = [one for one in after[:_MOST_PARTS] if one.count == 1 and word in one.title.lower().split()]
    return len(named) == whole.count and named[0].start == opening.end()
