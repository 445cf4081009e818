"""Fields: what of a post's facts is compared with an annotation, and when two values of a field are the same.

Titles and names are the same when their words overlap by two thirds, quotes when their words do by six tenths, all else
when equal.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias

JsonFacts: TypeAlias = Mapping[str, Any]
"""A post's facts as a line of JSON holds them."""
Values: TypeAlias = Callable[[JsonFacts], list[Any]]
Same: TypeAlias = Callable[[Any, Any], bool]

TITLE_OVERLAP = 2 / 3
QUOTE_OVERLAP = 0.6
_FILLERS = frozenset(("the", "a", "an", "of", "for", "our", "my", "to", "in", "on", "at"))


class Counts(NamedTuple):
    """How many values were found rightly, were missed, and were invented."""

    right: int
    missed: int
    invented: int


def remove_first(left: list[Any], value: Any, same: Same) -> bool:
    """Take the first value that is the same out of a list; tell whether there was one."""
    at = next((at for at, other in enumerate(left) if same(value, other)), None)
    if at is not None:
        del left[at]
    return at is not None


def count(wanted: Iterable[Any], found: Iterable[Any], same: Same) -> Counts:
    """Pair the values, each wanted one with the first found one that is the same, and count."""
    left = list(found)
    taken = [remove_first(left, value, same) for value in wanted]
    return Counts(right=taken.count(True), missed=taken.count(False), invented=len(left))


def structures_of(post: JsonFacts) -> list[JsonFacts]:
    """Return the structures of a post."""
    return list(post.get("structures") or [])


def _each(key: str) -> Values:
    """Return the non-empty values of a key, a structure one."""
    return lambda post: [structure[key] for structure in structures_of(post) if structure.get(key)]


def _all(key: str) -> Values:
    """Return the values of a list, all structures' together."""
    return lambda post: [value for values in _each(key)(post) for value in values]


def _seen_as(values: Values, view: Callable[[Any], Any]) -> Values:
    return lambda post: [view(value) for value in values(post)]


def _words(text: str | None) -> list[str]:
    even = (text or "").lower().replace("&", " and ").replace("\u2019", "'")
    return re.findall(r"[a-z0-9']+", even)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    plural = word.endswith("s") and len(word) > 3 and word[-2:] not in {"ss", "us", "is"}
    return word[:-1] if plural else word


def _same_title(one: str, other: str) -> bool:
    ours, theirs = ({_singular(word) for word in _words(text) if word not in _FILLERS} for text in (one, other))
    return bool(ours and theirs) and len(ours & theirs) / len(ours | theirs) >= TITLE_OVERLAP


def _same_quote(one: str, other: str) -> bool:
    ours, theirs = Counter(_words(one)), Counter(_words(other))
    union = (ours | theirs).total()
    return union > 0 and (ours & theirs).total() / union >= QUOTE_OVERLAP


def _rounded(value: float | None) -> float | None:
    return value if value is None else round(float(value), 2)


def _same_position(one: JsonFacts, other: JsonFacts) -> bool:
    return _same_title(one["title"], other["title"])


def _same_staffing(one: JsonFacts, other: JsonFacts) -> bool:
    return _same_position(one, other) and all(
        _rounded(one.get(key)) == _rounded(other.get(key)) for key in ("count", "fte")
    )


def _same_employment(one: JsonFacts, other: JsonFacts) -> bool:
    ours, theirs = (position.get("employment") or "employee" for position in (one, other))
    return _same_position(one, other) and bool(ours == theirs)


def _same_row(one: JsonFacts, other: JsonFacts) -> bool:
    return _same_staffing(one, other) and _same_employment(one, other)


def _same_line(one: JsonFacts, other: JsonFacts) -> bool:
    return all(_same_title(one[end], other[end]) for end in ("subordinate", "superior"))


def _same_advice(one: JsonFacts, other: JsonFacts) -> bool:
    return _same_quote(one["quote"], other["quote"])


def _same_advice_kind(one: JsonFacts, other: JsonFacts) -> bool:
    return _same_advice(one, other) and bool(one.get("kind") == other.get("kind"))


def _same_part(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] == other[0] and _words(one[1]) == _words(other[1])


def _equal(one: object, other: object) -> bool:
    return one == other


def _grades(program: JsonFacts) -> tuple[str | None, str]:
    return program.get("ratio"), (program.get("grades") or "").replace(" ", "").lower().replace("–", "-")


FIELDS: Mapping[str, tuple[Values, Same]] = {
    "enrollment": (_seen_as(_each("enrollment"), lambda one: (one.get("min"), one.get("max"))), _equal),
    "enrollment_hedge": (
        _seen_as(_each("enrollment"), lambda one: (one.get("min"), one.get("max"), bool(one.get("approx")))),
        _equal,
    ),
    "sites": (_seen_as(_each("sites"), lambda one: _rounded(one["count"])), _equal),
    "staff_total": (_seen_as(_each("staff_total"), lambda one: _rounded(one["count"])), _equal),
    "position_title": (_all("positions"), _same_position),
    "position_staffing": (_all("positions"), _same_staffing),
    "position_employment": (_all("positions"), _same_employment),
    "reporting_line": (_all("reporting_lines"), _same_line),
    "device_program": (_seen_as(_each("device_program"), _grades), _equal),
    "organization": (_each("organization"), _same_title),
    "advice": (lambda post: list(post.get("advice") or []), _same_advice),
    "advice_kind": (lambda post: list(post.get("advice") or []), _same_advice_kind),
    "signature": (
        lambda post: [(part, value) for part, value in (post.get("signature") or {}).items() if value],
        _same_part,
    ),
}
"""For each field: its values in a post, and when two of them are the same."""

AGREES: Mapping[str, Same] = {"position": _same_row, "reporting_line": _same_line, "advice": _same_advice}
"""When an annotation agrees with a fact in all its parts, by the name of the fact's judge."""
