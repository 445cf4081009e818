"""Heads of copied posts: the lines with which a post begins in text that somebody copied from some board.

Known are these shapes, if at least two posts have the same one:

    #3  Jan 12, 2025                     a number, with or without a date; the author's name below
    by NAME » Tue Jan 12, 2025 3:14 pm   ("Post by", "Posted by", "on")
    NAME · 16h ago                       a name and a date with a sign between
    NAME                                 a name and a date on two lines
    Jan 12 '25
    NAME wrote on 12 January 2025:       ("said", "replied"; the date may be absent)

What a board shows of its member (rank, join date, count of posts, place) is furniture wherever it is.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from crawler.dates.reading import parse_moment

LEAST_POSTS = 2
ANY_DAY = date(2000, 1, 1)
"""The day from which "3 days ago" is counted; only whether the words name a day matters."""
LONGEST_LINE = 200
"""Characters past which a line is no head."""
RANKS = frozenset(
    {
        "member", "senior member", "junior member", "new member", "newbie", "moderator", "administrator", "admin",
        "site admin", "active member", "well-known member", "registered user", "guest", "op", "author", "veteran",
        "super moderator", "global moderator", "community manager", "staff", "regular", "leader", "online", "offline",
        "thread starter", "topic starter", "original poster",
    }
)  # fmt: skip
BUTTONS = frozenset(
    {
        "top", "quote", "reply", "report", "like", "share", "edit", "multiquote", "upvote", "downvote", "permalink",
        "save", "give award", "report post", "reply with quote",
    }
)  # fmt: skip

_MEMBER = re.compile(
    r"^(?:join(?:ed)?(?: date)?|registered|member since|posts?|messages|topics|location|from|reputation|rep|karma"
    r"|likes?(?: received| given)?|thanks|points|rank|reaction score|trophy points|age|offline|online|status|last seen"
    r"|solutions?|kudos|thanked \d+ times.*|-?\d{1,7}|-?\d+ points?|\d+ (?:posts?|messages|likes?|votes?))(?:\s*:.*)?$",
    re.IGNORECASE,
)
"""A line about a member beside the post: "Joined: May 2009", "12 posts", "Location: Ohio", "Offline"."""
_NUMBER = re.compile(
    r"^(?:Post(?: Number)?:?\s*)?#(?P<number>\d{1,5})(?:\s*[-–|·,:]?\s+(?P<when>\S.{3,50}))?$", re.IGNORECASE
)
"""Matches "#12", "Post #12 - Mar 2, 2009"."""
_DATE_NUMBER = re.compile(r"^(?P<when>\S.{3,50}?)\s*(?:[-–|·,:]\s*)?#(?P<number>\d{1,5})$")
_BY = re.compile(
    r"^(?:.{0,120}\s)?(?:Post(?:ed)?\s+)?by:?\s+(?P<name>\S.{0,39}?)\s*(?:»|\bon\b|[,–·|-])\s*(?P<when>.{4,50})$",
    re.IGNORECASE,
)
"""Matches "Posted by Anna on Mar 2, 2009", "Re: carts by Anna » 2 Mar 2009"."""
_SIGNED = re.compile(r"^(?P<name>\S.{0,39}?)\s*(?:[·•|]|\s[-–—]|,)\s*(?P<when>[\w'’:+,./ -]{2,50})$")
_WROTE = re.compile(
    r"^(?P<name>[^\W\d_][^:\n]{0,38}?)\s+(?:wrote|said|posted|writes|replied)"
    r"(?:[ ,]+(?:on |at )?(?P<when>\S.{3,45}?))?\s*:$"
)
"""Matches "Anna Moss wrote:", "Anna said, on Mar 2, 2009:"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedHead:
    """A post's first line, where its body begins, and what the head tells."""

    line: int
    body: int
    name: str | None
    when: str | None
    number: int | None = None


_Shape = Callable[[Sequence[str], int], CopiedHead | None]


