"""Fragments: answers without a verb ("Two separate teams.", "Older students only, or none.", "Tires before paint.").

Whoever answers a thread's question needs no verb. A fragment is short, holds no finite verb, and chooses: it sets one
thing against another, bounds it, or counts it out.
"""

import re

from extract.advising.cues import verbs
from extract.pattern_files import one_of

_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")
_LONGEST = 18
"""Words."""
_FINITE = re.compile(rf"\b{one_of('advice_words', 'finite')}\b|\?|\d|[$%@#=>|/]", re.IGNORECASE)
_CHOICE = re.compile(
    r"^(?:only|both|neither|either|always|never|preferably|ideally|at least|at most|as few|as many|no more than) "
    r"|, ?(?:and |but )?(?:not|never|only|or none|or not|and nobody|and no one|and nothing|no|without"
    r"|one|two|in writing|ideally|preferably)\b"
    r"|\b(?:not at all|or none|at least|at most|only|no one else|nobody else|nothing else"
    r"|rather than|instead of|in writing|by name|no exceptions)\b"
    r"|^(?:[a-z']+ ){1,3}(?:before|over|first|not) [a-z']+(?: [a-z']+){0,2}\W*$"
    r"|\b[a-z]+ first, [a-z]+ (?:second|last|after)\b"
    r"|^(?:one|two|three|four|separate|different|the same) [a-z-]+(?: [a-z-]+)?[.!]*$",
    re.IGNORECASE,
)
"""Matches "Only in writing", "Two people, not one", "Techs before coaches", "Separate teams"."""


def is_choosing_fragment(sentence: str) -> bool:
    """Return whether a sentence is a verbless answer that chooses between things."""
    words = _WORD.findall(sentence)
    if not 2 <= len(words) <= _LONGEST or sentence.rstrip().endswith(":"):
        return False
    only_a_verb = verbs().get(words[0].lower()) is False
    return not only_a_verb and not _FINITE.search(sentence) and bool(_CHOICE.search(sentence))
