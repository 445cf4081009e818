"""Neighbours: titles that count because those beside them do, in a list ("a director, network tech, two aides")."""

import itertools
import re
from collections.abc import Sequence

from extract.belonging import is_outside
from extract.pattern_files import word_set
from extract.staff.counts.staffing import Given
from extract.staff.roster import Form
from extract.staff.sentences.mentions import Mention
from extract.staff.sentences.standing import is_author, is_boss

_CONNECTOR = re.compile(
    r"[\s\x1e]*(?:(?:[,;+&/|.]|\bone of\b|\bn\b|\band\b|\bplus\b|\bthen\b"
    r"|\balso\b|\bwith\b|\bas well as\b|\bfinally\b|\bmyself\b"
    r"|\bme\b|\bI\b|-|–|—)[\s\x1e]*)*",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"\b(?:to|under|by|for|supervises|over)\s+(?:the\s+|our\s+|an?\s+)?$", re.IGNORECASE)
_ACTS = re.compile(
    r"[\s\x1e]*(?:\([^)]*\)[\s\x1e]*)?,?\s*(?:\w+,\s+)?(?:reports?"
    r"|reported|answers?|answered|runs?|supervises?|manages?"
    r"|oversees|leads?|works?\s+(?:for|under|with)|goes\s+up"
    r"|sits\s+in|line\s+manages?)\b",
    re.IGNORECASE,
)
_LIST_ENDS = re.compile(r"[\s.;,!)]*(?:(?:and|plus)\s+(?:me|myself|yours\s+truly)\W*)?", re.IGNORECASE)
_HEADS_OF_SCHOOLS = word_set("firmness", "heads_of_schools")
_FEWEST = 3
"""Titles that a sentence of nothing else must have to be a list of staff."""


def is_bare_list(text: str, start: int, mentions: Sequence[Mention]) -> bool:
    """Whether a sentence is nothing but titles in a row ("Director, network tech, two aides and me.")."""
    if len(mentions) < _FEWEST or text[start : mentions[0].start].strip(" \x1e\n\t-–—*•"):
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


def spread(text: str, mentions: Sequence[Mention], found: dict[int, Form], blocked: set[int]) -> None:
    """Let the members of a list count when a neighbour in it counts."""
    members = [
        place
        for place, one in enumerate(mentions)
        if place in found or not _OBJECT.search(text[max(0, one.title.start - 24) : one.title.start])
    ]
    for order in (members, members[::-1]):
        for other, place in itertools.pairwise(order):
            if (
                is_author(text, mentions[other].title)
                and place > other
                and mentions[place].staffing.given is Given.BARE
            ):
                continue
            if (
                place in found
                or place in blocked
                or found.get(other) not in {Form.COUNTED, Form.TOTAL}
                or is_outside(mentions[place].title.singular)
            ):
                continue
            left, right = min(place, other), max(place, other)
            gap = re.sub(r"\([^)]*\)|[()]|\bunder whom\b", "", text[mentions[left].stop : mentions[right].start])
            mention = mentions[place]
            if mention.title.outsider and (
                mention.staffing.given is not Given.ARTICLE or mention.title.head in _HEADS_OF_SCHOOLS
            ):
                continue
            if mention.staffing.given is Given.OWNED and is_boss(text, mention.title):
                continue
            fits = mention.staffing.given in {Given.ARTICLE, Given.OWNED} or (
                mention.staffing.given in {Given.BARE, Given.DEFINITE}
                and not _ACTS.match(text[mention.title.end : mention.title.end + 60])
            )
            if _CONNECTOR.fullmatch(gap) and fits:
                found[place] = Form.COUNTED