def find_heads(lines: Sequence[str]) -> list[CopiedHead]:
    """Return the heads of the first shape that at least two posts have; [] where none has."""
    shapes: tuple[_Shape, ...] = (_numbered, _by, _signed, _two_lines, _wrote)
    for shape in shapes:
        heads = [
            head
            for place, line in enumerate(lines)
            if line.strip() and len(line) <= LONGEST_LINE and (head := shape(lines, place))
        ]
        if len(heads) >= LEAST_POSTS and _ascending(heads):
            return heads
    return []


def is_furniture(line: str) -> bool:
    """Return whether the line is a button, or what a board shows of its member."""
    stripped = " ".join(line.split()).lower()
    return stripped in RANKS or stripped in BUTTONS or _MEMBER.match(stripped) is not None


def _ascending(heads: Sequence[CopiedHead]) -> bool:
    numbers = [head.number for head in heads if head.number is not None]
    return numbers == sorted(set(numbers))


def _numbered(lines: Sequence[str], place: int) -> CopiedHead | None:
    line = lines[place].strip()
    found = _NUMBER.match(line) or _DATE_NUMBER.match(line)
    if found is None or (found["when"] and not _is_date(found["when"])):
        return None
    when, at, name = found["when"], place + 1, None
    while at < min(len(lines), place + 6) and (name is None or when is None):
        below = lines[at].strip()
        if below and when is None and _is_date(below):
            when = below
        elif below and name is None and _is_handle(below):
            name = below
        elif below:
            break
        at += 1
    return CopiedHead(line=place, body=at, name=name, when=when, number=int(found["number"])) if name else None


def _by(lines: Sequence[str], place: int) -> CopiedHead | None:
    found = _BY.match(lines[place].strip())
    if found is None or not _is_date(found["when"]):
        return None
    return CopiedHead(line=place, body=place + 1, name=found["name"], when=found["when"])


def _signed(lines: Sequence[str], place: int) -> CopiedHead | None:
    found = _SIGNED.match(lines[place].strip())
    if found is None or not _is_handle(found["name"]) or not _is_date(found["when"]):
        return None
    return CopiedHead(line=place, body=place + 1, name=found["name"], when=found["when"])


def _two_lines(lines: Sequence[str], place: int) -> CopiedHead | None:
    if place + 1 >= len(lines) or (place and lines[place - 1].strip() and not is_furniture(lines[place - 1])):
        return None
    at = place + 1
    while at < min(len(lines) - 1, place + 5) and (not lines[at].strip() or is_furniture(lines[at])):
        at += 1
    name, when = lines[place].strip(), lines[at].strip()
    if not _is_handle(name) or not _is_date(when):
        return None
    return CopiedHead(line=place, body=at + 1, name=name, when=when)


def _wrote(lines: Sequence[str], place: int) -> CopiedHead | None:
    found = _WROTE.match(lines[place].strip())
    if found is None or not _is_handle(found["name"]) or (found["when"] and not _is_date(found["when"])):
        return None
    below = next((line for line in lines[place + 1 : place + 4] if line.strip()), "")
    if below.lstrip().startswith(">") or (place and lines[place - 1].strip()):
        return None
    return CopiedHead(line=place, body=place + 1, name=found["name"], when=found["when"])


def _is_date(text: str) -> bool:
    """Return whether the text is a date, if need be one that only the page's other dates settle."""
    return any(parse_moment(text, seen=ANY_DAY, day_first=first) is not None for first in (False, True))


def _is_handle(text: str) -> bool:
    """Return whether the text may be a member's name: up to four words, no sentence, no furniture, no date."""
    words = text.split()
    return (
        1 <= len(words) <= 4
        and len(text) <= 40
        and text[0].isalnum()
        and not text.endswith((":", ".", "?", "!", ","))
        and not is_furniture(text)
        and not _is_date(text)
    )
