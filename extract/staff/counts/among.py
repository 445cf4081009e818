"""Among: how many of a title's holders a text calls gone, open or lent ("5 techs, two of those chairs are empty")."""

import re
from dataclasses import dataclass

from extract.facts import Employment
from extract.pattern_files import named_patterns
from extract.quantities.numerals import number_written
from extract.staff.employment import employment_of

_WORDS = named_patterns("among", re.IGNORECASE)


def being_filled(words: str) -> bool:
    """Return whether the words after a lost holder say that the district looks for another."""
    return _WORDS["being filled"].match(words) is not None


@dataclass(frozen=True, slots=True)
class Fallen:
    """So many whom a text sets apart from a title's holders, and as what; `beside`: their number does not hold them."""

    count: float
    employment: Employment
    beside: bool


def fallen_among(words: str, count: float | None) -> Fallen | None:
    """Return whom the words after a title set apart from its holders, of whom it has a `count`; None for nobody."""
    if _WORDS["ordinal cut"].search(words):
        return Fallen(count=1, employment=Employment.CUT, beside=True)
    among = _WORDS["open among"].search(words) or _WORDS["cut among"].search(words)
    if among is None and (filled := _WORDS["filled of"].match(words)):
        missing = (number_written(filled["all"]) or 0) - (number_written(filled["filled"]) or 0)
        return Fallen(count=missing, employment=Employment.VACANT, beside=True) if missing > 0 else None
    if among is None and count and (some := _WORDS["some filled"].search(words)):
        missing = count - (number_written(some["number"]) or 0)
        return Fallen(count=missing, employment=Employment.VACANT, beside=False) if missing > 0 else None
    if among is None:
        return _lent_among(words)
    employment = _fallen(among["cue"].lower())
    return Fallen(
        count=number_written(among["number"]) or 0,
        employment=employment,
        beside=employment is Employment.CUT or bool(among.groupdict().get("beside")),
    )


def _lent_among(words: str) -> Fallen | None:
    """Return those of a title's holders whom somebody else pays, sends or has a part of."""
    if (paid := _WORDS["pays for some"].search(words)) and not _WORDS["ours"].search(paid.group()):
        count = number_written(paid["number"]) or 0
        return Fallen(count=count, employment=Employment.OTHER_DEPARTMENT, beside=False)
    some = _WORDS["some of them"].search(words)
    said = employment_of(after=some["how"]) if some else None
    if some is None or said in {None, Employment.EMPLOYEE, Employment.CUT}:
        return None
    return Fallen(
        count=number_written(some["number"] or some["told"] or some["some"]) or 0, employment=said, beside=False
    )


def _fallen(cue: str) -> Employment:
    """Return what a cue says of some among the holders of a title."""
    if cue.startswith(("eliminated", "cut", "made", "laid", "let", "rif")):
        return Employment.CUT
    return Employment.CONTRACTED if cue.startswith(("agency", "contract")) else Employment.VACANT
