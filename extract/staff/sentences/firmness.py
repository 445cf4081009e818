"""Firmness: how firmly a sentence states a title as staff, by the way in which it gives the number of holders."""

import re

from extract.author.titles import is_nickname
from extract.belonging import is_outside
from extract.facts import Employment
from extract.roles import family_of
from extract.staff.counts.multiplication import each_place
from extract.staff.counts.staffing import Given
from extract.staff.counts.time_share import time_share
from extract.staff.employment import employment_of
from extract.staff.roster import Form
from extract.staff.sentences.history import has_left
from extract.staff.sentences.mentions import Mention, present_words
from extract.staff.sentences.standing import is_author, is_boss, leads_technology
from extract.titles.title import Title

_ANCHOR = re.compile(
    r"(?:^|\b(?:have|has|had|got|'ve|i've|is|are|was|were|be"
    r"|(?:gives?|lends?|sends?)\s+us|'s|'re|am|with|includes?|including|incl|employs?|gives?"
    r"|gave|shares?|sends?"
    r"|suppl(?:y|ies)|provides?|left|inherit(?:ed)?|kept|consists?\s+of"
    r"|compris\w+(?:\s+of)?|besides|there's|just|only|lost|cut"
    r"|contract\s+(?:w/|with|for)|approved|keep|runs?|then|also"
    r"|pool\s+of|cast\s+of|team\s+of|made\s+up\s+of|me\s+as"
    r"|brings?|carr(?:y|ies)|plus|and|n|created|buys?|hires?|rents?|borrows?|inherited|retains?|kept|keeping)"
    r"|[:;,.(—–-]|w/)[\s\x1e]*$",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\b(?:so that's|that's|that makes|total of|in total|altogether|all told)\s*$", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:to be|serves as|serving as|acts as|is also the|also the"
    r"|doubles as|(?:post|position|role|vacancy) (?:of|for))\s*$",
    re.IGNORECASE,
)
_POOL = re.compile(r"\b(?:pool|team|cast|group|crew|bunch|handful|rotation)\s+of\s*(?:\w+\s+)?$", re.IGNORECASE)
_TEAM_OPENS = re.compile(
    r"\b(?:team|staff|department|dept|office|crew|group|titles"
    r"|roles|positions|of us|direct reports)\b(?:[^.;:()]|\.\d){0,30}[(:–—-]\s*$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b[A-Z][a-z]+\s*\($")
_SENDS = re.compile(
    r"(?:contractor|vendor|agency)\s+(?:supplies|provides|sends|lends|places|staffs|runs|does)\b", re.IGNORECASE
)
"""Whom a contractor sends is staff, the contractor is none."""
_SOLE = re.compile(r"\b(?:sole|lone|solo)\s+$", re.IGNORECASE)
_ALL = re.compile(r"\ball\s*$", re.IGNORECASE)
_SUMS_UP = re.compile(
    r"\b(?:now at|so (?:that's|we're at|we're now)|brings us to|for a total of"
    r"|(?:edit|correction|update|oops|sorry)\b[^.;]{0,20}\b(?:it['’]?s|is|make (?:it|that)|should (?:be|read)))\b",
    re.IGNORECASE,
)
_UNDER = re.compile(
    r"(?:\b(?:reports?|reported|reporting|answers?|answering|goes|go|comes?|loyal)\s+(?:\w+\s+){0,2}?(?:in\s+)?to"
    r"|\b(?:under|beneath)|\bworks?\s+for|\b(?:supervised|managed|led|overseen|run)\s+by)\s+$",
    re.IGNORECASE,
)
_ME_THE = re.compile(
    r"\b(?:me|myself)\s*(?:=|:|[,(–—-]?\s*\b(?:the|their|our|its|official(?:ly)?|title))\s*$", re.IGNORECASE
)
_ONE_OF = re.compile(r"\bone\s+of\s+(?:the|our|its|their|those|these)\b", re.IGNORECASE)
_NOBODY_IN_PARTICULAR = frozenset(["guy", "person", "people", "gal", "man", "woman", "lady", "folk", "kid", "body"])
_BOTH = re.compile(r"both\b", re.IGNORECASE)
_ACTS_NOW = re.compile(
    r"[\s\x1e]*(?:\([^)]*\)[\s\x1e]*)?,?\s*(?:\w+,\s+)?(?:reports|reported|answers|answered|runs|ran|supervises|manages"
    r"|oversees|leads|does|handles|works\s+(?:for|under|with)|goes\s+up|sits\s+in|line\s+manages|looks\s+after|covers"
    r"|keeps|takes\s+care\s+of|teaches|coaches|drives|splits"
    r"|has\s+(?:an?|one|two|three|four|five|six|\d+|no|nobody)(?!\s+(?:to|time)\b))\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:when|after|since|once|until|before)[\s\x1e]*$", re.IGNORECASE)
