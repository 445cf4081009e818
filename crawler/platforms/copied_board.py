"""Threads of other boards that somebody copied as text: posts that begin with a line of author and date, or a number.

Read are these shapes, if at least two posts have the same one:

    #3  Jan 12, 2025                     a number, with or without a date; the author's name below
    by NAME » Tue Jan 12, 2025 3:14 pm   ("Post by", "Posted by", "on")
    NAME · 16h ago                       a name and a date with a sign between
    NAME                                 a name and a date on two lines
    Jan 12 '25
    NAME wrote on 12 January 2025:       ("said", "replied"; the date may be absent)

What a board shows of its member (rank, join date, count of posts, place) is furniture wherever it stands. Text that
fits no shape is refused: half a thread in silence is worse than none.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crawler.clean_text import clean, plain_blanks
from crawler.dates import parse_moment, settle_day_first
from crawler.drafts import Draft, bare_subject, finish_thread
from crawler.errors import NotAThread
from crawler.items import Author, Moment, Thread
from crawler.page import Page

NAME = "copied-board"
LEAST_POSTS = 2
LONGEST_OPENING = 600
"""Characters above the first head from which on a post without one is presumed there."""
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
_NUMBER = re.compile(
    r"^(?:Post(?: Number)?:?\s*)?#(?P<number>\d{1,5})(?:\s*[-–|·,:]?\s+(?P<when>\S.{3,50}))?$", re.IGNORECASE
)
_DATE_NUMBER = re.compile(r"^(?P<when>\S.{3,50}?)\s*(?:[-–|·,:]\s*)?#(?P<number>\d{1,5})$")
_BY = re.compile(
    r"^(?:.{0,120}\s)?(?:Post(?:ed)?\s+)?by:?\s+(?P<name>\S.{0,39}?)\s*(?:»|\bon\b|[,–·|-])\s*(?P<when>.{4,50})$",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"^(?P<name>\S.{0,39}?)\s*(?:[·•|]|\s[-–—]|,)\s*(?P<when>[\w'’:+,./ -]{2,50})$")
_WROTE = re.compile(
    r"^(?P<name>[^\W\d_][^:\n]{0,38}?)\s+(?:wrote|said|posted|writes|replied)"
    r"(?:[ ,]+(?:on |at )?(?P<when>\S.{3,45}?))?\s*:$"
)
_EXPAND = re.compile(r"^\s*click to expand\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """A post's first line, where its body begins, and what the head tells."""

    line: int
    body: int
    name: str | None
    when: str | None
    number: int | None = None


