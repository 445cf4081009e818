"""Unit rows: lines that count a part of the department, or a job that no title names, and say how many are in it."""

import re
from dataclasses import replace

from extract.layout.column_kinds import column_kind
from extract.staff.counts.staffing import Given, Staffing
from extract.staff.lists.entry import Entry, staffing_written
from extract.staff.prose import Prose
from extract.staff.sentences.mentions import Mention, mentions_between
from extract.staff.tables.columns import TOTAL, singular_title
from extract.staff.units import has_unit_word, is_unit_name, may_be_unit
from extract.titles.grammar import match_titles

_UNIT = re.compile(
    r"(?P<name>[A-Za-z][\w&/,'’. ()-]{1,50}?)\s*(?:\.{2,}|…+"
    r"|\s[-–—/·]+\s|:|,|\s{2,}|=|\sx\s?|\s\((?=\d+\s*(?:\)|(?i:people|persons?|staff|ftes?)\b)))(?:\s|\.(?!\d))*(?P<number>\d{1,3}(?:\.\d+)?|\.\d+)(?![\dkK/%:]|[.,]\d"
    r"|\s*(?:students|st|nd|rd|th|million|thousand|sq)\b)(?P<rest>.*)$"
)
_UNIT_FIRST = re.compile(
    r"\(?(?P<number>\d{1,3}(?:\.\d+)?)\)?\s*(?:[-–—x:]\s*)?(?P<name>[A-Z][\w&/' -]{2,40}?)(?P<rest>\s*(?:\(.*)?)$"
)
_PLAIN_UNIT = re.compile(
    r"(?P<name>[A-Z][\w&/'’ -]{2,40}?)\s(?P<number>\d{1,3}(?:\.\d+)?)(?![.,]\d)"
    r"(?=\s*(?:$|[(+,;]|FTE|staff\b|people\b))(?P<rest>.*)$"
)
"""A name with its number after one blank: a unit only among others ("Enterprise Systems 34 + 7 contractors")."""
_BESIDE = re.compile(r"\s*(?:\+|plus|and|&)\s*(?=\d|one|two|three|four|five|six)", re.IGNORECASE)
_TOLD = re.compile(
    r"(?P<name>(?-i:[A-Z])[\w/&'’ -]{2,40}?)\s*(?:[:(,]|\s[-–—]{1,2})\s*"
    r"(?=(?:still\s+|currently\s+|now\s+)?(?:open|vacant|unfilled|posted|frozen"
    r"|advertised|shared\s+(?:with|w/)|(?:full|half|part)[- ]time|eliminated)\b)",
    re.IGNORECASE,
)
"""A job among those of a list that nobody knows by its title, and what has become of it."""
LEADER = re.compile(
    r"(?P<name>[A-Za-z][^.…\n(]{1,60}?)\s*(?:\((?P<note>[^)]*)\)\s*)?(?:\.\s?){3,}\s*(?P<number>\d{1,3}"
    r"(?:\.\d+)?)(?![\d%/]|,\d|\s*(?:million|thousand)\b)"
)
_NUMBER_OF = re.compile(
    r"^\s*(?:(?:number|no\.?|#|count|total)\s+of\s+|#\s*|job:\s+|title:\s+|position:\s+)", re.IGNORECASE
)
"""What the label of a number says before it names whom it counts."""
_COUNTS_OTHERS = re.compile(
    r"\s?[-–]\s?\d|\s(?!(?:people|persons?|staff|employees|folks|ftes?|positions?|posts|jobs|bodies|members|total|full|part|half|open"
    r"|vacan\w+|filled|unfilled|of|in|on|at|with|and|plus|but|who|all|each|every|not|no|now|counting|including|incl|from|for|per|as|via"
    r"|through|thru|is|are|was|were|shared|split|contract\w*|outsourced|(?:and|or)\s+more|or|if|when|until|since|to|by|days?|hrs?|hours?"
    r"|months?|this|both|mostly|only|too|currently|today|after|before|because|yes|lead|x)\b)[a-z]",
    re.IGNORECASE,
)
"""Behind a unit's number the text names what it counts: "Infrastructure 6 engineers", "Charter network, 7 campuses"."""
_MOST = 500
"""People of a part of a department are fewer; what counts more are an organization's."""
_LONGEST = 110
"""Characters of a line that counts a unit."""


