"""Titled rows: lines that begin with a title, its number or the people who hold it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.facts import Employment
from extract.pattern_files import named_patterns
from extract.staff.counts.people import named_person, names_vacancy, people_before, people_behind
from extract.staff.counts.staffing import Given, Staffing
from extract.staff.counts.staffing_after import staffing_after
from extract.staff.factuality import is_nonfactual
from extract.staff.lists.entry import SAID, Entry, staffing_written
from extract.staff.sentences.mentions import Mention
from extract.titles.grammar import match_titles
from extract.titles.vocabulary import vocabulary

_WORDS = named_patterns("list_rows", re.IGNORECASE)
_COMMA_HEADS = vocabulary("comma_head") | {"chief", "head", "lead", "officer"}


def begins_row(text: str, start: int, mention: Mention) -> bool:
    """Return whether a line begins with the mention: whoever comes before its title has it."""
    title = mention.title
    if _several(text, start, mention):
        return True
    lead = named_person(text[start : title.start]) or _WORDS["lead"].fullmatch(text[start : mention.start])
    return bool(lead) and not title.outsider


def _several(text: str, start: int, mention: Mention) -> int:
    """Return how many people a line names before a title, 0 for none; "Poole, J." before a singular one is a person."""
    lead = text[start : mention.title.start]
    return people_before(lead) if mention.title.plural or _WORDS["joined"].search(lead) else 0


def titled_entry(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Entry | None:
    """Return the row of a line that begins with the first of its mentions (see `begins_row`)."""
    title = mentions[0].title
    if several := _several(text, start, mentions[0]):
        return _people_entry(text, start, end, mentions[0], several)
    if named_person(text[start : title.start]):
        return _person_entry(text, start, end, mentions)
    return _titled_entry(text, start, end, mentions)


def _titled_entry(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Entry | None:
    first = _with_domain(text, mentions[0], end)
    after = text[first.stop : end]
    if text.count(" / ", start, end) > 1:
        after = after.lstrip(" /0123456789")
    if is_nonfactual("", after) or re.search(r"[>→]", text[first.stop : end]) or _WORDS["report"].match(after):
        return None
    if first.staffing.given is Given.NONE and _WORDS["gone"].match(after):
        first = replace(first, staffing=replace(first.staffing, count=None, given=Given.VAGUE))
    tail = _WORDS["tail"].search(text, max(first.stop, end - 12), end) if first.staffing.given is Given.BARE else None
    if tail is not None and len(mentions) <= 2:
        first = replace(first, staffing=staffing_written(tail))
    if first.staffing.given is Given.BARE:
        if _WORDS["answered"].match(text[first.stop : end]) and len(mentions) > 1 and mentions[1].title.outsider:
            return None
        named = people_behind(text[first.stop : end])
        if named > 1 or (named and first.title.plural):
            first = replace(first, staffing=Staffing(count=named, given=Given.NUMBER, start=first.stop, end=end))
        if named:
            return Entry(start=start, end=end, mentions=(first, *mentions[1:]), named=True)
    if first.staffing.given in {*SAID, Given.VAGUE} and _WORDS["remark"].match(text[first.stop : end]):
        return Entry(start=start, end=end, mentions=(first, *mentions[1:]))
    return None


def _with_domain(text: str, mention: Mention, end: int) -> Mention:
    """Return "Manager, Field Support" or "Director - Network & Cyber" in a line of its own as one title."""
    title = mention.title
    level = _WORDS["level"].match(text, title.end, end)
    if level is not None:
        return _extended(text, mention, level.end("words"), end)
    match = _WORDS["domain"].match(text, title.end, end) if title.head in _COMMA_HEADS and not title.plural else None
    words = re.findall(r"[\w-]+", match["words"].lower()) if match else []
    if match is None or not set(words) & vocabulary("modifier") or match_titles(match["words"]):
        return mention
    return _extended(text, mention, match.end("words"), end)


def _extended(text: str, mention: Mention, stop: int, end: int) -> Mention:
    """Return a mention whose title reaches to `stop`, with the number after it."""
    title = mention.title
    singular = title.singular + text[title.end : stop]
    title = replace(title, end=stop, written=text[title.start : stop], singular=singular)
    after = staffing_after(text, title.end, end, row=True)
    if mention.staffing.given is not Given.BARE or after is None:
        return replace(mention, title=title, stop=max(mention.stop, title.end))
    return replace(mention, title=title, staffing=after, stop=after.end)


def _person_entry(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Entry | None:
    """Return the row of somebody by name ("Ann Poole, Network Technician")."""
    first = mentions[0]
    if first.staffing.given is not Given.BARE or not _WORDS["remark"].match(text[first.title.end : end]):
        return None
    employment = Employment.VACANT if names_vacancy(text[start : first.title.start]) else None
    return Entry(start=start, end=end, mentions=tuple(mentions[:1]), named=True, employment=employment)


def _people_entry(text: str, start: int, end: int, mention: Mention, people: int) -> Entry | None:
    """Return the row of several people by name ("Al, Terrence, Joy - Field Techs")."""
    if mention.staffing.given is not Given.BARE or not _WORDS["remark"].match(text[mention.title.end : end]):
        return None
    staffing = Staffing(count=people, given=Given.NUMBER, start=start, end=mention.stop)
    return Entry(start=start, end=end, mentions=(replace(mention, staffing=staffing),), named=True)
