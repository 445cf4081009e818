"""Services: technology work that is bought ("Phones: vendor", "an MSP for the firewall", "Outsourced: data centre")."""

import re
from collections.abc import Iterator

from extract.facts import Employment
from extract.needles import NeedledPattern
from extract.staff.hearsay import is_hearsay
from extract.staff.roster import Draft
from extract.titles.grammar import match_titles

SELLER = (
    r"(?:(?:(?:av|a/v|outside|local|external|phone|copier|print|cabling|lease|third[- ]party|state|low[- ]voltage)\s+)*"
    r"(?:vendors?|contractors?|firms?|company|msps?|managed\s+services?(?:\s+provider)?|dealer|provider|integrator)"
    r"|boces|esc|esu|esd|aea|iu|resa|intermediate\s+unit|(?:regional\s+|education\s+|county\s+)?"
    r"(?:service\s+(?:center|centre|agency|unit)|co-?op(?:erative)?))"
)
"""Who sells services to schools, without an article."""
_ITEM = r"[A-Za-z][\w&/-]+(?:\s[\w&/-]+){0,3}?"
_BOUGHT = re.compile(
    rf"(?:^|[.;]\s+|,\s+|\n)[\s•*·-]*(?P<name>{_ITEM}(?:(?:,\s+(?:and\s+)?|\s+and\s+)(?:the\s+|our\s+)?{_ITEM}){{0,4}}?)\s*"
    r"(?::|\s?(?:--?|[–—=]|\.{3,})|\s\((?=[^()]{4,30}\))|\s(?:is|are))\s*"
    r"(?:all\s+|fully\s+|still\s+|mostly\s+|now\s+)?(?:(?:managed|run|hosted|done|handled|provided)\s+)?(?:by\s+|from\s+|with\s+)?"
    r"(?:an?\s+|the\s+|our\s+)?(?:(?:outsourced|contracted\s+out|bought\s+in|on\s+contract)\b|contracted(?=\s*(?:[.,;)\n]|$))"
    rf"|{SELLER}(?!['’]s|\s+fair|\s+side|\s+(?:people|staff|person|tech))(?=\s*(?:[.,;)\n(]|$|out\s+of|for\b|since\b|in\b|one\b|two\b|once\b)))",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"vendor|contract|firm|company|msp|managed|outsourced|bought|dealer|provider|integrator|boces|es[cdu]\b|aea\b|iu\b|resa\b|unit"
    r"|service|co-?op"
)
"""Without such a word, in lower case, nothing is bought."""
_OWNED = re.compile(r"^(?:the|our|an?)\s+", re.IGNORECASE)
_LINK = re.compile(
    r"\s*,\s*(?:and\s+)?(?:for\s+)?(?:the\s+|our\s+)?|\s+and\s+(?:for\s+)?(?:the\s+|our\s+)?", re.IGNORECASE
)
_SEVERAL = re.compile(r",|\band\s+(?:the|our)\b", re.IGNORECASE)
"""Where a line names several services: two that a bare "and" joins are one ("printers and copiers: vendor")."""
_OUTSOURCED = NeedledPattern(r"\b(?:outsourced|contracted out|bought[- ]in)\s*:\s*(?P<list>[^.\n]+)", re.IGNORECASE)
_FIRM = NeedledPattern(
    r"\b(?:an?|our|the|from a|from an)\s+(?:small\s+)?(?P<name>(?:local\s+"
    r"|outside\s+|third[- ]party\s+)*(?:MSP|managed service provider"
    r"|computer shop|computer company|IT (?:company|firm)|IT vendor"
    r"|tech company|(?<=outside\s)(?:company|firm|vendor)|(?<=third-party\s)(?:company"
    r"|firm|vendor)|(?:(?<=small\s)|(?<=hired\sa\s))(?:firm|company)|co-?op(?=\s+for\b)))\b",
    re.IGNORECASE,
)
_CONTRACT = NeedledPattern(
    r"\b(?:[Ww]e|[Oo]ur|I)\b[^.;]{0,60}\bcontract\s+for\s+(?:the\s+|our\s+)?"
    r"(?P<name>(?!an?\b|this\b|that\b|it\b|services?\b|support\b|one\b|two\b)[A-Za-z][\w/&-]*(?:\s+(?:and|&)\s+[A-Za-z][\w/&-]*)?)"
    r"(?=\s*(?:[.,;:)]|$))"
)
_GIVEN_OUT = NeedledPattern(
    r"\b(?:[Ww]e|[Oo]ur \w+)\s+(?:\w+\s+)?(?:outsourced?|contract(?:ed)?\s+out)\s+(?:the|our)\s+"
    r"(?P<name>(?:[\w/&-]+\s+){0,2}?[\w/&-]+)(?=\s+(?:entirely|completely|to|and|but|for|from|in)\b|\s*[.,;(]|$)"
)
_THEIRS = NeedledPattern(
    r"\bthe\s+(?P<name>phones|printers|copiers|servers|network"
    r"|firewall|wifi|web site|website)\s+(?:is|are)\s+the\s+[\w ]{3,25}'s\b",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\b(?:does|do|runs?|handles?|manages?|for|that|who|which|hrs?|hours?|buy|comes?|takes?|on|supports?)\b",
    re.IGNORECASE,
)
_EMPLOYS = re.compile(
    r"\b(?:(?:works?|working|employed|paid|sent|supplied)\s+(?:for|by|from)|contracted\s+(?:thru|through|via|from|with))\s+$",
    re.IGNORECASE,
)
"""Before a firm: somebody whom it employs, and who is the position."""
_NOBODY = re.compile(
    r"\b(?:we|I|they|you|who|which|that|it|boss|budget|personnel|staff|contracted|everything|most|some|none|rest|reports?"
    r"|students?)\b",
    re.IGNORECASE,
)
_NAMES = {"everything", "it", "that", "this", "they", "we", "which", "all", "employer", "organization", "contracted"}


