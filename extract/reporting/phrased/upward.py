"""Upward: phrases with the subordinate before them and the superior after ("reports to", "is evaluated by")."""

import re
from dataclasses import replace

from extract.pattern_files import any_pattern
from extract.quantities.number_words import SO_MANY
from extract.reporting.company import Company, Party
from extract.reporting.coreference.antecedents import meant_by_pronoun, meant_of_two
from extract.reporting.coreference.clauses import clause_start
from extract.reporting.coreference.groups import exempted
from extract.reporting.coreference.mentions import is_anybody, team_beneath
from extract.reporting.coreference.noun_phrases import subjects_after
from extract.reporting.coreference.superiors import superior_after
from extract.reporting.phrased.further import also_above, further_up, middle_after
from extract.reporting.phrased.subjects import FINITE, subjects_of
from extract.reporting.ranks import LOWEST_LEADER, rank
from extract.reporting.said import Pairs, Said
from extract.titles.roles import is_leader
from extract.titles.same_title import distance

_EXCEPT = re.compile(r"\b(?:except(?:\s+for)?|other\s+than|apart\s+from|but\s+not|besides|minus)\b", re.IGNORECASE)
"""Matches "except for", "other than": who comes next reports elsewhere."""
_WEAK = re.compile(
    r"\W*(?:who\s+)?(?:have\s+|has\s+|were\s+|was\s+)?"
    r"(?:moved|transferred|works?|worked|go(?:es)?|went|comes?|came|belong\w*|assigned|handed|gets?|got|receives?)\b"
    r"|(?:is|are|'re|has|have|had)$|(?:is|are|am|were|'m|'re|'s)\s+(?:\w+\s+)?with\b",
    re.IGNORECASE,
)
"""What these say of a person they say of a place too: "works for the bursar", "works for Jones Academy"."""
_BELONGS = re.compile(r"(?:^|\s)(?:is|are|am|'re|'m|stay(?:s|ed)?|remain(?:s|ed)?)$", re.IGNORECASE)
"""A verb before a possessive: who is the manager's is under them, who is the contractor's or the board's is paid so."""
_HIRES = re.compile(r"\b(?:contractor|vendor|agency|union|board|trustees|committee|council)\b", re.IGNORECASE)
_MOVED = re.compile(r"\b(?:moved|transferred|assigned|handed|placed|put|shifted)\b", re.IGNORECASE)
"""Who moved to a person sits under that person; who moved to a department has only moved."""
DEPARTMENT = re.compile(rf"\b{any_pattern('reporting', 'department')}\b", re.IGNORECASE)
_APPOSED = re.compile(r",\s+(?:the|our|an?)\s+(?=[^,.;:\n]{2,50}:)")
"""An apposition before a colon ("under me, the director: three techs")."""
_OURSELVES = re.compile(
    r"(?:\b(?:our|the|my|this)\s+(?:(?:whole|entire|own|small)\s+)?(?:(?:technology|tech|IT|ed\s?tech|information\s+technology)\s+)?"
    r"(?:department|dept\.?|office|division|shop)|(?:^|[.;\n]\s*|\bhere\s+)(?:technology|IT|information\s+technology))\s*"
    r"(?:,[^,;.:]{3,50},\s*)?(?:(?:now|also|currently|here|itself|\w+ly)\s+)?$",
    re.IGNORECASE,
)
"""Words that end in the department of which the post tells."""
_OFFICE = re.compile(r"\b(?:office|department|dept)\b", re.IGNORECASE)
_INVERTED = re.compile(
    r"\s*(?:(?:is|are|come|sit|there(?:'s|\s+is|\s+are)|we\s+have|I\s+have)\b|[,:]"
    r"|[-–—](?=\s))\s*(?:there(?:'s|\s+is|\s+are)\s|"
    rf"(?:we|I)\s+have\s)?|\s[\w\s]{{2,24}}:|\s+(?=(?:{SO_MANY}|an?|the)\s)",
    re.IGNORECASE,
)
"""What comes between a fronted superior and those under them ("under the CIO there are two analysts")."""
_DETERMINED = re.compile(r"\b(?:the|our|my|an?|and|or|both)\s+$", re.IGNORECASE)
"""What comes before a bare head that means somebody of the roster ("the manager", not "the city manager")."""
_BARE = re.compile(r"[\s,]*(?:under|beneath|below)", re.IGNORECASE)
_BENEATH = re.compile(r"[\s,]*(?:under(?:neath)?|beneath|below)\s+(?:him|her)\W?", re.IGNORECASE)
_AND = re.compile(r"\band\s*$", re.IGNORECASE)
"""After "and" a phrase without a verb opens a clause ("two analysts, and under the lead three clerks")."""
_FRONTED = 3
"""Words before a phrase from which on nothing is fronted ("Under the CIO, two analysts")."""
_LEADERS = range(2, LOWEST_LEADER + 1)
"""The ranks (see `rank`) of those who may lead the department."""
_LONG_AGO = re.compile(
    r"\s+(?:last\s+year|years\s+ago|before\s+that|until\s+last|back\s+then|previously|before\s+(?:the|a)\s+re\w+)\b",
    re.IGNORECASE,
)
"""Whom somebody reported to then."""


