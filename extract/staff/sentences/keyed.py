"""Keyed: the words before a colon that open a list of staff in a sentence ("Our shop: a director, two aides")."""

import re
from collections.abc import Iterable, Sequence

from extract.facts import Employment
from extract.needles import NeedledPattern
from extract.pattern_files import word_lists
from extract.quantities.number_words import AMOUNT
from extract.quantities.numerals import Numeral
from extract.staff.counts.staffing import Given, staffing_before
from extract.staff.employment import employment_of
from extract.titles.title import Title

_KEYED = re.compile(
    r"[^:=.;\n(]{0,60}\b(?:staff\w*|roles?|titles?|positions?"
    r"|team|people|technicians|tech|IT|technology|department"
    r"|dept|mgmt|management|leadership|classified|certificated|(?:full|part)[- ]time|in[- ]house"
    r"|personnel|payroll|office|unit|group|crew|shop|division|staffed|now|today|currently|at present|right now"
    r"|nursing|health|transportation|maintenance|grounds|custodial|catering|premises|counsel\w+|wellness|clinics?"
    rf"|opening|posting|vacancy|(?:under|below|beneath|behind|{word_lists()['reports_to']})\s+(?:him|her|me|us|them|that))"
    r"\b[^:=.;\n?]{0,40}(?::|\s=(?!\s+\d+\s*(?:[,.;(]|$)))\s+(?=\S)",
    re.IGNORECASE,
)
"""Matches "Our tech department: a", "Under me: two", "Full-time = Jo": a list of staff follows."""
_STATUS = NeedledPattern(
    r"\W*(?:[\w',-]+\s+){0,4}?(?P<status>vacant|unfilled|open(?=(?:\s+(?:reqs?|requisitions?|positions?|jobs?|slots?|seats?))?\s*:)|bought(?:\s+in)?|contracted|outsourced|shared|cut|lost|gone"
    r"|(?<!\d )(?:pupils|students?)"
    r"|eliminated|filled|seated|remaining|remains|spared|kept|left)(?:\s+[\w',-]+){0,3}?\s*(?::|\s-)\s+(?=\S)",
    re.IGNORECASE,
)
"""A lead that says what has become of those after it, or how they belong: "Vacant: two techs", "Spared: …"."""
_SAYS = {
    Employment.VACANT: frozenset(["vacant", "unfilled", "open"]),
    Employment.CONTRACTED: frozenset(["bought", "bought in", "contracted", "outsourced"]),
    Employment.SHARED: frozenset(["shared"]),
    Employment.STUDENT: frozenset(["pupils", "student", "students"]),
    Employment.CUT: frozenset(["cut", "lost", "gone", "eliminated"]),
}
_POSTED = re.compile(r"\b(?:openings?|postings?|vacanc(?:y|ies))\b", re.IGNORECASE)
_FATE = re.compile(
    r"(?:all\s+|both\s+|now\s+)?(?:gone|eliminated|cut|open|vacant|posted|unfilled|frozen)\b", re.IGNORECASE
)
"""After a colon it says what became of those before it; elsewhere a colon opens a list of staff."""
_NUMBER_ALONE = re.compile(rf"{AMOUNT}\s*[.;]?\s*", re.IGNORECASE)
"""After a colon it is the number of those before it ("# of technicians: 7")."""
_NEAR = 24
"""How near the colon a counted title must be to belong to the key ("Our 9 technicians: …")."""


def key_of(
    text: str, start: int, end: int, titles: Iterable[Title], numerals: Sequence[Numeral]
) -> re.Match[str] | None:
    """Return the key with which a sentence opens its staff; `titles` are the sentence's, `numerals` the text's."""
    keyed = _KEYED.match(text, start, end) if {":", "="} & set(text[start:end]) else None
    keyed = keyed or _STATUS.match(text, start, end)
    if keyed is None or _FATE.match(text, keyed.end(), end) or _NUMBER_ALONE.fullmatch(text, keyed.end(), end):
        return None
    inside = [title for title in titles if title.start < keyed.end()]
    return None if _counts_apart(keyed, inside, numerals) else keyed


def key_says(key: str) -> Employment | None:
    """Return what the words before a colon say of all the staff after it ("Positions lost to the levy: …")."""
    if _POSTED.search(key):
        return Employment.VACANT
    if status := _STATUS.match(f"{key}."):
        word = " ".join(status["status"].lower().split())
        return next((employment for employment, words in _SAYS.items() if word in words), None)
    said = employment_of(before=key.rstrip(" \n:"))
    said = said or employment_of(before=key.rstrip())
    return said if said in {Employment.CUT, Employment.CONTRACTED} else None


def _counts_apart(keyed: re.Match[str], titles: Iterable[Title], numerals: Sequence[Numeral]) -> bool:
    """Return whether the key itself counts staff: twice, or well before the colon ("… sends 9 techs and keeps: …")."""
    counted = [
        title
        for title in titles
        if staffing_before(keyed.string, title.start, keyed.start(), numerals).given is Given.NUMBER
    ]
    return len(counted) > 1 or any(title.end < keyed.end() - _NEAR for title in counted)
