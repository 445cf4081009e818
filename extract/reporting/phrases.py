"""Reporting phrases: who reports to whom in a sentence, by the verbs and nouns that say so.

Phrases of the kind "up" have the subordinate before them and the superior after ("reports to", "is under", "is
evaluated by"), those of the kind "down" the other way ("supervises", "over"). Each look is bounded by the sentence.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from extract.needles import Needled
from extract.pattern_files import rows
from extract.reporting.chains import Link
from extract.reporting.clauses import clause_of, goes_on
from extract.reporting.company import Company, Party
from extract.reporting.elided import links_of_ellipses, links_of_possessives
from extract.reporting.mentions import (
    SHE,
    holder_of,
    is_object,
    is_outsider,
    last_of,
    leader_of,
    objects_of,
    signs,
    superior_before,
    teaches,
    them,
    told_of_whom,
)
from extract.reporting.parties import subjects_after, subjects_before
from extract.reporting.superiors import superior_after
from extract.reporting.units import unit_of
from extract.reporting.upward import State, pairs_upward
from extract.staff.hearsay import is_hearsay, is_question

_KINDS = (
    *("up", "boss", "ismyboss", "manager", "whom", "overher", "overnp", "down", "run", "has", "mine"),
    *("towhom", "asdo", "fromto", "above"),
)
_PHRASES = [(kind, row["pattern"]) for kind in _KINDS for row in rows("reporting") if row["kind"] == kind]
"""The phrases of `patterns/reporting.jsonl`, in the order of their kinds."""
_EACH = [re.compile(pattern, re.IGNORECASE) for _, pattern in _PHRASES]
_NEEDLED = Needled(_EACH, _EACH)
_PHRASE = re.compile(
    "|".join(
        f"(?P<{kind}>{'|'.join(pattern for _, pattern in those)})"
        for kind, those in groupby(_PHRASES, key=lambda phrase: phrase[0])
    ),
    re.IGNORECASE,
)
"""All phrases at once, each kind a named group."""
_HAVING = re.compile(r"\b(?:have|has|had|'ve|'d)\s+$", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:will|can|could|would|cannot|can't|to|not)\s+$", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:is|are|am|was|were|be|been|being|'s|'re|'m)\s+(?:\w+ly\s+|all\s+|both\s+)?$", re.IGNORECASE
)
_HOLDER = 50
"""Characters in which the holder of a possessive is named ("the Operations Supervisor's boss")."""
_FIELD_HEAD = re.compile(r"(?:^|[.;,]\s+|\band\s+)(?P<field>[A-Z]\w+(?: (?:&|and|[A-Z]\w+))*)\s*$")
"""A field that stands for its people ("Client Services has a supervisor")."""
_TURN = re.compile(
    r"[;,–—]\s+(?:but\s+|and\s+)?(?:now|today|these\s+days|currently)\b|\bso\s+now\b"
    r"|\bnow\s+(?:all\s+|both\s+|each\s+)?$",
    re.IGNORECASE,
)
"""Where a sentence turns from what used to be to the present."""
_USED_TO = re.compile(r"(?:,?\s*\b(?:who|which|that))?\s+(?:all\s+|both\s+)?used\s+to\s+$", re.IGNORECASE)
"""Before a phrase that tells of other times, and whose subject the next one may take up ("but now reports to")."""
_VERB = re.compile(r"\b(?:reports?|answers?)\b", re.IGNORECASE)
_IS = re.compile(r"\s+(?:there['’]s|there\s+(?:is|are)|is|are|sits|comes|stands)\b", re.IGNORECASE)
_TO = re.compile(r"\s+(?:up\s+|over\s+)?to\b")
_THE = re.compile(r"\s+(?:the|both|all)\b", re.IGNORECASE)


def links_in_sentence(
    company: Company, start: int, end: int, *, back: int, former: bool, last: Link | None
) -> Iterator[Link]:
    """Yield the links that a sentence states; pronouns reach back to `back`.

    `last` is the link that the department's sentences stated last: with its superior "same for the clerk" goes on.
    """
    text = company.text
    if is_question(text[start:end]):
        return
    state = State(place=start)
    if last is not None:
        mention = last.superior.mention
        state.superior = last.superior
        state.since = last.end if mention is None else mention.end
    phrases = [phrase for phrase in _phrases_in(text, start, end) if not company.is_title(phrase.start())]
    for place, phrase in enumerate(phrases):
        stop = phrases[place + 1].start() if place + 1 < len(phrases) else end
        if _HAVING.search(text[max(start, phrase.start() - 12) : phrase.start()]) and text.startswith(
            "ed", phrase.start() + 6
        ):
            continue  # "I have reported to three superintendents" tells of other years
        used = _USED_TO.search(text, state.place, phrase.start()) if state.place <= phrase.start() else None
        if used:
            found = superior_after(company, phrase.end(), end)
            state.subjects = subjects_before(company, state.place, used.start(), back)
            state.place = found[1] if found else phrase.end()
            continue
        turns = [match.end() for match in _TURN.finditer(text, start, phrase.start())]
        if phrase.start() < state.place or is_hearsay(text[max([start, *turns]) : phrase.start()], "", former=former):
            continue
        for subordinate, superior in _pairs(company, phrase, state, stop, end, back):
            state.first = state.first if state.first is not None else state.place
            if (former and signs(company, subordinate)) or teaches(company, subordinate):
                continue
            if subordinate.title.lower() != superior.title.lower():
                yield Link(subordinate=subordinate, superior=superior, start=start, end=end)
    yield from links_of_ellipses(
        company,
        start,
        end,
        begin=state.first if state.first is not None else start,
        back=back,
        said=bool(phrases),
        last=state.superior,
    )
    yield from links_of_possessives(company, start, end, said=bool(phrases))


def _phrases_in(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the phrases between two offsets; most hold none, as the few that may match tell."""
    held = _NEEDLED.that_may_match(text[start:end])
    return _PHRASE.finditer(text, start, end) if any(one.search(text, start, end) for one in held) else iter(())


