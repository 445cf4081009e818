"""Groups: who "everybody", "the rest", "all but the clerk" or "all of them" after a list mean."""

import re

from extract.quantities.number_words import SO_MANY
from extract.quantities.numerals import number_written
from extract.reporting.company import Company, Party
from extract.reporting.coreference.units import unit_of

_PEOPLE = r"(?:staff|positions?|posts|jobs|roles|people|employees|members|folks|personnel)"
_TEAM = (
    r"(?:(?:the|our|this|that|my)\s+)?(?:whole|entire|full)\s+"
    r"(?:team|department|dept|staff|crew|bunch|lot|gang|group|shop|thing)"
)
_PLACE = (
    r"(?:\s+(?:named\s+above|in[- ]house|on\s+staff|listed(?:\s+(?:above|here|below))?|above|below|here"
    r"|(?:in|on|at|from)\s+(?:(?-i:tech|technology|IT)\b(?!\s+\w)|(?:the|our|my|this|that)\s+(?:(?:tech|technical|technology|IT)\s+)?(?:side|department|dept|team|list|group|roster|office|shop|building|crew|chart|page)(?:\s+(?:above|below|here))?)))?"
)
_ALL = re.compile(
    rf"\b(?:all\s+(?:of\s+)?(?:the\s+|our\s+)?(?:others?|rest"
    r"|above|them|'?em|these|those|staff|positions|ours)|(?:the\s+)?(?:others"
    r"|rest)(?:\s+of\s+(?:us|them|it|the\s+\w+|my\s+\w+|our\s+\w+))?"
    r"|every(?:one|body|\s+one\s+of\s+(?:us|them))(?:\s+else)?"
    r"|everything|all\s+others|all\s+of\s+the\s+above|they\s+all|(?:the\s+(?:whole\s+)?)lot(?:\s+of\s+(?:us|them))?"
    rf"|(?:all\s+)?(?:the\s+|our\s+)?(?:other|remaining)\s+(?:{SO_MANY}(?:\s+{_PEOPLE})?|{_PEOPLE})|(?:the\s+)?remainder(?:\s+of\s+the\s+\w+)?|all\s+(?:{SO_MANY}\s+)?of\s+(?:us|them|'?em|ours|it)|we\s+all|{_TEAM}"
    rf"|all\s+(?:of\s+)?(?:the\s+|our\s+)?(?:{SO_MANY}\s+)?(?:units|teams|groups|sections|crews|shops|divisions)"
    rf"|(?:those|these)\s+all|(?:^|[.;(]\s*)all|all\s+(?:but|except)\s[^;\n]{{2,40}}){_PLACE}\s*$",
    re.IGNORECASE,
)
"""Matches "all of the others", "everyone else", "the rest of us", "the remaining three": at the end, before a verb."""
_COUNTED = re.compile(
    rf"\b(?:(?P<all>all)|the|those|these)\s+(?P<number>{SO_MANY})"
    r"(?:\s+of\s+(?:them|these|those|['’]?em))?\s*$",
    re.IGNORECASE,
)
"""Matches "all three", "the four of them", "those two"."""
_ALL_AFTER = re.compile(
    rf"(?:every(?:one|body)(?:\s+else)?|all\s+{SO_MANY}\b(?!\s+[a-z])"
    rf"|all\b(?!\s+(?:\w+\s+)?\w+s\b)|(?:all\s+|the\s+)?(?:{SO_MANY}\s+)?of\s+(?:us|them)\b|all\s+(?:{SO_MANY}\s+)?(?:of\s+)?(?:us|them|that|this|these|those)"
    rf"|(?:them|us)\s+all\b|all\s+(?:of\s+)?the\s+(?:others|rest)|the\s+(?:others|rest|(?:whole\s+)?lot)|{_TEAM})\b",
    re.IGNORECASE,
)
"""Matches "everybody else", "all four", "the rest": at the beginning, after a verb."""
_LOOK = 2_000
"""Characters before a group in which those whom it counts are listed."""
_LISTED = re.compile(
    rf"\b(?:the|our|those)\s+(?P<which>latter|last|bottom|first|former|top)\s+(?P<number>{SO_MANY})"
    rf"(?:\s+(?:{_PEOPLE}|titles|lines|names|of\s+(?:them|these|those)|(?:on|in)\s+(?:the|that|this|my|our)\s+list|named|listed|above))*\s*$",
    re.IGNORECASE,
)
"""Some of those listed before ("the latter two positions", "the last three on the list")."""
_US = re.compile(r"\b(?:us|we\s+all)\b", re.IGNORECASE)
_WHOEVER = re.compile(
    r",\s+(?:whoever|whatever|no\s+matter|regardless|like\s+it\s+or\s+not)\b[^,;.]{0,50}$", re.IGNORECASE
)
"""An aside between a group and its verb ("All of us, whoever pays, work for the CIO")."""
_ALL_OF_LIST = re.compile(
    r"[,;:(–—-]\s*(?:and\s+)?(?:all(?:\s+\w+)?|each|every\s+one)(?:\s+of\s+(?:them|whom|['’]?em|us))?\s*$",
    re.IGNORECASE,
)
"""Matches ", all of them", " - each of whom": a list comes before it."""
_ALL_ALONE = re.compile(r"[^\w,;.(]*all|[^.;]*,\s+all", re.IGNORECASE)
"""What comes before a verb whose subject is everybody ("…, all report to me")."""
_REST = re.compile(r"\b(?:rest|others?|else|remaining|remainder)\b", re.IGNORECASE)
_EXCEPT = re.compile(
    r",?\s*\b(?:except(?:\s+for)?|other\s+than|apart\s+from|but(?:\s+not)?|besides|save|minus|bar(?:ring)?"
    r"|excluding|excepting|aside\s+from|not\s+counting|with\s+the\s+exception\s+of)\b",
    re.IGNORECASE,
)
"""Matches ", except for" the clerk, " other than" me."""


