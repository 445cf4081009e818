"""Employment: the cues by which a post says how a position's holder belongs to the department.

The cues stand in `patterns/employment.jsonl`, each with where it must be: in the `title`, in the words `before` it in
the sentence, in those `after` it, or in a `remark` (the parenthesis or the rest of a list line). Where several speak,
the order of `PRECEDENCE` decides.
"""

import re
from collections.abc import Mapping
from functools import cache

from extract.facts import Employment
from extract.needles import LazyPattern, Needled, NeedledPattern
from extract.pattern_files import alternatives, filled, rows

PRECEDENCE = (
    Employment.CUT,
    Employment.VACANT,
    Employment.STUDENT,
    Employment.CONTRACTED,
    Employment.OTHER_DEPARTMENT,
    Employment.SHARED,
    Employment.EMPLOYEE,
)
"""Which employment wins where a text gives cues of several."""

_REACH = 160
_CLAUSE, _DECIMALS = "[^.;]", r"(?:[^.;]|\.(?=\d))"
"""How the cues write what may stand within a clause, and the same with the points of decimals (".4 with us")."""
_TURN = re.compile(
    r"(?:\b(?:and|but|while)|,)\s+(?:(?:we|I|the\s+(?:district|county|schools?))\s+)?(?:still\s+|now\s+|only\s+)?"
    r"(?:kept|keeps?|have|has|employs?|retain(?:ed|s)?|spared)\b",
    re.IGNORECASE,
)
"""After it a sentence speaks of those who stayed."""
_OTHER_PART = re.compile(
    r"\b(?:(?:the|his|her|their|whose)?\s*other\s+(?:half|0?\.\d+)|(?:half|the\s+(?:rest|remainder))\s+of\s+(?:the|his|her|their|him|them))\b",
    re.IGNORECASE,
)
"""With it, whoever "belongs to" another department does so for a part of the time."""
_ONCE = re.compile(
    r"\b(?:(?:who|which|that|it|they|he|she)\s+)?(?:used\s+to|(?:was|were)\s+(?:under|in|with)\b[^.;,]*\buntil|formerly|previously)\b"
    r"(?:(?!\b(?:but|now)\b)[^.;,)])*",
    re.IGNORECASE,
)
"""Where somebody sat or what somebody did before."""
_ARE_OURS = re.compile(
    r"\s+(?:is|are)\s+(?:all\s+|both\s+|still\s+)?(?:ours|mine|in[- ]house|on\s+staff|our\s+own)\b", re.IGNORECASE
)
_ALL_ELSE = NeedledPattern(
    r"(?:^|[,;(–—-])\s*(?:and\s+|but\s+|with\s+)?(?:(?:the\s+)?rest|everything|(?:everything|anything|all|most)\s+(?:else|other\s+\w+))"
    r"\s+(?:(?:is|are|was|goes|comes)\s+)?(?:\w+\s+)?(?:outsourced|contracted|bought|farmed|by\s+the|with\s+the|from\s+the|to\s+the|through)\b",
    re.IGNORECASE,
)
"""After it a text speaks of the work that is left over: who does it is none of those before."""
_NEXT_CLAUSE = NeedledPattern(
    r"[,;(]?\s*\b(?:except(?:ing)?(?:\s+for)?|but\s+not|other\s+than|apart\s+from)\s+(?:the|our|my)\b|[,;]\s+(?:and\s+|but\s+|while\s+)?(?:the\s+|our\s+)?(?!(?:who|which|that|they|she|he|it|and|but|all|both|each|not|also)\b)"
    r"[\w/&-]+(?:\s+[\w/&-]+){0,3}?\s+(?:reports?|answers?)\s+to\b"
    r"|[,;]\s+(?:and|but|while)\s+(?:the|our|my)\s+(?!(?:other|rest|remainder|second|job|position|post)\b)"
    r"[\w/&-]+(?:\s+[\w/&-]+){0,2}?\s+(?:belongs?|sits?|goes|go|works?|has|have|runs?|does|do|gets?)\b",
    re.IGNORECASE,
)
"""After it the text tells of others: whom it excepts, or to whom they report."""
_NEXT_ITEM = re.compile(
    r",?\s+(?:and|plus)\s+(?:,\s*[^,.;]{3,30},\s+)?(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})\s+"
    r"(?!(?:of|at|in|with|for|on|is|are|was|to|day|days|half|quarter|third|hours?|periods?|section|class|fte|percent|months?|weeks?|years?|other|prep|stipend|bus|route)\b)(?=[A-Za-z])"
    r"|,?\s+(?:and|plus)\s+(?:an?|one|two|three|\d)\s+(?:days?|mornings?|hours?)\s+(?:a|per|each)\s+(?:week|month)\s+of\b",
    re.IGNORECASE,
)
"""After it a list goes on to somebody else, whether or not their job is known."""
_ABBREVIATED = re.compile(r"\.(?=\s*[(,])")
"""The point of a title that is cut short ("Telecom Coord. (Police pays)")."""
_REMARK = re.compile(
    r"\([^()]*\)|(?<=[a-z])(?<!\bhave)(?<!\bget)\s+(?:through|via)\s+(?:(?:the|our|an?)\s+)?[\w-]+(?:\s[\w-]+){0,2}(?=,)",
    re.IGNORECASE,
)
"""Before a title: said of those who stand before it in a list ("one tech through the county, two aides")."""
_OURS = re.compile(r"\W*(?:but\s+|and\s+)?(?:all\s+of\s+)?ours\b", re.IGNORECASE)


