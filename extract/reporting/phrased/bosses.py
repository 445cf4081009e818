"""Bosses: whom the words before a downward phrase ("… supervises the techs") name as the superior."""

import re

from extract.reporting.company import Party
from extract.reporting.coreference.clauses import goes_on
from extract.reporting.coreference.noun_phrases import subjects_before
from extract.reporting.coreference.superiors import superior_after
from extract.reporting.coreference.units import possessor_of
from extract.reporting.phrased.subjects import told_in_aside
from extract.reporting.phrased.upward import DEPARTMENT
from extract.reporting.said import Said

_WHO = re.compile(
    r"[\s,(]*(?:and\s+)?who\s+(?:\w+ly\s+|also\s+|in\s+turn\s+|then\s+|himself\s+|herself\s+){0,2}", re.IGNORECASE
)
_KEY = re.compile(r"\s*(?:\([^()]{0,20}\)\s*)?:\s+$")
_ASIDE = re.compile(r"\([^()]*\)|,\s[^,]*,")
_ASIDES = 100
"""Characters of what is told of somebody in passing."""
_ME = re.compile(r"\s*(?:over\s+)?me\s*")
_FIRST_PERSON = re.compile(
    r"(?:in\s+charge\s+of|(?:\w+\s+)?direct\s+reports\s*:|supervise|manage|oversee|run|lead|direct)\b", re.IGNORECASE
)
"""How a phrase begins that the author says of themselves without "I"."""
_OWN = re.compile(r"['’]")
"""How a phrase begins whose superior is in the possessive ("the CIO's direct reports are")."""


def bosses_of(said: Said, clause: int) -> tuple[Party, ...]:
    """Return whom the clause that begins at `clause`, or what was told before it, names as the superior."""
    held = possessor_of(said.company, clause, said.start) if _OWN.match(said.phrase.group()) else ()
    named = held or subjects_before(said.company, clause, said.start, said.back) or told_in_aside(said)
    if named or (named := _going_on(said, clause) or _just_named(said) or _keyed(said)):
        return named
    return _chained(said) or just_told(said) or _unsaid(said, clause)


def _going_on(said: Said, clause: int) -> tuple[Party, ...]:
    """Return whom the verb before it is about ("The CIO reports to the CFO and supervises the techs")."""
    one, words = said.state.subjects, said.text[clause : said.start]
    named = said.company.between(clause, said.start)
    return one if len(one) == 1 and not one[0].rest and not named and goes_on(words) else ()


def _just_named(said: Said) -> tuple[Party, ...]:
    """Return who was named right before "who supervises", as the object of the verb before it."""
    if not _WHO.fullmatch(said.text, said.state.place, said.start):
        return ()
    named = [one for one in said.company.between(said.back, said.start) if one.end == said.state.place]
    return tuple(said.company.resolved(one) for one in named if not one.plural)


def just_told(said: Said) -> tuple[Party, ...]:
    """Return who was named right before as somebody's boss ("My boss, the CIO, has four of us")."""
    one = said.state.superior
    if one is None or one.mention is None or one.mention.end != said.state.place:
        return ()
    return () if said.text[said.state.place : said.start].strip(" ,)") else (one,)


def _chained(said: Said) -> tuple[Party, ...]:
    """Return whom the phrase before has under somebody, where this one follows at once ("the CIO over me over six")."""
    company, gap = said.company, _ASIDE.sub("", said.text[max(said.state.place, said.start - _ASIDES) : said.start])
    if _ME.fullmatch(gap):
        return company.myself()
    named = [one for one in company.between(said.back, said.start) if one.end == said.state.place]
    return tuple(company.resolved(one) for one in named) if not gap.strip() else ()


def _unsaid(said: Said, clause: int) -> tuple[Party, ...]:
    """Return the author, of whom a sentence tells that begins with a verb ("In charge of two clerks.")."""
    opens = not said.text[clause : said.start].strip(" \n(*-–—")
    return said.company.myself() if opens and _FIRST_PERSON.match(said.phrase.group()) else ()


def department_before(said: Said, clause: int) -> tuple[Party, ...]:
    """Return the department that is the whole subject ("Curriculum supervises the coaches")."""
    found = superior_after(said.company, clause, said.start)
    whole = found is not None and found[0].mention is None and not said.text[found[1] : said.start].strip()
    return (found[0],) if found and whole and DEPARTMENT.search(found[0].title) else ()


def _keyed(said: Said) -> tuple[Party, ...]:
    """Return the title of a line's key, where its verb follows at once ("Director: oversees two coaches")."""
    key = _KEY.search(said.text, said.state.place, said.start)
    return possessor_of(said.company, said.state.place, key.start()) if key else ()
