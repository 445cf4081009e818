"""Acts: two sentences take opposite sides where one urges what the other forbids.

"Give a loaner to anyone who needs one" and "Do not give a loaner to a student who left the device at home" share their
act and little else, so that neither their vectors nor `negation` beside this oppose them. An act is told by the
opening of a sentence: a verb that urges, with "don't" or the like before it where it is forbidden.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from kb.distil.sides.wording import is_urged_by_denial, plain, stem, stems

_LEAD = re.compile(
    r"(?:(?:please|always|and|but|so|just|also|then|simply|really|you)\s+|(?:should|would|must)\s+(?!not\b)"
    r"|(?:i|we|they)\s+(?=would|should|must|always|never|do\b|don't)|i'd\s+|(?:my )?advice:?\s+)*"
)
"""Matches "Please ", "My advice: ", "You should ": before the verb that is urged."""
_FORBIDS = re.compile(
    r"(?:(?:do|should|would|must|could)\s*(?:not|n't)|dont|never|not|no longer|stop|quit|avoid)\s+"
    r"(?:(?:ever|even|have to|need to)\s+)?"
)
"""Matches "do not ", "never ever ", "stop ": before the verb that is forbidden."""
_TELLS = re.compile(r"let (?:\w+ ){1,2}know\b")
"""What permits nothing, although it says "let"."""
_VERB = re.compile(r"[a-z]{2,}")
_STORY = re.compile(
    r"(?:just|only|my|our|the|this|that|there|it|he|she|we|i|they|one|when|if|for|in|is|are|was|were|has|have|had|did)$"
)
"""Words that open a story, a fact, a condition or half a denial ("don't just …"), where no verb urges anything."""
_PERMITS = frozenset(map(stem, ("let", "allow", "permit", "tolerate", "accept")))
_BARS = frozenset(map(stem, ("keep", "ban", "forbid", "block", "lock", "close", "restrict", "deny", "refuse")))
_CLAUSE = re.compile(r"[;.!?]| because | so that | since ")
_TURNS = re.compile(
    r"\b(?:until|till|unless|without|before|nobody|no one|none|instead|rather|than|no|not|never|you'll)\b|n't\b"
)
"""Words that turn what a clause says, or threaten: with them it may say the same as its denial."""
_LIMITS = re.compile(r"\b(?:without|before|until|till|unless|only|alone|at once)\b")
"""Words that forbid an act in one case alone ("never hire without a reference"), and urge it in all others."""
_SHARED = 0.5
_LEAST_SHARED = 2


@dataclass(frozen=True, slots=True)
class _Act:
    """The verb of an opening, whether it is forbidden, and the words of the clause and of the whole sentence.

    `turned` and `limited` tell that the clause holds one of `_TURNS`, or of `_LIMITS`.
    """

    verb: str
    forbidden: bool
    turned: bool
    limited: bool
    clause: frozenset[str]
    words: frozenset[str]


def opposed_by_acts(one: str, other: str) -> bool | None:
    """Return True where one of two sentences urges what the other forbids, else None."""
    act, against = _act(one), _act(other)
    if act is None or against is None or is_urged_by_denial(one, other):
        return None
    return True if _opposed(act, against) or _barred(act, against) or _barred(against, act) else None


def _opposed(act: _Act, other: _Act) -> bool:
    """Return whether one of two forbids the other's act: the same verb about the same, or most of the same words."""
    if act.forbidden is other.forbidden:
        return False
    if act.verb == other.verb:
        if any(one.forbidden and one.limited for one in (act, other)):
            return False
        return bool((act.words & other.words) - {act.verb})
    shared = len(act.clause & other.clause)
    much = shared >= max(_LEAST_SHARED, _SHARED * min(len(act.clause), len(other.clause)))
    return much and not (act.turned or other.turned)


def _barred(act: _Act, other: _Act) -> bool:
    """Return whether one act permits what the other bars ("let teachers …", "keep it with the office")."""
    permits = act.verb in _PERMITS and not act.forbidden and not act.turned
    bars = other.forbidden if other.verb not in _BARS else not other.forbidden
    return permits and bars and bool(act.clause & other.clause - _PERMITS)


@lru_cache(4096)
def _act(text: str) -> _Act | None:
    whole = plain(text)
    lead = _LEAD.match(whole)
    rest = whole[lead.end() :] if lead else whole
    denial = _FORBIDS.match(rest)
    told = rest[denial.end() :] if denial else rest
    verb = _VERB.match(told)
    if verb is None or _STORY.match(verb[0]) or _TELLS.match(told):
        return None
    clause = _CLAUSE.split(told, maxsplit=1)[0]
    return _Act(
        verb=stem(verb[0]),
        forbidden=denial is not None,
        turned=_TURNS.search(clause) is not None,
        limited=_LIMITS.search(clause) is not None,
        clause=stems(clause),
        words=stems(told),
    )
