"""Reporting phrases: who reports to whom in a sentence, by the verbs and nouns that say so.

Phrases of the kind "up" have the subordinate before them and the superior after ("reports to", "is under", "is
evaluated by"), those of the kind "down" the other way ("supervises", "over"). Each look is bounded by the sentence.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from extract.lazy_patterns import LazyPattern
from extract.needles import Needled
from extract.pattern_files import filled_rows
from extract.reporting.company import Company, Link
from extract.reporting.coreference.clauses import opens_note
from extract.reporting.coreference.mentions import signs, teaches
from extract.reporting.coreference.noun_phrases import subjects_before
from extract.reporting.coreference.superiors import superior_after
from extract.reporting.phrased.answers import links_of_answers
from extract.reporting.phrased.elided import links_in_parentheses, links_of_ellipses, links_of_possessives
from extract.reporting.phrased.wordings import KINDS, pairs_of
from extract.reporting.said import Said, State
from extract.staff.factuality import is_nonfactual, is_question

_PHRASES = [(kind, row["pattern"]) for kind in KINDS for row in filled_rows("reporting") if row["kind"] == kind]
"""The phrases of `patterns/reporting.jsonl`, in the order of their kinds."""
_EACH = [LazyPattern(pattern, re.IGNORECASE) for _, pattern in _PHRASES]
_NEEDLED = Needled(_EACH, _EACH)
_PHRASE = LazyPattern(
    "|".join(
        f"(?P<{kind}>{'|'.join(pattern for _, pattern in those)})"
        for kind, those in groupby(_PHRASES, key=lambda phrase: phrase[0])
    ),
    re.IGNORECASE,
)
"""All phrases at once, each kind a named group."""
_HAVING = re.compile(r"\b(?:have|has|had|'ve|'d)\s+$", re.IGNORECASE)
_TURN = re.compile(
    r"[;,–—]\s+(?:but\s+|and\s+)?(?:(?:for\s+)?now|today|these\s+days|currently)\b|\bso\s+(?:for\s+)?now\b"
    r"|\bnow\s+(?:all\s+|both\s+|each\s+)?$",
    re.IGNORECASE,
)
"""Where a sentence turns from what used to be to the present."""
_USED_TO = re.compile(
    r"(?:,?\s*\b(?:who|which|that))?\s+(?:(?:all|both|is|are)\s+)?(?:used\s+to|no\s+longer)(?:\s+$|$)", re.IGNORECASE
)
"""Before a phrase that tells of other times, and whose subject the next one may take up ("but now reports to")."""
_DENIED = re.compile(
    r"\b(?:is|are|am|was|were|does|do|did|has|have)(?:\s+not|n['’]?t)(?:\s+(?:actually|really|even|directly|all|any\s+of|in\s+fact))*\s*$",
    re.IGNORECASE,
)
"""Before a phrase that says of its subject that it is not so."""
_EVER_SINCE = re.compile(r"\bsince\b|\bfor\s+(?:the\s+last|the\s+past|over|about|more\s+than)\b", re.IGNORECASE)
_NONE = re.compile(
    r"\b(?:none\s+of|neither|nobody|no\s+one)\b"
    r"(?:(?!\b(?:but|and|who|that|as|because|so|except|other|is|are|has|have)\b)[^.;,]){0,60}$",
    re.IGNORECASE,
)
"""How words begin that say of everybody up to the phrase that they do not."""


def links_in_sentence(
    company: Company, start: int, end: int, *, back: int, former: bool, last: Link | None
) -> Iterator[Link]:
    """Yield the links that a sentence states; pronouns reach back to `back`.

    `last` is the link that the department's sentences stated last: with its superior "same for the clerk" goes on.
    """
    text = company.text
    if is_question(text[start:end]):
        return
    state = _state_after(last, start)
    told = [] if state.superior is None else [(state.since, state.superior)]
    phrases = [
        one
        for one in _phrases_in(text, start, end)
        if not company.is_in_title(one.start()) or (one["boss"] and opens_note(text, one.start()))
    ]
    for place, phrase in enumerate(phrases):
        stop = phrases[place + 1].start() if place + 1 < len(phrases) else end
        said = Said(company, phrase, state, stop, end, back)
        if _is_no_longer(said, start) or phrase.start() < state.place:
            continue
        turns = [match.end() for match in _TURN.finditer(text, start, phrase.start())]
        if is_nonfactual(text[max([state.place if state.open else start, *turns]) : phrase.start()], former=former):
            continue
        for subordinate, superior in pairs_of(_kind_of(phrase), said):
            state.first = state.first if state.first is not None else state.place
            if not ((former and signs(company, subordinate)) or teaches(company, subordinate)):
                yield Link(subordinate=subordinate, superior=superior, start=start, end=end)
        if state.superior is not None:
            told.append((state.since, state.superior))
    begin = start if state.first is None else state.first
    yield from links_of_ellipses(company, start, end, begin=begin, back=back, said=bool(phrases), told=told)
    yield from links_of_possessives(company, start, end, said=bool(phrases))
    yield from links_in_parentheses(company, start, end)
    yield from links_of_answers(company, start, end)


def _is_no_longer(said: Said, start: int) -> bool:
    """Return whether a phrase denies or is of other times; its subject stays for the next one ("but now goes to")."""
    text, state = said.text, said.state
    having = _HAVING.search(text, max(start, said.start - 12), said.start)
    if _NONE.search(text, state.place, said.start):
        return True
    past = said.phrase.group().lower().startswith(("reported", "answered", "worked"))
    if having and past and not _EVER_SINCE.search(text, said.after, said.end):
        return True  # "I have reported to three superintendents" tells of other years
    denied = _DENIED.search(text, state.place, said.start) if "not to" not in said.phrase.group() else None
    used = denied or _USED_TO.search(text, state.place, said.start)
    if used is None:
        return False
    found = superior_after(said.company, said.after, said.end)
    state.subjects = subjects_before(said.company, state.place, used.start(), said.back)
    state.place = found[1] if found else said.after
    state.superior, state.open = None, True
    return True


def _state_after(last: Link | None, start: int) -> State:
    """Return the state in which a sentence begins, after the link that was stated last."""
    if last is None:
        return State(place=start)
    mention = last.superior.mention
    return State(place=start, superior=last.superior, since=last.end if mention is None else mention.end)


def _phrases_in(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the phrases between two offsets; most hold none, as the few that may match tell."""
    firsts = (one.search(text, start, end) for one in _NEEDLED.that_may_match(text[start:end]))
    begin = min((first.start() for first in firsts if first), default=None)
    return iter(()) if begin is None else _PHRASE.finditer(text, begin, end)


def _kind_of(phrase: re.Match[str]) -> str:
    if phrase.lastgroup in KINDS:
        return phrase.lastgroup
    groups = phrase.groupdict()
    return next(kind for kind in KINDS if groups.get(kind))