def drafts_of_services(text: str, start: int, end: int) -> Iterator[Draft]:
    """Yield the bought-in services of a sentence."""
    sentence = text[start:end]
    for match in _BOUGHT.finditer(sentence) if _OUTSIDE.search(sentence.lower()) else ():
        names = match["name"]
        for name in services_in(names) if _SEVERAL.search(names) else [_OWNED.sub("", names)]:
            if _is_service(name):
                yield draft_of_service(name, start + match.start("name"), start + match.end())
    for match in _OUTSOURCED.finditer(sentence):
        offset = start + match.start("list")
        for part in re.finditer(r"[^,;]+", match["list"]):
            name = re.sub(r"^\s*(?:and\s+)?(?:the\s+|our\s+)?", "", part.group()).strip()
            if (
                name
                and not re.match(r"(?:all|most|some|none|nothing)\b", name, re.IGNORECASE)
                and len(name.split()) <= 4
            ):
                yield draft_of_service(name, offset + part.start(), offset + part.end())
    for match in _FIRM.finditer(sentence):
        before = sentence[: match.start()]
        if _DOES.search(sentence) and not _EMPLOYS.search(before) and not is_hearsay(before):
            yield draft_of_service(match["name"], start + match.start("name"), start + match.end())
    given_out = _GIVEN_OUT.search(sentence)
    if given_out and not is_hearsay(sentence[: given_out.start()]):
        yield draft_of_service(given_out["name"], start + given_out.start("name"), start + given_out.end())
    contract = _CONTRACT.search(sentence)
    if contract and not is_hearsay(sentence[: contract.start()]):
        yield draft_of_service(contract["name"], start + contract.start("name"), start + contract.end())
    for match in _THEIRS.finditer(sentence):
        yield draft_of_service(match["name"], start + match.start("name"), start + match.end())


def services_in(names: str) -> list[str]:
    """Return the services of a list, each without its article."""
    return [_OWNED.sub("", name) for name in _LINK.split(names)]


def _is_service(name: str) -> bool:
    """Whether a name before "outsourced" or "vendor" is that of work, no person's and no pronoun."""
    return name.lower() not in _NAMES and not match_titles(name) and not _NOBODY.search(name)


def draft_of_service(name: str, start: int, end: int) -> Draft:
    """Return a service or its seller as a position that is bought in."""
    return Draft(title=name.strip(), employment=Employment.CONTRACTED, start=start, end=end)
