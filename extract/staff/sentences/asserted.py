"""Asserted: which titles of a sentence the author states as staff, and how firmly.

A title counts when its number is said ("6 coaches", "one Systems Administrator"), when a verb of having or being leads
to it ("we have a secretary", "the department is a director and …"), when it is in a list with one that counts, or
when the author calls it theirs ("our CTO"). What is planned, wished, asked or a norm does not: see
`extract.staff.factuality`.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.staff.counts.staffing import Given
from extract.staff.factuality import is_nonfactual
from extract.staff.prose import LOOK
from extract.staff.roster import Form
from extract.staff.sentences.ellipsis import tells_of_now
from extract.staff.sentences.firmness import firmness, is_cut
from extract.staff.sentences.generalities import is_of_the_schools, only_reports, speaks_in_general
from extract.staff.sentences.history import is_history, is_their_boss
from extract.staff.sentences.mentions import Mention
from extract.staff.sentences.neighbours import is_bare_list, spread
from extract.staff.sentences.standing import is_author

_ALSO = re.compile(
    r"(?:\b(?:who is also|which is also|doubles as|formerly|(?<!there )was|the half is"
    r"|other (?:half|part|quarter|0?\.\d+) is|used to be|as)|[,(]\s*also)"
    r"\s+(?:an?\s|the\s|our\s|the\s\w+['’]s\s)?[\s\d/]*$",
    re.I,
)
"""Matches "who is also our ", "doubles as ", "formerly the ": before a second title of the same person."""
_DOUBLES = re.compile(r"\bdoubles?\s+as(?:\s+(?:the|our|an?))?\s*$", re.IGNORECASE)
_LIST_GOES_ON = re.compile(r"\s*(?:[,;(+&]|and\b|$)")
_MOVED = re.compile(r"\s*(?:all\s+|both\s+|each\s+)?(?:reported|answered|belonged|rolled\s+up)\b", re.IGNORECASE)
"""Whoever once reported to somebody is still there; only the line is of the past."""
_FROM, _TO = re.compile(r"\bfrom\s+$", re.IGNORECASE), re.compile(r"\s+to\s+(?:just\s+|only\s+)?", re.IGNORECASE)
"""Around the number from which the holders of a title came to another."""
_USED_TO = re.compile(r"\bused to\b", re.IGNORECASE)


def asserted(
    text: str, start: int, mentions: Sequence[Mention], *, former: bool, keyed: bool = False
) -> dict[int, Form]:
    """Return which mentions of a sentence are positions, and how firmly; `keyed`: they follow "Staff:" or the like."""
    found: dict[int, Form] = {}
    blocked: set[int] = set()
    for place, mention in enumerate(mentions):
        before = text[max(start, mention.start - LOOK) : mention.start]
        after = text[mention.stop : mention.stop + 40]
        moved = _MOVED.match(mention.rest) is not None
        nonfactual = is_nonfactual(before, after, former=former or moved) and not tells_of_now(mention.rest)
        if nonfactual and is_cut(mention, before):  # who used to be there is a fact as well
            nonfactual = is_nonfactual(_USED_TO.sub("", before), after, former=True)
        generic = (not former and speaks_in_general(before, mention, after)) or is_of_the_schools(mention, mentions)
        unsaid = mention.staffing.given in {Given.BARE, Given.DEFINITE} and only_reports(before, mention)
        doubles = _doubles(before, mentions[:place])
        also = _ALSO.search(before) is not None and not doubles
        no_row = nonfactual or generic or unsaid or also or mention.staffing.given is Given.NONE
        turned = _is_turned(text, before, mentions, place)
        no_row = no_row and turned is not True
        gone = turned is False or is_history(before, after) or is_their_boss(before, mention.title.head)
        if gone or (no_row and not is_author(text, mention.title)):
            blocked.add(place)
            continue
        form = Form.COUNTED if doubles else firmness(text, before, mention)
        if form is None and keyed and not before.strip() and _LIST_GOES_ON.match(text, mention.stop):
            form = Form.COUNTED
        if form is not None:
            found[place] = form
    if not found and not blocked and is_bare_list(text, start, mentions):
        found.update(dict.fromkeys(range(len(mentions)), Form.COUNTED))
    spread(text, mentions, found, blocked)
    return found


def _is_turned(text: str, before: str, mentions: Sequence[Mention], place: int) -> bool | None:
    """Return whether a number is that to which a title's holders came ("from six techs to four techs").

    None where the sentence tells of no such change at the mention, False at the number from which they came.
    """
    came = [
        _TO.fullmatch(text, one.title.end, other.start) is not None and one.title.singular == other.title.singular
        for one, other in pairwise(mentions[max(0, place - 1) : place + 2])
    ]
    if place and came[0] and _FROM.search(text[: mentions[place - 1].start][-LOOK:]):
        return True
    return False if came[-1:] == [True] and _FROM.search(before) else None


def _doubles(before: str, earlier: Sequence[Mention]) -> bool:
    """Return whether somebody of another trade does a technology job too ("the bursar doubles as IT manager")."""
    return (
        "ouble" in before
        and _DOUBLES.search(before) is not None
        and not any(one.role and not one.title.outsider for one in earlier)
    )
