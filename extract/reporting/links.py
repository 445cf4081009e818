"""Links: who reports to whom in a post's tables, drawings, forms and sentences, department by department."""

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from spacy.tokens import Doc

from extract.document import Department, Line, Scope, Standing, scope_at, spoken_lines, spoken_sentences
from extract.reporting.company import Company, Link, Party
from extract.reporting.drawn.chains import links_in_arrows
from extract.reporting.drawn.columns import links_in_columns
from extract.reporting.drawn.forms import links_in_forms
from extract.reporting.drawn.outline import links_in_ladder, links_in_outline
from extract.reporting.drawn.recited import links_recited
from extract.reporting.drawn.teams import links_in_teams, links_with
from extract.reporting.phrased.sentences import links_in_sentence
from extract.staff.tables.rows import StaffRow, staff_rows_of

_BACK = 400
"""Characters before a sentence in which its pronouns may find whom they mean."""

Placed = tuple[Department, Link]


def links_of(doc: Doc, companies: Mapping[Department, Company], drawn: Sequence[Line]) -> Iterator[Placed]:
    """Yield the links of a doc, each with its department.

    `drawn` are the lines that nobody speaks, but that an outline draws. What a table or form has told is not read once
    more as a sentence.
    """
    lines = list(spoken_lines(doc))
    rows = staff_rows_of(doc)
    tabled = {row.start for row in rows} if any(row.superior for row in rows) else set()
    told = list(_in_forms(doc, lines, companies, tabled))
    yield from _in_tables(doc, rows, companies)
    unspoken = {line.content for line in drawn}
    for department, link in _in_drawings(sorted((*lines, *drawn), key=lambda line: line.start), companies):
        if link.start in unspoken or scope_at(doc, link.start).standing is not Standing.NOBODY:
            yield department, link
    yield from told
    yield from _in_sentences(doc, companies, {row.start for row in rows} | {link.start for _, link in told})


def _in_tables(doc: Doc, rows: Iterable[StaffRow], companies: Mapping[Department, Company]) -> Iterator[Placed]:
    for row in rows:
        department = scope_at(doc, row.start).department
        company = companies.get(department)
        if row.superior and company is not None:
            superior = Party(title=company.fullest(row.superior))
            yield from _placed(
                department, [Link(subordinate=Party(title=row.title), superior=superior, start=row.start, end=row.end)]
            )


def _in_drawings(lines: Sequence[Line], companies: Mapping[Department, Company]) -> Iterator[Placed]:
    for department, company in companies.items():
        yield from _placed(department, links_in_outline(company, lines))
        yield from _placed(department, links_in_ladder(company, lines))


def _in_forms(
    doc: Doc, lines: Sequence[Line], companies: Mapping[Department, Company], tabled: Set[int]
) -> Iterator[Placed]:
    """Yield the links of forms and of other lists line by line; `tabled` rows have told theirs in a column."""
    for department, company in companies.items():
        own = [
            line
            for line in lines
            if _asks(company.text, line)
            or department in {scope_at(doc, at).department for at in (line.content, line.end - 1)}
        ]
        yield from _placed(department, links_in_forms(company, own))
        here = [line for line in own if department == scope_at(doc, line.content).department]
        yield from _placed(department, links_in_teams(company, here))
        bare = [line for line in here if not {line.start, line.content} & tabled]
        yield from _placed(department, links_in_columns(company, bare))


def _in_sentences(doc: Doc, companies: Mapping[Department, Company], told: Set[int]) -> Iterator[Placed]:
    last: dict[Department, Link] = {}
    for sentence in spoken_sentences(doc):
        start, end = sentence.start_char, sentence.end_char
        told_at, start = start, _opens_at(doc, start, end)
        department = scope_at(doc, start).department
        company = companies.get(department)
        if company is None or told_at in told:
            continue
        former, back = department.standing is Standing.FORMER, max(0, start - _BACK)
        stated = links_in_sentence(company, start, end, back=back, former=former, last=last.get(department))
        for placed in _placed(
            department,
            [
                *links_in_arrows(company, start, end),
                *links_recited(company, start, end),
                *stated,
                *links_with(company, start, end),
            ],
        ):
            last[department] = placed[1]
            yield placed


def _opens_at(doc: Doc, start: int, end: int) -> int:
    """Return from where a sentence speaks of a department: past the history that it may begin with."""
    if scope_at(doc, start).standing is not Standing.NOBODY:
        return start
    scopes: tuple[Scope, ...] = doc._.scopes
    first, after = (bisect(scopes, at, key=lambda scope: scope.start) for at in (start, end - 1))
    return next((scope.start for scope in scopes[first:after] if scope.standing is not Standing.NOBODY), start)


def _placed(department: Department, links: Iterable[Link]) -> Iterator[Placed]:
    return ((department, link) for link in links if not link.is_loop)


def _asks(text: str, line: Line) -> bool:
    """Return whether a line is a form's question: nobody's word, but its answer, in the next line, is the author's."""
    return text[line.start : line.end].rstrip().endswith("?")