_HEADS = frozenset(["director", "manager", "supervisor", "coordinator", "head", "chief", "officer"])
_TRADES = frozenset(
    [
        *["transportation", "facilities", "maintenance", "food", "nutrition", "custodial", "communications"],
        *["special", "student", "pupil", "human", "athletic"],
    ]
)
"""Who writes as the head of one of these tells of a department that is theirs, whatever its trade."""
_HEADS_OF_SCHOOLS = frozenset(["principal", "superintendent", "supt", "headmaster", "board"])
_ONCE = re.compile(r"\b(?:former|previous|old|ex|late|retired)\b", re.IGNORECASE)
_IS_OURS = re.compile(r"[\s\x1e]+(?:is|are)\s+(?:all\s+|both\s+)?(?:ours|mine)\b", re.IGNORECASE)
_WITHOUT_A_VERB = frozenset([Employment.CONTRACTED, Employment.VACANT])
_EACH_ONE = re.compile(r"\b(?:each|every|any)\s+$", re.IGNORECASE)
_DEPARTMENT_IS = re.compile(r"department is $", re.IGNORECASE)
_LEADERS = frozenset(["supervisor", "manager", "director", "head", "officer", "chief", "president", "vp", "dean"])
_PAID_EXTRA = re.compile(
    r"\bstipend\b(?![^.;]{0,15}\b(?:to\s+(?:be|serve|act)|as|for\s+being)\b)|\b(?:release\s+(?:period|time)|periods?\s+off"
    r"|let\s+off\s+\w+\s+period|extra[- ](?:duty|pay)|course\s+release)\b",
    re.IGNORECASE,
)
"""What a teacher gets who does technology work besides."""
_LEADER_UNDER = re.compile(
    r"(?<!assistant )(?<!asst )(?<!asst\. )(?<!deputy )\b(?:CIO|CTO|CISO|director|chief\s+(?:\w+\s+){1,2}officer)\b"
    r",?\s+(?:who\s+|which\s+|and\s+(?:she|he)\s+)?(?:now\s+|also\s+)?(?:reports?|answers?)\s+to\s+(?:the\s+|our\s+)?$",
    re.IGNORECASE,
)
"""Whom the head of the department reports to: nobody of it."""
_IF = re.compile(r"\b(?:if|whether|unless|whenever)[\s\x1e]*$", re.IGNORECASE)
_NAMED_THE = re.compile(
    r"(?:[,:;(–—]|\b(?:and|plus|with|me|is|have|has|got|are))\s*(?-i:(?!The|Our|And|But|So|Yes|No|In|At|On)[A-Z][a-z]{1,12})"
    r"(?:\s+(?-i:[A-Z][a-z]+))?,?\s+the\s+$",
    re.IGNORECASE,
)
"""Somebody by name before their job: "Ann the director"."""
_NAME_REACH = 48
_MY = re.compile(r"my\s+\w+(?:\s+\w+)?", re.IGNORECASE)
_APPOSED = re.compile(
    r"\b(?:coordinator|director|techn\w+|tech|manager|specialist|lead|webmaster|admin\w*|contact|rep),\s*$",
    re.IGNORECASE,
)
"""Right after a job: a teacher named next only says what its holder is."""
_SELLERS_OWN = re.compile(
    r"\b(?:vendor|msp|contractor|agency|firm|company|provider|boces|esc|esd|esu|iu|co-?op)['’]s\s+(?:own\s+)?$",
    re.IGNORECASE,
)
"""Whose people the next title names: "the vendor's site manager"."""
_SELLERS = frozenset(["consultant", "contractor"])


