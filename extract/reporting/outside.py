"""Outside: superiors beyond the technology department, and what reporting to them says of a position."""

import re
from collections.abc import Sequence
from functools import cache

from extract.facts import Employment, Position
from extract.pattern_files import alternatives, rows
from extract.roles import expand_title, family_of, is_leader, role_of
from extract.titles.grammar import match_titles

_ELSEWHERE = re.compile(
    r"\b(?:curriculum|instruction|academics?|teaching|learning"
    r"|principals?|(?:division|deputy|year)\s+heads?|pastoral|elementary|secondary|cte"
    r"|registrar|library|libraries|dean|school business manager"
    r"|c&i|pupil|student services)\b",
    re.IGNORECASE,
)
_TEACHING = re.compile(r"\b(?:curriculum|instruction|academics?|teaching|c&i)\b", re.IGNORECASE)
_LEADS = re.compile(
    r"\b(?:director|manager|officer|official|chief|head|supervisor|vp|president|administrator)\b", re.IGNORECASE
)
_ELSEWHERE_LED = re.compile(
    r"\b(?:operations?(?!\s*\(IT\))|operating|business(?!\s+(?:systems|applications|intelligence))|financ\w+|curriculum"
    r"|instruction|facilities|maintenance|human|staff|site|student services"
    r"|pupil"
    r"|academics?|transportation|food|athletic|executive officer"
    r"|schools|advancement|admissions|wellbeing|executive head)\b",
    re.IGNORECASE,
)
_PRINCIPALS = re.compile(r"\bprincipals?\b", re.IGNORECASE)
_TOPS = re.compile(
    r"\b(?:executive|operating|operations|superintendent|head|schools|business|financ\w+|cabinet)\b", re.IGNORECASE
)
"""Who may have the whole department under them, and so tells nothing of those who report to them."""
_TRADES = re.compile(r"\b(?:maintenance|facilities|custodial|transportation|safety)\b", re.IGNORECASE)
_SCHOOL_HEADS = re.compile(r"\b(?:school|building|campus|site|central office)\s+administrators?\b", re.IGNORECASE)
"""Principals and their deputies, under the name that labour contracts give them."""
_RANKS = {"executive", "assistant", "associate", "deputy", "senior", "interim"}


def is_technology(title: str) -> bool:
    """Tell whether a title belongs to the taxonomy and its head is no outsider's."""
    heads = match_titles(title)
    outsider = bool(heads) and all(head.outsider for head in heads)
    return role_of(title) is not None and not outsider


def names_domain(title: str) -> bool:
    """Tell whether a superior's title says that technology is theirs (a bare "Executive Director" does not)."""
    role = role_of(title)
    if role is None or role == "librarian" or _TRADES.search(title) or family_of(role) == "administration":
        return False
    return len(expand_title(title)) > len(_RANKS & set(expand_title(title))) + 1


def is_outside(title: str) -> bool:
    """Tell whether a title leads some other part of the organization ("Business Manager", "Director of Operations")."""
    if role_of(title) is not None:
        return False
    led = _LEADS.search(title) is not None and _ELSEWHERE_LED.search(title) is not None
    return led or _SCHOOL_HEADS.search(title) is not None


def leads_elsewhere(title: str) -> bool:
    """Tell whether a title leads the teaching side of the organization and no technology ("Chief Academic Officer")."""
    return _TEACHING.search(title) is not None and not is_technology(title)


def employment_under(
    position: Position, superior: str, roster: Sequence[Position], author: str | None = None
) -> Employment:
    """Return a position's employment, given whom it reports to: people of another department's head sit there.

    The department's own head may report anywhere, so a position counts as another department's only when somebody
    else of the roster leads (or the `author`, given by title), or when its superior heads a trade that no technology
    reports to. In a post about another trade (nurses, custodians) everybody's superior is of that trade or the
    school: a librarian who writes describes the library.
    """
    inside = superior.lower() in {author and author.lower(), *(other.title.lower() for other in roster)}
    if (
        inside
        or position.role is None
        or position.employment is not Employment.EMPLOYEE
        or (is_technology(superior) and not _ELSEWHERE.search(superior))
    ):
        return position.employment
    if author is not None and author.lower() == position.title.lower() and position.role == "librarian":
        return position.employment
    leads = family_of(position.role) == "leadership"
    led = any(family_of(other.role) == "leadership" for other in roster if other.title != position.title)
    led = led or (author is not None and author != position.title and is_leader(author))
    alone = position.count == 1 and author == position.title and all(other.title == position.title for other in roster)
    if alone and _PRINCIPALS.search(superior):
        return position.employment  # whoever is the whole department of a school is under its principal
    elsewhere = _is_elsewhere(superior) or (is_outside(superior) and not _TOPS.search(superior))
    if not leads and (_PRINCIPALS.search(superior) or (elsewhere and led) or _TRADES.search(superior)):
        return Employment.OTHER_DEPARTMENT
    return position.employment


def _is_elsewhere(superior: str) -> bool:
    """Tell whether a superior's title, or the name of the office that stands for one, names another department."""
    return _ELSEWHERE.search(superior) is not None or _offices().search(superior) is not None


@cache
def _offices() -> re.Pattern[str]:
    """Return the names of offices that have no technology of their own, as the employment cues know them."""
    named = {row["id"]: row["words"] for row in rows("employment_words")}
    return re.compile(rf"\b{alternatives(named['office'] + named['department'])}(?!\w)", re.IGNORECASE)
