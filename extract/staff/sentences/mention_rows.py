"""Mention rows: what a title and its surroundings state: how many hold it, and who of them is gone, open or lent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.facts import Employment
from extract.joints import JOINT
from extract.quantities.numerals import numeral_at, numerals_between
from extract.staff.counts.among import being_filled, fallen_among
from extract.staff.counts.multiplication import Factor, factor_of, holders_have, product_told, teams_of
from extract.staff.counts.staffing import COUNTED, Given, staffing_before
from extract.staff.counts.time_share import time_share
from extract.staff.employment import LOST, employment_of
from extract.staff.prose import LOOK, Prose
from extract.staff.roster import Draft, Form
from extract.staff.sentences.ellipsis import changed_to, left_over, number_now, says_cuts
from extract.staff.sentences.mentions import Mention, present_words
from extract.titles.roles import family_of

_EACH_SHARE = re.compile(
    r"\beach\b|\bapiece\b|@|\b(?:both|all)\s+(?:at\s+|are\s+|of\s+them\s+)?(?:half|part|0?\.\d)", re.IGNORECASE
)
"""Matches "0.5 each", "apiece", "both half": the share is that of every holder."""
_REST_IS = re.compile(r"\bthe\s+(0?\.\d+)\s+is\s+$", re.IGNORECASE)
_ONE_EACH = re.compile(
    r"\bone (?:each|apiece|per|in each|for each|at each)\b|^\s*\(\d+\b(?!\s+(?:school|building|campus|site|branch))"
)
_OWN = re.compile(r"\b(?:its|their|his|her)\s+own\s+$", re.IGNORECASE)
_PART_OF = re.compile(
    r"(?:\bhalf|\b(?:a|one)[ -](?:third|quarter|fourth|fifth)|\btwo[ -]thirds|\d/\d|\d ?%|\.\d+)"
    r"\s+of\s+(?:the|our|my)\s+(?:[\w'-]+\s+)?$",
    re.IGNORECASE,
)
"""Before somebody whom the department has for so much of their time ("half of our clerk", "60% of the data clerk")."""
_HAD = re.compile(r"\bhad\s+$", re.IGNORECASE)
"""Before a number of which some are gone today."""
_SOME_OF = re.compile(r"\b(?P<number>[\w-]+)\s+(?:out\s+)?of\s+(?:the|our|my|these)?\s*$", re.IGNORECASE)
_FILLED = re.compile(
    r"\s*(?:positions?|seats?|posts?|jobs?|chairs?|slots?|spots?)?\s*(?:(?:are|is|were)\s+)?(?:now\s+|currently\s+)?"
    r"(?:filled|staffed|on\s+board)\b|[^.;]{0,20},?\s+(?:the\s+)?(?:rest|others?)\s+(?:is\s+|are\s+)?"
    r"(?:vacant|open|unfilled|empty)\b",
    re.IGNORECASE,
)
"""After people of whom some are said to be there: the rest is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A mention in its sentence (or list line) from `start` to `end`; `sites` are the buildings, where known."""

    prose: Prose
    mention: Mention
    start: int
    end: int
    sites: int | None
    former: bool

    @property
    def floor(self) -> int:
        """How far back the words before the mention are read."""
        return max(self.start, self.mention.start - LOOK)

    @property
    def before(self) -> str:
        return self.prose.text[self.floor : self.mention.start]

    @property
    def after(self) -> str:
        """What follows the title, up to the next one that counts."""
        return self.prose.text[self.mention.title.end : self.mention.stop] + self.mention.rest

    @property
    def ahead(self) -> str:
        """What follows the noun phrase, whatever it tells of."""
        return self.prose.text[self.mention.stop : min(self.end, self.mention.stop + LOOK)]


def build_drafts(
    prose: Prose, mention: Mention, start: int, end: int, form: Form, *, sites: int | None, former: bool = False
) -> Iterator[Draft]:
    """Yield a mention's row, and the rows of those among its number who are vacant or cut."""
    place = _Place(prose=prose, mention=mention, start=start, end=end, sites=sites, former=former)
    after = place.after
    count = mention.staffing.count
    changed = changed_to(place.before, after, prose.numerals, mention.title.end)
    present = number_now(after, prose.numerals, mention.title.end) if changed is None else None
    now = present.value if present else changed
    if now is not None and count is not None:
        if now < count and says_cuts(prose.text[start:end]):
            yield _draft(mention, form, count - now, employment=Employment.CUT)
        count = now
        if present:
            mention = replace(mention, start=present.start, stop=max(mention.stop, present.end))
    count, fte = _size(place, count)
    employment = _employment(place) if changed is None else None
    few = _few(place)
    if few is not None and count is not None and few < count:
        if mention.staffing.given in COUNTED and _FILLED.match(place.ahead):
            yield _draft(mention, form, count - few, employment=Employment.VACANT)
            employment, count = None, few
        elif employment not in {None, Employment.EMPLOYEE}:
            yield _draft(mention, form, few, employment=employment)
            employment, count = None, count - few
    elif employment is Employment.CUT and (left := left_over(after, prose.numerals, mention.title.end)):
        yield _draft(mention, form, left)
    among = fallen_among(after, count)
    if among and among.employment is Employment.CUT and _HAD.search(place.before):
        among = replace(among, beside=False)
    told = among is not None and (employment, among.employment) != (Employment.CUT, Employment.VACANT)
    if among and told and count is not None and (among.count < count or among.beside):
        yield _draft(mention, form, among.count, employment=among.employment)
        employment = None if employment in {*LOST, among.employment} else employment
        count -= 0 if among.beside else among.count
    elif among and told and fte is not None and count is None and among.count < fte:
        yield _draft(mention, form, None, fte=among.count, employment=among.employment)
        employment = None if employment in {*LOST, among.employment} else employment
        fte -= 0 if among.beside else among.count
    yield _draft(mention, form, count, fte=fte, employment=employment)


