"""Factuality: whether words state a fact, or a plan, a wish, a norm, a question, what used to be."""

import re

from extract.lazy_patterns import LazyPattern
from extract.needles import Needled
from extract.pattern_files import filled_rows, named_patterns

_EACH = [LazyPattern(rf"\b(?:{row['pattern']})", re.IGNORECASE) for row in filled_rows("nonfactual")]
_BEFORE = Needled(_EACH, _EACH)
"""Each pattern of `patterns/nonfactual.jsonl` says: what comes next is planned, wished, asked for or a norm."""
_WORDS = named_patterns("factuality_words", re.IGNORECASE)


def is_nonfactual(before: str, after: str = "", *, former: bool = False) -> bool:
    """Return whether the words around a title in its sentence make it no fact; `former` lets the past pass."""
    clause = before
    for beside in ("compared", "remark", "aside"):
        clause = _WORDS[beside].sub(" ", clause)
    clause = _WORDS["reset"].split(clause)[-1]
    if former:
        clause = _WORDS["earlier"].sub(" ", clause)
    if announces_plans(before) or _WORDS["committee"].search(before):
        return True
    if not former and _WORDS["till then"].match(after) and _WORDS["had"].search(before):
        return True
    able = _WORDS["able"].match(after) is not None and _WORDS["there"].search(before) is not None
    if _WORDS["norm"].match(after) or (_WORDS["supposed"].match(after) and not able):
        return True
    if any(one.search(clause) for one in _BEFORE.that_may_match(clause)):
        return True
    return not former and bool(
        _WORDS["past"].search(_WORDS["now"].split(_WORDS["remark"].sub(" ", before))[-1])
        or _WORDS["until"].match(after)
    )


def announces_plans(words: str) -> bool:
    """Return whether words before a colon announce what is not yet there ("Next year's ask:")."""
    return ":" in words and bool(_WORDS["label"].match(words) or _WORDS["planned list"].search(words))


def is_question(sentence: str) -> bool:
    """Return whether a sentence asks."""
    return sentence.rstrip().rstrip(")\"'").endswith("?")
