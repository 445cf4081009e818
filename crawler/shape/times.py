"""Which elements of a page show a time: by their attributes, or by their few words."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from crawler.dates.shown import moment_of_text, page_day_first
from crawler.dates.words import AGO, TODAY, YESTERDAY
from crawler.items import DateSource, Moment, Precision
from crawler.markup.soup import attribute
from crawler.page import Page
from crawler.shape.tree import Node
from crawler.shape.typed import is_written
from crawler.shape.vocabulary import MARKED_AS_EDITED, OTHER_TIME

STAMPS = ("datetime", "data-time", "data-timestamp", "data-datetime", "data-date", "data-utc", "date", "ts", "data-ts")
"""Attributes that boards write moments in, the surest first; a title may hold one too."""
SHORTEST, LONGEST, LONGEST_UNREAD = 3, 120, 45
"""Characters of a line with a moment, and of one whose moment cannot be read."""
MOST_WORDS_BEFORE = 6
"""Words that may be before a date ("Posted by Ada Moss on …"); more are a sentence that mentions one."""
NO_POST_BEFORE = date(1985, 1, 1)
SOME_DAY = date(2020, 1, 1)
"""From here "3 days ago" is counted where the page's own day is unknown: it is a time, and which stays unsaid."""

LONGEST_SCRIPT = 200
"""Characters of a script that does no more than write a date."""
_SCRIPTED = re.compile(r"\bnew Date\((\d{10}|\d{13})\)")
_DAY_WORD = "|".join(map(re.escape, sorted(TODAY | YESTERDAY | {"today", "yesterday"})))
_COUNTED = re.compile(rf"\b(?:{_DAY_WORD}|now|ago|{'|'.join(map(re.escape, sorted(AGO)))})\b", re.I)
_DATE_LIKE = re.compile(
    r"(?<!\d)(?:\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.]\d{2,4}|\d\d[-/]\d\d \d\d:\d\d(?::\d\d)?)(?!\d)"
)
_START = re.compile(
    r"(?<!\w)(?=(?:mon|tue|wed|thu|fri|sat|sun)\w{0,6}[,.]?\s+\S"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w{0,6}\.?\s+\d"
    rf"|(?:{_DAY_WORD})\b|\d{{1,4}}\S*[\s./-]\S|\d{{1,2}}:\d\d)",
    re.I,
)
_END = re.compile(r"\s*(?:[|•»«\[\]#;]|\s-\s|\bby\b|\s(?:said|wrote)\b)", re.I)

_LABEL_BEHIND = re.compile(r"\s+(?![AP]M\b)[A-ZÀ-ÞА-Я][^\W\d_]*(?: [^\W\d_]+){0,2}:(?=\s|$)")
"""The label of what is after a date: "Posted: Mon Jun 23, 2003 5:00 am Post subject: …"."""


def write_times_of_scripts(soup: BeautifulSoup) -> None:
    """Put the moments that scripts write into a page, as `new Date(1567569304706)`, where they would be.

    A script that holds more than one such moment, or much else, is no date.
    """
    for script in soup.find_all("script", string=_SCRIPTED):
        code = script.string or ""
        found = _SCRIPTED.findall(code)
        if len(found) == 1 and len(code.strip()) <= LONGEST_SCRIPT:
            time = Tag(name="time", attrs={"data-time": found[0]})
            time.string = "·"
            script.replace_with(time)


def mark_times(nodes: Sequence[Node], page: Page) -> None:
    """Mark the innermost elements that show a time; those that tell when somebody joined or edited are none."""
    day_first = page_day_first((node.text for node in nodes if _is_short(node) and _says_a_number(node)), page)
    known: dict[str, tuple[bool, Moment | None]] = {}
    for node in reversed(nodes):  # what is inside comes first
        found, moment = _stamped(node, page, day_first)
        inner = sum(child.times for child in node.children)
        if not found and _is_short(node) and inner <= 1:
            if node.text not in known:
                known[node.text] = _said(node.text, page, day_first)
            found, moment = known[node.text]
            found = found and (not inner or _is_finer(moment, node))
        line, other = node.text, OTHER_TIME.search(node.text) is not None
        if (moment is None or other) and not inner and node.children and (not node.prose or node.text.endswith("»")):
            said = _said_beside_links(node, page, day_first, alone=other)
            moment, line = said or (moment, line)
            found = found or moment is not None
        node.times = inner
        if not found:
            continue
        node.discount()  # "Posted on 5 May 2023 at 10:15" is as long as prose
        if not _is_another(node, line):
            for below in node.below():
                below.is_time, below.times = False, 0
            node.is_time, node.moment, node.times = True, moment, 1


