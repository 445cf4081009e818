"""Superior first: wordings that name the superior before whoever is under them ("the CFO is who I answer to")."""

import re

from extract.reporting.company import Party
from extract.reporting.coreference.antecedents import last_of, leader_of
from extract.reporting.coreference.clauses import clause_start
from extract.reporting.coreference.mentions import holder_of, superior_before
from extract.reporting.coreference.noun_phrases import subjects_before
from extract.reporting.coreference.superiors import superior_after
from extract.reporting.coreference.units import possessor_of
from extract.reporting.said import Pairs, Said, Told

_THEY = re.compile(r"\b(?:they|he|she)\b", re.IGNORECASE)


def pairs_of_boss(said: Said) -> Pairs:
    """Yield "the CFO is my boss"."""
    mine = said.group("his") in {"", "my", "our"}
    if said.group("whose_boss"):
        yield from _under_named(said)
        return
    for superior in superior_before(said.company, said.state.place, said.start, said.back):
        yield from _under(said, superior, mine, last_of)


def _under_named(said: Said) -> Pairs:
    """Yield "the CFO is the director's boss"."""
    subjects = possessor_of(said.company, *said.phrase.span("whose_boss"))
    for superior in superior_before(said.company, said.state.place, said.start, said.back):
        yield from ((subject, superior) for subject in subjects if subject.title != superior.title)


def pairs_above(said: Said) -> Pairs:
    """Yield "the CFO is above me"."""
    mine = said.group("above_is") in {"me", "us"}
    for superior in holder_of(said.company, said.state.place, said.start, each=False):
        yield from _under(said, superior, mine, leader_of)


def pairs_of_cleft(said: Said) -> Pairs:
    """Yield "the CFO is who I answer to" and "the CFO he reports to"."""
    company = said.company
    group = "cleft_of" if said.group("cleft_of") else "cleft_is"
    if group == "cleft_of":
        found = superior_before(company, said.state.place, said.start, said.back)
        if not found:
            clause = clause_start(said.text, said.state.place, said.start)
            named = superior_after(company, clause, said.start)
            found = [named[0]] if named else []
    else:
        found = holder_of(company, said.state.place, said.start, each=False)
    begin, end = said.phrase.span(group)
    for superior in found:
        near = last_of(company, said.state.place, said.start if superior.mention is None else superior.mention.start)
        told = near if _THEY.match(said.text, begin, end) else subjects_before(company, begin, end, said.back)
        for subject in told:
            if subject.title != superior.title:
                yield subject, superior
        said.state.superior, said.state.place, said.state.since = superior, said.after, said.start


def pairs_of_signer(said: Said) -> Pairs:
    """Yield "the CFO signs my review"."""
    company, clause = said.company, clause_start(said.text, said.state.place, said.start)
    if _THEY.search(said.text, clause, said.start):
        return
    for superior in subjects_before(company, clause, said.start, said.back)[-1:]:
        said.state.place = said.after
        yield from ((subject, superior) for subject in _signed(said, superior) if subject.title != superior.title)


def _signed(said: Said, superior: Party) -> tuple[Party, ...]:
    """Return whose reviews a superior signs."""
    company, whose = said.company, said.group("signed")
    if whose in {"my", "our"}:
        return company.myself()
    if whose.startswith("every"):
        return company.everybody(rest=True)
    begin, end = said.phrase.span("signed")
    named = company.between(begin, end)
    if named:
        return tuple(company.resolved(title) for title in named)
    place = said.start if superior.mention is None else superior.mention.start
    return tuple(last_of(company, said.back, place))


def _under(said: Said, superior: Party, mine: bool, told: Told) -> Pairs:
    """Yield the author, or whom a pronoun stands for before the superior was named, under that superior."""
    place = said.state.place if superior.mention is None else superior.mention.start
    subjects = said.company.myself() if mine else tuple(told(said.company, said.back, place))
    yield from ((subject, superior) for subject in subjects if subject.title != superior.title)
