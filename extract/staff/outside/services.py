"""Services: technology work that is bought ("a local firm does the wiring", "Phones: vendor", "an MSP on retainer").

The service is the position ("wiring", contracted, no count); where a sentence names only who is paid to be there ("a
networking firm on retainer"), that is.
"""

import re
from collections.abc import Iterator

from extract.facts import Employment
from extract.needles import NeedledPattern, needled_patterns
from extract.pattern_files import named_patterns
from extract.quantities.number_words import SO_MANY
from extract.staff.factuality import is_nonfactual
from extract.staff.roster import Draft
from extract.titles.grammar import match_titles

_SALES = needled_patterns("sales", re.IGNORECASE)
"""Sentences that sell `services`, one or several, or a work or seller by `name`."""
_WORDS = named_patterns("services", re.IGNORECASE)
_OUTSOURCED, _FIRM = (NeedledPattern(_WORDS[name].pattern, re.IGNORECASE) for name in ("outsourced", "firm"))
_ARTICLE = re.compile(r"^(?:and\s+)?(?:an?|the|our|their)\s+", re.IGNORECASE)
_LINK = re.compile(r"(?:\s*,\s*(?:and\s+)?|\s+and\s+)(?:for\s+)?(?:(?:the|our)\s+)?", re.IGNORECASE)
_SEVERAL = re.compile(r",|\band\s+(?:the|our)\b", re.IGNORECASE)
"""Where a line names several services: two that a bare "and" joins are one ("printers and copiers: vendor")."""
_NONE = re.compile(r"(?:all|most|some|none|nothing)\b", re.IGNORECASE)
_NAMES = {"everything", "it", "that", "this", "they", "we", "which", "all", "employer", "organization", "contracted"}
_FOR_WHOM = re.compile(rf"\s+(?:for|with)\s+(?=(?:{SO_MANY}|an?)\s)", re.IGNORECASE)
_NEAR = 60
"""Characters after a firm in which those whom it sends are named."""
_LONGEST = 4
"""Words of a service's name."""


def drafts_of_services(text: str, start: int, end: int) -> Iterator[Draft]:
    """Yield what a sentence says is bought, each service once; who sells one is no position beside it."""
    seen: set[str] = set()
    sold = list(_sold(text, start, end))
    for draft in (*sold, *_labelled(text, start, end), *_firms(text, start, end)):
        sells = draft not in sold and any(one.start <= draft.start and draft.end <= one.end for one in sold)
        if draft.title.lower() not in seen and not sells:
            seen.add(draft.title.lower())
            yield draft


def _sold(text: str, start: int, end: int) -> Iterator[Draft]:
    """Yield the services that a sentence says somebody sells."""
    for pattern in _SALES.that_may_match(text[start:end]):
        for match in pattern.finditer(text, start, end):
            named = match.groupdict()
            if is_nonfactual(text[start : match.start()]):
                continue
            if named.get("does") and _WORDS["named seller"].search(named["seller"] or ""):
                yield _draft(_ARTICLE.sub("", match["seller"]), match.start(), match.end())
                continue
            at = next(group for group in ("name", "services", "alone") if named.get(group))
            if at == "services" and match_titles(match[at]):
                continue
            for name in [match[at]] if at == "name" else _names(match[at]):
                yield _draft(name, match.start(at), match.end())


def _labelled(text: str, start: int, end: int) -> Iterator[Draft]:
    """Yield the services with which a sentence opens, or that follow "Outsourced:"."""
    sentence = text[start:end]
    for match in _WORDS["label"].finditer(sentence) if _WORDS["outside"].search(sentence.lower()) else ():
        names = match["name"]
        for name in _names(names) if _SEVERAL.search(names) else [_ARTICLE.sub("", names)]:
            if name.lower() not in _NAMES and not match_titles(name) and not _WORDS["nobody"].search(name):
                yield _draft(name, start + match.start("name"), start + match.end())
    for match in _OUTSOURCED.finditer(sentence):
        offset = start + match.start("list")
        for part in re.finditer(r"[^,;]+", match["list"]):
            name = re.sub(r"^\s*(?:and\s+)?(?:the\s+|our\s+)?", "", part.group()).strip()
            if name and not _NONE.match(name) and len(name.split()) <= _LONGEST and not match_titles(name):
                yield _draft(name, offset + part.start(), offset + part.end())


def _firms(text: str, start: int, end: int) -> Iterator[Draft]:
    """Yield the firms that a sentence says do something."""
    sentence = text[start:end]
    for match in _FIRM.finditer(sentence):
        before = sentence[: match.start()]
        if _names_whom_it_sends(sentence[match.end() :]):
            continue
        if _WORDS["does"].search(sentence) and not _WORDS["employs"].search(before) and not is_nonfactual(before):
            yield _draft(match["name"], start + match.start("name"), start + match.end())


def _names_whom_it_sends(after: str) -> bool:
    """Return whether the words after a firm count the people whom it is paid for ("an MSP with two engineers")."""
    for_whom = _FOR_WHOM.match(after)
    return for_whom is not None and bool(match_titles(after[:_NEAR], for_whom.end()))


def _names(names: str) -> list[str]:
    """Return the services of a list, each without its article."""
    return [_ARTICLE.sub("", name) for name in _LINK.split(names)]


def _draft(name: str, start: int, end: int) -> Draft:
    return Draft(title=name.strip(), employment=Employment.CONTRACTED, start=start, end=end)
