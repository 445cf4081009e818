"""Wordings: whom a phrase of reporting pairs, subordinate and superior, for each kind of phrase a function.

The kinds are those of `patterns/reporting.jsonl`, apart from "up" (`extract.reporting.phrased.upward`).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from extract.quantities.number_words import SO_MANY
from extract.reporting.company import Party
from extract.reporting.coreference.antecedents import SHE, end_before, last_of, leader_of, single_others, them
from extract.reporting.coreference.clauses import clause_start, goes_on
from extract.reporting.coreference.mentions import holder_of, is_object, objects_of, told_of_whom
from extract.reporting.coreference.noun_phrases import subjects_after, subjects_before
from extract.reporting.coreference.superiors import superior_after
from extract.reporting.phrased.between import pairs_from_to, pairs_over_named
from extract.reporting.phrased.boss_is import pairs_of_noun
from extract.reporting.phrased.bosses import bosses_of, department_before, just_told
from extract.reporting.phrased.subjects import told_in_aside
from extract.reporting.phrased.superior_first import pairs_above, pairs_of_boss, pairs_of_cleft, pairs_of_signer
from extract.reporting.phrased.upward import pairs_upward
from extract.reporting.ranks import rank
from extract.reporting.said import Pairs, Said
from extract.titles.roles import is_leader

_MODAL = re.compile(r"\b(?:will|can|could|would|cannot|can't|to|not)\s+$", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:is|are|am|was|were|be|been|being|'s|'re|'m)\s+(?:\w+ly\s+|all\s+|both\s+)?$", re.IGNORECASE
)
"""Matches "is directly ", "are both ": before "supervised by"."""
_TAKEN_UP = 100
"""Characters between a superior and "does too", which takes up the verb before that superior."""
_FIELD_HEAD = re.compile(r"(?:^|[.;,]\s+|\band\s+)(?P<field>[A-Z]\w+(?: (?:&|and|[A-Z]\w+))*)\s*$")
"""A field that stands for its people ("Client Services has a supervisor")."""
_VERB = re.compile(r"\b(?:reports?|answers?)\b", re.IGNORECASE)
_FINITE = re.compile(r"\b(?:has|have|had|uses?|needs?|wants?|gets?|teach(?:es)?|covers?|does|goes)\b", re.IGNORECASE)
"""A verb between them, which "does too" then takes up."""
_THE = re.compile(r"\s+(?:the|both|all)\b", re.IGNORECASE)
_EACH_HAS = re.compile(r"\b(?:each|both|all)\b|\bwho\b.*\bhave$", re.IGNORECASE)
"""What tells that everybody of a group has some ("two leads, who have four techs each")."""
_AND_A_HALF = re.compile(r"\s+and\s+a\s+half\b", re.IGNORECASE)
_LOWEST = 6
"""The rank (see `rank`) from which on "I have two techs" only says who is there."""
_OF_REPORTING = re.compile(
    r"\b(?:report(?:s|ing)?|answer(?:s|ing)?|under|beneath|below|above|over|boss|supervis\w+|has\s+me)\b", re.IGNORECASE
)
"""What tells that a sentence with "I have two techs" is about who is under whom, and does not only count them."""
_NUMBER = re.compile(rf"\s+(?:has\s+)?{SO_MANY}\s+", re.I)
_SPREAD = re.compile(rf"over\s+(?:{SO_MANY}|several|many)\b", re.IGNORECASE)
"""How a place is told ("the techs, spread over six schools, report to …")."""
_OF_US = re.compile(rf"\s+(?:all\s+)?(?:{SO_MANY})\s+of\s+(?:us|them)\s*[:(–—-]", re.IGNORECASE)
"""A group that a list then names ("has four of us: three analysts and a trainer")."""
_OBJECT = re.compile(r"\s+(?:them|him|her)\b")
_BOTH = re.compile(r"\s+(?:them\s+)?both(?:\s+of\s+(?:them|those|these))?\s*(?:[.,;)]|$)")


def pairs_of(kind: str, said: Said) -> Pairs:
    """Yield the pairs that a phrase of a kind states; what the sentence told so far goes on with them."""
    return _WORDINGS[kind](said)


def _downward(said: Said, *, lists: bool) -> Pairs:
    """Yield pairs of "supervises" and the like; a verb that `lists` may have other objects than people."""
    company, state, text = said.company, said.state, said.text
    helper = text[max(0, said.start - 24) : said.start]
    if _MODAL.search(helper) or (_PASSIVE.search(helper) and said.phrase.group().endswith("ed")):
        return
    clause = max(state.place, clause_start(text, state.place, said.start))
    bosses = bosses_of(said, clause) or (() if lists else department_before(said, clause))
    whom = told_of_whom(company, state.place, said.start)
    if _SPREAD.match(text, said.start) and not company.between(said.after, said.stop):
        return
    state.place = said.after
    state.subjects = bosses[-1:]
    if bosses and whom is not None:
        yield whom, bosses[-1]
        return
    pronoun = _OBJECT.match(text, said.after, said.end)
    alone = pronoun is not None and text.startswith(",", pronoun.end())  # "I supervise him, the dean supervises me"
    objects = () if alone else objects_of(company, said.after, said.stop, said.end)
    for place, subject in enumerate(objects):
        if lists and place == 0 and not is_object(company, subject, said.after):
            return
        if subject.mention is not None:
            state.place = subject.mention.end
        if bosses:
            yield subject, bosses[-1]
    if bosses and pronoun:
        yield from them(company, bosses[-1], said.back, said.start)
    elif bosses and _BOTH.match(text, said.after, said.end):
        yield from ((one, bosses[-1]) for one in single_others(company, said.back, said.start)[-2:])


def _has(said: Said) -> Pairs:
    company, state, text = said.company, said.state, said.text
    before = text[state.place : said.start]
    holder = holder_of(company, state.place, said.start, each=_EACH_HAS.search(said.phrase.group()) is not None)
    if not holder and goes_on(before):
        holder = list(state.subjects[-1:])
    if not holder and (field := _FIELD_HEAD.search(before)):
        head = company.head_of_field(field["field"])
        holder = [Party(title=head)] if head else []
    holder = holder or list(told_in_aside(said)) or list(just_told(said))
    after = colon.end() if (colon := _OF_US.match(text, said.after, said.stop)) else said.after
    subjects = subjects_after(company, after, said.stop) if holder else ()
    if holder and _OBJECT.match(text, said.after):
        subjects = tuple(leader_of(company, said.back, end_before(holder[0], said.start)))
    if subjects and _THE.match(text, said.after) and not is_object(company, subjects[0], said.after):
        subjects = ()
    first = subjects[0].mention if subjects else None
    near = first is None or not re.search(r"\band\b", text[said.after : first.start])
    if not holder and SHE.search(before):
        holder = leader_of(company, said.back, said.start)
        subjects = subjects_after(company, said.after, said.stop) if holder else ()
    if holder and near:
        state.subjects = tuple(holder[:1])
        yield from _beneath(text, subjects, holder[0])


def _beneath(text: str, subjects: Sequence[Party], superior: Party) -> Pairs:
    """Yield who is under a superior, or under the next one ("the lead has two clerks, the other lead four")."""
    above = superior
    for place, subject in enumerate(subjects):
        if _opens_gap(text, subject, subjects[place + 1 :]):
            above = subject
        elif superior.outsider or not subject.outsider:
            yield subject, above


def _opens_gap(text: str, party: Party, following: Sequence[Party]) -> bool:
    """Return whether a title is the subject of a clause without a verb: a number and a title come next."""
    one, other = party.mention, following[0].mention if following else None
    return (
        one is not None
        and other is not None
        and not one.plural
        and _NUMBER.fullmatch(text, one.end, other.start) is not None
    )


def _i_have(said: Said) -> Pairs:
    company = said.company
    if not any(is_leader(one.title) or (rank(one.title) or _LOWEST) < _LOWEST for one in company.myself()):
        return
    if not _OF_REPORTING.search(said.text, said.state.place, said.end):
        return
    for subject in subjects_after(company, said.after, said.stop):
        if subject.mention is not None and _AND_A_HALF.match(said.text, subject.mention.end):
            return
        if not subject.outsider:
            yield from ((subject, superior) for superior in company.myself())


def _mine(said: Said) -> Pairs:
    company = said.company
    clause = clause_start(said.text, said.state.place, said.start)
    subjects = subjects_before(company, clause, said.start, said.back)
    hers = said.group("mine_is") or said.group("mine_was")
    for superior in leader_of(company, said.back, said.start) if hers else company.myself():
        said.state.superior = superior
        said.state.place = said.after
        yield from ((subject, superior) for subject in subjects if subject.title != superior.title)


def _as_do(said: Said) -> Pairs:
    above = said.state.superior
    if above is not None:
        yield from ((subject, above) for subject in subjects_after(said.company, said.after, said.stop))


def _too(said: Said) -> Pairs:
    """Yield "and the clerk does too", right after a sentence about somebody's superior."""
    company, state = said.company, said.state
    begin = max(state.place, clause_start(said.text, state.place, said.start))
    if state.superior is None or said.start - state.since > _TAKEN_UP or _FINITE.search(said.text, begin, said.start):
        return
    for subject in subjects_before(company, begin, said.start, said.back):
        if subject.title != state.superior.title:
            yield subject, state.superior


