"""Generalities: titles of which a sentence says only what such people are like or to whom they report."""

import re
from collections.abc import Sequence

from extract.pattern_files import word_lists, word_set
from extract.staff.counts.staffing import Given
from extract.staff.sentences.mentions import Mention

_GENERIC = re.compile(
    r"\s*(?:(?:who|that)\b[^.,;]{1,60}?\s+is\s+an?\b|(?:(?:in|at|of|from|with|without|on|carrying)\b[^.,;]{0,40}?\s)?(?:is\s+(?:an?|the|not|no|worth|there)|isn't"
    r"|has|gets?|sees?|wants?|knows?|needs?|costs?|means|makes?|gives?|turns|takes|does(?:n't|\s+not)|won't"
    r"|told|says|said|suggests?|suggested|recommends?|recommended|quoted)\b)",
    re.IGNORECASE,
)
"""Matches " who listens is a", " is worth", " costs": what is said of such people, not of ours."""
_CLAUSE_OPENS = re.compile(r"(?:^|[;:]|\b(?:when|because|since|that|where|once))\s*$", re.IGNORECASE)
_OTHERS_ARE = re.compile(
    r"\b(?:(?:every|each|any|no)\s+\w+(?:\s+[\w'’]+){0,8}?|every(?:one|body)|nobody|(?:teacher|student|user|kid|parent)s?"
    r"(?:\s+\w+)?)\s+(?:is|are|was|were)\s+(?:also\s+|now\s+|still\s+)?$",
    re.IGNORECASE,
)
"""Matches "Every teacher is ", "nobody is ": whoever is called so is no staff."""
_SCHOOL_STAFF = word_set("firmness", "school_staff")
_WERE_DOING = re.compile(r"\s*(?:was|were)\s+\w+ing\b", re.IGNORECASE)
_DRAWN = re.compile(r"\w\s+(?:>|->|→)\s[^.;:!?]*$")
_TO_WHOM = re.compile(r"\s+to(?:\s*$|\s+(?:the|me|our|his|her|their)\b)", re.IGNORECASE)
_REPORTED = re.compile(rf"\b{word_lists()['reports_to']}\b[^.;]*$", re.IGNORECASE)


def speaks_in_general(before: str, mention: Mention, after: str) -> bool:
    """Return whether a sentence tells what such a person is like ("A coach is a teacher") or who played one once."""
    if mention.staffing.given is Given.ARTICLE:
        general = _CLAUSE_OPENS.search(before) is not None and _GENERIC.match(after) is not None
        return general or _OTHERS_ARE.search(before) is not None
    return mention.staffing.given is Given.NUMBER and _WERE_DOING.match(after) is not None


def is_of_the_schools(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Return whether a title is one of those whom a sentence counts beside teachers ("40 teachers, 12 paras and one
    tech").
    """
    if mention.title.singular.lower() not in _SCHOOL_STAFF:
        return False
    return any(one.title.head == "teacher" and one.staffing.given is Given.NUMBER for one in mentions)


def only_reports(before: str, mention: Mention) -> bool:
    """Return whether a sentence only says to whom somebody reports ("A > B, C", "A reports to me, the Bs to the A")."""
    if mention.staffing.count is not None:
        return False
    return _DRAWN.search(before) is not None or (
        _TO_WHOM.match(mention.rest) is not None and _REPORTED.search(before) is not None
    )
