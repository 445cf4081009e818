"""List entry: what one line of a post says as a row of a staff list, if it may be one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.facts import Employment
from extract.layout.columns import column_kind
from extract.staff.counts.staffing import Given, Staffing, heads_of
from extract.staff.counts.staffing_after import staffing_after
from extract.staff.hearsay import is_hearsay
from extract.staff.lists.forms import named_person, people_named
from extract.staff.prose import Prose
from extract.staff.sentences.mentions import Mention, mentions_between
from extract.staff.tables.columns import singular_title
from extract.staff.units import has_unit_word, is_unit_name, may_be_unit
from extract.titles.grammar import match_titles
from extract.titles.vocabulary import vocabulary

_LEAD = re.compile(
    r"[\s\x1e(•◦*·>–—-]*(?:(?:(?:full|part|half)[- ]?time|FT|PT|\d{1,2}[- ]months?)\s+)?$", re.IGNORECASE
)
_REMARK = re.compile(
    r"[\s\x1e]*(?:$|[()\[,;:/+|·$=–—-]|\.(?:\s|$)|\.{2,}|who\b|for\b"
    r"|at\b|plus\b|and\b|shared\b|with\b|each\b|FTE\b|full|part"
    r"|half|employees?\b|ours\b|in[- ]house\b"
    r"|vacant|open|K-|not\b|filled\b|eliminated\b|contract|was\b|right\b|this\b)",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?:(?:line|code|item|pos(?:ition)?|job|no)\.?\s*#?\s*\d{1,6}|[A-Z]{1,3}-?\d{3,6})\s*[.:)–-]?\s+(?=[A-Z])"
    r"|(?:incl(?:uding|\.)?|of which|thereof)\s+",
    re.IGNORECASE,
)
"""The number of a budget line or job class before its title."""
_REPORT = re.compile(r"\s*(?:,|and\b|&)[^()]*?\s(?:report|answer)\s+to\b", re.IGNORECASE)
"""A sentence of those who report to somebody, no row."""
_GONE = re.compile(
    r"\W*(?:(?:all|both|now|positions?|was|were|since|just)\s+){0,3}(?:cut|eliminated|axed|abolished|laid off|rif)\b",
    re.IGNORECASE,
)
"""Behind a naught: there were some, whom the district let go."""
_TAIL = re.compile(r"[:=|]\s*(?P<number>\d{1,3})\s*$")
"""The number at the end of a line, behind whatever it says of the job."""
_UNIT = re.compile(
    r"(?P<name>[A-Za-z][\w&/,'’. ()-]{1,50}?)\s*(?:\.{2,}|…+"
    r"|\s[-–—/·]+\s|:|,|\s{2,}|=|\sx\s?|\s\((?=\d+\)))[\s.]*(?P<number>\d{1,3}(?:\.\d+)?)(?![\dkK/%:]|[.,]\d"
    r"|\s*(?:students|st|nd|rd|th|million|thousand|sq)\b)(?P<rest>.*)$"
)
_UNIT_FIRST = re.compile(
    r"\(?(?P<number>\d{1,3}(?:\.\d+)?)\)?\s*(?:[-–—x:]\s*)?(?P<name>[A-Z][\w&/' -]{2,40}?)(?P<rest>\s*(?:\(.*)?)$"
)
_LEADER = re.compile(
    r"(?P<name>[A-Za-z][^.…\n(]{1,60}?)\s*(?:\((?P<note>[^)]*)\)\s*)?(?:\.\s?){3,}\s*(?P<number>\d{1,3}"
    r"(?:\.\d+)?)(?![\d%/]|,\d|\s*(?:million|thousand)\b)"
)
_DOMAIN = re.compile(
    r"(?:,|\s[-–—])\s+(?P<words>[A-Z][\w/-]*(?:\s+(?:(?:and|&|of)\s+)?[A-Z][\w/-]*){0,3})(?=\s*(?:$|[:(]|\.{2,}|\s[-–—]\s*\d))"
)
_COMMA_HEADS = vocabulary("comma_head") | {"chief", "head", "lead", "officer"}
_ANSWERED = re.compile(r"\s*:\s")
"""Behind a title that is a form's key: who fills the post, or whom it asks for."""
_MOST = 500
"""People of a part of a department are fewer; what counts more are an organization's."""
SAID = {Given.NUMBER, Given.BARE}
LONGEST, _LONGEST_UNIT = 260, 110
"""Characters of a line that may be a row at all, and of one that counts a unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line that may be a row of a staff list; a unit or service has `name` and no mentions.

    `sure` says that the line is staff wherever it stands: a form's answer, a bought service.
    """

    start: int
    end: int
    mentions: tuple[Mention, ...] = ()
    name: str = ""
    staffing: Staffing | None = None
    rest: str = ""
    titled: bool = False
    sure: bool = False
    employment: Employment | None = None
    times: float = 1
    """How often the line holds: in each of so many buildings, by the heading above it."""

    @property
    def counted(self) -> bool:
        """Whether the line says a number."""
        return self.staffing is not None or (bool(self.mentions) and self.mentions[0].staffing.given is Given.NUMBER)


