"""Drafts: the rows that a running sentence states, once `asserted` says which of its titles count."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.pattern_files import word_lists
from extract.quantities.number_words import NUMBER, ORDINAL, SO_MANY
from extract.quantities.numerals import numeral_at
from extract.staff.counts.staffing import COUNTED, Given
from extract.staff.factuality import announces_plans
from extract.staff.prose import Prose
from extract.staff.roster import Draft, Form
from extract.staff.sentences.asserted import asserted
from extract.staff.sentences.ellipsis import drafts_of_ellipses, ellipsis_start, is_at_place
from extract.staff.sentences.keyed import key_of, key_says
from extract.staff.sentences.mention_rows import build_drafts
from extract.staff.sentences.mentions import Mention, is_row, mentions_between
from extract.staff.sentences.references import drafts_of_reference
from extract.staff.units import is_unit_name
from extract.titles.singular import singular_words

_NICKNAME = re.compile(
    rf"(?:^|[,:;(]\s|\band\s|\bplus\s)(?P<number>\d{{1,2}}|{NUMBER})\s+"
    r"(?P<name>[A-Z][a-z]+(?:\s+[A-Z][a-z]+){0,2})(?=\s*(?:[,;.)(]|and\b|plus\b|$))"
)
"""Matches ", 4 Sparkies," has a name in capitals for people whom no title names: "plus two Chromies"."""
_ELSEWHERE_TOO = re.compile(r";|\b(?:has|have|gets|with|keeps|runs)\s+$", re.IGNORECASE)
"""Between two mentions of a title: the second belongs to another place or head."""
_NEXT_KEY = re.compile(r"[.;]\s+[A-Z][\w ,/-]{1,40}:\s")
"""Where another key begins, which says of those after it how they belong."""
_NEXT_IN_LIST = re.compile(r"\s*(?:[,;+&]|,?\s+(?:and|plus)\b)\s*", re.IGNORECASE)
_AND_SO_MANY = re.compile(rf"(?:,|{word_lists()['and']})\s+(?:and\s+)?{SO_MANY}\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
"""Before a title that is counted in its own right: "one tech is ours, one tech is theirs"."""
_ONE_MORE = re.compile(rf"\b(?:another|{ORDINAL})\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_NO_NICKNAME = {"Title", "Grade", "Year", "Level"}


def drafts_in_sentence(prose: Prose, start: int, end: int, *, former: bool, sites: int | None) -> Iterator[Draft]:
    """Yield the positions that a sentence states."""
    text = prose.text
    keyed = key_of(text, start, end, prose.titles_between(start, end), prose.numerals)
    if keyed and announces_plans(keyed.group()):
        return
    said = key_says(keyed.group()) if keyed else None
    other = _NEXT_KEY.search(text, keyed.end(), end) if keyed else None
    said_to = other.start() if other else end
    begin = keyed.end() if keyed else start
    row = keyed is not None or is_row(text, begin, end, prose.titles_between(begin, end))
    mentions = mentions_between(prose, begin, end, row=row)
    accepted = asserted(text, begin, mentions, former=former, keyed=keyed is not None)
    counted = [mentions[place] for place in sorted(accepted)]
    starts = [mention.start for mention in counted]
    told: dict[str, int] = {}
    for place, mention in enumerate(mentions):
        at = bisect_right(starts, mention.stop)
        following = max(mention.stop, starts[at] if at < len(starts) else end)
        mention = _up_to(text, mention, following)
        if place in accepted:
            form = accepted[place]
            if form is Form.COUNTED and (keyed or _is_another(text, told, mention)):
                form = Form.LISTED
            told[mention.title.singular.lower()] = mention.stop
            for draft in build_drafts(prose, mention, begin, end, form, sites=sites, former=former):
                yield replace(draft, employment=draft.employment or (said if mention.start < said_to else None))
            yield from drafts_of_ellipses(mention.title.singular, text, mention.stop, following, prose.numerals)
        elif mention.staffing.given in {Given.DEFINITE, Given.BARE, Given.OWNED}:
            yield from drafts_of_reference(text, mention, begin)
    if counted:
        yield from _nicknames(prose, begin, end, mentions)


def _is_another(text: str, told: Mapping[str, int], mention: Mention) -> bool:
    """Return whether a title counted before is somebody else's here ("A has a clerk; B has a clerk").

    So is one that appears twice running in a list ("manager, tech, tech").
    """
    last = told.get(mention.title.singular.lower())
    if last is None:
        return False
    if mention.staffing.given is Given.BARE:
        return not mention.title.plural and _NEXT_IN_LIST.fullmatch(text, last, mention.title.start) is not None
    if mention.staffing.given not in COUNTED:
        return False
    beside = (
        _ELSEWHERE_TOO.search(text, last, mention.start)
        or _AND_SO_MANY.search(text, last, mention.title.start)
        or _ONE_MORE.search(text, last, mention.title.start)
    )
    return beside is not None or (is_at_place(text, last) and is_at_place(text, mention.stop))


def _up_to(text: str, mention: Mention, following: int) -> Mention:
    """Return a mention with the words up to the next that counts, less those that tell of further holders."""
    rest = text[mention.stop : following]
    shown = rest.find(mention.remark) if mention.remark else 0
    remark = mention.remark if shown >= 0 else rest.lstrip(" (")
    return replace(mention, rest=rest[: ellipsis_start(rest)], remark=remark[: ellipsis_start(remark)])


def _nicknames(prose: Prose, start: int, end: int, mentions: Sequence[Mention]) -> Iterator[Draft]:
    """Yield counted names in a list of staff that no head noun tells ("two Ticket Wranglers")."""
    for match in _NICKNAME.finditer(prose.text, start, end):
        numeral = numeral_at(prose.numerals, match.start("number"))
        titled = any(one.start < match.end() and match.start() < one.stop for one in mentions)
        if numeral is None or numeral.value is None or titled:
            continue
        if is_unit_name(match["name"]) and not set(match["name"].split()) & _NO_NICKNAME:
            name = singular_words(" ".join(match["name"].split()))
            yield Draft(title=name, count=numeral.value, start=match.start("number"), end=match.end())
