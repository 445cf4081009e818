"""Positions: finds the staff that a post states, in tables, lists and sentences, and appends it to `doc._.found`.

Each reader gives drafts; `extract.staff.roster` makes rows of them, department by department (a department is the
scopes with one structure number). The author's own "me" counts under the title of body or signature.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from extract.document import Standing, evidence, scope_at, spoken_sentences, text_of
from extract.facts import Employment, Position, Sites, StaffTotal
from extract.reporting.author import AuthorTitle, author_title, teaches
from extract.reporting.chains import has_arrows
from extract.roles import role_of
from extract.staff.bought import drafts_of_bought_work
from extract.staff.ellipsis import drafts_of_pronouns, drafts_of_the_gone, drafts_of_the_same
from extract.staff.employment import employment_of_ours
from extract.staff.hearsay import announces_plans
from extract.staff.lent_hands import drafts_of_lent_hands
from extract.staff.listed import drafts_in_list, match_staff_lists
from extract.staff.myself import drafts_of_the_author, serves_several
from extract.staff.numbers_apart import drafts_of_numbers_apart
from extract.staff.partitives import drafts_of_partitives
from extract.staff.prose import Prose, drafts_in_sentence
from extract.staff.roster import Draft, Form, consolidate
from extract.staff.services import drafts_of_services
from extract.staff.short_forms import full_reference, in_full, names_by_department, single_names, without_members
from extract.staff.split_posts import drafts_of_split_posts
from extract.staff.staffing import numerals_of
from extract.staff.tabulated import match_staff_tables
from extract.staff.taken import Taken
from extract.staff.totals_of_parts import FEWEST, totals_of_parts
from extract.staff.units import drafts_of_units
from extract.staff.unknown_jobs import drafts_of_unknown_jobs
from extract.staff.vacancies import drafts_of_empty_chairs
from extract.staff.vouched import drafts_vouched_for
from extract.staff.wholes import without_wholes
from extract.titles.grammar import Title
from extract.wrapping import joined_text


@Language.factory("threadwise_positions")
class Positions:
    """Appends `Position` facts to `doc._.found`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Find the positions of every department that the post describes."""
        departments: dict[tuple[int, Standing], list[Draft]] = defaultdict(list)
        names = names_by_department(doc)
        prose = Prose(
            text=joined_text(doc),
            titles=[(span._.title, span._.role) for span in doc.spans.get("titles", ())],
            numerals=numerals_of(text_of(doc)),
        )
        stated = list(_drafts(doc, prose))
        stated += drafts_of_unknown_jobs(doc, prose, stated)
        for draft in (*stated, *drafts_vouched_for(doc, prose, stated)):
            scope = scope_at(doc, draft.start)
            if scope.standing is not Standing.NOBODY:
                known = names.get((scope.structure, scope.standing), ())
                departments[scope.structure, scope.standing].append(full_reference(draft, known))
        single = single_names(doc)
        for department, drafts in departments.items():
            shared = [name for name in names.get(department, ()) if name not in single]
            rows = consolidate(without_wholes(prose.text, without_members(in_full(drafts, shared))))
            doc._.found.extend(_totals(doc, department, rows))
            doc._.found.extend(_position(doc, row) for row in rows)
        return doc


def _totals(doc: Doc, department: tuple[int, Standing], rows: Sequence[Draft]) -> Iterator[StaffTotal]:
    """Yield the total that a department's rows add up to, where no sentence has stated one in words."""
    if len(rows) < FEWEST:
        return
    of = [scope_at(doc, fact.evidence.start) for fact in doc._.found if isinstance(fact, StaffTotal)]
    if any((scope.structure, scope.standing) == department for scope in of):
        return
    quantities = [span._.quantity for span in doc.spans.get("quantities", ())]
    for count, unit, start, end in totals_of_parts(joined_text(doc), quantities, rows):
        scope = scope_at(doc, start)
        if (scope.structure, scope.standing) == department:
            yield StaffTotal(count=count, unit=unit, evidence=evidence(doc, start, end))
            return


