"""Sections: what a heading, or the key of a line, says of all the staff below or after it ("Vacancies:", "BOUGHT")."""

import re

from extract.facts import Employment
from extract.joints import JOINT
from extract.pattern_files import any_word

_AGENCY = any_word("agencies")
_SAYS = {
    Employment.CUT: re.compile(
        r"\b(?:eliminated|eliminations?|cuts?|gone|lost|losses|reductions?|laid\s+off|layoffs?|let\s+go|rif(?:['’]?f?ed|s)?"
        r"|abolished|axed|deleted|not\s+(?:re-?)?funded|excessed|surplused)\b",
        re.IGNORECASE,
    ),
    Employment.VACANT: re.compile(
        r"\b(?:vacanc(?:y|ies)|vacant|unfilled|openings?|open\s+(?:positions?|jobs?|lines?|posts?|slots?|reqs?|requisitions?|seats?)|(?:job\s+)?postings?|posted"
        r"|frozen|advertis(?:ed|ing)|(?:now\s+)?hiring|recruiting|(?:still|currently)\s+(?:looking|searching)|to\s+be\s+filled|empty\s+(?:seats|chairs|desks))\b"
        r"|^\W*(?:still\s+|currently\s+)?open(?:\s+(?:right\s+)?now|\s+at\s+present|\s+today)?\W*$",
        re.IGNORECASE,
    ),
    Employment.CONTRACTED: re.compile(
        r"\b(?:contracted|outsourced|contractors|bought(?:\s+in)?|purchased|hired\s+in|rented"
        r"|vendor(?:['’]s)?(?:\s+(?:staff|people|side))?)\b"
        rf"|^\W*(?:the\s+)?{_AGENCY}(?:['’]s)?\s+(?:staff|people|employees|on[- ]?site|side|personnel|techs?)\b"
        rf"|^\W*(?:the\s+)?{_AGENCY}(?:['’]s)?\W*$"
        rf"|^\W*{_AGENCY}\s+co-?ser\b"
        rf"|\b(?:through|from|via|by|at|of)\s+(?:the\s+|our\s+|an?\s+)?(?:[\w'’-]+\s+){{0,3}}{_AGENCY}\b",
        re.IGNORECASE,
    ),
    Employment.STUDENT: re.compile(
        r"^\W*(?:student\s+(?:workers|helpers|staff|techs|employees|help)|(?:paid\s+)?students|interns|pupils)\W*$",
        re.IGNORECASE,
    ),
    Employment.OTHER_DEPARTMENT: re.compile(
        r"\bnot\s+(?:counted\s+)?(?:in|on|under)\s+(?:our|my|the|this)\s+(?:total|counts?|department|dept|budget|numbers?|payroll|list)\b"
        r"|^\W*(?:building|school|site|campus|special\s+ed\w*|title\s+(?:i+|one|1)|curriculum|instruction\w*|librar\w+|cte)"
        r"\s+(?:budgets?|funds?|funded|money|payroll)\W*$"
        r"|\bnot\s+(?:ours|mine|in\s+(?:IT|tech(?:nology)?))\b|^\W*(?:in|under)?\s*other\s+(?:departments?|offices|budgets)\b",
        re.IGNORECASE,
    ),
    Employment.EMPLOYEE: re.compile(
        r"\b(?:in[- ]?house|ours|(?:our|district)\s+(?:own|staff|employees|people|payroll)|on\s+staff|filled|kept"
        r"|remaining|seated|(?:regular\s+|full[- ]time\s+)?employees)\b",
        re.IGNORECASE,
    ),
}
"""What each kind of heading is called, that of the department's own staff last."""
_DENIED = re.compile(r"\b(?:not|never|un)\s*(?:cut|eliminated|outsourced|contracted|vacant)\b", re.IGNORECASE)
"""A heading that says that nobody is ("Not cut")."""
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z])")
_REACH = 200
"""Characters at the end of a line that may be a heading."""
_SHORT, _LONG = 5, 9
"""Words of a heading that needs no colon, and of one that ends in it."""


def employment_said(words: str) -> Employment | None:
    """Return how the staff belong that are under such a heading or key, None where it says nothing of it."""
    if _DENIED.search(words):
        return None
    return next((employment for employment, pattern in _SAYS.items() if pattern.search(words)), None)


def employment_of_heading(heading: str) -> Employment | None:
    """Return what the last sentence of the line above a list says of all its rows, None where it is no heading."""
    words = _SENTENCE_END.split(heading[-_REACH:].strip(f" *_#=-{JOINT}"))[-1]
    length = len(words.split())
    if (
        words.endswith((".", "!", "?"))
        or (": " in words and words[-1] != ":")
        or length > (_LONG if words.endswith(":") or "we" in words.split() else _SHORT)
    ):
        return None
    return employment_said(words)
