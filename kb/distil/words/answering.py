"""Answering: which answer to a question of structure an advice gives by its words ("put coaches under curriculum").

The words that place a role, want one or refuse either are data, in `question_words.jsonl`; a sentence that only tells
of a role ("a coach who belongs to IT will …") gives none.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from kb.data_files import named_patterns
from kb.questions import Answer, StructureQuestion, questions
from kb.recommendations import Choice

_NEAR = 70
"""Characters from what is placed to what places it, within one clause."""
_PLACE = 44
"""Characters after "reports to" or "under" in which the place is named, and from one place to the next."""
_LOOKED_AT = 2_000
"""Characters of an advice that are looked through: a sentence is shorter."""
_REMEMBERED = 131_072
"""Sentences whose answers are kept: grouping, sides and counts ask about the same ones."""


@lru_cache(_REMEMBERED)
def choice_in(text: str) -> Choice | None:
    """Return the answer that an advice gives; one that it is for before one that it is against, None for none."""
    words = " ".join(text[:_LOOKED_AT].split())
    for question in questions().values():
        if not question.subject.search(words):
            continue
        ways = (_places, _governs) if question.placed else (_wanted,)
        given = [choice for way in ways for choice in way(question, words)]
        if given:
            return next((choice for choice in given if choice.holds), given[0])
    return None


def are_opposed(one: Choice | None, other: Choice | None) -> bool | None:
    """Return whether two answers are opposed; None where their questions differ, or both may be true."""
    if one is None or other is None or one.question != other.question:
        return None
    if one.answer == other.answer:
        return one.holds is not other.holds
    if one.holds and other.holds:
        return True
    return False if one.holds or other.holds else None


def _patterns() -> Mapping[str, re.Pattern[str]]:
    return named_patterns(__package__, "question_words")


def _places(question: StructureQuestion, text: str) -> Iterator[Choice]:
    """Yield where a sentence puts the subject, each place that follows, and what it refuses."""
    patterns = _patterns()
    for subject in question.subject.finditer(text):
        start, end = _clause(text, subject)
        relation = patterns["relation"].search(text, subject.end(), min(end, subject.end() + _NEAR))
        if not relation or patterns["described"].match(text, subject.end()):
            continue
        since, at = start, relation.end()
        while found := _next_place(question, text, at, min(end, at + _PLACE)):
            answer, place = found
            refused = patterns["refused"].search(text, since, place.start())
            yield Choice(question=question.id, answer=answer.id, holds=not refused)
            since = at = place.end()
        return


def _governs(question: StructureQuestion, text: str) -> Iterator[Choice]:
    """Yield who is to have the subject under them: "let principals supervise your technicians"."""
    patterns = _patterns()
    for subject in question.subject.finditer(text):
        start, _ = _clause(text, subject)
        governs = patterns["governs"].search(text, start, subject.start())
        found = _next_place(question, text, start, governs.start()) if governs else None
        if found:
            answer, place = found
            refused = patterns["refused"].search(text, start, place.start())
            yield Choice(question=question.id, answer=answer.id, holds=not refused)


def _next_place(question: StructureQuestion, text: str, start: int, end: int) -> tuple[Answer, re.Match[str]] | None:
    found = [
        (answer, place)
        for answer in question.answers
        if answer.words and (place := answer.words.search(text, start, end))
    ]
    return min(found, key=lambda pair: pair[1].start(), default=None)


def _wanted(question: StructureQuestion, text: str) -> Iterator[Choice]:
    """Yield whether a sentence wants somebody in the role."""
    patterns = _patterns()
    for subject in question.subject.finditer(text):
        before = text[_clause(text, subject)[0] : subject.start()]
        if patterns["wanted"].search(before):
            yield Choice(question=question.id, answer="yes", holds=not patterns["refused"].search(before))


def _clause(text: str, subject: re.Match[str]) -> tuple[int, int]:
    """Return where the clause of a subject begins and ends."""
    border = _patterns()["border"]
    before = [match.end() for match in border.finditer(text, 0, subject.start())]
    after = border.search(text, subject.end())
    return before[-1] if before else 0, after.start() if after else len(text)
