"""Reporting: finds who reports to whom, in tables, drawings, forms and sentences, and appends it to `doc._.found`.

A technology title that stands only in a reporting line becomes a position without a count (with 1 after "our" or
"the"); a position whose superior sits in another department becomes that department's.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from extract.document import Line, Scope, Standing, evidence, scope_at, spoken_lines, spoken_sentences, text_of
from extract.facts import Employment, Position, ReportingLine
from extract.reporting.author import AuthorTitle
from extract.reporting.chains import Link, links_in_arrows
from extract.reporting.company import Company, Party
from extract.reporting.departments import Department, companies_of, roster_of
from extract.reporting.forms import links_in_forms
from extract.reporting.outline import links_in_ladder, links_in_outline
from extract.reporting.outside import employment_under, is_technology, names_domain
from extract.reporting.phrases import links_in_sentence
from extract.reporting.recited import links_recited
from extract.roles import expand_title, role_of, roles
from extract.staff.tabulated import match_staff_tables
from extract.titles.same_title import distance
from extract.wrapping import joined_text

_DRAWN = re.compile(r"(?P<indent>[ \t]+)>[ \t]*(?P<capital>[A-Z])?")
_BACK = 400


@Language.factory("threadwise_reporting")
class Reporting:
    """Appends `ReportingLine` facts to `doc._.found`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Find the reporting lines of every department that the post describes."""
        text = joined_text(doc)
        drawn = _lines_drawn(doc, text, list(spoken_lines(doc)))
        spoken = [(span._.title, _place(doc, span._.title.start, drawn)) for span in doc.spans.get("titles", ())]
        companies = companies_of(doc, text, spoken)
        groups: dict[Department, dict[tuple[str, str], Link]] = defaultdict(dict)
        for department, link in _links(doc, text, companies):
            key = (link.subordinate.title.lower(), link.superior.title.lower())
            if _is_one(link):
                continue
            groups[department].setdefault(key, link)
        for (structure, standing), links in groups.items():
            roster = roster_of(doc, structure, standing)
            named = {link.subordinate.title for link in links.values() if not link.subordinate.rest}
            kept = [
                link
                for (lower, upper), link in links.items()
                if not (link.subordinate.rest and link.subordinate.title in named)
                and not (link.subordinate.mention is None and (upper, lower) in links)
            ]
            for link in kept:
                doc._.found.append(
                    ReportingLine(
                        subordinate=link.subordinate.title,
                        superior=link.superior.title,
                        evidence=evidence(doc, link.start, link.end),
                    )
                )
                _add_bare(doc, text, link, roster)
            _move(doc, kept, roster, author=companies[structure, standing].author)
        return doc


def _is_one(link: Link) -> bool:
    """Whether both ends of a link are one title, in two forms."""
    return sorted(expand_title(link.subordinate.title)) == sorted(expand_title(link.superior.title))


def _drawn_lines(doc: Doc, text: str, spoken: Sequence[Line]) -> list[Line]:
    """Return the spoken lines, with those that an indented ">" makes look quoted though it draws an outline."""
    starts = {line.start for line in (*spoken, *_lines_drawn(doc, text, spoken))}
    return [line for line in doc._.lines if line.start in starts]


def _lines_drawn(doc: Doc, text: str, spoken: Sequence[Line]) -> list[Line]:
    """Return the lines that nobody speaks but an outline draws."""
    starts = {line.start for line in spoken}
    marked = [(line, match) for line in doc._.lines if (match := _DRAWN.match(text, line.start, line.end))]
    deep = len({match["indent"] for _, match in marked}) > 1
    return [line for line, match in marked if line.start not in starts and (deep or match["capital"])]


def _place(doc: Doc, at: int, drawn: Sequence[Line]) -> Scope:
    """Return the scope of a title, for one that only an outline draws that of the words before the outline."""
    inside = drawn and any(line.start <= at < line.end for line in drawn)
    return scope_at(doc, max(0, drawn[0].start - 2) if inside else at)


def _links(doc: Doc, text: str, companies: dict[Department, Company]) -> Iterator[tuple[Department, Link]]:
    @cache
    def of(at: int) -> Department:
        scope = scope_at(doc, at)
        return scope.structure, scope.standing

    lines = list(spoken_lines(doc))
    drawn = _drawn_lines(doc, text, lines)
    rows: set[int] = set()
    for row in match_staff_tables(text, lines):
        rows.add(row.start)
        company = companies.get(of(row.start))
        if row.superior and company is not None:
            superior = Party(title=company.fullest(row.superior))
            yield (
                of(row.start),
                Link(subordinate=Party(title=row.title), superior=superior, start=row.start, end=row.end),
            )
    for department, company in companies.items():
        yield from ((department, link) for link in links_in_outline(company, drawn))
        yield from ((department, link) for link in links_in_ladder(company, drawn))
    for department, company in companies.items():
        own = [line for line in lines if department in {of(line.content), of(line.end - 1)} or _asks(text, line)]
        for link in links_in_forms(company, own):
            rows.add(link.start)
            yield department, link
    last: dict[Department, Link] = {}
    for sentence in spoken_sentences(doc):
        start, end = sentence.start_char, sentence.end_char
        company = companies.get(of(start))
        if company is None or start in rows:
            continue
        department = of(start)
        found_links = [*links_in_arrows(company, start, end), *links_recited(company, start, end)]
        found_links += links_in_sentence(
            company,
            start,
            end,
            back=max(0, start - _BACK),
            former=department[1] is Standing.FORMER,
            last=last.get(department),
        )
        if found_links:
            last[department] = found_links[-1]
        yield from ((department, link) for link in found_links)


def _asks(text: str, line: Line) -> bool:
    """Whether a line is a form's question: nobody's word, but its answer, in the next line, is the author's."""
    return text[line.start : line.end].rstrip().endswith("?")


