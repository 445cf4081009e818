"""Bought: services that a sentence gives to somebody outside ("a local firm does the wiring", "the county's e-mail").

The service is the position ("wiring", contracted, no count); where the sentence names only who is paid to be there ("a
networking firm on retainer"), that is.
"""

import re
from collections.abc import Iterator

from extract.needles import NeedledPattern
from extract.staff.hearsay import is_hearsay
from extract.staff.outside.services import draft_of_service, drafts_of_services, services_in
from extract.staff.roster import Draft
from extract.titles.grammar import match_titles

_SERVICE = (
    r"(?:(?:structured|low-voltage|after[- ]hours|nights?|weekend|wide[- ]area|web|mail|phone|help|service|content"
    r"|e-?mail|network|server|copier|data|security|internet|print|firewall|backup|device|fiber|desktop|computer|laptop|chromebook)\s+){0,2}"
    r"(?:cabling|wiring|wires|print(?:ing)?\s+(?:center|shop)|filter|starlink|e-?rate|erp|imaging|sis|lms|access\s+points|printing|(?:interactive\s+)?panels|projectors|paging|intercoms?"
    r"|content\s+filter|phones?|telephones?|telephony|voip|firewall|filter(?:ing)?|e-?mail|servers?|copiers?"
    r"|printers?|network|wan|wi-?fi|wireless|backups?|hosting|web\s?(?:site|page)|website|help\s?desk|service\s+desk|monitoring|support|security"
    r"|internet|interfaces|integrations|satellite\s+(?:link|internet)|system|fleet|cameras?|switches|audit(?:ing)?|billing|payroll|bells|repairs?|data\s+cent(?:er|re)|soc)"
)
_LISTED = rf"(?P<services>{_SERVICE}(?:(?:\s*,\s*|\s*,?\s+(?:and|&|plus)\s+)(?:the\s+|our\s+)?{_SERVICE}){{0,4}}\b)"
_WORK = r"(?!an?\b|one\b|two\b|\d)[A-Za-z][\w/&-]*(?:\s(?!and\b|for\b|with\b|at\b)[A-Za-z][\w/&-]*){0,2}"
_NO_JOB = (
    r"(?!['’]s|\s+(?:tech|engineer|admin|manager|person|staff|specialist|people|guy|analyst|coordinator|director"
    r"|supervisor))"
)
"""After a service's name: the name goes on to be that of somebody ("our network tech")."""
_SELLER = (
    r"(?P<seller>(?:(?:an?|the|our|their)\s+)?(?:[\w'’-]+\s+){0,3}?(?:vendors?|firms?|company|contractors?|msp|managed\s+service(?:\s+provider)?"
    r"|boces|esc|esd|esu|aea|iu|intermediate\s+unit|isd|co-?op(?:erative)?|county(?:\s+office)?|service\s+(?:center|agency|unit)|(?:outside|local)\s+(?:shop|outfit|people)"
    r"|consortium|dealer|electrician|provider|consultants?|integrator|town|city))\b"
)
_GIVEN = (
    r"(?:is|are|was|were|gets?|got|goes|go|went|comes?|came|'s)\s+(?:all\s+|now\s+|mostly\s+|also\s+|still\s+)?"
    r"(?:(?:done|run|handled|managed|hosted|provided|supplied|bought|contracted|outsourced|maintained|serviced|covered|fixed"
    r"|purchased|looked\s+after|leased|rented|minded)\s+(?:out\s+)?)?(?:by|to|from|through|with)"
)
_SERVICE_GIVEN = NeedledPattern(
    rf"(?<![\w-]){_LISTED}(?:\s+(?:nights|weekends|work|and\s+weekends)){{0,3}}\s+{_GIVEN}\s+{_SELLER}", re.IGNORECASE
)
_SERVICE_BY = NeedledPattern(
    rf"(?:^|[,;:]\s*(?:and\s+)?)(?:the\s+|our\s+)?{_LISTED}\s+(?:run\s+by|done\s+by|hosted\s+by|handled\s+by|by|from|through|via)\s+{_SELLER}",
    re.IGNORECASE,
)
_SELLER_DOES = NeedledPattern(
    rf"(?<![\w-])(?P<seller>(?:the\s+|our\s+|an?\s+)?(?:[\w'’-]+\s+){{0,2}}?(?:vendor|firm|company|provider|msp|boces|esc|esd|esu|aea|iu|co-?op"
    r"|county|consortium|dealer|town|city))\s+(?:also\s+|still\s+|only\s+)?(?:does|do|looks?\s+after|has|have|owns|handles?|runs?|manages?|hosts?|provides?"
    rf"|supplies|maintains?|keeps?|takes\s+care\s+of)\s+(?:only\s+|all\s+)?(?:(?:our|the|all\s+the)\s+)?"
    rf"{_LISTED}{_NO_JOB}",
    re.IGNORECASE,
)
_NAMED_SELLER = re.compile(
    r"(?:\ban?\s+(?:[\w-]+\s+){0,2}msp|\b(?:outside|third[- ]party|managed\s+service))\b", re.IGNORECASE
)
"""Such a seller is the position, whatever it does."""
_BUYS = NeedledPattern(
    rf"\b(?:buys?|bought|purchases?|rents?|gets?|contracts?\s+for)\s+(?:(?:our|its|their|the)\s+)?{_LISTED}\s+(?:from|through|with)\s+"
    rf"{_SELLER}",
    re.IGNORECASE,
)
_GIVEN_OUT = NeedledPattern(
    rf"(?<![\w-]){_LISTED}\s+(?:is|are|['’]s)\s+(?:all\s+|both\s+|now\s+|still\s+|mostly\s+)?(?:on\s+(?:an?\s+)?(?:service\s+)?contract\b"
    r"|with\s+(?:an?|our|the)\s+(?:outside\s+)?(?:msp|vendor|firm)\b|the\s+(?:vendor|msp|boces|county|firm)['’]s)"
    rf"|(?:^|[,;:]\s*(?:and\s+)?)(?:the\s+|our\s+)?(?P<alone>{_SERVICE}(?:\s+(?:and|&)\s+{_SERVICE})?)\s+(?:is\s+|are\s+)?(?:all\s+)?"
    r"(?:(?:contracted|farmed|hired)\s+out|outsourced|under\s+contract|on\s+contract|bought\s+in)\b",
    re.IGNORECASE,
)
_HOURS_BOUGHT = NeedledPattern(
    rf"\b(?:buys?|bought|purchases?|contracts?\s+for)\s+(?P<what>[^.;,]{{2,30}}?)\s+from\s+{_SELLER}\s+for\s+(?:the\s+|our\s+)?{_LISTED}",
    re.IGNORECASE,
)
"""Time that is bought for some work ("eight hours a week from the county for the firewall")."""
_COMES_FOR = NeedledPattern(
    rf"(?:^|[.;,]\s+|\b(?:a|an|the|our)\s+)(?:outside\s+|local\s+)?(?:vendor|contractor|firm|msp|boces|esc|esd|esu|aea|iu|co-?op|provider|county)\s+"
    rf"(?:also\s+)?comes\s+(?:in\s+|out\s+)?for\s+(?:the\s+|our\s+)?{_LISTED}",
    re.IGNORECASE,
)
_RETAINED = NeedledPattern(
    r"\b(?:an?|our|the)\s+(?P<name>(?:[\w-]+\s+)?(?:firm|company|vendor|msp|consultant|contractor|managed\s+service))\s+"
    r"(?:on\s+(?:retainer|contract|call)|manages|maintains|hosts)\b",
    re.IGNORECASE,
)
_SELLER_FOR = NeedledPattern(
    r"(?:^|[.;,(+]\s*|\b(?:plus|and|use|have|pay|hire)\s+)(?:an?\s+|the\s+|our\s+)?"
    r"(?P<name>(?:(?:outside|local|small|networking|IT)\s+)*(?:firm|company|vendor|msp|contractor|managed\s+service\s+provider))\s+for\s+"
    rf"(?:the\s+|our\s+)?{_LISTED}{_NO_JOB}",
    re.IGNORECASE,
)
"""Whom a text names before the work that they are paid for ("an outside firm for firewall and phones")."""
_CONTRACT_FOR = NeedledPattern(
    rf"\bcontracts?(?:ed)?\s+(?:out\s+)?with\s+{_SELLER}\s+for\s+(?:the\s+|our\s+)?(?P<services>{_WORK}"
    rf"(?:(?:\s*,\s*|\s*,?\s+(?:and|&|plus)\s+)(?:for\s+)?(?:the\s+|our\s+)?{_WORK}){{0,4}}?)(?=\s*(?:[.;,)(]|$|\b(?:at|since|because|which|one|two)\b))",
    re.IGNORECASE,
)
"""What a contract is for, whatever it is called ("we contract with the ESD for network engineering")."""
_SALES = (_CONTRACT_FOR, _SERVICE_GIVEN, _SERVICE_BY, _SELLER_DOES, _BUYS, _GIVEN_OUT, _HOURS_BOUGHT, _COMES_FOR)
_ARTICLE = re.compile(r"^(?:an?|the|our|their)\s+", re.IGNORECASE)