def _pairs(
    company: Company, phrase: re.Match[str], state: State, stop: int, end: int, back: int
) -> Iterator[tuple[Party, Party]]:
    groups = phrase.groupdict()
    kind = phrase.lastgroup if phrase.lastgroup in _KINDS else next(name for name in _KINDS if groups.get(name))
    text = company.text
    if kind == "up":
        yield from pairs_upward(company, phrase, state, end, back)
    elif kind in {"down", "run"}:
        helper = text[max(0, phrase.start() - 24) : phrase.start()]
        if _MODAL.search(helper) or (_PASSIVE.search(helper) and phrase.group().endswith("ed")):
            return
        bosses = subjects_before(
            company, max(state.place, clause_of(text, state.place, phrase.start())), phrase.start(), back
        )
        whom = told_of_whom(company, state.place, phrase.start())
        state.place = phrase.end()
        state.subjects = bosses[-1:]
        if bosses and whom is not None:
            yield whom, bosses[-1]
            return
        for place, subject in enumerate(objects_of(company, phrase.end(), stop, end)):
            if kind == "run" and place == 0 and not is_object(company, subject, phrase.end()):
                return
            if subject.mention is not None:
                state.place = subject.mention.end
            if bosses:
                yield subject, bosses[-1]
        if re.match(r"\s+(?:them|him|her)\b", text[phrase.end() : end]) and bosses:
            yield from them(company, bosses[-1], back, phrase.start())
    elif kind == "has":
        holder = holder_of(
            company,
            state.place,
            phrase.start(),
            each=re.search(r"\b(?:each|both|all)\b", phrase.group(), re.I) is not None,
        )
        if not holder and goes_on(text[state.place : phrase.start()]):
            holder = list(state.subjects[-1:])
        if not holder and (field := _FIELD_HEAD.search(text[state.place : phrase.start()])):
            head = company.head_of_field(field["field"])
            holder = [Party(title=head)] if head else []
        subjects = subjects_after(company, phrase.end(), stop) if holder else ()
        if subjects and _THE.match(text, phrase.end()) and not is_object(company, subjects[0], phrase.end()):
            subjects = ()
        first = subjects[0].mention if subjects else None
        near = first is None or not re.search(r"\band\b", text[phrase.end() : first.start])
        if not holder and SHE.search(text[state.place : phrase.start()]):
            holder = leader_of(company, back, phrase.start())
            subjects = subjects_after(company, phrase.end(), stop) if holder else ()
        for subject in subjects if near else ():
            if subject.mention is None or not subject.mention.outsider or is_outsider(holder[0]):
                yield subject, holder[0]
    elif kind == "mine":
        for subject in subjects_before(company, clause_of(text, state.place, phrase.start()), phrase.start(), back):
            for superior in company.myself():
                state.superior = superior
                yield subject, superior
    elif kind == "asdo":
        above = state.superior
        if above is not None:
            yield from ((subject, above) for subject in subjects_after(company, phrase.end(), stop))
    elif kind == "towhom":
        verb = _VERB.search(text, phrase.end(), end)
        state.place = end if verb is None else verb.end()
        for superior in last_of(company, back, phrase.start()):
            for subject in subjects_before(company, phrase.end(), state.place if verb is None else verb.start(), back):
                yield subject, superior
    elif kind in {"boss", "overher"}:
        pronoun = (groups.get("whose") or groups.get("over_is") or "").lower()
        own = pronoun in {"", "my", "our", "me"}
        if groups.get("holder"):
            subjects = unit_of(company, text[max(state.place, phrase.start() - _HOLDER) : phrase.start()])[:1]
        elif own:
            subjects = company.myself()
        else:
            said = leader_of if kind == "overher" else last_of
            subjects = tuple(said(company, back, phrase.start()))
        found = superior_after(company, phrase.end(), end)
        if found is not None:
            state.superior, state.place = found
            for subject in subjects:
                yield subject, found[0]
    elif kind == "ismyboss":
        pronoun = (groups.get("his") or "my").lower()
        for superior in superior_before(company, state.place, phrase.start()):
            place = state.place if superior.mention is None else superior.mention.start
            subjects = company.myself() if pronoun in {"my", "our"} else tuple(last_of(company, back, place))
            yield from ((subject, superior) for subject in subjects)
    elif kind == "fromto":
        to = _TO.search(text, phrase.end(), end)
        found = superior_after(company, to.end(), end) if to else None
        if to is not None and found is not None:
            state.place = found[1]
            for subject in subjects_before(company, phrase.end(), to.start(), back):
                yield subject, found[0]
    elif kind == "overnp":
        is_ = _IS.search(text, phrase.end(), end)
        found = superior_after(company, is_.end(), end) if is_ else None
        if is_ is not None and found is not None:
            state.place = found[1]
            for subject in subjects_before(company, phrase.end(), is_.start(), back):
                if subject.mention is not None:
                    yield subject, found[0]
    elif kind == "above":
        superiors = holder_of(company, state.place, phrase.start(), each=False)
        third = phrase["above_is"].lower() not in {"me", "us"}
        for superior in superiors:
            place = state.place if superior.mention is None else superior.mention.start
            subjects = tuple(leader_of(company, back, place)) if third else company.myself()
            yield from ((subject, superior) for subject in subjects)
    elif kind == "manager":
        named = company.between(phrase.end(), end)
        colon = text.find(":", phrase.end(), end)
        found = superior_after(company, colon + 1, end) if colon > 0 else None
        if named and found and named[0].end <= colon:
            yield company.resolved(named[0]), found[0]
    elif kind == "whom":
        pronoun = phrase["whom_is"].lower()
        before = (
            last_of(company, back, phrase.start())
            if pronoun in {"whom", "which"}
            else leader_of(company, back, phrase.start())
        )
        bosses = company.myself() if pronoun == "me" else tuple(before)
        for subject in subjects_after(company, phrase.end(), end):
            for boss in bosses:
                yield subject, boss