def _size(place: _Place, count: float | None) -> tuple[float | None, float | None]:
    """Return heads and full-time equivalents; `count` are the heads that are said of today."""
    text, mention, staffing = place.prose.text, place.mention, place.mention.staffing
    fte = staffing.fte
    plural = mention.title.plural or text.startswith("(s)", mention.title.end)
    single = staffing.given in {Given.OWNED, Given.DEFINITE, Given.BARE} if fte is None else fte < 1
    if count is None and single and not plural:
        count = 1
    share = time_share(present_words(mention)) if fte is None and count is not None else None
    if rest := _REST_IS.search(place.before):
        fte = float(rest.group(1))
    each = _EACH_SHARE.search(place.after[:60]) is not None
    if share is not None and (count == 1 or each):
        fte = share * (count or 1)
    elif fte is not None and fte < 1 and count is not None and count > 1 and each:
        fte = fte * count
    factor = _factor(place)
    own = count == 1 and _OWN.search(text[mention.start : mention.title.start]) is not None
    if factor is not None and (own or staffing.given in COUNTED):
        if staffing.fte is not None or share is not None:
            fte = _product(fte, factor.value)
        count = _product(count, factor.value)
    if staffing.count is not None and staffing.given in COUNTED:
        product = product_told(place.before, place.ahead, place.prose.numerals, mention.stop, staffing.count)
        count = product or count
    return count, fte


def _factor(place: _Place) -> Factor | None:
    """Return by what the words around a mention multiply its number, None where they do not."""
    mention, numerals = place.mention, place.prose.numerals
    if teams := teams_of(place.ahead, numerals, mention.stop):
        return teams
    after = place.after
    if not _ONE_EACH.search(after[:40]):
        clause = place.before.rpartition(";")[2]
        if factor := factor_of(clause, after, numerals, mention.start, place.sites):
            return factor
    if holders := _holders(place):
        return Factor(holders)
    return _shared_factor(place) if mention.staffing.given is Given.NUMBER and not place.former else None


def _holders(place: _Place) -> float | None:
    """Return how many of the title before a mention have it each ("3 managers, each with 9 techs"), None if none do."""
    prose, at = place.prose, place.mention.start
    before = [title for title in prose.titles_between(place.floor, at) if title.end <= at]
    if not before or not before[-1].plural or not holders_have(prose.text[before[-1].end : at], place.after):
        return None
    return staffing_before(prose.text, before[-1].start, place.start, prose.numerals).count


def _shared_factor(place: _Place) -> Factor | None:
    """Return the factor of a pair: "one librarian and one aide in each of the six schools" multiplies both."""
    prose, mention, end = place.prose, place.mention, place.end
    following = prose.titles_between(mention.stop, end)[:1]
    if not following or family_of(mention.role) == "leadership":
        return None
    title = following[0]
    gap = prose.text[mention.stop : title.start].strip(f" {JOINT}")
    numeral = next(iter(numerals_between(prose.numerals, mention.stop, title.start)), None)
    if not re.match(r"(?:and|&|\+)\s", gap) or numeral is None or numeral.value != mention.staffing.count:
        return None
    if not re.match(r"\s*(?:in|at|for)\s+(?:each|every)\b", prose.text[title.end : end]):
        return None
    return factor_of("", prose.text[title.end : end], prose.numerals, title.end, place.sites)


def _product(number: float | None, factor: float | None) -> float | None:
    return None if number is None or factor is None else number * factor


def _employment(place: _Place) -> Employment | None:
    """Return how a mention's people belong, by the words around it; nobody is cut from a former employer."""
    mention = place.mention
    title, noun_phrase = mention.title.singular, place.prose.text[place.floor : mention.title.start]
    said = employment_of(title=title, before=noun_phrase, after=mention.rest, remark=mention.remark)
    part = not mention.title.plural and _PART_OF.search(place.prose.text, mention.start, mention.title.start)
    if part and said in {None, Employment.OTHER_DEPARTMENT}:
        return Employment.SHARED
    if said is Employment.CUT and being_filled(mention.rest):
        return Employment.VACANT
    if said is Employment.CUT and place.former:
        return employment_of(title=title, before=noun_phrase)
    return said


def _few(place: _Place) -> float | None:
    """Return how many of a mention's people a sentence is about ("two of the techs"), None for all of them."""
    part = _SOME_OF.search(place.before)
    numeral = numeral_at(place.prose.numerals, place.floor + part.start("number")) if part else None
    return None if numeral is None else numeral.value


def _draft(
    mention: Mention, form: Form, count: float | None, *, fte: float | None = None, employment: Employment | None = None
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
