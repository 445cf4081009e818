"""Groups: who "everybody", "the rest", "all but the clerk" or "all of them" after a list mean."""

import re

from extract.reporting.company import Company, Party
from extract.reporting.units import unit_of

_ALL = re.compile(
    r"\b(?:all\s+(?:of\s+)?(?:the\s+|our\s+)?(?:others?|rest"
    r"|above|them|'?em|these|those|staff|positions)|(?:the\s+)?(?:others"
    r"|rest)(?:\s+of\s+(?:us|them|it|the\s+\w+|my\s+\w+|our\s+\w+))?"
    r"|every(?:one|body|\s+one\s+of\s+(?:us|them))(?:\s+else)?(?:\s+named\s+above|\s+above|\s+listed"
    r"|\s+(?:in|on)\s+(?:the|our|my|this)\s+(?:department|dept|team|list|group|roster))?"
    r"|everything\s+(?:above|here|listed)|all\s+others|all\s+of\s+the\s+above|they\s+all"
    r"|(?:the\s+)?other\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d+)"
    r"|all\s+(?:(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\s+)?of\s+(?:us|them|'?em)"
    r"|(?:the|our)\s+(?:whole|entire)\s+(?:team|department|dept|staff|crew|bunch|lot|gang|group|shop)"
    r"|(?:those|these)\s+all|(?:^|[.;]\s)all|all\s+(?:but|except)\s[^;\n]{2,40})\s*$",
    re.IGNORECASE,
)
_ALL_AFTER = re.compile(
    r"(?:everyone|everybody|all\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b(?!\s+[a-z])"
    r"|all\b(?!\s+(?:\w+\s+)?\w+s\b)|all\s+(?:of\s+)?(?:us|them|that|this|these|those)|the\s+(?:others|rest|lot)"
    r"|(?:the|our)\s+(?:whole|entire)\s+(?:team|department|dept|staff|crew|bunch|lot|gang|group|shop|thing))\b",
    re.IGNORECASE,
)
_ALL_OF_LIST = re.compile(
    r"[,;:(–—-]\s*(?:and\s+)?(?:all|each|every\s+one)(?:\s+of\s+(?:them|whom|['’]?em|us))?\s*$", re.IGNORECASE
)
_REST = re.compile(r"\b(?:rest|others?|else)\b", re.IGNORECASE)
_EXCEPT = re.compile(
    r",?\s*\b(?:except(?:\s+for)?|other\s+than|apart\s+from|but(?:\s+not)?|besides|save|minus)\b", re.IGNORECASE
)


def group_before(company: Company, start: int, words: str) -> tuple[Party, ...] | None:
    """Return whom a group at the end of the words, which begin at `start`, means; None where they end in no group."""
    exempt = _EXCEPT.search(words)
    if exempt and _ALL.search(words[: exempt.start()]):
        spared = exempted(company, start + exempt.end(), start + len(words))
        return tuple(one for one in company.everybody(rest=True) if one.title.lower() not in spared)
    if _ALL.search(words):
        return company.everybody(rest=_REST.search(words) is not None)
    return None


def group_after(company: Company, words: str) -> tuple[Party, ...] | None:
    """Return whom a group that the words begin with means, None where they begin with no group."""
    if _ALL_AFTER.match(words) is None:
        return None
    return company.everybody(rest=_REST.match(words) is not None)


def whole_list(company: Company, start: int, words: str) -> tuple[Party, ...]:
    """Return everybody of a list that ends in "all" or "all of whom", () where the words, from `start`, are none."""
    listed = company.between(start, start + len(words)) if _ALL_OF_LIST.search(words) else []
    return tuple(company.resolved(title) for title in listed if not title.outsider) if len(listed) > 1 else ()


def exempted(company: Company, start: int, end: int) -> set[str]:
    """Return, in lower case, the titles and units that the words after "except" name."""
    titles = {company.resolved(title).title.lower() for title in company.between(start, end)[:2]}
    units = () if titles else unit_of(company, company.text[start:end])
    return titles | {party.title.lower() for party in units}
