"""Departments: everybody of each department that a post describes, as its reporting sentences can mean them."""

from collections import defaultdict
from collections.abc import Sequence

from spacy.tokens import Doc

from extract.author.inferred import closes_with, leading_one, only_one
from extract.author.titles import AuthorTitle, author_title, former_title, is_nickname, names_author
from extract.document import Department, Scope, Standing, scope_at, text_of
from extract.facts import Employment, Position
from extract.names.first_names import names_of
from extract.reporting.company import Company
from extract.titles.grammar import match_titles
from extract.titles.same_title import distance
from extract.titles.title import Title

_SHORTER = 2
"""The distance (see `same_title`) from which on a title has words that its shorter form has not."""


def companies_of(doc: Doc, spoken: Sequence[tuple[Title, Scope]]) -> dict[Department, Company]:
    """Return everybody of each department that a post describes, given its titles, each with its scope."""
    text = text_of(doc)
    author = author_title(doc, [title for title, _ in spoken])
    companies: dict[Department, Company] = {}
    for scope in doc._.scopes or (scope_at(doc, 0),):
        department = scope.department
        if scope.standing is Standing.NOBODY or department in companies:
            continue
        titles = [title for title, place in spoken if place.department == department]
        roster = _without_short_forms(roster_of(doc, department))
        full = [title.singular for title in titles if not title.outsider and title.written[0].isupper()]
        companies[department] = Company(
            text=text,
            titles=titles,
            roster=[one.title for one in roster],
            longer=[one for one in dict.fromkeys(full) if len(one.split()) > 1],
            author=_former(text, titles, author)
            if scope.standing is Standing.FORMER
            else author or closes_with(text, titles) or only_one(text, titles, roster) or leading_one(text, roster),
            names=names_of(text, titles),
            counts=_counts(roster),
            bought=_services(roster),
            asked=[title for title, place in spoken if place.standing is Standing.NOBODY],
        )
    return companies


def roster_of(doc: Doc, department: Department) -> list[Position]:
    """Return the positions found so far in a department, less those that were cut."""
    found = []
    for fact in doc._.found:
        if isinstance(fact, Position):
            here = scope_at(doc, fact.evidence.start).department == department
            if here and fact.employment is not Employment.CUT:
                found.append(fact)
    return found


def _services(roster: Sequence[Position]) -> set[str]:
    """Return the services that are bought in ("phones"), which no person's title names."""
    bought = [one.title for one in roster if one.employment is Employment.CONTRACTED]
    return {title for title in bought if not match_titles(title)}


def _without_short_forms(roster: Sequence[Position]) -> list[Position]:
    """Return a roster less the titles without a number that are only shorter names of a title with one."""
    counted = [one.title for one in roster if one.count is not None]
    return [
        one
        for one in roster
        if one.count is not None or all((distance(one.title, title) or 0) < _SHORTER for title in counted)
    ]


def _counts(roster: Sequence[Position]) -> dict[str, float]:
    """Return how many hold each title that the department fills, 0 where nobody says."""
    counts: dict[str, float] = defaultdict(float)
    for one in roster:
        if one.employment is not Employment.VACANT:
            counts[one.title] += one.count or 0
    return counts


def _former(text: str, titles: Sequence[Title], author: AuthorTitle | None) -> AuthorTitle | None:
    """Return the author's title at a former employer: the one that its own sentences tell, else the signature's."""
    then = former_title(text, titles)
    now = next((one for one in titles if names_author(text, one) and not is_nickname(one)), None)
    if then is None and now is not None:
        return AuthorTitle.of(now)
    return then or (author if author is not None and author.start is None else None)
