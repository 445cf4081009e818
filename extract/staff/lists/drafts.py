"""List drafts: the positions that the entries of a staff list state."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.facts import Employment
from extract.quantities.numerals import number_written
from extract.staff.counts.staffing import Given
from extract.staff.counts.time_share import time_share
from extract.staff.employment import employment_of
from extract.staff.lists.entry import LONGEST, Entry
from extract.staff.prose import Prose
from extract.staff.roster import Draft, Form
from extract.staff.sentences.ellipsis import drafts_at_other_places, drafts_of_the_lent, of_the_first
from extract.staff.sentences.mention_rows import build_drafts
from extract.staff.sentences.mentions import Mention
from extract.staff.tables.figures import Figure, missing_in, parted
from extract.staff.tables.grid import parents
from extract.staff.units import unit_draft
from extract.titles.belonging import is_outside

_PART_OF = re.compile(r"\b(?P<number>\w+)\s+of\s+(?:(?:our|the|my|these)\s+)?$", re.IGNORECASE)


def drafts_in_list(prose: Prose, entries: Sequence[Entry], *, sites: int | None, former: bool) -> Iterator[Draft]:
    """Yield the rows of a staff list."""
    summing = parents(_indents(prose.text, entries), [_heads(one) for one in entries])
    summing = {place for place in summing if not entries[place].mentions}
    technology = any(one.role is not None for one in prose.titles)
    for place, entry in enumerate(entries):
        if place in summing:
            continue
        if entry.staffing is not None:
            yield from _unit_rows(entry)
        if not entry.mentions:
            continue
        first = _combined(prose, entry)
        rest = prose.text[first.stop : entry.end]
        remark = first.remark or (rest if re.match(r"[\s)]*(?:[-–—,:|$(]|\.{3})", rest) else "")
        title = first.title.singular
        if technology and is_outside(title) and first.staffing.given is Given.BARE:
            continue
        yield from drafts_of_the_lent(title, prose.text, first.stop, entry.end, prose.numerals)
        yield from drafts_at_other_places(title, prose.text, first.stop, entry.end, prose.numerals)
        first = replace(first, remark=of_the_first(remark), rest=of_the_first(rest))
        form = Form.REFERENCE if entry.sure else Form.LISTED
        stated = build_drafts(prose, first, entry.start, entry.end, form, sites=sites, former=former)
        rows = [replace(one, employment=entry.employment or one.employment) for one in stated]
        if len(rows) == 1:
            rows = list(_some_of(prose.text[entry.start : first.start], rows[0]))
        yield from (_multiplied(one, entry.times) for one in rows)
        for mention in entry.mentions[1:]:
            counted = mention.staffing.given is Given.NUMBER and mention.start >= first.stop
            also = re.search(r"\b(?:also|other|as|doubles)\b[^,;]{0,20}$", prose.text[first.stop : mention.start], re.I)
            inside = mention.title.head == "contractor" and prose.text.endswith("(", 0, mention.start)
            if counted and not also and not inside and not mention.title.outsider:
                others = build_drafts(prose, mention, first.stop, entry.end, Form.LISTED, sites=sites)
                yield from (replace(one, employment=one.employment or entry.employment) for one in others)


def _some_of(before: str, draft: Draft) -> Iterator[Draft]:
    """Yield a row that only some of the holders make ("1 of 2 technicians" that were cut), and that of the rest."""
    part = _PART_OF.search(before)
    some = number_written(part["number"]) if part else None
    if some is None or draft.employment is None or draft.count is None or some >= draft.count:
        yield draft
        return
    yield replace(draft, count=some)
    yield replace(draft, count=draft.count - some, employment=None, form=Form.COUNTED)


def _indents(text: str, entries: Sequence[Entry]) -> list[int]:
    """Return how far in from its beginning the line of each entry is set."""
    found: list[int] = []
    line = -1
    for entry in entries:
        begin = text.rfind("\n", max(0, entry.start - 2 * LONGEST), entry.start) + 1
        found.append(found[-1] if found and begin == line else entry.start - begin)
        line = begin
    return found


def _heads(entry: Entry) -> float | None:
    staffing = entry.staffing or (entry.mentions[0].staffing if entry.mentions else None)
    return None if staffing is None else staffing.count


def _multiplied(draft: Draft, times: float) -> Draft:
    count, fte = draft.count, draft.fte
    return replace(draft, count=count and count * times, fte=fte and round(fte * times, 2))


def _combined(prose: Prose, entry: Entry) -> Mention:
    """Return the entry's first mention; "1 Director of A and Director of B" is one title."""
    first = entry.mentions[0]
    if len(entry.mentions) < 2 or first.staffing.count != 1 or first.staffing.given is not Given.NUMBER:
        return first
    second = entry.mentions[1]
    between = prose.text[first.title.end : second.title.start].strip()
    if between not in {"and", "&", "/"} or second.staffing.given is not Given.BARE:
        return first
    text = prose.text[first.title.start : second.title.end]
    title = replace(first.title, end=second.title.end, written=text, singular=text)
    return replace(second, title=title, staffing=first.staffing, start=first.start)


def _unit_rows(entry: Entry) -> Iterator[Draft]:
    staffing = entry.staffing
    if staffing is None:
        return
    missing = missing_in(entry.rest)
    employment = entry.employment
    if employment is None and missing is None:
        employment = employment_of(title=entry.name, after=entry.rest, remark=entry.rest)
    if employment is Employment.SHARED and staffing.count == 1 and staffing.fte is None:
        staffing = replace(staffing, fte=time_share(entry.rest))
    if missing is not None:
        figure = Figure(count=staffing.count, fte=staffing.fte)
        left, absent = parted(figure, missing)
        vacant = replace(staffing, count=absent.count, fte=absent.fte)
        yield unit_draft(entry.name, vacant, Employment.VACANT, entry.start, entry.end)
        staffing = replace(staffing, count=left.count, fte=left.fte)
    yield unit_draft(entry.name, staffing, employment, entry.start, entry.end)
