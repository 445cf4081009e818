"""The words around a number: hedges and bounds before it, signs and units after it, what it is dealt out over.

Every look to the left or right is bounded, so that time stays linear in the length of the text.
"""

import re
from dataclasses import replace

from extract.pattern_files import alternatives, named_patterns, rows
from extract.quantities.numerals import Numeral, Writing
from extract.quantities.quantity import Quantity, Unit

_NOUN = re.compile(r"[ -]([a-z]{3,20})", re.IGNORECASE)
_WINDOW = 48
_WORDS = named_patterns("around_numbers", re.IGNORECASE)
_BOUNDS = {phrase: row["id"] for row in rows("bounds") for phrase in row["phrases"]}
_BEFORE = re.compile(rf"(?<!\w)(?=\S)({alternatives(_BOUNDS)})\s?(?:of\s|a\s|an\s)?$", re.IGNORECASE)


def with_words_before(text: str, floor: int, quantity: Quantity) -> Quantity:
    """Take in the hedges and bounds to the left: the one next to the number tells its kind, further ones only hedge."""
    kind = None
    approx = quantity.approx
    start = quantity.start
    for _ in range(3):
        match = _BEFORE.search(text, max(floor, start - _WINDOW), start)
        if match is None:
            break
        found = _BOUNDS[" ".join(match[1].lower().split())]
        if (
            found == "at least"
            and match[1].lower() == "over"
            and _WORDS["no bound"].search(text[max(0, match.start() - 12) : match.start()])
        ):
            break
        if match[1].lower() == "up to" and _WORDS["risen from"].match(text, quantity.end):
            break
        start = match.start(1)
        approx = approx or found in ("about", "almost", "barely over")
        kind = kind or (found if found != "about" else None)
    if start == quantity.start:
        return quantity
    low, high = quantity.min, quantity.max
    if kind and low is not None and low == high:
        low, high = (None, high) if kind in ("at most", "almost") else (low, None)
    return replace(quantity, start=start, min=low, max=high, approx=approx)


def with_words_after(text: str, quantity: Quantity) -> Quantity:
    """Take in signs and words that close a number: "+", "-ish", "or so", "FTE", "%"."""
    low, high, approx, unit, end = quantity.min, quantity.max, quantity.approx, None, quantity.end
    if (percent := _WORDS["percent"].match(text, end)) is not None:
        end, unit = percent.end(), Unit.PERCENT
    elif (plus := _WORDS["at least"].match(text, end)) is not None and low == high:
        end, high = plus.end(), None
    elif (less := _WORDS["at most"].match(text, end)) is not None and low == high:
        end, low = less.end(), None
    elif (ish := _WORDS["about"].match(text, end)) is not None:
        end, approx = ish.end(), True
    elif low == high and _WORDS["at most later"].match(text, end):
        low = None
    elif low == high and _WORDS["at least later"].match(text, end):
        high, approx = None, True
    elif _WORDS["about later"].match(text, end):
        approx = True
    fte = _WORDS["fte"].match(text, end) if unit is None else None
    if fte is not None and ("fte" in fte[0].lower() or "equ" in fte[0].lower() or quantity.writing is Writing.FRACTION):
        end, unit = fte.end(), Unit.FTE
    if unit is None and text[quantity.figure : end].strip().replace(" ", "") == "50/50":
        unit = Unit.FTE
    return replace(quantity, min=low, max=high, approx=approx, unit=unit, end=end)


def with_distribution(text: str, quantity: Quantity, following: Numeral | None) -> Quantity:
    """Note that the quantity holds for each of several ("one per building", "each of our 4 schools has two")."""
    limit = len(text) if following is None else following.start
    match = _WORDS["distribution"].match(text, quantity.end, min(limit, quantity.end + 120))
    if match is not None:
        noun = match["noun"]
        if noun is None and following is not None and not text[match.end() : following.start].strip():
            after = _NOUN.match(text, following.end)
            noun = after[1] if after else None
        return replace(quantity, per=(noun or "each").lower())
    before = _WORDS["distribution before"].search(text, max(0, quantity.start - 80), quantity.start)
    return quantity if before is None else replace(quantity, per=before["noun"].lower())


def is_year(text: str, quantity: Quantity) -> bool:
    """Return whether a bare 19xx or 20xx reads like a year: nothing counted follows, no label or hedge precedes it."""
    if not maybe_year(text, quantity) or quantity.min in (1900, 2000):
        return False
    if _WORDS["counted"].match(text, quantity.end):
        return False
    return _BEFORE.search(text, max(0, quantity.start - _WINDOW), quantity.start) is None and not _WORDS[
        "label"
    ].search(text, max(0, quantity.start - 4), quantity.start)


def maybe_year(text: str, quantity: Quantity) -> bool:
    return _WORDS["year"].fullmatch(text, quantity.figure, quantity.end) is not None