def drafts_of_work_outside(text: str, start: int, end: int) -> Iterator[Draft]:
    """Yield what a sentence says is bought, each service once; who sells one is no position beside it."""
    seen: set[str] = set()
    bought = list(_bought(text, start, end))
    for draft in (*bought, *drafts_of_services(text, start, end)):
        sells = draft not in bought and any(one.start <= draft.start and draft.end <= one.end for one in bought)
        if draft.title.lower() not in seen and not sells:
            seen.add(draft.title.lower())
            yield draft


def _bought(text: str, start: int, end: int) -> Iterator[Draft]:
    for pattern in _SALES:
        for match in pattern.finditer(text, start, end):
            if is_hearsay(text[start : match.start()]):
                continue
            if pattern is _SELLER_DOES and _NAMED_SELLER.search(match["seller"]):
                yield draft_of_service(_ARTICLE.sub("", match["seller"]), match.start(), match.end())
                continue
            if match_titles(match["services"] or ""):
                continue
            at = "services" if match["services"] else "alone"
            for name in services_in(match[at]):
                yield draft_of_service(name, match.start(at), match.end())
    for match in (*_SELLER_FOR.finditer(text, start, end), *_RETAINED.finditer(text, start, end)):
        if not is_hearsay(text[start : match.start()]):
            yield draft_of_service(match["name"], match.start("name"), match.end())
