"""Neighbours: titles that count because those beside them do, in a list ("a director, network tech, two aides")."""

import itertools
import re
from collections.abc import Sequence

from extract.joints import JOINT
from extract.pattern_files import word_set
from extract.staff.counts.staffing import Given
from extract.staff.roster import Form
from extract.staff.sentences.mentions import Mention
from extract.staff.sentences.standing import is_author, is_boss
from extract.titles.belonging import is_outside

_CONNECTOR = re.compile(
    r"\s*(?:(?:[,;+&/|.]|\bone of\b|\bn\b|\band\b|\bplus\b|\bthen\b"
    r"|\balso\b|\bwith\b|\bas well as\b|\bfinally\b|\bmyself\b"
    r"|\bme\b|\bI\b|-|–|—)\s*)*",
    re.IGNORECASE,
)
"""What may be between two titles of one list: ", and ", " + ", " as well as "."""
_OBJECT = re.compile(r"\b(?:to|under|by|for|supervises|over)\s+(?:the\s+|our\s+|an?\s+)?$", re.IGNORECASE)
_ACTS = re.compile(
    r"\s*(?:\([^)]*\)\s*)?,?\s*(?:\w+,\s+)?(?:reports?"
    r"|reported|answers?|answered|runs?|supervises?|manages?"
    r"|oversees|leads?|works?\s+(?:for|under|with)|goes\s+up"
    r"|sits\s+in|line\s+manages?)\b",
    re.IGNORECASE,
)
"""Matches " reports", ", also, manages": a title that does something is asserted."""
_LIST_ENDS = re.compile(r"[\s.;,!)]*(?:(?:and|plus)\s+(?:me|myself|yours\s+truly)\W*)?", re.IGNORECASE)
_HEADS_OF_SCHOOLS = word_set("firmness", "heads_of_schools")
_MAY_JOIN = frozenset([Given.ARTICLE, Given.OWNED, Given.BARE, Given.DEFINITE])
_FEWEST = 3
"""Titles that a sentence of nothing else must have to be a list of staff."""


def is_bare_list(text: str, start: int, mentions: Sequence[Mention]) -> bool:
    """Return whether a sentence is nothing but titles in a row ("Director, network tech, two aides and me.")."""
    mentions = [one for one in mentions if not _in_brackets(text, start, one)]
    if len(mentions) < _FEWEST or text[start : mentions[0].start].strip(f" {JOINT}\n\t-–—*•"):
        return False
    gaps = (text[one.stop : other.start] for one, other in itertools.pairwise(mentions))
    bare = all(
        one.staffing.given is not Given.NONE and not one.title.outsider and not is_outside(one.title.singular)
        for one in mentions
    )
    return (
        bare
        and all(_CONNECTOR.fullmatch(re.sub(r"\([^)]*\)", "", gap)) for gap in gaps)
        and _LIST_ENDS.fullmatch(re.sub(r"\([^)]*\)", "", mentions[-1].rest)) is not None
    )


def _in_brackets(text: str, start: int, mention: Mention) -> bool:
    """Return whether a title is in brackets, where it tells of the one before them ("Web Tech (teacher, 1 period)")."""
    opens = text.rfind("(", start, mention.start)
    return opens >= 0 and text.find(")", opens, mention.start) < 0


def spread(text: str, mentions: Sequence[Mention], found: dict[int, Form], blocked: set[int]) -> None:
    """Let the members of a list count when a neighbour in it counts."""
    members = [
        place
        for place, one in enumerate(mentions)
        if place in found or not _OBJECT.search(text[max(0, one.title.start - 24) : one.title.start])
    ]
    for order in (members, members[::-1]):
        for other, place in itertools.pairwise(order):
            counts = found.get(other) in {Form.COUNTED, Form.TOTAL}
            open_yet = place not in found and place not in blocked
            if counts and open_yet and _joins(text, mentions[place], mentions[other]):
                found[place] = Form.COUNTED


def _joins(text: str, mention: Mention, neighbour: Mention) -> bool:
    """Return whether a title is in one list with a neighbour, and nothing speaks against somebody of the department."""
    title, given = mention.title, mention.staffing.given
    first, second = (mention, neighbour) if title.start < neighbour.title.start else (neighbour, mention)
    gap = re.sub(r"\([^)]*\)|[()]|\bunder whom\b", "", text[first.stop : second.start])
    if given not in _MAY_JOIN or not _CONNECTOR.fullmatch(gap) or is_outside(title.singular):
        return False
    if given is Given.BARE and second is mention and is_author(text, neighbour.title):
        return False
    if title.outsider and (given is not Given.ARTICLE or title.head in _HEADS_OF_SCHOOLS):
        return False
    if given is Given.OWNED and is_boss(text, title):
        return False
    return given in {Given.ARTICLE, Given.OWNED} or not _ACTS.match(text[title.end : title.end + 60])
