"""Answers: a superior who is a sentence alone, after the question that says whose ("The librarians? Principals.")."""

import re
from collections.abc import Iterator

from extract.pattern_files import word_lists
from extract.reporting.company import Company, Link, Party
from extract.reporting.coreference.noun_phrases import subjects_after, subjects_before
from extract.reporting.coreference.superiors import superior_after
from extract.reporting.ranks import LOWEST_LEADER, rank

_NAMES = r"(?:(?:the|our|my|your|both|all|and|as\s+for|what\s+about)\s+)*"
_WHO = re.compile(
    r"\bwho(?:m|ever)?\s+(?:do|does)\s+(?P<up>[^?.!\n]{1,50}?)\s+"
    rf"(?:{word_lists()['reports_to']}|{word_lists()['works_for']}|belong\s+to)\s*\?+\s*$"
    rf"|\bwho\s+(?:supervises|evaluates|manages|runs|bosses|oversees|is\s+over)\s+(?P<down>{_NAMES}[^?.!\n]{{2,40}})\?+\s*$"
    r"|\bwho(?:['’]s|\s+is)\s+(?P<boss>my|our)\s+(?:boss|supervisor|manager)\b[^?.!,\n]{0,24}\?+\s*$"
    rf"|\b(?:do|does)\s+(?P<asked>{_NAMES}[^?.!\n]{{2,40}}?)\s+{word_lists()['reports_to']}\s[^?.!\n]{{2,40}}\?+\s*$",
    re.IGNORECASE,
)
"""Matches "Who do the coaches report to? ", "Who supervises the clerks? ", "Who's my boss? "."""
_BELOW = re.compile(
    rf"\bwho(?:\s+all)?\s+(?:{word_lists()['reports_to']}|works\s+for)\s+(?P<whom>me|(?:the|our)\s+[^?.!\n]{{2,40}})\s*\?\s*$",
    re.IGNORECASE,
)
"""Matches "Who reports to me? "."""
_NAMED = re.compile(
    rf"(?:^|[.!?]\s+|\n\s*)(?=the\b|our\b|my\b|your\b|both\b|and\b|as\b|what\b){_NAMES}(?!wh|how\b|is\b|are\b|do|should|would|could|can)(?P<who>[^.?!:\n]{{2,40}})\?\s*$",
    re.IGNORECASE,
)
"""Matches "The librarians? ": only in a post that tells of reporting."""
_TELLS = re.compile(r"\b(?:reports?|answers?|supervis\w+|boss|under|belongs?|evaluat\w+)\b", re.IGNORECASE)
_OURS = re.compile(r"\W*(?:ours|mine)\s*(?::|-+|[–—])\s*", re.IGNORECASE)
_LEAD = re.compile(
    r"\W*(?:(?:no|nope|yes|yep)[,;:.]?\s+)?(?:(?:also|that['’]?s|that\s+would\s+be|that['’]d\s+be|to|under)\s+)*",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\s*(?:[.,;!)\n]|$)")
_LONGEST, _REACH = 90, 160
"""Characters of such an answer, and of what is read before it."""


def links_of_answers(company: Company, start: int, end: int) -> Iterator[Link]:
    """Yield the link of a sentence that only names a superior, as the answer to the question right before it."""
    text = company.text
    if end - start > _LONGEST or "?" not in text[max(0, start - 3) : start]:
        return
    ours = _OURS.match(text, start, end)
    lead = ours or _LEAD.match(text, start, end)
    found = superior_after(company, lead.end() if lead else start, end)
    if below := _BELOW.search(text, max(0, start - _REACH), start):
        yield from _under(company, below, start, end)
        return
    if found is None or not _CLOSED.match(text, found[1], end) or not _leads(company, found[0]):
        return
    for subject in _asked(company, start, ours=ours is not None):
        if subject.title != found[0].title:
            yield Link(subordinate=subject, superior=found[0], start=start, end=end)


def _under(company: Company, below: re.Match[str], start: int, end: int) -> Iterator[Link]:
    """Yield those whom the answer to "Who answers to me?" lists."""
    above = company.myself() if below["whom"].lower() == "me" else _titled(company, *below.span("whom"))
    for subject in subjects_after(company, start, end) if above else ():
        if subject.title != above[-1].title:
            yield Link(subordinate=subject, superior=above[-1], start=start, end=end)


def _leads(company: Company, party: Party) -> bool:
    above = rank(party.title)
    return party in company.myself() or (above is not None and above <= LOWEST_LEADER)


def _asked(company: Company, end: int, *, ours: bool) -> tuple[Party, ...]:
    """Return after whose superior the question asks that ends at an offset."""
    start = max(0, end - _REACH)
    words = company.text[start:end]
    if asked := _WHO.search(words):
        if asked["boss"]:
            return company.myself()
        group = next(name for name in ("up", "down", "asked") if asked[name])
        first, last = (start + at for at in asked.span(group))
        meant = _titled(company, first, last)
        return meant if ours or meant else subjects_before(company, first, last, start)
    named = _NAMED.search(words)
    if named is None or not _TELLS.search(company.text):
        return ()
    found = _titled(company, start + named.start("who"), start + named.end("who"))
    mention = found[-1].mention if found else None
    return found if mention is not None and mention.end == start + named.end("who") else ()


def _titled(company: Company, start: int, end: int) -> tuple[Party, ...]:
    inside = [one for one in (*company.titles, *company.asked) if start <= one.start and one.end <= end]
    return tuple(company.resolved(one) for one in inside)
