"""Stated: what every table, list and sentence of a post states of staff; a sentence goes on with those before it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from spacy.tokens import Doc

from extract.document import Standing, scope_at, spoken_sentences
from extract.facts import Employment, Sites
from extract.layout.arrows import has_arrows
from extract.staff.employment import employment_of_ours
from extract.staff.factuality import announces_plans, is_question
from extract.staff.lists.drafts import drafts_in_list
from extract.staff.lists.runs import match_staff_lists
from extract.staff.outside.lent_staff import drafts_of_lent_staff
from extract.staff.outside.services import drafts_of_services
from extract.staff.prose import Prose
from extract.staff.roster import Draft, Form
from extract.staff.sentences.answers import drafts_of_answers
from extract.staff.sentences.chairs import drafts_of_chairs
from extract.staff.sentences.drafts import drafts_in_sentence
from extract.staff.sentences.myself import author_of, drafts_of_the_author, in_person
from extract.staff.sentences.numbers_apart import drafts_of_numbers_apart
from extract.staff.sentences.pronouns import (
    drafts_of_members,
    drafts_of_pronouns,
    drafts_of_the_gone,
    drafts_of_the_same,
    employment_told_so,
)
from extract.staff.tables.rows import staff_rows_of
from extract.staff.units import drafts_of_units
from extract.stretches import Stretches
from extract.titles.belonging import is_outside
from extract.titles.title import Title


@dataclass(slots=True)
class _Before:
    """What earlier sentences left to be taken up again."""

    counted: Sequence[Draft] = ()
    """Drafts of the sentence right before, for "Same at the middle school"."""
    named: Sequence[Draft] = ()
    """The last drafts that name somebody, for "This position sits in Academics"."""
    remembered: Sequence[Title] = ()
    """Titles of the sentence right before, where it states nobody, for "The position was cut"."""
    ours: Employment | None = None
    """Where "ours" sit, of whom the next sentence says how many they are."""


def stated_drafts(doc: Doc, prose: Prose) -> Iterator[Draft]:
    """Yield the drafts of a doc; what is in a table or list is not read once more as a sentence."""
    sites = _sites(doc)
    rows = staff_rows_of(doc)
    tabled = Stretches((row.start, row.end) for row in rows)
    yield from (draft for row in rows for draft in row.drafts)
    listing: list[Draft] = []
    lists = [one for one in match_staff_lists(prose, doc._.lines) if not any(tabled.hold(row.start) for row in one)]
    for entries in lists:
        scope = scope_at(doc, entries[0].start)
        former = scope.standing is Standing.FORMER
        listing.extend(drafts_in_list(prose, entries, sites=sites.get(scope.structure), former=former))
    yield from listing
    listed = [(entry.start, entry.end) for entry in chain.from_iterable(lists)]
    read = Stretches([*((row.start, row.end) for row in rows), *listed])
    yield from _in_sentences(doc, prose, read, listing, sites)


def _in_sentences(
    doc: Doc, prose: Prose, read: Stretches, listing: Sequence[Draft], sites: Mapping[int, int]
) -> Iterator[Draft]:
    """Yield the drafts of the sentences that are not `read` as rows yet; `listing` are those that lists gave."""
    text = prose.text
    author = author_of(doc, prose)
    before = _Before()
    for sentence in spoken_sentences(doc):
        start, end = sentence.start_char, sentence.end_char
        if announces_plans(text[start:end]):
            continue
        if is_question(text[start:end]):  # states nobody, but may name whom the next sentence tells of
            before.counted = ()
            before.remembered = [title for title in prose.titles_between(start, end) if title.role]
            continue
        yield from drafts_of_services(text, start, end)
        if read.hold(start):
            before.named = [one for one in listing if start <= one.start < end] or before.named
            continue
        yield from _drawn(prose, start, end)
        scope = scope_at(doc, start)
        former = scope.standing is Standing.FORMER
        stated = list(drafts_in_sentence(prose, start, end, former=former, sites=sites.get(scope.structure)))
        if author is not None:
            stated = [in_person(draft, author) for draft in stated]
        if stated and stated[0].employment is None:
            stated[0] = replace(stated[0], employment=before.ours)
        if so := employment_told_so(text[start:end], before.named):
            stated = [replace(draft, employment=draft.employment or so) for draft in stated]
        counted = [draft for draft in stated if draft.form <= Form.COUNTED]
        yield from stated
        yield from drafts_of_the_same(text, start, end, before.counted, counted)
        yield from drafts_of_pronouns(prose, start, end, before.named)
        yield from drafts_of_members(prose, start, end, before.named)
        yield from drafts_of_the_gone(text, start, end, before.remembered)
        yield from drafts_of_units(prose, start, end, [(draft.start, draft.end) for draft in stated])
        yield from drafts_of_lent_staff(prose, start, end)
        yield from drafts_of_numbers_apart(prose, start, end)
        yield from drafts_of_answers(prose, start, end)
        yield from drafts_of_chairs(prose, start, end)
        if author is not None:
            yield from drafts_of_the_author(text, start, end, author.title, stated)
        before.counted = counted
        before.named = [one for one in stated if one.form <= Form.REFERENCE and one.count != 0] or before.named
        before.remembered = [title for title in prose.titles_between(start, end) if title.role and not stated]
        before.ours = employment_of_ours(text[start:end]) or (None if stated else before.ours)


def _drawn(prose: Prose, start: int, end: int) -> Iterator[Draft]:
    """Yield the titles of an arrow chain: no positions of their own here, but the fullest forms of others."""
    if not has_arrows(prose.text[start:end]):
        return
    for title in prose.titles_between(start, end):
        if not title.outsider and not is_outside(title.singular):
            yield Draft(title=title.singular, count=0, form=Form.CHAIN, start=title.start, end=title.end)


def _sites(doc: Doc) -> dict[int, int]:
    """Return the number of buildings of each structure that states it."""
    found: dict[int, int] = {}
    for fact in doc._.found:
        if isinstance(fact, Sites):
            found.setdefault(scope_at(doc, fact.evidence.start).structure, fact.count)
    return found
