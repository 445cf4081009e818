"""Conditions: for whom, or under which circumstances, an advice holds, in its own words.

"In a small district …", "if you are over 5,000 …", "… unless you are tiny". The words are in `conditions.jsonl`. A
figure counts as students where it says so, or where it bounds a reader's size and counts nothing else.
"""

import re
from collections.abc import Iterator
from functools import cache

from extract.advising.clauses import clause_openings
from extract.pattern_files import filled, word_lists
from extract.quantities.grammar import match_quantities
from extract.quantities.quantity import Quantity
from kb.data_files import rows
from kb.recommendations import Condition

_LONGEST = 140
"""Characters of a condition; what is longer is a story."""
_LOOKED_AT = 2_000
"""Characters of an advice that are looked through: a sentence is shorter."""
_FEWEST_STUDENTS = 50
"""Students from which on a figure is the size of a district or school: fewer are a class."""

_FIGURE = re.compile(r"\d\d|\dk\b|hundred|thousand", re.IGNORECASE)
_LAST_WORDS = re.compile(r"(?:[\w'’]+ +){1,2}\Z")


def conditions_of(text: str) -> tuple[Condition, ...]:
    """Return the conditions in the words of an advice, first to last, none inside another."""
    sizes = list(_sizes(text[:_LOOKED_AT]))
    found = [*_clauses(text[:_LOOKED_AT], sizes), *sizes]
    kept: list[Condition] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    patterns = {row["id"]: row["pattern"] for row in rows(__package__, "conditions")}
    lists = {**word_lists(), "small": patterns["small"], "large": patterns["large"]}
    return {id_: re.compile(filled(pattern, lists), re.IGNORECASE) for id_, pattern in patterns.items()}


def _clauses(text: str, sizes: list[Condition]) -> Iterator[Condition]:
    """Yield clauses that begin with "if", "unless" or the like; one with "when" only where it names a size."""
    for name in ("exception", "clause", "sized clause"):
        for opener in _patterns()[name].finditer(text):
            end = _end(text, opener.start(), opener.end())
            if end is None or _is_idle(text, opener.start(), end):
                continue
            named = next((size for size in sizes if opener.start() <= size.start and size.end <= end), None)
            named = named or _size_of_reader(text, opener.start(), end)
            if named or name != "sized clause":
                yield _condition(text, opener.start(), end, named, excepts=name == "exception")


def _end(text: str, start: int, after: int) -> int | None:
    """Return where a clause ends, None where nothing tells or it is none."""
    border = _patterns()["end"].search(text, after)
    end = len(text[: border.start()].rstrip()) if border else len(text)
    before = text[:start].rstrip()
    if (not before or before[-1] in ".!?:;") and text[end : end + 1] in ("", ".", "!", "?"):
        loose = next((opening.at for opening in clause_openings(text[start:]) if opening.under), None)
        if loose is None:
            return None
        end = start + len(text[start : start + loose].rstrip(" ,"))
    return end if after < end <= start + _LONGEST else None


def _is_idle(text: str, start: int, end: int) -> bool:
    """Return whether an "if" is no condition ("ask if …", "if I were you"), by the words around its beginning."""
    before = sum(len(word) for word in _LAST_WORDS.findall(text[max(start - _LONGEST, 0) : start]))
    idle = _patterns()["no condition"]
    return any(idle.search(text[start - before : reach]) for reach in _word_ends(text, start, end))


def _word_ends(text: str, start: int, end: int) -> Iterator[int]:
    yield from (start + match.end() for match in re.finditer(r"[\w'’]+", text[start:end]))


def _sizes(text: str) -> Iterator[Condition]:
    """Yield what names a size without a clause of its own: "below 5,000", "at 410 kids", "in a small district"."""
    for match in _patterns()["sized place"].finditer(text):
        yield _condition(text, match.start(), match.end(), None, word=match["size"] or match["size_last"])
    for quantity in match_quantities(text) if _FIGURE.search(text) else ():
        least, most, end = _students(text, quantity)
        if least is None and most is None:
            continue
        who = _patterns()["who"].search(text, 0, quantity.start)
        start = who.start() if who else quantity.start
        yield Condition(start=start, end=end, words=text[start:end], least=least, most=most)


def _students(text: str, quantity: Quantity) -> tuple[int | None, int | None, int]:
    """Return the fewest and most students of a size that a quantity names, and where its words end; else None."""
    patterns, nothing = _patterns(), (None, None, quantity.end)
    figures = [bound for bound in (quantity.min, quantity.max) if bound is not None]
    if not figures or min(figures) < _FEWEST_STUDENTS or quantity.unit or quantity.per or quantity.year_like:
        return nothing
    if text[quantity.start : quantity.end].lstrip("<>≤≥~ ").startswith(("$", "£", "€")):
        return nothing
    noun = patterns["students"].match(text, quantity.end)
    end = noun.end() if noun else quantity.end
    least, most = (None if bound is None else int(bound) for bound in (quantity.min, quantity.max))
    if more := patterns["and more"].match(text, end):
        most, end = None, more.end()
    elif fewer := patterns["and fewer"].match(text, end):
        least, end = None, fewer.end()
    if noun and (least != most or noun[0].startswith("-")):
        return least, most, end
    if noun and patterns["exactly"].search(text, 0, quantity.start):
        return least, most, end
    alone = not text[: quantity.start].strip() or patterns["who"].search(text, 0, quantity.start)
    if least != most and alone and patterns["uncounted"].match(text, end):
        return least, most, end
    return nothing


def _size_of_reader(text: str, start: int, end: int) -> Condition | None:
    match = _patterns()["sized reader"].search(text, start, end)
    return _condition(text, match.start(), match.end(), None, word=match["size"]) if match else None


def _condition(
    text: str, start: int, end: int, named: Condition | None, *, word: str | None = None, excepts: bool = False
) -> Condition:
    size = named.size if named else None
    if word:
        size = "small" if _patterns()["small"].fullmatch(word) else "large"
    return Condition(
        start=start,
        end=end,
        words=text[start:end],
        excepts=excepts,
        size=size,
        least=named.least if named else None,
        most=named.most if named else None,
    )
