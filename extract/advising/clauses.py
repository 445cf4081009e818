"""Clauses: where inside a sentence an advice may begin, and whether an imperative begins there.

There is no tagger: an imperative is a verb of the list at the opening of a clause. A verb that is a noun as often
counts only before something that a noun would not come before (a determiner, a pronoun, some prepositions).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from extract.advising.cues import openers, verbs

_MOST_BORDERS = 12
"""Borders looked at in one sentence; what has more is a list or an attack, and reading must stay linear."""
_MOST_COMMAS = 2
"""Commas after a condition's first that may still belong to the condition."""

_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")
_FRONT = re.compile(
    r"(?:if|when|whenever|once|before|after|unless|whatever|wherever|until|while|as|since|because|given|for|in|on|at|with"
    r"|during|by|from|regardless|rather|instead|no matter|to|whoever|where)\b[^,;:.!?]{2,140}[,:] ",
    re.IGNORECASE,
)
"""A clause before the one that advises: "If you are a small district, "."""
_NOT_A_SUBJECT = (
    r"(?<!\bto)(?<!\byou)(?<!\bwe)(?<!\bi)(?<!\bthey)(?<!\bwill)(?<!\bcan)(?<!\bcould)(?<!\bor)(?<!\band)(?<!\bmust)"
    r"(?<!\bshould)(?<!n't)(?<!\bnot)(?<!\bnever)(?<!'ll) "
)
_LOOSE_FRONT = re.compile(
    r"(?:if|when|whenever|once|before|whatever|wherever)\b[^,;:.!?]{4,80}?"
    + _NOT_A_SUBJECT
    + r"(?=(?:do|ask|tell|put|make"
    r"|get|keep|hire|buy|take|give|start|write|use|spend|find|call|go|let|show|bring|pick|print|read|pay|leave|check"
    r"|run|sign|count) (?:it|them|those|these|this|that|the|your|everyone|somebody|all|every|who|an?|for|one|two)\b)"
    r"|(?:if|when|whenever|once|before|wherever) (?:you|they|he|she|it|somebody|someone|nobody)(?:'[a-z]+)? "
    r"[^,;:.!?]{4,60}?"
    + _NOT_A_SUBJECT
    + r"(?=(?:ask (?:to|in|at|how|why|whether|for)|start (?:with|by|in)|talk to|please [a-z]+"
    r"|(?:do not|don't|dont|never) (?!know|want|like|need|have|think|see|care|come)[a-z]+)\b)",
    re.IGNORECASE,
)
"""A condition without its comma ("if you keep one thing keep the log")."""
_COMMA = re.compile(r", (?=[a-z]+ (?:the|a|an|it|them|your|upon)\b)")
_CONDITION = re.compile(
    r"(?:if|when|whenever|once|unless|until|without|whoever|whatever|after|before|where)\b", re.IGNORECASE
)
_BORDER = re.compile(
    r": | ?; ?| -{1,2} | ?[–—] ?|,? but |,? so (?!that\b)"
    r"|(?<!course), (?:and )?(?=(?:don't|dont) (?!ask|tell me|worry|get me)|please)|, and (?=do not|never)",
    re.IGNORECASE,
)
"""Where a clause ends and the next may advise: ": ", "; ", " - ", ", but "."""
_AFTER_NOUN_LIKE = re.compile(
    r" (?:the|a|an|your|their|its|his|her|our|my|this|that|these|those|each|every|all|any|some|both|one|two|three"
    r"|at least|everything|everyone|everybody|somebody|someone|it|them|yourself|him|people|teachers|staff"
    r"|kids|students|techs|users|who|what|how|where|when|why|whether|early|often|first|small|slowly|twice|well|ahead|hard"
    r"|only|more|less|enough|down|out|up|off|away|back|over|new|full|good|real|better|clear|plain|short|simple|enough|several|few|many|as"
    r"|along|around|together|home|outside|alone|anyway|again|nothing|no|whoever|whatever|everywhere|low|high|instead"
    r"|separately|four|five|six|ten|too|once|daily|weekly|monthly|yearly)\b| \d+ ?%| \"",
    re.IGNORECASE,
)
"""What follows a word that may be a noun where it is an imperative: "Label| the", "Staff| up", "Budget| 5 %"."""
_AFTER_NOUN_LIKE_LOOSE = re.compile(
    r" (?:for|with|on|in|at|after|before|under|like|against|toward|towards|to|around|by|from|as|into|about)\b", re.I
)
_FINITE = re.compile(
    r"[^;,.:]* (?:is|was|are|were|has|had|will|would|can|could|does|did|reports?|went|fell|rose|dropped|became|took"
    r"|grew)\b|[^;,.]*:",
    re.IGNORECASE,
)
_AND_VERB = re.compile(r" and (?P<verb>[a-z-]+) (?:the|a|an|your|their|every|each|all|any|it|them)\b")
"""A second imperative tells that a noun before it is one too ("smile and ask them")."""
_CONTRAST = re.compile(r" [a-z]+s?(?:, not | before | rather than | instead of | not | first\b)")
_NOT_AFTER_A_VERB = re.compile(
    r"(?: ?[:|/&=.]| - | \d+(?:\.\d+)?(?:$|[,;)])| (?:is|are|was|were|has|had|will|and/or|of)\b"
    r"| (?!the|a|an|your|it|this|that|what|who|where|how|why|when|there|they|everyone|people|whatever|whether"
    r"|which|one)[a-z]+ (?:is|are|was|were)\b)",
    re.IGNORECASE,
)
"""What follows no verb: "Training: ", "Support is", "Network cables are"."""
_ALONE = re.compile(r"[.!]+$")
_ENDS = re.compile(r"[.!]*$|, ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A place where a clause begins: `quoted_from` is where a quotation of it begins, `border` what comes before.

    `under`: a condition comes before it ("If the bell rings, ...").
    """

    at: int
    quoted_from: int
    border: str
    under: bool = False


def clause_openings(sentence: str) -> Iterator[Opening]:
    """Yield the openings of a sentence's clauses, first to last; the first is the sentence itself."""
    quoted, at = _peeled(sentence, 0)
    yield Opening(at=at, quoted_from=quoted, border="")
    front = _FRONT.match(sentence, at) or _LOOSE_FRONT.match(sentence, at)
    if front:
        inner, after = _peeled(sentence, front.end())
        colon = sentence[front.end() - 2] == ":"
        condition = bool(_CONDITION.match(sentence, at))
        for comma in islice(_COMMA.finditer(sentence, front.end()), _MOST_COMMAS if condition else 0):
            yield Opening(at=comma.end(), quoted_from=quoted, border=",")
        yield Opening(at=after, quoted_from=inner if colon else quoted, border=":" if colon else ",", under=condition)
    for border in islice(_BORDER.finditer(sentence, at), _MOST_BORDERS):
        if sentence[border.end() : border.end() + 1] in {'"', "(", ""}:
            continue  # somebody else's words, or an aside
        inner, after = _peeled(sentence, border.end())
        mark = border.group().strip(" ,").lower()
        yield Opening(at=after, quoted_from=inner, border=mark)
        front = _FRONT.match(sentence, after)
        if front:
            yield Opening(at=_peeled(sentence, front.end())[1], quoted_from=inner, border=mark)


def is_imperative(sentence: str, at: int, border: str = "") -> bool:
    """Return whether an imperative begins at this place of the sentence; `border` is what comes before it."""
    word = _WORD.match(sentence, at)
    if not word:
        return False
    noun_like = verbs().get(word.group().lower())
    if noun_like is None:
        return False
    after = word.end()
    if border and _ENDS.match(sentence, after):
        return not noun_like or border.startswith(",")
    if _ALONE.match(sentence, after):
        return not noun_like
    if _NOT_AFTER_A_VERB.match(sentence, after):
        return False
    second = _AND_VERB.match(sentence, after)
    if not noun_like or _AFTER_NOUN_LIKE.match(sentence, after) or (second and second["verb"].lower() in verbs()):
        return True
    if _CONTRAST.match(sentence, after) or _AFTER_NOUN_LIKE_LOOSE.match(sentence, after):
        return not _FINITE.match(sentence, after)
    return False


def told_after_wrapper(sentence: str, before: int) -> int:
    """Return where the words after the last "I'm here to say that …" begin, 0 if none ends before a place."""
    wrapper = next(opener for opener in openers() if opener.id == "wrapper")
    ends = [match.end() for match in wrapper.pattern.finditer(sentence, 0, before) if match.end() <= before]
    return max(ends, default=0)


def _peeled(sentence: str, at: int) -> tuple[int, int]:
    """Skip openers from a place; return where the quotation and where the clause proper begin."""
    quoted = at
    for _ in range(6):
        hits = ((opener, hit.end()) for opener in openers() if (hit := opener.pattern.match(sentence, at)))
        opener, end = next(hits, (None, len(sentence)))
        if opener is None or end >= len(sentence):
            break
        at = end
        if not opener.keep:
            quoted = at
    return quoted, at