def employment_of(*, title: str = "", before: str = "", after: str = "", remark: str = "") -> Employment | None:
    """Return the employment that the words around a title say, None where they say nothing."""
    if _ARE_OURS.match(after):
        return None
    after = _ABBREVIATED.sub("", after, count=1) if after.startswith(".") else after
    before = _REMARK.sub(" ", _TURN.split(before)[-1])
    after, remark = (_up_to(_ALL_ELSE, _ONCE.sub(" ", words)) for words in (after, remark))
    after = _up_to(_NEXT_ITEM, _up_to(_NEXT_CLAUSE, after))
    places = {"title": title, "before": before[-_REACH:], "after": after[:_REACH], "remark": remark[:_REACH]}
    found = {
        employment
        for where, words in places.items()
        if words
        for employment, pattern in _cues()[where].that_may_match(words)
        if pattern.search(words)
    }
    if Employment.SHARED in found and _OTHER_PART.search(f"{places['remark']} {places['after']}"):
        found.discard(Employment.OTHER_DEPARTMENT)
    return next((one for one in PRECEDENCE if one in found), None)


def _up_to(border: NeedledPattern | re.Pattern[str], words: str) -> str:
    """Return the words before a border, all of them where there is none."""
    match = border.search(words) if words else None
    return words if match is None else words[: match.start()]


def employment_of_ours(sentence: str) -> Employment | None:
    """Return where a sentence that begins with "Ours" says that its people sit, None where it says nothing of it."""
    match = _OURS.match(sentence)
    said = employment_of(after=sentence[match.end() :]) if match else None
    return said if said in {Employment.OTHER_DEPARTMENT, Employment.CONTRACTED} else None


@cache
def _cues() -> Mapping[str, Needled[tuple[Employment, LazyPattern]]]:
    """Return the cues by where they must be; none of them matches where there are no words."""
    words = {row["id"]: row["words"] for row in rows("employment_words")}
    words["department"] += words["office"]
    lists = {name: alternatives(those) for name, those in words.items()}
    placed: dict[str, list[tuple[Employment, LazyPattern]]] = {"title": [], "before": [], "after": [], "remark": []}
    for row in rows("employment"):
        pattern = LazyPattern(filled(row["pattern"].replace(_CLAUSE, _DECIMALS), lists), re.IGNORECASE)
        placed[row["where"]].append((Employment(row["employment"]), pattern))
    return {where: Needled(cues, [pattern for _, pattern in cues]) for where, cues in placed.items()}