def is_plain_unit(text: str, start: int, end: int) -> bool:
    """Tell whether a line is nothing but a name and a number, however few blanks part them."""
    return end - start < _LONGEST and bool(_PLAIN_UNIT.match(text, start, end) or _UNIT.match(text, start, end))


def unit_entry(prose: Prose, start: int, end: int, *, among: bool) -> Entry | None:
    """Return what a line counts as a part of the department, None where it cannot be one.

    `among` says that it stands among rows of staff: whatever it counts is staff too, unless a word says otherwise.
    """
    text = prose.text
    if end - start > _LONGEST:
        return None
    match = _UNIT.match(text, start, end) or _UNIT_FIRST.match(text, start, end)
    match = match or (_PLAIN_UNIT.match(text, start, end) if among else None)
    name = re.sub(r"\s*\([^)]*\)", "", match["name"]) if match else ""
    if match is None or "(" in name or name[-1:].isdigit() or _counts_things(name):
        return None
    if _COUNTS_OTHERS.match(match["rest"]) or TOTAL.match(name) or (among and re.match(r"\S*\d", name)):
        return None
    if float(match["number"]) >= _MOST or not (is_unit_name(name) or (among and may_be_unit(name))):
        return None
    others = _beside(prose, match.start("rest"), end)
    return Entry(
        start=start,
        end=end,
        mentions=others,
        name=singular_title(name.strip()),
        staffing=staffing_written(match),
        rest="" if others else match["rest"],
    )


def _beside(prose: Prose, start: int, end: int) -> tuple[Mention, ...]:
    """Return the counted titles that a unit has besides its own people ("34 + 7 contractors")."""
    plus = _BESIDE.match(prose.text, start, end)
    if plus is None:
        return ()
    others = mentions_between(prose, plus.end(), end, row=True)
    counted = bool(others) and others[0].staffing.given is Given.NUMBER and others[0].start == plus.end()
    return tuple(others) if counted else ()


def told_entry(text: str, start: int, end: int) -> Entry | None:
    """Return the row of a job that nobody knows by its title, by what has become of it ("Videographer (open)")."""
    told = _TOLD.match(text, start, end) if end - start <= _LONGEST else None
    if told is None or not is_unit_name(told["name"]):
        return None
    bare = Staffing(given=Given.BARE, count=1, start=start, end=told.end("name"))
    return Entry(start=start, end=end, name=told["name"].strip(), staffing=bare, rest=text[told.end("name") : end])


def leader_entry(text: str, match: re.Match[str], end: int) -> Entry | None:
    """Return the row of "Title (remark) ....... 1.0": all that stands before the dots is the title."""
    written = _NUMBER_OF.sub("", match["name"]).strip(" :")
    titles = match_titles(written)
    whole = len(titles) == 1 and titles[0].start == 0
    if (whole and titles[0].outsider and " " not in written) or (not titles and _counts_things(written)):
        return None
    name = titles[0].singular + written[titles[0].end :] if whole else written
    staffing = staffing_written(match)
    if staffing.count is None and re.search(r"\b(?:me|myself|yours truly)\b", match["note"] or ""):
        staffing = replace(staffing, count=1)
    rest = " ".join(filter(None, (match["note"], text[match.end() : end])))
    return Entry(start=match.start(), end=end, name=name, staffing=staffing, rest=rest, titled=bool(titles))


def _counts_things(name: str) -> bool:
    """Whether a counted name is that of students, buildings, money or the like."""
    kind = column_kind(name)
    return kind not in {"", "title", "payer", "site"} or (kind == "site" and not has_unit_word(name))
