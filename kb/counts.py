"""A count as people type it, into an address or on the command line: "2400", "2,400", "2.4k", "about 2 400"."""

import re

MOST = 100_000
"""The largest number of people, or buildings, that is taken for one."""
MOST_STUDENTS = 10_000_000
_LONGEST = 40
"""Characters of what is typed; more is no number."""

_COUNT = (
    r"(?:about|approximately|approx\.?|around|roughly|some|circa|ca\.?|c\.|nearly|just (?:over|under)|[~≈±])?\s*"
    r"(?:(?P<whole>\d{1,3}(?:[, \xa0\u202f]\d{3})+|\d+)|(?P<part>\d{1,4}\.\d{1,3})(?=\s*(?:k|thousand)))"
    r"\s*(?P<thousands>k|thousand)?(?:-?ish|\s*\+)?"
)
_COUNTED = r"\s*(?:students?|pupils?|kids|children|enrolled|learners)?\.?"
_ANY = re.compile(_COUNT, re.IGNORECASE)
_STUDENTS = re.compile(_COUNT + _COUNTED, re.IGNORECASE)


def count_typed(typed: str) -> int | None:
    """Return the number that somebody typed, None for what is none."""
    return _read(_ANY, typed)


def students_typed(typed: str) -> int | None:
    """Return how many students somebody typed ("2,400 students" too), None for what no district can have."""
    count = _read(_STUDENTS, typed)
    return count if count is not None and 1 <= count <= MOST_STUDENTS else None


def _read(pattern: re.Pattern[str], typed: str) -> int | None:
    said = pattern.fullmatch(typed.strip()) if len(typed) <= _LONGEST else None
    if said is None:
        return None
    figure = float(said["part"]) if said["part"] else int(re.sub(r"\D", "", said["whole"]))
    return round(figure * 1_000) if said["thousands"] else int(figure)