def _said_beside_links(node: Node, page: Page, day_first: bool | None, *, alone: bool) -> tuple[Moment, str] | None:
    """Return the moment that an element's own words name, or a line of them, where links and buttons are beside it.

    `alone` asks for a line before which no label is, as beside a rank that reads "Registered User".
    """
    own = [child for child in node.element.children if type(child) is NavigableString]
    lines = [" ".join(child.split()) for child in own if not alone or _opens_a_line(child)]
    fit = (line for line in (lines if alone else (" ".join(filter(None, lines)), *lines)) if _may_be_own(line))
    return next(((moment, line) for line in fit if (moment := _said(line, page, day_first)[1])), None)


def _may_be_own(line: str) -> bool:
    return SHORTEST <= len(line) <= LONGEST_UNREAD and not OTHER_TIME.search(line)


def _opens_a_line(text: NavigableString) -> bool:
    """Return whether words open a line, and none above them is a label: "Member since:"."""
    before = text.previous_sibling
    if before is None or getattr(before, "name", None) != "br":
        return before is None
    above = before.previous_sibling
    return above is None or not above.get_text().rstrip().endswith(":")


def _is_short(node: Node) -> bool:
    return SHORTEST <= len(node.text) <= LONGEST


def _says_a_number(node: Node) -> bool:
    """Return whether digits are in the element and not only in what is inside it."""
    own = (child for child in node.element.children if isinstance(child, NavigableString))
    return any(any(map(str.isdigit, said)) for said in own)


def _stamped(node: Node, page: Page, day_first: bool | None) -> tuple[bool, Moment | None]:
    """Return whether an attribute of the element holds a moment, and which."""
    element = node.element
    if not element.attrs or node.letters > LONGEST:
        return False, None
    for name in (*STAMPS, "title", *(("content",) if is_written(node) else ())):
        said = attribute(element, name)
        if said and any(map(str.isdigit, said)) and (moment := moment_of_text(said, page, day_first=day_first)):
            return _is_fit(moment), moment
    return False, None


def _said(text: str, page: Page, day_first: bool | None) -> tuple[bool, Moment | None]:
    """Return whether a text names a moment, and which; one that is counted back from an unknown day stays unsaid."""
    if not any(map(str.isdigit, text)) and not _COUNTED.search(text):
        return False, None
    counted = Page(source=page.source, text="", seen=page.seen or SOME_DAY)
    for piece in _pieces(text):
        moment = moment_of_text(piece, counted, day_first=day_first)
        if moment is not None and _is_fit(moment) and (piece == text or _is_dated(piece, moment)):
            return True, None if page.seen is None and moment.how is DateSource.COMPUTED else moment
    return len(text) <= LONGEST_UNREAD and _DATE_LIKE.search(text) is not None, None


def _is_finer(moment: Moment | None, node: Node) -> bool:
    """Return whether an element's words tell the hour of the day that an element inside it shows alone."""
    day = next((inner.moment for inner in node.below() if inner.is_time), None)
    if moment is None or day is None or not isinstance(moment.at, datetime):
        return False
    return moment.at.date() == day.at


def _pieces(text: str) -> list[str]:
    """Return the text and, where words come before or after a date, the parts that may be the date alone."""
    pieces = [text]
    for found in list(_START.finditer(text))[:3]:
        rest = text[found.start() :]
        if len(text[: found.start()].split()) > MOST_WORDS_BEFORE:
            break
        pieces.append(rest)
        pieces += [rest[: end.start()] for form in (_END, _LABEL_BEHIND) if (end := form.search(rest, 4))]
        words = rest.split(" ")
        pieces += [" ".join(words[:count]) for count in range(len(words) - 1, max(2, len(words) - 4), -1)]
    return list(dict.fromkeys(pieces))


def _is_dated(piece: str, moment: Moment) -> bool:
    """Return whether a piece of a longer text is a date of itself; "20 w" is 20 weeks only where nothing else is."""
    return moment.how is DateSource.STATED or _COUNTED.search(piece) is not None


def _is_fit(moment: Moment) -> bool:
    """Return whether a post may bear the moment: a month alone is when somebody joined."""
    if moment.precision in {Precision.MONTH, Precision.YEAR} and moment.how is DateSource.STATED:
        return False
    return moment.day >= NO_POST_BEFORE


def _is_another(node: Node, line: str) -> bool:
    """Return whether the words before the time tell that it is not when the post was written: "Joined: …", "Edited …".

    `line` is the element's words, or those of its line that tells the time.
    """
    if OTHER_TIME.search(MARKED_AS_EDITED.sub("", line)):
        return True
    parent = node.parent
    if parent is None:
        return False
    if parent.text and parent.text != node.text:
        before = parent.text.partition(node.text)[0] if node.text else parent.text
        return OTHER_TIME.search(before[-40:]) is not None
    before = parent.children[node.place - 1].text if node.place else ""
    return len(before) < 30 and OTHER_TIME.search(before) is not None
