"""Asserted: which titles of a sentence the author states as staff, and how firmly.

A title counts when its number is said ("6 coaches", "one Systems Administrator"), when a verb of having or being leads
to it ("we have a secretary", "the department is a director and …"), when it stands in a list with one that counts, or
when the author calls it theirs ("our CTO"). What is planned, wished, asked or a norm does not: see
`extract.staff.hearsay`.
"""

import re
from collections.abc import Sequence

from extract.facts import Employment
from extract.reporting.author import is_nickname
from extract.reporting.outside import is_outside
from extract.roles import family_of
from extract.staff.ellipsis import now_count
from extract.staff.employment import employment_of
from extract.staff.generalities import only_reports, speaks_in_general
from extract.staff.hearsay import is_hearsay
from extract.staff.history import has_left, is_history, is_their_boss
from extract.staff.mentions import Mention, present_words
from extract.staff.multiplication import each_place
from extract.staff.neighbours import is_bare_list, spread
from extract.staff.roster import Form
from extract.staff.staffing import Given
from extract.staff.standing import BOSS, is_author, leads_technology
from extract.staff.time_share import time_share

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
_ALSO = re.compile(
    r"\b(?:who is also|which is also|, also|doubles as|formerly"
    r"|(?<!there )was|(?:other|the) half is|used to be|as)\s+(?:an?\s|the\s|our\s)?[\s\d/]*$",
    re.I,
)
_DOUBLES = re.compile(r"\bdoubles?\s+as(?:\s+(?:the|our|an?))?\s*$", re.IGNORECASE)
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
_LIST_GOES_ON = re.compile(r"[\s\x1e]*(?:[,;(+&]|and\b|$)")
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
    r"|keeps|takes\s+care\s+of|teaches|coaches|drives|splits)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(r"[\s\x1e]*(?:all\s+|both\s+|each\s+)?(?:reported|answered|belonged|rolled\s+up)\b", re.IGNORECASE)
"""Whoever once reported to somebody is still there; only the line is of the past."""
_SINCE = re.compile(r"\b(?:when|after|since|once|until|before)[\s\x1e]*$", re.IGNORECASE)
_HEADS_OF_SCHOOLS = frozenset(["principal", "superintendent", "supt", "headmaster", "board"])
_ONCE = re.compile(r"\b(?:former|previous|old|ex|late|retired)\b", re.IGNORECASE)
_IS_OURS = re.compile(r"[\s\x1e]+(?:is|are)\s+(?:all\s+|both\s+)?(?:ours|mine)\b", re.IGNORECASE)
_WITHOUT_A_VERB = frozenset([Employment.CONTRACTED, Employment.VACANT])
_LOOK = 400


def asserted(
    text: str, start: int, mentions: Sequence[Mention], *, former: bool, keyed: bool = False
) -> dict[int, Form]:
    """Return which mentions of a sentence are positions, and how firmly; `keyed`: they follow "Staff:" or the like."""
    found: dict[int, Form] = {}
    blocked: set[int] = set()
    for place, mention in enumerate(mentions):
        before = text[max(start, mention.start - _LOOK) : mention.start]
        after = text[mention.stop : mention.stop + 40]
        cut = _is_cut(mention, before)
        moved = _MOVED.match(mention.rest) is not None
        told = re.sub(r"\bused to\b", "", before, flags=re.IGNORECASE) if cut else before
        hearsay = is_hearsay(told, after, former=former or cut or moved) and now_count(mention.rest, ()) is None
        generic = not former and speaks_in_general(before, mention, after)
        unsaid = mention.staffing.given in {Given.BARE, Given.DEFINITE} and only_reports(before, mention)
        if (
            (unsaid and not is_author(text, mention.title))
            or is_history(before, after)
            or is_their_boss(before, mention.title.head)
        ):
            blocked.add(place)
            continue
        also = _ALSO.search(before) is not None and not _doubles(before, mentions[:place])
        no_row = hearsay or generic or also or mention.staffing.given is Given.NONE
        if no_row and not is_author(text, mention.title):
            blocked.add(place)
            continue
        form = Form.COUNTED if _doubles(before, mentions[:place]) else _form(text, before, mention)
        if form is None and keyed and not before.strip() and _LIST_GOES_ON.match(text, mention.stop):
            form = Form.COUNTED
        if form is not None:
            found[place] = form
    if not found and not blocked and is_bare_list(text, start, mentions):
        found.update(dict.fromkeys(range(len(mentions)), Form.COUNTED))
    spread(text, mentions, found, blocked)
    return found


