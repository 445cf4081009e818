"""Staff prose: the rows that running sentences state, once `asserted` says which of their titles count."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.facts import Employment
from extract.quantities.numerals import Numeral
from extract.roles import family_of
from extract.staff.among import being_filled, fallen_among
from extract.staff.asserted import asserted
from extract.staff.ellipsis import drafts_of_ellipses, ellipsis_start, left_over, now_count, says_cuts
from extract.staff.employment import employment_of
from extract.staff.hearsay import announces_plans, is_question
from extract.staff.keyed import key_of, key_says
from extract.staff.mentions import Mention, is_row, mentions_between, present_words
from extract.staff.multiplication import Factor, factor_of, holders_have, product_told, teams_of
from extract.staff.references import drafts_of_reference
from extract.staff.roster import Draft, Form
from extract.staff.staffing import Given, numeral_at, numerals_between, staffing_before
from extract.staff.time_share import time_share
from extract.staff.units import is_unit_name
from extract.titles.grammar import Title
from extract.titles.singular import singular_word

_EACH_SHARE = re.compile(
    r"\beach\b|\bapiece\b|@|\b(?:both|all)\s+(?:at\s+|are\s+|of\s+them\s+)?(?:half|part|0?\.\d)", re.IGNORECASE
)
_REST_IS = re.compile(r"\bthe\s+(0?\.\d+)\s+is\s+$", re.IGNORECASE)
_NICKNAME = re.compile(
    r"(?:^|[,:;(]\s|\band\s|\bplus\s)(?P<number>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\s+"
    r"(?P<name>[A-Z][a-z]+(?:\s+[A-Z][a-z]+){0,2})(?=\s*(?:[,;.)(]|and\b|plus\b|$))"
)
_ONE_EACH = re.compile(r"\bone (?:each|apiece|per|in each|for each|at each)\b|^\s*\(\d+\b")
_OWN = re.compile(r"\b(?:its|their|his|her)\s+own\s+$", re.IGNORECASE)
_SOME_OF = re.compile(r"\b(?P<number>[\w-]+)\s+of\s+(?:the|our|my|these)?\s*$", re.IGNORECASE)
_LOOK = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """What reading a sentence needs to know of its text: titles with roles, numerals, the buildings where known."""

    text: str
    titles: Sequence[tuple[Title, str | None]]
    numerals: Sequence[Numeral]

    def titles_between(self, start: int, end: int) -> Sequence[tuple[Title, str | None]]:
        """Return the titles that begin between two offsets."""
        low = bisect_left(self.titles, start, key=lambda one: one[0].start)
        return self.titles[low : bisect_left(self.titles, end, key=lambda one: one[0].start)]


def drafts_in_sentence(prose: Prose, start: int, end: int, *, former: bool, sites: int | None) -> Iterator[Draft]:
    """Yield the positions that a sentence states."""
    text = prose.text
    if is_question(text[start:end]):
        return
    keyed = key_of(text, start, end, (title for title, _ in prose.titles_between(start, end)), prose.numerals)
    if keyed and announces_plans(keyed.group()):
        return
    begin = keyed.end() if keyed else start
    row = keyed is not None or is_row(text, begin, end, [title for title, _ in prose.titles_between(begin, end)])
    mentions = mentions_between(text, begin, end, prose.titles, prose.numerals, row=row)
    accepted = asserted(text, begin, mentions, former=former, keyed=keyed is not None)
    counted = [mentions[place] for place in sorted(accepted)]
    starts = [mention.start for mention in counted]
    for place, mention in enumerate(mentions):
        at = bisect_right(starts, mention.stop)
        following = starts[at] if at < len(starts) else end
        rest = text[mention.stop : max(following, mention.stop)]
        shown = rest.find(mention.remark) if mention.remark else 0
        remark = mention.remark if shown >= 0 else rest.lstrip(" (")
        mention = replace(mention, rest=rest[: ellipsis_start(rest)], remark=remark[: ellipsis_start(remark)])
        if place in accepted:
            form = Form.LISTED if keyed and accepted[place] is Form.COUNTED else accepted[place]
            drafts = build_drafts(prose, mention, begin, end, form, sites=sites, former=former)
            if keyed and (said := key_says(keyed.group())):
                drafts = (replace(one, employment=one.employment or said) for one in drafts)
            yield from drafts
            yield from drafts_of_ellipses(
                mention.title.singular, text, mention.stop, max(following, mention.stop), prose.numerals
            )
        elif mention.staffing.given in {Given.DEFINITE, Given.BARE, Given.OWNED}:
            yield from drafts_of_reference(text, mention, begin)
    yield from _nicknames(prose, begin, end, mentions, counted)


def build_drafts(
    prose: Prose, mention: Mention, start: int, end: int, form: Form, *, sites: int | None, former: bool = False
) -> Iterator[Draft]:
    """Yield a mention's row, and the rows of those among its number who are vacant or cut."""
    text, staffing = prose.text, mention.staffing
    floor = max(start, mention.start - _LOOK)
    before = text[floor : mention.start]
    noun_phrase = text[floor : mention.title.start]
    after = text[mention.title.end : mention.stop] + mention.rest
    holders = _holders(prose, mention, start)
    teams = teams_of(text[mention.stop : min(end, mention.stop + _LOOK)], prose.numerals, mention.stop)
    count, fte = staffing.count, staffing.fte
    now = now_count(after, prose.numerals, mention.title.end)
    if now is not None and count is not None:
        if now < count and says_cuts(text[start:end]):
            yield _draft(mention, count - now, None, Employment.CUT, form)
        count = now
    plural = mention.title.plural or text.startswith("(s)", mention.title.end)
    if count is None and fte is None and staffing.given in {Given.OWNED, Given.DEFINITE, Given.BARE} and not plural:
        count = 1
    if count is None and fte is not None and fte < 1 and not plural:
        count = 1
    share = time_share(present_words(mention)) if fte is None and count is not None else None
    if rest := _REST_IS.search(before):
        fte = float(rest.group(1))
    each = _EACH_SHARE.search(after[:60]) is not None
    if share is not None and (count == 1 or each):
        fte = share * (count or 1)
    elif fte is not None and fte < 1 and count is not None and count > 1 and each:
        fte = fte * count
    factor = (
        factor_of(before[before.rfind(";") + 1 :], after, prose.numerals, mention.start, sites)
        if not _ONE_EACH.search(after[:40])
        else None
    )
    factor = teams or factor or (Factor(holders) if holders else None)
    if factor is None and staffing.given is Given.NUMBER and not former:
        factor = _shared_factor(prose, mention, end, sites)
    own = count == 1 and _OWN.search(text[mention.start : mention.title.start]) is not None
    if factor is not None and (own or staffing.given in {Given.NUMBER, Given.ARTICLE}):
        share_each = staffing.fte is not None or share is not None
        count = _product(count, factor.value)
        fte = _product(fte, factor.value) if share_each else fte
    if staffing.count is not None and staffing.given in {Given.NUMBER, Given.ARTICLE}:
        count = (
            product_told(
                before,
                text[mention.stop : min(end, mention.stop + _LOOK)],
                prose.numerals,
                mention.stop,
                staffing.count,
            )
            or count
        )
    employment = employment_of(
        title=mention.title.singular, before=noun_phrase, after=mention.rest, remark=mention.remark
    )
    if employment is Employment.CUT and being_filled(mention.rest):
        employment = Employment.VACANT
    if former and employment is Employment.CUT:
        employment = employment_of(title=mention.title.singular, before=noun_phrase, after="", remark="")
    part = _SOME_OF.search(before)
    numeral = numeral_at(prose.numerals, floor + part.start("number")) if part else None
    few = numeral.value if numeral else None
    lost = employment in {Employment.VACANT, Employment.CUT}
    if lost and few is not None and count is not None and few < count:
        yield _draft(mention, few, None, employment, form)
        employment, count = None, count - few
    elif employment is Employment.CUT and (left := left_over(after, prose.numerals, mention.title.end)):
        yield _draft(mention, left, None, None, form)
    among = fallen_among(after)
    told = among is not None and (employment, among.employment) != (Employment.CUT, Employment.VACANT)
    if among and told and count is not None and (among.count < count or among.beside):
        yield _draft(mention, among.count, None, among.employment, form)
        employment = employment if employment not in {Employment.VACANT, Employment.CUT, among.employment} else None
        count -= 0 if among.beside else among.count
    yield _draft(mention, count, fte, employment, form)