def firmness(text: str, before: str, mention: Mention) -> Form | None:
    """Return how firmly a mention is stated after the words before it, None where it states nobody."""
    given, title = mention.staffing.given, mention.title
    if title.singular.lower() in _NOBODY_IN_PARTICULAR or _SENDS.match(text, title.start):
        return None
    if title.plural and given is Given.DEFINITE and _ONE_OF.search(text[mention.start : title.start]):
        return Form.REFERENCE if mention.role else None
    unnumbered = given is Given.DEFINITE or (given is Given.BARE and mention.role is not None)
    if unnumbered and _ME_THE.search(text[max(0, title.start - 30) : title.start]):
        return Form.COUNTED
    author = is_author(text, title)
    if (author and is_nickname(title)) or (is_outside(title.singular) and not (author and _heads_a_trade(title))):
        return None
    if author and not title.outsider:
        return Form.COUNTED
    if _SINCE.search(before) and has_left(text[title.end : title.end + 24]):
        return None
    if title.outsider and title.head in _HEADS_OF_SCHOOLS and given is not Given.OWNED:
        return None
    if given is Given.DEFINITE and mention.role and not title.plural and before.rstrip().lower().endswith("including"):
        return Form.REFERENCE
    if _ONCE.search(text[mention.start : title.start]):
        return None
    if given is Given.DEFINITE and mention.role and _IS_OURS.match(text[title.end : title.end + 30]):
        return Form.COUNTED if mention.staffing.count is not None else Form.REFERENCE
    if title.outsider and not mention.role:
        told = present_words(mention)
        paid = _PAID_EXTRA.search(told) is not None and _APPOSED.search(before) is None
        doing = paid or time_share(told) is not None or _DEPARTMENT_IS.search(before)
        one = given is Given.DEFINITE and not title.plural and paid
        return Form.COUNTED if doing and (one or given in {Given.ARTICLE, Given.OWNED, Given.NUMBER}) else None
    if given in {Given.BARE, Given.DEFINITE} and not title.plural and _OFFICE.search(_right_before(text, mention, 40)):
        return Form.COUNTED
    if given is Given.BARE and not title.plural and _SELLERS_OWN.search(_right_before(text, mention, 30)):
        return Form.COUNTED
    match given:
        case Given.BARE:
            return Form.COUNTED if _is_listed(text, before, mention) else None
        case Given.DEFINITE:
            return _of_definite(text, before, mention)
        case Given.NUMBER:
            return _of_number(text, before, mention)
        case Given.VAGUE:
            return Form.COUNTED if _ANCHOR.search(before) else None
        case Given.ARTICLE:
            return _of_article(before, mention)
        case Given.OWNED if not title.plural:
            return _of_owned(text, before, mention)
    return None


def _heads_a_trade(title: Title) -> bool:
    """Whether a title is that of the head of some trade, which its department is all about."""
    words = set(title.singular.lower().split())
    return bool(words & _HEADS and words & _TRADES)


def is_cut(mention: Mention, before: str) -> bool:
    """Tell whether the words around a mention say that its post is cut."""
    return employment_of(before=before, after=mention.rest) is Employment.CUT


def _right_before(text: str, mention: Mention, reach: int) -> str:
    return text[max(0, mention.title.start - reach) : mention.title.start]


def _is_listed(text: str, before: str, mention: Mention) -> bool:
    """Whether a bare title stands in a list of staff that the words before it open, or is the only one of its kind."""
    title = mention.title
    if _TEAM_OPENS.search(before) or (_NAMED.search(before) and text.startswith(")", title.end)):
        return True
    return bool(_POOL.search(before)) or (not title.plural and bool(_SOLE.search(_right_before(text, mention, 8))))


def _of_definite(text: str, before: str, mention: Mention) -> Form | None:
    """Return how firmly "the coaches" or "their manager" is stated: most often it only names somebody again."""
    title = mention.title
    if employment_of(before=_right_before(text, mention, 60)) is Employment.OTHER_DEPARTMENT:
        return Form.COUNTED
    if mention.staffing.count is not None:
        return None if family_of(mention.role) == "administration" else Form.REFERENCE
    if mention.role and not title.plural and _NAMED_THE.search(text, max(0, title.start - _NAME_REACH), title.start):
        return Form.COUNTED
    if title.plural or not mention.role or _EACH_ONE.search(_right_before(text, mention, 8)):
        return None
    if _LEADER_UNDER.search(before + text[mention.start : title.start]) or _IF.search(before):
        return None
    acts = _ACTS_NOW.match(text[title.end : title.end + 60]) is not None
    return Form.REFERENCE if acts or (leads_technology(title.singular) and _UNDER.search(before)) else None


def _of_number(text: str, before: str, mention: Mention) -> Form:
    if _BOTH.search(text[mention.start : mention.title.start]) and not is_cut(mention, before):
        return Form.REFERENCE
    sums_up = _TOTAL.search(before) or _ALL.search(before) or _SUMS_UP.search(before)
    return Form.TOTAL if sums_up else Form.COUNTED


def _of_article(before: str, mention: Mention) -> Form | None:
    bought = employment_of(before=before) in _WITHOUT_A_VERB
    under = mention.role is not None and before.rstrip().lower().endswith("under")
    return Form.COUNTED if _ANCHOR.search(before) or each_place(before) or bought or under else None


def _of_owned(text: str, before: str, mention: Mention) -> Form | None:
    """Return how firmly "our coach" is stated: one who is there, unless they left, or are the author's own boss."""
    title = mention.title
    if has_left(mention.rest) and not _leaves_a_gap(mention):
        return None
    if is_boss(text, title) and title.head in _LEADERS:
        return None
    if _MY.match(text, mention.start) and title.singular.lower() in _LEADERS | {"boss", "line manager"}:
        return None
    known = bool(mention.role) or title.head in _SELLERS or " " in title.singular
    return Form.REFERENCE if known or _ANCHOR.search(before) else None


def _leaves_a_gap(mention: Mention) -> bool:
    """Whether the words after a job say that it is cut, or open to the next."""
    said = employment_of(after=mention.rest, remark=mention.remark)
    return said in {Employment.CUT, Employment.VACANT}
