"""Positions after reporting lines: titles that are in them alone, and whose department their people belong to."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from extract.author.titles import AuthorTitle
from extract.document import evidence, text_of
from extract.facts import Employment, Position
from extract.reporting.company import Link
from extract.reporting.employment import PRINCIPALS, employment_under, is_within
from extract.titles.belonging import is_technology, leads_elsewhere, names_domain
from extract.titles.marked import titles_of
from extract.titles.roles import is_leader, role_of
from extract.titles.same_title import fullest
from extract.titles.school_trades import heads_school_trade, is_of_a_school_trade
from extract.titles.title import Title

_SAID = re.compile(r"\b(?:our|my|the|an?)\s+(?:\w+\s+)?$")
_EACH = re.compile(r"\b(?:each|every)\b")
_LOOK = 24


def positions_named(
    doc: Doc, links: Iterable[Link], roster: Sequence[Position], author: AuthorTitle | None
) -> Iterator[Position]:
    """Yield the technology titles of links that the roster does not list: one person each after "our" or "the"."""
    listed = [one.title for one in roster]
    known = {title.lower() for title in listed}
    spoken = _mentions_in_body(doc)
    for link in links:
        for party in (link.subordinate, link.superior):
            mention = party.mention or spoken.get(party.title.lower())
            if party.title.lower() in known or fullest(party.title, listed) is not None:
                continue
            if mention is None or mention.outsider:
                continue
            if not (is_technology(party.title) or is_of_a_school_trade([party.title])):
                continue
            if party.title == link.superior.title and not names_domain(party.title):
                continue
            mine = author is not None and author.start == mention.start
            yield _position(doc, party.title, mention, mine=mine)
            listed.append(party.title)
            known.add(party.title.lower())


def _position(doc: Doc, title: str, mention: Title, *, mine: bool) -> Position:
    text = text_of(doc)
    before = text[max(0, mention.start - _LOOK) : mention.start].lower()
    said = _SAID.search(before) is not None and not text.startswith(" position", mention.end)
    return Position(
        title=title,
        count=1 if mine or (said and not mention.plural and not _EACH.search(before)) else None,
        fte=None,
        employment=Employment.EMPLOYEE,
        role=role_of(title),
        evidence=evidence(doc, mention.start, mention.end),
    )


def _mentions_in_body(doc: Doc) -> dict[str, Title]:
    """Return where the body first names each title, by its words in lower case; the signature's names do not count."""
    signed = doc._.signature.evidence.start if doc._.signature is not None else len(text_of(doc))
    return {title.singular.lower(): title for title in reversed(titles_of(doc)) if title.end <= signed}


def moved_positions(
    links: Sequence[Link], roster: Sequence[Position], author: str | None
) -> Iterator[tuple[Position, Position]]:
    """Yield the positions that belong to the other department whose head they report to, each with its new form.

    Whom the department's head or everybody in it reports to has the department itself, and takes nobody out of it.
    `author` is the author's title.
    """
    heads = _heads(links, roster)
    elsewhere = _branches_elsewhere(links, author)
    titles = {position.title for position in roster} | ({author} if author else set())
    trade = is_of_a_school_trade(titles)
    headed = trade and any(map(heads_school_trade, titles))
    superiors: Mapping[str, list[str]] = defaultdict(list)
    for link in links:
        superiors[link.subordinate.title].append(link.superior.title)
    for position in roster:
        if position.title in elsewhere and position.employment is Employment.EMPLOYEE:
            yield position, replace(position, employment=Employment.OTHER_DEPARTMENT)
            continue
        for superior in superiors.get(position.title, ()):
            if is_within(superior, roster, author):
                break  # whom the text names first has them, however many others they take orders from
            if superior in heads or (trade and not (headed and PRINCIPALS.search(superior))):
                continue
            employment = employment_under(position, superior, roster, author)
            if employment is not position.employment:
                yield position, replace(position, employment=employment)
                break


def _branches_elsewhere(links: Sequence[Link], author: str | None) -> set[str]:
    """Return everybody below the head of teaching, where a leader of technology is under somebody else.

    Of one line alone `employment_under` judges; this takes branches that part two departments, the author's not among
    them.
    """
    below = _below(links)
    found: set[str] = set()
    for head in [title for title in below if leads_elsewhere(title)]:
        branch, reached = set[str](), [head]
        while reached:
            people = below.get(reached.pop(), set()) - branch
            branch |= people
            reached.extend(people)
        apart = {link.subordinate.title for link in links} - branch
        if author not in branch and any(is_leader(title) and is_technology(title) for title in apart):
            found |= branch
    return found


def _below(links: Sequence[Link]) -> Mapping[str, set[str]]:
    """Return everybody who reports to each superior."""
    below: dict[str, set[str]] = defaultdict(set)
    for link in links:
        below[link.superior.title].add(link.subordinate.title)
    return below


def _heads(links: Sequence[Link], roster: Sequence[Position]) -> set[str]:
    """Return whom the department's head or everybody in it reports to."""
    heads = {link.superior.title for link in links if is_leader(link.subordinate.title)}
    everybody = {position.title for position in roster}
    return heads | {superior for superior, people in _below(links).items() if len(people) > 1 and people >= everybody}
