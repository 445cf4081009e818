"""Polarity: whether a sentence urges something or argues against it, and whether two sentences oppose each other.

Only what governs the advice counts: how its deciding clause opens ("don't", "stop", "skip"), a negated "should", a
judgement ("is a waste"), a word that names a concept's opposite ("separate" for "join"). Each turns the polarity over,
so that "don't skip" urges. A negation in a reason ("because nobody reads it") turns nothing.
"Put A before B" and "put B before A" oppose each other without any negation: what stands left and right is compared.
"""

import re

from extract.advising.clauses import is_imperative
from kb.distil.similarity import concepts_of

_CLAUSE = re.compile(r"[.;:?!,()—–]+\s*|\s-+\s|\s(?:but|so|because|since|or|when|where|unless|until)\s", re.IGNORECASE)
_OPENER = re.compile(
    r"(?:(?:please|just|honestly|so|and|but|then|also|personally|really|even|ever)\s+)*", re.IGNORECASE
)
_OPENS_AGAINST = re.compile(
    r"(?:do not|don't|dont|never|avoid|stop|quit|beware|resist|refuse|be (?:very )?(?:careful|wary)"
    r"|no(?! matter| doubt| exception)\b|not\b(?! only| just| every))\s*",
    re.IGNORECASE,
)
_THEN_AGAINST = re.compile(
    r"(?:ever |let (?:anyone|them) )?(?:skip|avoid|forget|neglect|overlook|skimp|ignore|stop|refuse)\w*\b",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\b(?:should|would|must|ought|could|can|'d|need)\b", re.IGNORECASE)
_MODAL_AGAINST = re.compile(
    r"\b(?:should|would|must|ought|could|'d)(?:n't| not| never)\b|\b(?:shouldn't|wouldn't|mustn't)\b|\bthink twice\b"
    r"|\b(?:caution|warn|advise|recommend|argue|vote)\w* (?:you |anyone |people )?(?:against|off|about)\b"
    r"|\bnot (?:a fan|sold)\b",
    re.IGNORECASE,
)
_JUDGED_AGAINST = re.compile(
    r"\b(?:is|are|was|were|be)(?:n't| not| never)? (?:really |just |simply |usually )?(?:an? |the )?"
    r"(?:big |bad |huge |real )?(?:mistake|waste|trap|bad idea|myth|madness|overrated|pointless|useless|overkill"
    r"|more (?:trouble|work|paperwork) than)\b"
    r"|\b(?:isn't|aren't|wasn't|not|never) (?:really )?(?:worth|a good idea|worked?|work)\b|\bregret",
    re.IGNORECASE,
)
_COMPARISON = re.compile(r"\b(?:before|over|instead of|rather than|under|ahead of|above|than)\b", re.IGNORECASE)
_WHEN = re.compile(r"\b(?P<when>before|after)\b(?P<what>(?:\W+[\w'-]+){1,4})", re.IGNORECASE)


def polarity(text: str) -> int:
    """Return 1 for a sentence that urges, -1 for one that argues against."""
    plain = " ".join(text.split()).replace("’", "'")
    for clause in _CLAUSE.split(plain):
        body = clause[_OPENER.match(clause).end() :] if clause else ""  # type: ignore[union-attr]  # matches empty too
        against = _OPENS_AGAINST.match(body)
        if against:
            turns = 1 + bool(_THEN_AGAINST.match(body, against.end())) + concepts_of(body).opposites
            return -1 if turns % 2 else 1
        if _MODAL_AGAINST.search(body):
            return 1 if concepts_of(body).opposites % 2 else -1
        if is_imperative(body, 0) or _MODAL.search(body) or _THEN_AGAINST.match(body):
            turns = bool(_THEN_AGAINST.match(body)) + concepts_of(body).opposites
            return -1 if turns % 2 else 1
    turns = bool(_JUDGED_AGAINST.search(plain)) + concepts_of(plain).opposites
    return -1 if turns % 2 else 1


def opposed(one: str, other: str) -> bool:
    """Say whether two sentences about the same thing disagree."""
    return _is_swapped(one, other) or _is_turned_in_time(one, other) or polarity(one) != polarity(other)


def _is_swapped(one: str, other: str) -> bool:
    first, second = _sides(one), _sides(other)
    if not first or not second:
        return False
    crossed = len(first[0] & second[1]) + len(first[1] & second[0])
    straight = len(first[0] & second[0]) + len(first[1] & second[1])
    return crossed > straight and bool(first[0] & second[1]) and bool(first[1] & second[0])


def _sides(text: str) -> tuple[frozenset[str], frozenset[str]] | None:
    border = _COMPARISON.search(text, 1)
    if not border:
        return None
    return concepts_of(text[: border.start()]).names, concepts_of(text[border.end() :]).names


def _is_turned_in_time(one: str, other: str) -> bool:
    first, second = _WHEN.search(one), _WHEN.search(other)
    if not first or not second or first["when"].lower() == second["when"].lower():
        return False
    return bool(concepts_of(first["what"]).names & concepts_of(second["what"]).names)
