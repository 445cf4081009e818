"""Firmness: how firmly a sentence states a title as staff, by the way in which it gives the number of holders."""

import re

from extract.author.titles import is_nickname
from extract.facts import Employment
from extract.pattern_files import named_patterns, word_set
from extract.staff.counts.multiplication import each_place
from extract.staff.counts.staffing import Given
from extract.staff.counts.time_share import time_share
from extract.staff.employment import LOST, employment_of
from extract.staff.roster import Form
from extract.staff.sentences.history import has_left, leave
from extract.staff.sentences.mentions import Mention, present_words
from extract.staff.sentences.standing import is_author, is_boss, leads_technology
from extract.titles.belonging import is_outside
from extract.titles.roles import family_of
from extract.titles.title import Title
from extract.titles.vocabulary import vocabulary

_WORDS = named_patterns("firmness", re.IGNORECASE)
_HEADS, _LEADERS = word_set("firmness", "heads"), word_set("firmness", "leaders")
_WITHOUT_A_VERB = frozenset([Employment.CONTRACTED, Employment.VACANT])
_ANYBODY = vocabulary("anybody") | {"guy", "guru", "person"}
"""Who is called by a trade alone ("network guy")."""
_NAME_REACH = 48
_SELLERS = frozenset(["consultant", "contractor"])


def firmness(text: str, before: str, mention: Mention) -> Form | None:
    """Return how firmly a mention is stated after the words before it, None where it states nobody."""
    given, title = mention.staffing.given, mention.title
    if title.singular.lower() in word_set("firmness", "nobody") or _WORDS["sends"].match(text, title.start):
        return None
    if title.plural and given is Given.DEFINITE and _WORDS["one of"].search(text[mention.start : title.start]):
        return Form.REFERENCE if mention.role else None
    unnumbered = given is Given.DEFINITE or (given is Given.BARE and mention.role is not None)
    if unnumbered and _WORDS["me the"].search(text[max(0, title.start - 30) : title.start]):
        return Form.COUNTED
    author = is_author(text, title)
    if (author and is_nickname(title)) or (is_outside(title.singular) and not (author and _heads_a_trade(title))):
        return None
    if author and not title.outsider:
        return Form.COUNTED
    after = text[title.end : title.end + 24]
    if (leave(given, before, after) and not _leaves_a_gap(mention)) or (
        _WORDS["since"].search(before) and has_left(after)
    ):
        return None
    if title.outsider and title.head in word_set("firmness", "heads_of_schools") and given is not Given.OWNED:
        return None
    if given is Given.DEFINITE and mention.role and not title.plural and before.rstrip().lower().endswith("including"):
        return Form.REFERENCE
    if _WORDS["once"].search(text[mention.start : title.start]):
        return None
    if given is Given.DEFINITE and mention.role and _WORDS["is ours"].match(text[title.end : title.end + 48]):
        return Form.COUNTED if mention.staffing.count is not None else Form.REFERENCE
    if title.outsider and not mention.role:
        return Form.COUNTED if _works_besides(before, mention) else None
    if not title.plural and _is_named(text, mention):
        return Form.COUNTED
    return _by_number(text, before, mention)


def _by_number(text: str, before: str, mention: Mention) -> Form | None:
    """Return how firmly a mention is stated by the way in which its number is given."""
    match mention.staffing.given:
        case Given.BARE:
            return Form.COUNTED if _is_listed(text, before, mention) else None
        case Given.DEFINITE:
            return _of_definite(text, before, mention)
        case Given.NUMBER:
            return _of_number(text, before, mention)
        case Given.VAGUE:
            return Form.COUNTED if _WORDS["anchor"].search(before) else None
        case Given.ARTICLE:
            return _of_article(before, mention)
        case Given.OWNED if not mention.title.plural:
            return _of_owned(text, before, mention)
    return None


def _works_besides(before: str, mention: Mention) -> bool:
    """Return whether somebody of another trade is paid extra, or has a share of time, for technology work."""
    given, told = mention.staffing.given, present_words(mention)
    paid = _WORDS["paid extra"].search(told) is not None and _WORDS["apposed"].search(before) is None
    doing = paid or time_share(told) is not None or _WORDS["department is"].search(before) is not None
    one = given is Given.DEFINITE and not mention.title.plural and paid
    return doing and (one or given in {Given.ARTICLE, Given.OWNED, Given.NUMBER})