def pairs_upward(said: Said) -> Pairs:
    """Yield who reports to whom by a phrase that has the subordinate before it."""
    company, text, phrase, state, end = said.company, said.text, said.phrase, said.state, said.end
    fronted = _BARE.match(phrase.group()) is not None and _AND.search(text, state.place, said.start) is not None
    subjects = () if fronted else subjects_of(said)
    found = superior_after(company, said.after, end) or meant_by_pronoun(said, subjects) or meant_of_two(said)
    beneath = team_beneath(said) if _BENEATH.fullmatch(text, said.start, min(end, said.after + 5)) else None
    if found and beneath:
        found, subjects = (beneath[0], found[1]), beneath[1]
    if found is None or not _leads(company, phrase.group(), *found):
        return
    if _WEAK.match(phrase.group()) and subjects and _owned(text, subjects, said.start):
        return
    if apposed := _APPOSED.match(text, found[1], end):
        found = found[0], _title_end(company, apposed.end(), found[1])
    if _LONG_AGO.match(text, found[1], end) and not _MOVED.search(text, max(state.place, said.start - 12), said.after):
        state.place = found[1]
        return
    subjects, inverted = _behind(said, subjects or _head_for(said, found[0]), found[1], fronted=fronted)
    if not subjects:
        if FINITE.match(phrase.group()):  # a dotted line that comes next is nobody's whom the words name
            state.superior, state.place = found
            state.since = state.place
        return
    superior, state.place = found
    subjects = _without(said, subjects, superior)
    state.subjects, state.superior, state.since = subjects, superior, state.place
    middle = middle_after(company, state.place, end)
    if middle is not None:
        yield middle, superior
        superior = middle
    if inverted:  # "under the lead there are two clerks and a page; the page reports to the clerks"
        subjects = tuple(replace(subject, rest=True) for subject in subjects)
    for subject in subjects:
        yield subject, superior
    for other in also_above(said):
        yield from ((subject, other) for subject in subjects)
    yield from further_up(said, found[0])


def _head_for(said: Said, superior: Party) -> tuple[Party, ...]:
    """Return the head of a department that reports to somebody as a whole, () where the words name no department."""
    company = said.company
    if not _OURSELVES.search(said.text[said.state.place : said.start]) or superior.title in company.roster:
        return ()
    mine, head = company.myself(), company.head()
    if any(is_leader(party.title) for party in mine):
        return mine
    return (Party(title=head),) if head and is_leader(head) else ()


def _behind(
    said: Said, subjects: tuple[Party, ...], at: int, *, fronted: bool
) -> tuple[tuple[Party, ...], re.Match[str] | None]:
    """Return the subordinates, and what leads to them where they may be after their superior, who ends at `at`."""
    company, text, end, words = said.company, said.text, said.end, said.phrase.group()
    clause = clause_start(text, said.state.place, min(said.start + 1, end))  # a phrase may begin with the blank
    begins = len(text[clause : said.start].split()) < (1 if FINITE.match(words) else _FRONTED)
    told = text.startswith(":", at) and all(is_anybody(company, one) for one in subjects)
    inverted = _INVERTED.match(text, at, end) if told or not subjects else None
    if fronted and not (inverted and subjects_after(company, inverted.end(), end)):
        return subjects_of(said), None
    if inverted and (inverted.group().strip() not in {"", ","} or begins or fronted):
        subjects = subjects_after(company, inverted.end(), end, form=":" in inverted.group())
    return subjects, inverted


def _title_end(company: Company, at: int, otherwise: int) -> int:
    """Return where the title that begins at an offset ends, `otherwise` where none begins there."""
    return next((one.end for one in company.titles if one.start == at), otherwise)


def _owned(text: str, subjects: tuple[Party, ...], end: int) -> bool:
    """Return whether a thing of the subject's, not the subject, goes somewhere ("his work went to the clerks")."""
    last = subjects[-1].mention
    return last is not None and re.search(r"\b(?:his|her|their|its)\s+\w+\s*$", text[last.end : end]) is not None


def _leads(company: Company, phrase: str, superior: Party, end: int) -> bool:
    """Return whether a phrase that says much else means a superior here: somebody by title or rank, or a department."""
    if _BELONGS.search(phrase) and _HIRES.search(superior.title):
        return False
    if company.is_post(superior):
        return True
    if not _WEAK.match(phrase) or superior.title.lower() in {"head", "boss"}:
        return True
    if _MOVED.search(phrase) or DEPARTMENT.search(superior.title) is None:
        return False
    return "belong" not in phrase.lower() or _OFFICE.search(company.text, end - 12, end + 12) is not None


def _without(said: Said, subjects: tuple[Party, ...], superior: Party) -> tuple[Party, ...]:
    """Leave out of a group its superior and whoever "except the coaches" names."""
    company, end = said.company, said.end
    exempt = {superior.title.lower()}
    if superior.mention is None:  # the author, or a group's own head: "everyone else" leaves out their shorter titles
        exempt |= {
            one.title.lower()
            for one in subjects
            if one.mention is None and distance(one.title, superior.title) is not None and rank(one.title) in _LEADERS
        }
    if len(subjects) > 1 and all(subject.rest for subject in subjects):
        ahead = superior.mention.end if superior.mention is not None else end
        exempt |= {
            company.resolved(title).title.lower()
            for title in company.between(ahead, end)
            if title.singular.lower() != title.head
            or _DETERMINED.search(company.text, max(0, title.start - 8), title.start)
        }
    if match := _EXCEPT.search(said.text, said.start, end):
        exempt |= exempted(company, match.end(), end)
    return tuple(subject for subject in subjects if subject.title.lower() not in exempt)