def match(page: Page) -> float:
    """Say how surely the text is a copied thread of some board; less than any platform that knows its own page."""
    if page.is_markup:
        return 0.0
    return 0.4 if _find_heads(_lines(page.text)[:20_000], page) else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the thread; raises NotAThread where fewer than two posts begin alike or text stands above the first."""
    lines = _lines(page.text)
    heads = _find_heads(lines, page)
    if not heads:
        raise NotAThread(page.source, "no two posts in it begin alike with an author", "copy the whole thread page")
    above = [line.strip() for line in lines[: heads[0].line] if line.strip() and not _is_furniture(line)]
    if len("".join(above)) > LONGEST_OPENING:
        raise NotAThread(
            page.source, "text without an author stands above its first post", "copy the thread from its first post on"
        )
    day_first = settle_day_first(head.when for head in heads if head.when)
    ends = [head.line for head in heads[1:]] + [len(lines)]
    drafts = [
        _draft(place, head, lines[head.body : end], page, day_first)
        for place, (head, end) in enumerate(zip(heads, ends, strict=True), start=1)
    ]
    notes = (
        ["some dates are missing or could be read in two ways"] if any(draft.posted is None for draft in drafts) else []
    )
    return finish_thread(
        drafts,
        subject=bare_subject(above[0]) if above else "(no subject)",
        platform=NAME,
        url=page.url,
        notes=tuple(notes),
    )


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in plain_blanks(text.expandtabs(4)).split("\n")]


def _find_heads(lines: Sequence[str], page: Page) -> list[_Head]:
    """Return the heads of the first shape that at least two posts have; [] where none has."""
    shapes: tuple[Callable[[Sequence[str], int], _Head | None], ...] = (_numbered, _by, _signed, _two_lines, _wrote)
    for shape in shapes:
        heads: list[_Head] = []
        for place, line in enumerate(lines):
            if line.strip() and len(line) <= 200 and (head := shape(lines, place)):
                heads.append(head)
        if len(heads) >= LEAST_POSTS and _ascending(heads):
            return heads
    return []


def _ascending(heads: Sequence[_Head]) -> bool:
    numbers = [head.number for head in heads if head.number is not None]
    return numbers == sorted(set(numbers))


def _numbered(lines: Sequence[str], place: int) -> _Head | None:
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
    return _Head(line=place, body=at, name=name, when=when, number=int(found["number"])) if name else None


def _by(lines: Sequence[str], place: int) -> _Head | None:
    found = _BY.match(lines[place].strip())
    if found is None or not _is_date(found["when"]):
        return None
    return _Head(line=place, body=place + 1, name=found["name"], when=found["when"])


def _signed(lines: Sequence[str], place: int) -> _Head | None:
    found = _SIGNED.match(lines[place].strip())
    if found is None or not _is_handle(found["name"]) or not _is_date(found["when"]):
        return None
    return _Head(line=place, body=place + 1, name=found["name"], when=found["when"])


def _two_lines(lines: Sequence[str], place: int) -> _Head | None:
    if place + 1 >= len(lines) or (place and lines[place - 1].strip() and not _is_furniture(lines[place - 1])):
        return None
    at = place + 1
    while at < min(len(lines) - 1, place + 5) and (not lines[at].strip() or _is_furniture(lines[at])):
        at += 1
    name, when = lines[place].strip(), lines[at].strip()
    if not _is_handle(name) or not _is_date(when):
        return None
    return _Head(line=place, body=at + 1, name=name, when=when)


def _wrote(lines: Sequence[str], place: int) -> _Head | None:
    found = _WROTE.match(lines[place].strip())
    if found is None or not _is_handle(found["name"]) or (found["when"] and not _is_date(found["when"])):
        return None
    below = next((line for line in lines[place + 1 : place + 4] if line.strip()), "")
    if below.lstrip().startswith(">") or (place and lines[place - 1].strip()):
        return None
    return _Head(line=place, body=place + 1, name=found["name"], when=found["when"])


def _is_date(text: str) -> bool:
    """Say whether the text is a date, if need be one that only the page's other dates settle."""
    seen = parse_moment("2000-01-01")
    base = seen.at if seen else None
    return parse_moment(text, seen=base, day_first=False) is not None or parse_moment(text, day_first=True) is not None


def _is_handle(text: str) -> bool:
    """Say whether the text may be a member's name: up to four words, no sentence, no furniture, no date."""
    words = text.split()
    return (
        1 <= len(words) <= 4
        and len(text) <= 40
        and text[0].isalnum()
        and not text.endswith((":", ".", "?", "!", ","))
        and not _is_furniture(text)
        and not _is_date(text)
    )


def _is_furniture(line: str) -> bool:
    stripped = " ".join(line.split()).lower()
    return stripped in RANKS or stripped in BUTTONS or _MEMBER.match(stripped) is not None


def _draft(place: int, head: _Head, lines: Sequence[str], page: Page, day_first: bool | None) -> Draft:
    body = _without_member(list(lines), head.name)
    return Draft(
        number=head.number or place,
        body=clean("\n".join(_marked_quotes(body))),
        author=Author(name=head.name.removeprefix("u/").removeprefix("@")) if head.name else None,
        posted=_moment(head.when, page, day_first),
    )


def _moment(when: str | None, page: Page, day_first: bool | None) -> Moment | None:
    return parse_moment(when, seen=page.seen, day_first=day_first) if when else None


def _without_member(lines: list[str], name: str | None) -> list[str]:
    """Take what the board shows of its member, and buttons, from both ends of a post."""
    begin, end = 0, len(lines)
    while begin < end and (not lines[begin].strip() or _is_furniture(lines[begin])):
        begin += 1
    while end > begin and (
        not lines[end - 1].strip() or _is_furniture(lines[end - 1]) or lines[end - 1].strip() == name
    ):
        end -= 1
    return lines[begin:end]


def _marked_quotes(lines: list[str]) -> list[str]:
    """Put quote marks before what stands between "NAME said:" and "Click to expand…"."""
    marked = list(lines)
    opened = None
    for place, line in enumerate(lines):
        if line.strip().rstrip("↑ ").endswith((" said:", " wrote:")):
            opened = place
        elif opened is not None and _EXPAND.match(line):
            marked[opened] = lines[opened].strip().rstrip("↑ ")
            marked[opened + 1 : place + 1] = [f"> {quoted}" for quoted in lines[opened + 1 : place]] + [""]
            opened = None
    return marked