def _is_named(text: str, mention: Mention) -> bool:
    """Return whether the words before a title name its post ("serves as") or owner ("the vendor's site manager")."""
    before, given = _right_before(text, mention, 40), mention.staffing.given
    if given in {Given.BARE, Given.DEFINITE} and _WORDS["office"].search(before):
        return True
    return given is Given.BARE and _WORDS["sellers own"].search(before) is not None


def _heads_a_trade(title: Title) -> bool:
    """Return whether a title is that of the head of some trade, which its department is all about."""
    words = set(title.singular.lower().split())
    return bool(words & _HEADS and words & word_set("firmness", "trades"))


def is_cut(mention: Mention, before: str) -> bool:
    """Return whether the words around a mention say that its post is cut."""
    return employment_of(before=before, after=mention.rest) is Employment.CUT


def _right_before(text: str, mention: Mention, reach: int) -> str:
    return text[max(0, mention.title.start - reach) : mention.title.start]


def _is_listed(text: str, before: str, mention: Mention) -> bool:
    """Return whether a bare title is in a list of staff, by the words around it, or is the only one of its kind."""
    title = mention.title
    if _WORDS["team opens"].search(before) or (_WORDS["named"].search(before) and text.startswith(")", title.end)):
        return True
    if mention.role and _WORDS["status"].match(text, title.end):
        return True
    if mention.role and title.plural and _WORDS["the rest"].search(before):
        return True
    sole = not title.plural and _WORDS["sole"].search(_right_before(text, mention, 8))
    return bool(_WORDS["pool"].search(before) or sole)


def _of_definite(text: str, before: str, mention: Mention) -> Form | None:
    """Return how firmly "the coaches" or "their manager" is stated: most often it only names somebody again."""
    title = mention.title
    if employment_of(before=_right_before(text, mention, 60)) is Employment.OTHER_DEPARTMENT:
        return Form.COUNTED
    if mention.staffing.count is not None:
        return None if family_of(mention.role) == "administration" else Form.REFERENCE
    if title.plural or not (mention.role or (title.head in _ANYBODY and " " in title.singular)):
        return None
    if each_place(before + text[mention.start : title.start]):
        return Form.COUNTED
    if _WORDS["named the"].search(text, max(0, title.start - _NAME_REACH), title.start):
        return Form.COUNTED
    if _WORDS["each one"].search(_right_before(text, mention, 8)):
        return None
    if _WORDS["leader under"].search(before + text[mention.start : title.start]) or _WORDS["if"].search(before):
        return None
    if _WORDS["besides"].search(before):
        return Form.REFERENCE
    acts = _WORDS["acts now"].match(text[title.end : title.end + 60]) is not None
    return Form.REFERENCE if acts or (leads_technology(title.singular) and _WORDS["under"].search(before)) else None


def _of_number(text: str, before: str, mention: Mention) -> Form:
    if _WORDS["both"].search(text[mention.start : mention.title.start]) and not is_cut(mention, before):
        return Form.REFERENCE
    sums_up = _WORDS["total"].search(before) or _WORDS["all"].search(before) or _WORDS["sums up"].search(before)
    return Form.TOTAL if sums_up else Form.COUNTED


def _of_article(before: str, mention: Mention) -> Form | None:
    bought = employment_of(before=before) in _WITHOUT_A_VERB
    under = mention.role is not None and before.rstrip().lower().endswith("under")
    return Form.COUNTED if _WORDS["anchor"].search(before) or each_place(before) or bought or under else None


def _of_owned(text: str, before: str, mention: Mention) -> Form | None:
    """Return how firmly "our coach" is stated: one who is there, unless they left, or are the author's own boss."""
    title = mention.title
    if has_left(mention.rest) and not _leaves_a_gap(mention):
        return None
    if is_boss(text, title) and title.head in _LEADERS:
        return None
    if _WORDS["my"].match(text, mention.start) and title.singular.lower() in _LEADERS | {"boss", "line manager"}:
        return None
    known = bool(mention.role) or title.head in _SELLERS or " " in title.singular
    return Form.REFERENCE if known or _WORDS["anchor"].search(before) else None


def _leaves_a_gap(mention: Mention) -> bool:
    """Return whether the words after a job say that it is cut, or open to the next."""
    said = employment_of(after=mention.rest, remark=mention.remark)
    return said in LOST