def _to_whom(said: Said) -> Pairs:
    verb = _VERB.search(said.text, said.after, said.end)
    if verb is None:
        return
    said.state.place = verb.end()
    for superior in last_of(said.company, said.back, said.start):
        for subject in subjects_before(said.company, said.after, verb.start(), said.back):
            yield subject, superior


def _whom(said: Said) -> Pairs:
    pronoun = said.group("whom_is")
    told = last_of if pronoun in {"whom", "which"} else leader_of
    bosses = said.company.myself() if pronoun == "me" else tuple(told(said.company, said.back, said.start))
    for subject in subjects_after(said.company, said.after, said.end):
        for boss in bosses:
            yield subject, boss


def _manager(said: Said) -> Pairs:
    named = said.company.between(said.after, said.end)
    colon = said.text.find(":", said.after, said.end)
    found = superior_after(said.company, colon + 1, said.end) if colon > 0 else None
    if named and found and named[0].end <= colon:
        yield said.company.resolved(named[0]), found[0]


_WORDINGS: Mapping[str, Callable[[Said], Pairs]] = {
    "up": pairs_upward,
    "boss": partial(pairs_of_noun, pronoun="whose", told=last_of),
    "cleft": pairs_of_cleft,
    "signs": pairs_of_signer,
    "ismyboss": pairs_of_boss,
    "manager": _manager,
    "whom": _whom,
    "overher": partial(pairs_of_noun, pronoun="over_is", told=leader_of),
    "overnp": pairs_over_named,
    "down": partial(_downward, lists=False),
    "run": partial(_downward, lists=True),
    "has": _has,
    "ihave": _i_have,
    "mine": _mine,
    "towhom": _to_whom,
    "asdo": _as_do,
    "too": _too,
    "fromto": pairs_from_to,
    "above": pairs_above,
}
KINDS = tuple(_WORDINGS)
"""The kinds of phrases; where two begin at one place, the earlier kind is read."""