def group_before(company: Company, start: int, words: str) -> tuple[Party, ...] | None:
    """Return whom a group at the end of the words, which begin at `start`, means; None where they end in no group."""
    words = _WHOEVER.sub("", words)
    exempt = _EXCEPT.search(words)
    if exempt and _ALL.search(words[: exempt.start()]):
        spared = exempted(company, start + exempt.end(), start + len(words))
        return tuple(one for one in company.everybody(rest=True) if one.title.lower() not in spared)
    if listed := _LISTED.search(words):
        return _listed(company, start, listed)
    if counted := _COUNTED.search(words):
        named = [title for title in company.between(start, start + len(words)) if title.plural][-1:]
        last = tuple(company.resolved(title) for title in named) or _everybody(company, words)
        return company.of_number(number_written(counted["number"]) or 0) or (last if counted["all"] else None)
    alone = _ALL_ALONE.fullmatch(words) is not None and not company.between(start, start + len(words))
    return _everybody(company, words) if alone or _ALL.search(words) else None


def group_after(company: Company, words: str) -> tuple[Party, ...] | None:
    """Return whom a group that the words begin with means, None where they begin with no group."""
    match = _ALL_AFTER.match(words)
    return None if match is None else _everybody(company, match.group())


def _listed(company: Company, end: int, match: re.Match[str]) -> tuple[Party, ...] | None:
    """Return the first or last of those named before, as many as are counted; None where so many are not named."""
    number = int(number_written(match["number"]) or 0)
    mine = company.own_titles()
    before = [company.resolved(one) for one in company.between(max(0, end - _LOOK), end) if not one.outsider]
    named = list({one.title.lower(): one for one in before if one.title in company.roster}.values())
    others = [one for one in named if one.title.lower() not in mine]
    if not 0 < number <= len(others):
        return None
    some = others[:number] if match["which"].lower() in {"first", "former", "top"} else others[-number:]
    return tuple(Party(title=one.title) for one in some)


def _everybody(company: Company, words: str) -> tuple[Party, ...]:
    """Return the whole roster, and the author where the group's words ("all of us") take them in."""
    everybody = company.everybody(rest=_REST.search(words) is not None)
    mine = company.myself() if _US.search(words) else ()
    return (*everybody, *(one for one in mine if one.title.lower() not in {other.title.lower() for other in everybody}))


def whole_list(company: Company, start: int, words: str) -> tuple[Party, ...]:
    """Return everybody of a list that ends in "all" or "all of whom", () where the words, from `start`, are none."""
    listed = company.between(start, start + len(words)) if _ALL_OF_LIST.search(words) else []
    return tuple(company.resolved(title) for title in listed if not title.outsider) if len(listed) > 1 else ()


def exempted(company: Company, start: int, end: int) -> set[str]:
    """Return, in lower case, the titles and units that the words after "except" name."""
    titles = {company.resolved(title).title.lower() for title in company.between(start, end)[:2]}
    units = () if titles else unit_of(company, company.text[start:end])
    return titles | {party.title.lower() for party in units}