def _holders(prose: Prose, mention: Mention, start: int) -> float | None:
    """Return how many of the title before a mention have it each ("3 managers, each with 9 techs"), None if none do."""
    low = max(start, mention.start - _LOOK)
    before = [title for title, _ in prose.titles_between(low, mention.start) if title.end <= mention.start]
    if not before or not before[-1].plural or not holders_have(prose.text[before[-1].end : mention.start]):
        return None
    return staffing_before(prose.text, before[-1].start, start, prose.numerals).count


def _shared_factor(prose: Prose, mention: Mention, end: int, sites: int | None) -> Factor | None:
    """Return the factor of a pair: "one librarian and one aide in each of the six schools" multiplies both."""
    following = prose.titles_between(mention.stop, end)[:1]
    if not following or family_of(mention.role) == "leadership":
        return None
    title = following[0][0]
    gap = prose.text[mention.stop : title.start].strip(" \x1e")
    numeral = next(iter(numerals_between(prose.numerals, mention.stop, title.start)), None)
    if not re.match(r"(?:and|&|\+)\s", gap) or numeral is None or numeral.value != mention.staffing.count:
        return None
    if not re.match(r"\s*(?:in|at|for)\s+(?:each|every)\b", prose.text[title.end : end]):
        return None
    return factor_of("", prose.text[title.end : end], prose.numerals, title.end, sites)


def _product(number: float | None, factor: float | None) -> float | None:
    return None if number is None or factor is None else number * factor


def _draft(
    mention: Mention, count: float | None, fte: float | None, employment: Employment | None, form: Form
) -> Draft:
    return Draft(
        title=mention.title.singular,
        count=count,
        fte=None if fte is None else round(fte, 2),
        employment=employment,
        form=form,
        start=mention.start,
        end=mention.stop,
    )


def _nicknames(
    prose: Prose, start: int, end: int, mentions: Sequence[Mention], counted: Sequence[Mention]
) -> Iterator[Draft]:
    """Yield counted names in a list of staff that no head noun tells ("two Ticket Wranglers")."""
    if not counted:
        return
    for match in _NICKNAME.finditer(prose.text, start, end):
        numeral = numeral_at(prose.numerals, match.start("number"))
        if (
            numeral is None
            or numeral.value is None
            or any(one.start < match.end() and match.start() < one.stop for one in mentions)
        ):
            continue
        words = match["name"].split()
        if is_unit_name(match["name"]) and not set(words) & {"Title", "Grade", "Year", "Level"}:
            name = " ".join([*words[:-1], singular_word(words[-1])])
            yield Draft(
                title=name,
                count=numeral.value,
                fte=None,
                employment=None,
                form=Form.COUNTED,
                start=match.start("number"),
                end=match.end(),
            )
