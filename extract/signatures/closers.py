"""Closers: the words that close a post above or before the name, and the few that may follow it."""

import re

from extract.names.persons import is_name
from extract.pattern_files import one_of

CLOSER = re.compile(
    rf"(?:(?:many |much |with )?{one_of('closings', 'closing')}\b[^.?:;]{{0,40}})[,!.]*$", re.IGNORECASE
)
"""A line that closes a post above the name ("Thanks in advance!")."""
_CLOSER_BEFORE_NAME = re.compile(
    r"(?:(?:many |much |with )?(?:thanks|thank you|thx|cheers|regards|best|sincerely|kindly|love|peace|warmly"
    r"|respectfully|yours|so long|take care|hugs)"
    r"(?: (?:again|in advance|all|everyone|so much|wishes|regards|you|truly))?)\s*[,!–—-]+\s*(?=[A-Z])"
    r"|xo(?:xo)*[\s,!–—-]+(?=[A-Z])",
    re.IGNORECASE,
)
"""Matches "Many thanks - Anna", "Best, Anna": the closing words of a line that a name ends."""
NAME_WITH_TAIL = re.compile(
    r"(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'.-]*)?),? (?:at|in|from|with|down in|over (?:at|in)) (?:the|our|an?)"
    r" [\w' -]{3,40}\.?$"
)
"""Matches "Doris at the front office", a name after closing words or a dash."""


def without_closer(text: str) -> str:
    """Return a line without a closing phrase before a name ("Regards, Jane")."""
    match = _CLOSER_BEFORE_NAME.match(text)
    rest = text[match.end() :].strip() if match else ""
    return rest if is_name(named_alone(rest)) else text


def named_alone(text: str) -> str:
    """Return the name that a few words of where its bearer sits follow; any other text as it is."""
    tailed = NAME_WITH_TAIL.match(text)
    return tailed["name"] if tailed and is_name(tailed["name"]) else text