def _doubles(before: str, earlier: Sequence[Mention]) -> bool:
    """Whether somebody of another trade does a technology job besides ("the bursar doubles as our IT manager")."""
    return (
        "ouble" in before
        and _DOUBLES.search(before) is not None
        and not any(one.role and not one.title.outsider for one in earlier)
    )


def _is_cut(mention: Mention, before: str) -> bool:
    return employment_of(title="", before=before, after=mention.rest, remark="") is Employment.CUT


def _leaves_a_gap(mention: Mention) -> bool:
    """Whether the words after a job say that it is cut, or open to the next."""
    said = employment_of(title="", before="", after=mention.rest, remark=mention.remark)
    return said in {Employment.CUT, Employment.VACANT}


def _form(text: str, before: str, mention: Mention) -> Form | None:
    given, title = mention.staffing.given, mention.title
    if title.singular.lower() in _NOBODY_IN_PARTICULAR or _SENDS.match(text, title.start):
        return None
    if title.plural and given is Given.DEFINITE and _ONE_OF.search(text[mention.start : title.start]):
        return Form.REFERENCE if mention.role else None
    unnumbered = given is Given.DEFINITE or (given is Given.BARE and mention.role is not None)
    if unnumbered and _ME_THE.search(text[max(0, title.start - 30) : title.start]):
        return Form.COUNTED
    if is_outside(title.singular) or (is_author(text, title) and is_nickname(title)):
        return None
    if is_author(text, title) and not title.outsider:
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
        doing = time_share(present_words(mention)) is not None or re.search(r"department is $", before, re.I)
        return Form.COUNTED if doing and given in {Given.ARTICLE, Given.OWNED, Given.NUMBER} else None
    if (
        given in {Given.BARE, Given.DEFINITE}
        and _OFFICE.search(text[max(0, title.start - 40) : title.start])
        and not title.plural
    ):
        return Form.COUNTED
    if given is Given.BARE and (
        _TEAM_OPENS.search(before) or (_NAMED.search(before) and text.startswith(")", title.end))
    ):
        return Form.COUNTED
    if given is Given.BARE and not title.plural and _SOLE.search(text[max(0, title.start - 8) : title.start]):
        return Form.COUNTED
    if given is Given.BARE and _POOL.search(before):
        return Form.COUNTED
    if (
        given is Given.DEFINITE
        and employment_of(title="", before=text[max(0, title.start - 60) : title.start], after="", remark="")
        is Employment.OTHER_DEPARTMENT
    ):
        return Form.COUNTED
    if given is Given.DEFINITE and mention.staffing.count is not None:
        return None if family_of(mention.role) == "administration" else Form.REFERENCE
    if given is Given.NUMBER:
        if _BOTH.search(text[mention.start : title.start]) and not _is_cut(mention, before):
            return Form.REFERENCE
        whole = _TOTAL.search(before) or _ALL.search(before)
        return Form.TOTAL if whole or _SUMS_UP.search(before) else Form.COUNTED
    if given is Given.VAGUE:
        return Form.COUNTED if _ANCHOR.search(before) else None
    if given is Given.ARTICLE:
        bought = employment_of(title="", before=before, after="", remark="") in _WITHOUT_A_VERB
        bought = bought or (mention.role is not None and before.rstrip().lower().endswith("under"))
        return Form.COUNTED if _ANCHOR.search(before) or each_place(before) or bought else None
    if given is Given.OWNED and not title.plural and has_left(mention.rest) and not _leaves_a_gap(mention):
        return None
    if given is Given.OWNED and not title.plural:
        bought = title.head in {"consultant", "contractor"}
        boss = BOSS.match(text[title.end : title.end + 12]) is not None and title.head in {
            "supervisor",
            "manager",
            "director",
        }
        known = bool(mention.role) or bought or " " in title.singular or _ANCHOR.search(before) is not None
        return Form.REFERENCE if known and not boss else None
    each = re.search(r"\b(?:each|every|any)\s+$", text[max(0, title.start - 8) : title.start], re.IGNORECASE)
    if (
        given is Given.DEFINITE
        and not each
        and not title.plural
        and mention.role
        and _ACTS_NOW.match(text[title.end : title.end + 60])
    ):
        return Form.REFERENCE
    if (
        given is Given.DEFINITE
        and not each
        and not title.plural
        and mention.role
        and leads_technology(title.singular)
        and _UNDER.search(before)
    ):
        return Form.REFERENCE
    return None