def _drafts(doc: Doc, prose: Prose) -> Iterator[Draft]:
    taken = Taken()
    sites = _sites(doc)
    for row in match_staff_tables(prose.text, doc._.lines):
        taken.add(row.start, row.end)
        yield from row.drafts
    for entries in match_staff_lists(prose, doc._.lines):
        if any(taken.holds(entry.start) for entry in entries):
            continue
        scope = scope_at(doc, entries[0].start)
        former = scope.standing is Standing.FORMER
        yield from drafts_in_list(prose, entries, sites=sites.get(scope.structure), former=former)
        for entry in entries:
            taken.add(entry.start, entry.end)
    last: list[Draft] = []
    ours: Employment | None = None
    gone: list[Title] = []
    before: list[Draft] = []
    author = author_title(doc, prose.text, [title for title, _ in prose.titles])
    divided, several = teaches(prose.text), serves_several(prose.text)
    for sentence in spoken_sentences(doc):
        start, end = sentence.start_char, sentence.end_char
        if announces_plans(prose.text[start:end]):
            continue
        yield from _services(prose.text, start, end)
        if taken.holds(start):
            continue
        yield from _drawn(prose, start, end)
        scope = scope_at(doc, start)
        former = scope.standing is Standing.FORMER
        drafts = list(drafts_in_sentence(prose, start, end, former=former, sites=sites.get(scope.structure)))
        if author is not None and author.start is not None and divided:
            drafts = [_shared(one) if one.start <= author.start < one.end else one for one in drafts]
        if author is not None and author.start is not None:
            drafts = [_at_home(replace(one, title=author.title)) if _is_author(one, author) else one for one in drafts]
        if author is not None and several:
            drafts = [_shared(one) if _is_of(one, author) else one for one in drafts]
        drafts, ours = _of_ours(drafts, ours), employment_of_ours(prose.text[start:end]) or (None if drafts else ours)
        yield from drafts
        counted = [one for one in drafts if one.form <= Form.COUNTED]
        yield from drafts_of_the_same(prose.text, start, end, before, counted)
        before = counted
        yield from drafts_of_pronouns(prose.text, start, end, last, prose.numerals)
        yield from drafts_of_the_gone(prose.text, start, end, gone)
        gone = [title for title, role in prose.titles_between(start, end) if role and not drafts]
        yield from drafts_of_lent_hands(prose, start, end)
        last = [one for one in drafts if one.form <= Form.REFERENCE and one.count != 0] or last
        spans = [(draft.start, draft.end) for draft in drafts]
        yield from drafts_of_units(prose.text, start, end, prose.numerals, spans)
        yield from drafts_of_partitives(prose, start, end)
        yield from drafts_of_numbers_apart(prose, start, end)
        yield from drafts_of_split_posts(prose.text, start, end)
        yield from drafts_of_empty_chairs(prose.text, start, end)
        yield from drafts_of_the_author(prose.text, start, end, author, drafts)


def _services(text: str, start: int, end: int) -> Iterator[Draft]:
    """Yield what a sentence says is bought, each service once; who sells one is no position beside it."""
    seen: set[str] = set()
    bought = list(drafts_of_bought_work(text, start, end))
    for draft in (*bought, *drafts_of_services(text, start, end)):
        sells = draft not in bought and any(one.start <= draft.start and draft.end <= one.end for one in bought)
        if draft.title.lower() not in seen and not sells:
            seen.add(draft.title.lower())
            yield draft


def _is_author(draft: Draft, author: AuthorTitle) -> bool:
    """Whether a draft is the place where the body names the author's job."""
    return author.start is not None and author.start < draft.end and draft.start <= author.start and draft.count == 1


def _is_of(draft: Draft, author: AuthorTitle) -> bool:
    """Whether a draft is a row of the author's own job."""
    return draft.count == 1 and draft.title.lower() == author.title.lower()


def _of_ours(drafts: list[Draft], ours: Employment | None) -> list[Draft]:
    """Let "Ours sit with Curriculum" tell where the people sit whom the next sentence counts."""
    if ours is None or not drafts or drafts[0].employment is not None:
        return drafts
    return [replace(drafts[0], employment=ours), *drafts[1:]]


def _at_home(draft: Draft) -> Draft:
    """Return the author's own row without another department: the post describes the department of its author."""
    return replace(draft, employment=None) if draft.employment is Employment.OTHER_DEPARTMENT else draft


def _shared(draft: Draft) -> Draft:
    """Return the author's own row as part of a person whose other part teaches or drives the bus."""
    return replace(draft, employment=Employment.SHARED) if draft.employment is None else draft


def _drawn(prose: Prose, start: int, end: int) -> Iterator[Draft]:
    """Yield the titles of an arrow chain: no positions of their own here, but the fullest forms of others."""
    if not has_arrows(prose.text[start:end]):
        return
    for title, _ in prose.titles_between(start, end):
        if not title.outsider:
            yield Draft(
                title=title.singular,
                count=0,
                fte=None,
                employment=None,
                form=Form.CHAIN,
                start=title.start,
                end=title.end,
            )


def _sites(doc: Doc) -> dict[int, int]:
    """Return the number of buildings of each structure that states it."""
    found: dict[int, int] = {}
    for fact in doc._.found:
        if isinstance(fact, Sites):
            found.setdefault(scope_at(doc, fact.evidence.start).structure, fact.count)
    return found


def _position(doc: Doc, row: Draft) -> Position:
    count = None if row.count is None else float(row.count)
    return Position(
        title=row.title,
        count=count,
        fte=row.fte,
        employment=row.employment or Employment.EMPLOYEE,
        role=role_of(row.title),
        evidence=evidence(doc, row.start, row.end),
    )
