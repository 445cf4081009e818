"""The size of a district that a person puts into a question: "how many technicians for 3,000 students" asks for 3,000.

Numbers are read as in posts (`extract.quantities`): "3k", "2,000-3,000", "three thousand", "about 2400" are sizes too.
A number counts where it counts students, or is said of a district; of devices, of years and of ratios ("one for every
1,000 students") it tells no size.
"""

import re

from extract.quantities.grammar import match_quantities
from extract.quantities.quantity import Quantity

LEAST, MOST = 20, 2_000_000
"""Students of a district; the largest one of the United States has fewer than a million."""
_LEAST_OF_STUDENTS = 100
"""The same where nothing says that these students are a whole district: "train 30 kids" is none."""
_LEAST_OF_BARE = 1_000
"""The same where nothing but the number was typed."""
_WIDEST = 5
"""A range whose ends differ more is none of sizes: "1 to 1,000"."""

_LONGEST = 200
"""Characters of a question that are looked at."""

_KINDS = r"(?:(?:public|rural|small|urban|suburban|k-?12) )*"
_STUDENTS = re.compile(
    r"[\s-]*(?:(?:enrolled|total|k-?12|elementary|fte) )?"
    r"(?:(?:students|studens|kids|pupils|children|learners|scholars|enrolled|enrollment|enrolment|adm|ada)\b"
    rf"|(?:student|pupil|kid)\b(?=\W*$|[\s-]+{_KINDS}"
    r"(?:schools?|districts?|isd|system|charter|population|enrollment|body)\b))"
    r"(?!\s*(?:per\b|/|:\d|:\s*(?:one|1)\b|to (?:one|1)\b|for (?:each|every)\b|each\b|a (?:class|room|day|bus)\b"
    r"|to (?:fix|repair|help|work)))",
    re.IGNORECASE,
)
"""Behind a number: " students", "-student district", " enrolled"."""
_DISTRICT_AFTER = re.compile(rf"[\s-]+{_KINDS}(?:school )?(?:district|isd|school system)\b", re.IGNORECASE)
_DISTRICT_BEFORE = re.compile(
    r"\b(?:district|isd|school system|charter|enrollment|enrolment|population|adm|size)s?"
    r"(?:,? (?:is|are|of|at|with|has|have|having|serving|that|which|size|around|about|near|like|enrolling|us))*"
    r"[\s:=~]*$",
    re.IGNORECASE,
)
"""Before a number: "a district of ", "enrollment is about "."""
_WE_BEFORE = re.compile(
    r"\b(?:we|we['’]re|ours?)(?: (?:are|is|have|has|serve|at|about|around|enroll))*[\s:=~]*$", re.IGNORECASE
)
"""Matches "we have about ", "ours is ": before a number that may be students."""
_FOR_BEFORE = re.compile(r"(?:^|\b(?:for|at|with))\s*$", re.IGNORECASE)
_OPEN_AFTER = re.compile(
    r"\s*(?:$|[.,;:?!)]|(?:and|in|with|across|do|is|who|how|what|so|k-?12|should)\b)", re.IGNORECASE
)
"""Matches ".", " and", " across": after a number that nothing else claims."""
_OTHER_AFTER = re.compile(
    r"\s*-?(?:devices?|chrome ?books?|laptops?|computers?|i?pads?|tablets?|machines?|endpoints?|teachers?|staff\b"
    r"|adults?|employees|people|technicians?|techs?\b|buildings?|schools?|sites?|campus(?:es)?|square|acres?|miles?|tickets?"
    r"|users?|accounts?|dollars?|mailboxes|phones?|cameras?|access points?|parents?|families|%|percent"
    r"|years?|hours?|days?)",
    re.IGNORECASE,
)
"""Behind a number that is no size: " chromebooks", " buildings", " years"."""
_RATE_BEFORE = re.compile(
    r"(?:\b(?:per|every|each)|/|\b(?:1|one)\s*(?:to|:|for)(?: every| each)?"
    r"|\b(?:class|grade|group|team|crew|club)(?:es|s)? of"
    r"|\b(?:train|hire|pay|teach|employ|supervis|suspend|us)(?:e|es|s|ed|ing)?)\s*(?:a |an )?$",
    re.IGNORECASE,
)
"""Before a number that is no size: "per ", "1 to ", "a class of ", "train "."""
_STAFF = re.compile(r"\b(?:tech|techs|technicians?|staff(?:ing)?|team|department|help ?desk|people)\b", re.IGNORECASE)
"""What is asked for beside a number that may be students: "technicians", "help desk"."""
_WHOLE_DISTRICT = re.compile(r"\b(?:districts?|isd|we|our|my|enroll?ment|school system)\b", re.IGNORECASE)


def students_asked(typed: str) -> int | None:
    """Return how many students the district has that a question is about, the middle of a range; None where none is."""
    typed = typed[:_LONGEST]
    sizes = (_students(typed, quantity) for quantity in match_quantities(typed))
    return next((size for size in sizes if size is not None), None)


def _students(typed: str, quantity: Quantity) -> int | None:
    before, after = typed[: quantity.start], typed[quantity.end :]
    size = _middle(quantity)
    if size is None or size > MOST or _RATE_BEFORE.search(before):
        return None
    if _STUDENTS.match(after):
        least = LEAST if _WHOLE_DISTRICT.search(typed) else _LEAST_OF_STUDENTS
    elif _OTHER_AFTER.match(after) or quantity.per:
        return None
    elif _is_of_district(before, after, quantity):
        least = _LEAST_OF_STUDENTS
    elif not (before + after).strip(" .?!~") and not quantity.year_like:
        least = _LEAST_OF_BARE
    else:
        return None
    return size if size >= least else None


def _is_of_district(before: str, after: str, quantity: Quantity) -> bool:
    """Return whether a number that names nothing counted is said of a district ("district of 3k", "techs for 3000")."""
    if _DISTRICT_AFTER.match(after) or _DISTRICT_BEFORE.search(before):
        return True
    if quantity.year_like or not _OPEN_AFTER.match(after):
        return False
    is_for = _FOR_BEFORE.search(before) and _STAFF.search(before + after)
    return bool(_WE_BEFORE.search(before) or is_for)


def _middle(quantity: Quantity) -> int | None:
    ends = [end for end in (quantity.min, quantity.max) if end is not None]
    if not ends or quantity.unit or max(ends) > _WIDEST * min(ends):
        return None
    return round(sum(ends) / len(ends))
