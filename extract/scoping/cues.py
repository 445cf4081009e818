"""Cue: a pattern that says whom a sentence, or a clause of it, is about (`patterns/scope_cues.jsonl`)."""

import re
from dataclasses import dataclass, field
from functools import cache

from extract.lazy_patterns import LazyPattern
from extract.needles import Needled
from extract.pattern_files import rows, word_lists

_OWN_BEFORE = re.compile(r"\b(?:[Ww]e|I|[Oo]ur|[Mm]y|us|me|has|have|had|is|are|reports?|answers?)\b|\d")
_CLAUSE_START = re.compile(rf"[,;(:]\s|\s[-–—]\s|{word_lists()['and']}\s|\bbut\s|\bwhile\s|\bplus\s")
_CLAUSE_END = re.compile(
    r"(?:[,;]|\s[-–—])\s*(?:but|now|today|so now|currently|and now|we (?:now )?have)\b"
    r"|(?:[,;]|\s[-–—]|\b(?:and|but|while|whereas))\s*(?:(?:and|but|while)\s+)?"
    r"(?:(?:we|I)(?:['’]ve got| (?:now |only |just )?(?:have|employ|run))|(?:ours|mine) (?:is|are|has|have))\b"
    r"|;\s(?:(?:we|I)(?:['’](?:re|m|ve)| (?:are|am))|here|the|our)\b"
)
"""Where a clause about others turns to the author's own place ("you have ten and I have two", "…; ours are three")."""

_PRESENT = re.compile(
    r"(?:[,;]|\s[-–—]|\b(?:but|and|then|later))\s*(?:and |but |so )?(?:after (?:it|that),? |since(?: then)?,? |as of )?"
    r"(?:now|today|currently|this (?:year|fall)|these days"
    r"|it's|we(?:'re| are| have| now)|have|are|am|is|sit|stand|reports?|answers?)\b"
    r"|[,;]\s*(?:and |but )?(?<![\d,.])\d[\d,.]*k?\s+(?:now|today|currently|this (?:year|fall))\b"
    r"|:(?=[^.;:]{0,80}\bnow\b)"
)
"""Where a clause about other times turns to the present ("five years ago and have 3,400 now")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A pattern that says whom a sentence is about; `extract.scoping.standing` tells effect and reach."""

    id: str
    effect: str
    reach: str
    pattern: LazyPattern = field(repr=False)


@cache
def needled_cues() -> Needled[Cue]:
    """Return the cues of `patterns/scope_cues.jsonl` by their needles."""
    cues = [
        Cue(
            id=row["id"],
            effect=row["effect"],
            reach=row["reach"],
            pattern=LazyPattern(row["pattern"], re.IGNORECASE),
        )
        for row in rows("scope_cues")
    ]
    return Needled(cues, [cue.pattern for cue in cues])


def clause_of(text: str, at: int, *, past: bool = False) -> tuple[int, int]:
    """Return where the clause of the cue at this offset begins and ends.

    That is the bracket that holds it, or from the clause's start to the sentence's end or to a turn (", but now …");
    a clause about the `past` also ends where the sentence comes to the present.
    """
    bracket = text.rfind("(", 0, at)
    if bracket >= 0 and ")" not in text[bracket:at]:
        close = text.find(")", at)
        return bracket, len(text) if close < 0 else close + 1
    starts = [match.end() for match in _CLAUSE_START.finditer(text, 0, at)]
    begin = starts[-1] if starts else 0
    if begin == 0 or not _OWN_BEFORE.search(text[:begin]):
        begin = 0
    turn = (_PRESENT.search(text, at) if past else None) or _CLAUSE_END.search(text, at)
    return begin, turn.start() if turn else len(text)