def entry_of_line(prose: Prose, start: int, end: int, *, among: bool = False) -> Entry | None:
    """Return what a line says as a row of a staff list, None where it cannot be one.

    `among` says that it stands among rows of staff: whatever it counts is staff too, unless a word says otherwise.
    """
    text = prose.text
    end = start + len(text[start:end].rstrip())
    if end - start > LONGEST or text[start:end].endswith("?"):
        return None
    entry = _entry(prose, code.end() if (code := _CODE.match(text, start, end)) else start, end, among=among)
    return None if entry is None else replace(entry, start=start)


def _entry(prose: Prose, start: int, end: int, *, among: bool) -> Entry | None:
    text = prose.text
    prose = _from_mark(prose, start, end)
    if leader := _LEADER.match(text, start, end):
        return _leader_entry(text, leader, end)
    mentions = mentions_between(prose, start, end, row=True)
    first = mentions[0] if mentions else None
    if first is not None and named_person(text[start : first.title.start]) and not first.title.outsider:
        return _person_entry(text, start, end, mentions)
    if first is not None and _LEAD.fullmatch(text[start : first.start]) and not first.title.outsider:
        return _titled_entry(text, start, end, mentions)
    if end - start > _LONGEST_UNIT:
        return None
    match = _UNIT.match(text, start, end) or _UNIT_FIRST.match(text, start, end)
    name = re.sub(r"\s*\([^)]*\)", "", match["name"]) if match else ""
    if match is None or "(" in name or name[-1:].isdigit() or _counts_things(name):
        return None
    if float(match["number"]) >= _MOST or not (is_unit_name(name) or (among and may_be_unit(name))):
        return None
    name = singular_title(name.strip())
    return Entry(start=start, end=end, name=name, staffing=staffing_written(match), rest=match["rest"])


def _from_mark(prose: Prose, start: int, end: int) -> Prose:
    """Return the prose with the line's own titles, where a title was read across its mark ("o Technicians")."""
    near = prose.titles_between(start - 4, start)
    if not any(title.end > start for title in near):
        return prose
    return replace(prose, titles=match_titles(prose.text, start, end))


def _titled_entry(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Entry | None:
    first = _with_domain(text, mentions[0], end)
    after = text[first.stop : end]
    if text.count(" / ", start, end) > 1:
        after = after.lstrip(" /0123456789")
    if is_hearsay("", after) or re.search(r"[>→]", text[first.stop : end]) or _REPORT.match(after):
        return None
    if first.staffing.given is Given.NONE and _GONE.match(after):
        first = replace(first, staffing=replace(first.staffing, count=None, given=Given.VAGUE))
    tail = _TAIL.search(text, max(first.stop, end - 12), end) if first.staffing.given is Given.BARE else None
    if tail is not None and len(mentions) <= 2:
        first = replace(first, staffing=staffing_written(tail))
    if first.staffing.given is Given.BARE:
        if _ANSWERED.match(text[first.stop : end]) and len(mentions) > 1 and mentions[1].title.outsider:
            return None
        named = people_named(text[first.stop : end]) if first.title.plural else 0
        if named:
            staffing = Staffing(count=named, given=Given.NUMBER, start=first.stop, end=end)
            first = replace(first, staffing=staffing)
    if first.staffing.given in {*SAID, Given.VAGUE} and _REMARK.match(text[first.stop : end]):
        return Entry(start=start, end=end, mentions=(first, *mentions[1:]))
    return None


def _with_domain(text: str, mention: Mention, end: int) -> Mention:
    """Return "Manager, Field Support" or "Director - Network & Cyber" in a line of its own as one title."""
    title = mention.title
    match = _DOMAIN.match(text, title.end, end) if title.head in _COMMA_HEADS and not title.plural else None
    words = re.findall(r"[\w-]+", match["words"].lower()) if match else []
    if match is None or not set(words) & vocabulary("modifier") or match_titles(match["words"]):
        return mention
    whole = text[title.start : match.end("words")]
    title = replace(title, end=match.end("words"), written=whole, singular=whole)
    after = staffing_after(text, title.end, end, row=True)
    if mention.staffing.given is not Given.BARE or after is None:
        return replace(mention, title=title, stop=max(mention.stop, title.end))
    return replace(mention, title=title, staffing=after, stop=after.end)


def _person_entry(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Entry | None:
    """Return the row of somebody by name ("Ann Poole, Network Technician")."""
    first = mentions[0]
    if first.staffing.given is not Given.BARE or not _REMARK.match(text[first.title.end : end]):
        return None
    vacant = re.search(r"\b(?:vacant|open|unfilled)\b", text[start : first.title.start], re.IGNORECASE)
    return Entry(start=start, end=end, mentions=tuple(mentions[:1]), employment=Employment.VACANT if vacant else None)


def _counts_things(name: str) -> bool:
    """Whether a counted name is that of students, buildings, money or the like."""
    kind = column_kind(name)
    return kind not in {"", "title", "payer", "site"} or (kind == "site" and not has_unit_word(name))


def staffing_written(match: re.Match[str]) -> Staffing:
    """Return the number of a row; a decimal is a full-time equivalent."""
    value, decimal = float(match["number"]), "." in match["number"]
    return Staffing(
        count=heads_of(value) if decimal else value,
        fte=value if decimal else None,
        given=Given.NUMBER,
        start=match.start("number"),
        end=match.end("number"),
    )


def _leader_entry(text: str, match: re.Match[str], end: int) -> Entry | None:
    """Return the row of "Title (remark) ....... 1.0": all that stands before the dots is the title."""
    written = match["name"].strip()
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