def _add_bare(doc: Doc, text: str, link: Link, roster: list[Position]) -> None:
    """Add the technology titles of a link that the post lists nowhere as positions."""
    for party in (link.subordinate, link.superior):
        if party.mention is None:
            party = _spoken(doc, party)
        known = any(distance(party.title, one.title) is not None for one in roster)
        if known or party.mention is None or party.mention.outsider or not is_technology(party.title):
            continue
        if party.title == link.superior.title and not names_domain(party.title):
            continue
        before = text[max(0, party.mention.start - 24) : party.mention.start].lower()
        said = re.search(r"\b(?:our|my|the|an?)\s+(?:\w+\s+)?$", before) is not None
        said = said and not text.startswith(" position", party.mention.end)
        one = said and not party.mention.plural and not re.search(r"\b(?:each|every)\b", before)
        position = Position(
            title=party.title,
            count=1 if one else None,
            fte=None,
            employment=Employment.EMPLOYEE,
            role=role_of(party.title),
            evidence=evidence(doc, party.mention.start, party.mention.end),
        )
        roster.append(position)
        doc._.found.append(position)


def _spoken(doc: Doc, party: Party) -> Party:
    """Return a party of the signature with the mention of its title in the body, if the body has one."""
    signed = doc._.signature.evidence.start if doc._.signature is not None else len(text_of(doc))
    for span in doc.spans.get("titles", ()):
        if span._.title.end <= signed and span._.title.singular.lower() == party.title.lower():
            return Party(title=party.title, mention=span._.title)
    return party


def _move(doc: Doc, links: Sequence[Link], roster: list[Position], *, author: AuthorTitle | None) -> None:
    """Give a position to the other department whose head it reports to.

    Whom the department's head or everybody in it reports to has the department itself, and takes nobody out of it.
    """
    leading = {role.id for role in roles() if role.family == "leadership"}
    heads = {link.superior.title for link in links if role_of(link.subordinate.title) in leading}
    below: dict[str, set[str]] = defaultdict(set)
    for link in links:
        below[link.superior.title].add(link.subordinate.title)
    everybody = {position.title for position in roster}
    heads |= {superior for superior, people in below.items() if len(people) > 1 and people >= everybody}
    for link in links:
        for place, position in enumerate(roster):
            if position.title != link.subordinate.title or link.superior.title in heads:
                continue
            employment = employment_under(
                position, link.superior.title, roster, None if author is None else author.title
            )
            if employment is not position.employment:
                at = next(place for place, fact in enumerate(doc._.found) if fact is position)
                roster[place] = doc._.found[at] = replace(position, employment=employment)
