"""Employment: the cues by which a post says how a position's holder belongs to the department.

The cues are in `patterns/employment.jsonl`, each with where it must be: in the `title`, in the words `before` it in
the sentence, in those `after` it, or in a `remark` (the parenthesis or the rest of a list line). Where several speak,
the order of `PRECEDENCE` decides.
"""

import re
from collections.abc import Mapping
from functools import cache

from extract.facts import Employment
from extract.lazy_patterns import LazyPattern
from extract.needles import Needled
from extract.pattern_files import filled, named_patterns, rows, word_lists

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
LOST = frozenset([Employment.CUT, Employment.VACANT])
"""Positions that nobody holds."""

_REVOKED = {
    Employment.CUT: "spared",
    Employment.VACANT: "filled",
    Employment.SHARED: "unshared",
    Employment.OTHER_DEPARTMENT: "still ours",
}
"""What words after a title take back by what they say of it next ("was open, but we filled it")."""

_REACH, _NEAR = 160, 12
_CLAUSE, _DECIMALS = "[^.;]", r"(?:[^.;]|\.(?=\d))"
"""How the cues write what may be within a clause, and the same with the points of decimals (".4 with us")."""
_WORDS = named_patterns("employment_borders", re.IGNORECASE)


def employment_of(*, title: str = "", before: str = "", after: str = "", remark: str = "") -> Employment | None:
    """Return the employment that the words around a title say, None where they say nothing."""
    after = after.removeprefix(")").removeprefix("]")
    if _WORDS["are ours"].match(after):
        return None
    if tells_of_subject(before, after):
        after = ""
    after = _WORDS["abbreviated"].sub("", after, count=1) if after.startswith(".") else after
    before = _WORDS["denied"].sub(" ", _WORDS["remark"].sub(" ", _WORDS["turn"].split(before)[-1]))
    after, remark = (_up_to(_WORDS["all else"], _WORDS["once"].sub(" ", words)) for words in (after, remark))
    after = _up_to(_WORDS["next item"], _up_to(_WORDS["next clause"], after))
    remark = _WORDS["counted"].sub("", remark, count=1)
    places = {"title": title, "before": before[-_REACH:], "after": after[:_REACH], "remark": remark[:_REACH]}
    found = {
        employment
        for where, words in places.items()
        if words
        for employment, pattern in _cues()[where].that_may_match(words)
        if pattern.search(words)
    }
    found -= {kind for kind, words in _REVOKED.items() if _WORDS[words].search(places["after"])}
    if Employment.SHARED in found and _WORDS["other part"].search(f"{places['remark']} {places['after']}"):
        found.discard(Employment.OTHER_DEPARTMENT)
    return next((one for one in PRECEDENCE if one in found), None)


def tells_of_subject(before: str, after: str) -> bool:
    """Return whether the words after a title are about its reports ("… to the lead but are paid by others")."""
    return _WORDS["of the subject"].match(after) is not None and _WORDS["object"].search(before[-_NEAR:]) is not None


def _up_to(border: LazyPattern, words: str) -> str:
    """Return the words before a border, all of them where there is none."""
    match = border.search(words) if words else None
    return words if match is None else words[: match.start()]


def employment_of_ours(sentence: str) -> Employment | None:
    """Return where a sentence that begins with "Ours" says that its people sit, None where it says nothing of it."""
    match = _WORDS["ours"].match(sentence)
    said = employment_of(after=sentence[match.end() :]) if match else None
    return said if said in {Employment.OTHER_DEPARTMENT, Employment.CONTRACTED} else None


@cache
def _cues() -> Mapping[str, Needled[tuple[Employment, LazyPattern]]]:
    """Return the cues by where they must be; none of them matches where there are no words."""
    lists = {**word_lists(), **word_lists("employment_words")}
    placed: dict[str, list[tuple[Employment, LazyPattern]]] = {"title": [], "before": [], "after": [], "remark": []}
    for row in rows("employment"):
        pattern = LazyPattern(filled(row["pattern"].replace(_CLAUSE, _DECIMALS), lists), re.IGNORECASE)
        placed[row["where"]].append((Employment(row["employment"]), pattern))
    return {where: Needled(cues, [pattern for _, pattern in cues]) for where, cues in placed.items()}
