"""Employment: what reporting to somebody beyond the technology department says of a position."""

import re
from collections.abc import Sequence
from functools import cache

from extract.facts import Employment, Position
from extract.pattern_files import alternatives, listed, whole_words
from extract.titles.belonging import TRADES, is_outside, is_technology
from extract.titles.roles import family_of, is_leader

_ELSEWHERE = whole_words("departments", "elsewhere")
PRINCIPALS = re.compile(r"\bprincipals?\b", re.IGNORECASE)
_TOPS = whole_words("departments", "top")
"""Who may have the whole department under them, and so tells nothing of those who report to them."""


def employment_under(
    position: Position, superior: str, roster: Sequence[Position], author: str | None = None
) -> Employment:
    """Return a position's employment, given whom it reports to: people of another department's head sit there.

    The department's own head may report anywhere, so a position counts as another department's only when somebody
    else of the roster leads (or the `author`, given by title), or when its superior heads a trade that no technology
    reports to. In a post about another trade (nurses, custodians) everybody's superior is of that trade or the
    school: a librarian who writes describes the library.
    """
    within = is_within(superior, roster, author)
    if within or position.role is None or position.employment is not Employment.EMPLOYEE:
        return position.employment
    if author is not None and author.lower() == position.title.lower() and position.role == "librarian":
        return position.employment
    leads = family_of(position.role) == "leadership"
    led = any(family_of(other.role) == "leadership" for other in roster if other.title != position.title)
    led = led or (author is not None and author != position.title and is_leader(author))
    alone = position.count == 1 and author == position.title and all(other.title == position.title for other in roster)
    if alone and PRINCIPALS.search(superior):
        return position.employment  # whoever is the whole department of a school is under its principal
    elsewhere = _is_elsewhere(superior) or (is_outside(superior) and not _TOPS.search(superior))
    if not leads and (PRINCIPALS.search(superior) or (elsewhere and led) or TRADES.search(superior)):
        return Employment.OTHER_DEPARTMENT
    return position.employment


def is_within(superior: str, roster: Sequence[Position], author: str | None) -> bool:
    """Return whether a superior is of the department itself: of its roster, its author, or by title of technology."""
    known = {author and author.lower(), *(other.title.lower() for other in roster)}
    return superior.lower() in known or (is_technology(superior) and not _ELSEWHERE.search(superior))


def _is_elsewhere(superior: str) -> bool:
    """Return whether a superior's title, or the name of the office that stands for one, names another department."""
    return _ELSEWHERE.search(superior) is not None or _offices().search(superior) is not None


@cache
def _offices() -> re.Pattern[str]:
    """Return the names of offices that have no technology of their own, as the employment cues know them."""
    offices = listed("employment_words", "office") + listed("employment_words", "department")
    return re.compile(rf"\b{alternatives(offices)}(?!\w)", re.IGNORECASE)
