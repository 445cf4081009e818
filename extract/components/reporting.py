"""Reporting: finds who reports to whom, in tables, drawings, forms and sentences, and appends it to `doc._.found`.

A technology title that is only in a reporting line becomes a position without a count (with 1 after "our" or
"the"); a position whose superior sits in another department becomes that department's.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from extract.author.titles import AuthorTitle
from extract.components import Component
from extract.document import Department, Line, Scope, Standing, evidence, scope_at, spoken_lines, text_of
from extract.facts import ReportingLine
from extract.reporting.company import Link
from extract.reporting.departments import companies_of, roster_of
from extract.reporting.drawn.outline import lines_only_drawn
from extract.reporting.links import links_of
from extract.reporting.positions import moved_positions, positions_named
from extract.reporting.ranks import outranks
from extract.stretches import Stretches
from extract.titles.marked import titles_of
from extract.titles.title import Title

_GOES_ON = frozenset(",;–—")
"""Marks after which a sentence goes on."""


@Language.factory("threadwise_reporting")
class Reporting(Component):
    """Appends `ReportingLine` facts to `doc._.found`."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the reporting lines of every department that the post describes."""
        drawn = lines_only_drawn(text_of(doc), doc._.lines, list(spoken_lines(doc)))
        companies = companies_of(doc, _placed_titles(doc, drawn))
        groups: dict[Department, dict[tuple[str, str], Link]] = defaultdict(dict)
        for department, link in links_of(doc, companies, drawn):
            groups[department].setdefault((link.subordinate.title.lower(), link.superior.title.lower()), link)
        for department, links in groups.items():
            _tell(doc, department, _firm(links), companies[department].author)
        return doc


def _firm(links: Mapping[tuple[str, str], Link]) -> list[Link]:
    """Return links by their ends in lower case, less those that others of the department tell better."""
    named = {link.subordinate.title for link in links.values() if not link.subordinate.rest}
    return [
        link
        for (lower, upper), link in links.items()
        if not (link.subordinate.rest and link.subordinate.title in named)
        and not (link.subordinate.rest and outranks(link.subordinate.title, link.superior.title))
        and not (link.subordinate.mention is None and (upper, lower) in links)
    ]


def _tell(doc: Doc, department: Department, links: Sequence[Link], author: AuthorTitle | None) -> None:
    """Add a department's links to the facts, with what they tell of its positions."""
    roster = roster_of(doc, department)
    named = list(positions_named(doc, links, roster, author))
    lines = [
        ReportingLine(
            subordinate=link.subordinate.title,
            superior=link.superior.title,
            evidence=evidence(doc, link.start, link.end),
        )
        for link in links
    ]
    doc._.found.extend([*lines, *named])
    moved = {
        id(before): after
        for before, after in moved_positions(links, [*roster, *named], None if author is None else author.title)
    }
    doc._.found = [moved.get(id(fact), fact) for fact in doc._.found]


def _placed_titles(doc: Doc, drawn: Sequence[Line]) -> list[tuple[Title, Scope]]:
    """Return each title with its scope, one that only an outline draws with that of the words before the outline.

    What a sentence says of other times before it comes to the present has the scope that it comes to.
    """
    outline = Stretches((line.start, line.end) for line in drawn)
    before = max(0, drawn[0].start - 2) if drawn else 0
    turned = dict(_turns(doc))
    placed = ((title, scope_at(doc, before if outline.hold(title.start) else title.start)) for title in titles_of(doc))
    return [(title, turned.get(scope.start, scope)) for title, scope in placed]


def _turns(doc: Doc) -> Iterator[tuple[int, Scope]]:
    """Yield where each clause about nobody begins that its sentence leaves for a department, with the scope of that."""
    text = text_of(doc)
    for one, other in itertools.pairwise(doc._.scopes):
        goes_on = text[other.start : other.start + 1] in _GOES_ON
        if one.standing is Standing.NOBODY and other.standing is not Standing.NOBODY and goes_on:
            yield one.start, other
