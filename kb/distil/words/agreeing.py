"""Agreeing: whether a post does no more than stand behind what another one said ("+1", "what Robin said")."""

import re

_MOST_WORDS = 30
"""Words of a post beyond which it says something of its own."""

_NAME = r"@?(?-i:[A-Z])[\w'’.-]*(?: (?-i:[A-Z])[\w'’.-]+){0,2}"
_LEAD = (
    r"(?:(?:yes|yep|yeah|well|oh|hi|hear|amen|absolutely|definitely|completely|totally|strongly|i|we|just|have to|must)"
    r"\b[,.!:]?\s+)*"
)
_AGREES = re.compile(
    _LEAD
    + r"(?:(?:agreed?|seconde?d?|concur|\+\s?1|ditto|could(?: not|n['’]t) agree more)(?!\w)"
    + rf"(?:,? (?:(?:with|to|on) )?(?:what )?(?P<agreed>{_NAME})(?!\w))?"
    + rf"|(?:what|everything) (?P<said>{_NAME}) (?:said|says|wrote)\b"
    + rf"|(?P<right>{_NAME}) (?:is|has it) (?:so |exactly |spot )?(?:right|on)\b"
    + r"|this[.!]|well said\b|(?:you are|you['’]re|that['’]s|exactly) (?:so |exactly )?right\b)",
    re.IGNORECASE,
)
"""Matches "Agreed with Robin", "+1", "What Robin said", "Robin is right", "Well said"."""
_RESERVED = re.compile(
    r"\b(?:but|except|however|although|though|not(?! agree more)|disagree|in part|partly|mostly)\b|agreed? to\b|\?"
    r"|n['’]t (?!agree more)",
    re.IGNORECASE,
)
"""Matches "but", "agree in part", "agreed to": it agrees to less than all, or to something else."""


def agrees_with(text: str) -> str | None:
    """Return whom a post agrees with by name, "" where it names nobody, None where it says anything else."""
    words = text.split(None, _MOST_WORDS)
    if len(words) > _MOST_WORDS:
        return None
    plain = " ".join(words)
    found = _AGREES.match(plain)
    if not found or _RESERVED.search(plain):
        return None
    name = found["agreed"] or found["said"] or found["right"] or ""
    return re.sub(r"^@|['’]s$|\.$", "", name)
