"""Reporting phrases: who reports to whom in a sentence, by the verbs and nouns that say so.

Phrases of the kind "up" have the subordinate before them and the superior after ("reports to", "is under", "is
evaluated by"), those of the kind "down" the other way ("supervises", "over"). Each look is bounded by the sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.pattern_files import rows
from extract.reporting.chains import Link
from extract.reporting.company import Company, Party
from extract.reporting.elided import links_of_ellipses, links_of_possessives
from extract.reporting.parties import subjects_after, subjects_before
from extract.reporting.superiors import middle_after, superior_after
from extract.roles import role_of, roles
from extract.staff.hearsay import is_hearsay, is_question

_KINDS = ("up", "boss", "ismyboss", "manager", "whom", "overher", "down", "has", "mine")
_PHRASE = re.compile(
    "|".join(
        f"(?P<{kind}>" + "|".join(row["pattern"] for row in rows("reporting") if row["kind"] == kind) + ")"
        for kind in _KINDS
    ),
    re.IGNORECASE,
)
"""The phrases of `patterns/reporting.jsonl`, each kind a named group."""
_EXCEPT = re.compile(r"\b(?:except(?:\s+for)?|other\s+than|apart\s+from|but\s+not|besides|minus)\b", re.IGNORECASE)
_SAME = re.compile(
    r"[\s,\x1e]*(?:and|but|or|with|then|also|,)*[\s,\x1e]*(?:has\s+|have\s+)?(?:an?|the|also)?[\s\x1e]*", re.IGNORECASE
)
_WHO = re.compile(r"\b(?:who|which)[\s\w]{0,14}$", re.IGNORECASE)

_MOVES = re.compile(r"\W*(?:who\s+)?(?:\w+\s+)?(?:moved|transferred)\b", re.IGNORECASE)
"""Who moved to a person sits under that person; who moved to a place has only moved."""
_PRONOUN = re.compile(r"\b(?:where|except\s+when|when|but)\s+(?:he|she|they)\s+(?:\w+ly\s+|also\s+)?$", re.IGNORECASE)
"""In a sentence that has said whom somebody reports to, an exception goes on with that somebody."""
_HAVING = re.compile(r"\b(?:have|has|had|'ve|'d)\s+$", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:will|can|could|would|cannot|can't|to|not)\s+$", re.IGNORECASE)


@dataclass(slots=True)
class _State:
    """What an earlier phrase of the sentence said: where its object ended, who its subjects and superior were."""

    place: int
    subjects: tuple[Party, ...] = ()
    superior: Party | None = None


def links_in_sentence(company: Company, start: int, end: int, *, back: int, former: bool) -> Iterator[Link]:
    """Yield the links that a sentence states; pronouns reach back to `back`."""
    text = company.text
    if is_question(text[start:end]):
        return
    state = _State(place=start)
    phrases = list(_PHRASE.finditer(text, start, end))
    for place, phrase in enumerate(phrases):
        stop = phrases[place + 1].start() if place + 1 < len(phrases) else end
        if _HAVING.search(text[max(start, phrase.start() - 12) : phrase.start()]) and text.startswith(
            "ed", phrase.start() + 6
        ):
            continue  # "I have reported to three superintendents" tells of other years
        if phrase.start() < state.place or is_hearsay(text[start : phrase.start()], "", former=former):
            continue
        for subordinate, superior in _pairs(company, phrase, state, stop, end, back):
            if (former and _signs(company, subordinate)) or _teaches(subordinate):
                continue
            if subordinate.title.lower() != superior.title.lower():
                yield Link(subordinate=subordinate, superior=superior, start=start, end=end)
    yield from links_of_ellipses(company, start, end, begin=max(state.place, start), back=back, said=bool(phrases))
    yield from links_of_possessives(company, start, end)


def _teaches(party: Party) -> bool:
    """Whether a party is a teacher or student, whose line is no department's."""
    return party.mention is not None and party.mention.head in {"teacher", "student"} and party.mention.outsider


def _signs(company: Company, party: Party) -> bool:
    """Whether a party is the author under the signature's title, which a former post need not have had."""
    author = company.author
    return author is not None and author.start is None and party.title == company.fullest(author.title)


def _pairs(
    company: Company, phrase: re.Match[str], state: _State, stop: int, end: int, back: int
) -> Iterator[tuple[Party, Party]]:
    kind = phrase.lastgroup if phrase.lastgroup in _KINDS else next(name for name in _KINDS if phrase[name])
    text = company.text
    if kind == "up":
        subjects = _subjects(company, phrase, state, back)
        found = superior_after(company, phrase.end(), end)
        inverted = (
            re.match(r"\s*(?:is|are|there\s+(?:is|are)|we\s+have|,)\s", text[found[1] : end])
            if found and not subjects
            else None
        )
        if found and inverted:
            subjects = subjects_after(company, found[1] + inverted.end(), end)
        if found is None or not subjects:
            return
        if _MOVES.match(phrase.group()) and found[0].mention is None:
            return
        superior, state.place = found
        subjects = _without(company, text[phrase.start() : end], subjects, superior, phrase.start(), end)
        state.subjects, state.superior = subjects, superior
        middle = middle_after(company, state.place, end)
        if middle is not None:
            yield middle, superior
            superior = middle
        for subject in subjects:
            yield subject, superior
    elif kind == "down":
        if _MODAL.search(text[max(0, phrase.start() - 12) : phrase.start()]):
            return
        bosses = subjects_before(
            company, max(state.place, _clause(text, state.place, phrase.start())), phrase.start(), back
        )
        state.place = phrase.end()
        for subject in _objects(company, phrase.end(), stop, end):
            if subject.mention is not None:
                state.place = subject.mention.end
            if bosses:
                yield subject, bosses[-1]
        if re.match(r"\s+(?:them|him|her)\b", text[phrase.end() : end]) and bosses and bosses[-1].mention is not None:
            yield from _them(company, bosses[-1], back)
    elif kind == "has":
        holder = _holder(company, state.place, phrase.start())
        subjects = subjects_after(company, phrase.end(), stop) if holder else ()
        first = subjects[0].mention if subjects else None
        near = first is None or not re.search(r"\band\b", text[phrase.end() : first.start])
        for subject in subjects if near else ():
            if subject.mention is None or not subject.mention.outsider:
                yield subject, holder[0]
    elif kind == "mine":
        for subject in subjects_before(company, _clause(text, state.place, phrase.start()), phrase.start(), back):
            for superior in company.myself():
                yield subject, superior
    elif kind in {"boss", "overher"}:
        pronoun = (phrase["whose"] or phrase["over_is"] or "").lower()
        own = pronoun in {"my", "our", "me"}
        before = _leader(company, back, phrase.start()) if kind == "overher" else _last(company, back, phrase.start())
        subjects = company.myself() if own else tuple(before)
        found = superior_after(company, phrase.end(), end)
        if found is not None:
            state.superior, state.place = found
            for subject in subjects:
                yield subject, found[0]
    elif kind == "ismyboss":
        for superior in _superior_before(company, state.place, phrase.start()):
            for subject in company.myself():
                yield subject, superior
    elif kind == "manager":
        named = company.between(phrase.end(), end)
        colon = text.find(":", phrase.end(), end)
        found = superior_after(company, colon + 1, end) if colon > 0 else None
        if named and found and named[0].end <= colon:
            yield company.resolved(named[0]), found[0]
    elif kind == "whom":
        pronoun = phrase["whom_is"].lower()
        before = (
            _last(company, back, phrase.start())
            if pronoun in {"whom", "which"}
            else _leader(company, back, phrase.start())
        )
        boss = company.myself() if pronoun == "me" else tuple(before)
        for subject in subjects_after(company, phrase.end(), end):
            for one in boss:
                yield subject, one


def _subjects(company: Company, phrase: re.Match[str], state: _State, back: int) -> tuple[Party, ...]:
    if "from me" in phrase.group().lower():
        return company.myself()
    begin = _clause(company.text, state.place, phrase.start())
    region = company.text[begin : phrase.start()]
    if state.subjects and _SAME.fullmatch(region):
        return state.subjects
    if state.subjects and state.superior is not None and _PRONOUN.search(region):
        return state.subjects
    subjects = subjects_before(company, begin, phrase.start(), back)
    if not subjects and state.superior is not None and _WHO.search(region):
        return (state.superior,)
    if not subjects and re.search(r"\b(?:with|and|has|have)\s+an?\s*$", region):
        return state.subjects or subjects_before(
            company, begin, begin + len(re.sub(r",?\s*(?:with|and|so there's)\s+an?\s*$", "", region)), back
        )
    return subjects


def _clause(text: str, start: int, end: int) -> int:
    """Return where the clause that ends at `end` begins: after the last semicolon or key and colon."""
    found = [match.end() for match in re.finditer(r";\s|:\s(?=[a-z]*\s*$)", text[start:end])]
    return start + found[-1] if found else start


def _without(
    company: Company, words: str, subjects: tuple[Party, ...], superior: Party, start: int, end: int
) -> tuple[Party, ...]:
    """Leave out of a group its superior and whoever "except the coaches" names."""
    exempt = {superior.title.lower()}
    if match := _EXCEPT.search(words):
        exempt |= {company.resolved(title).title.lower() for title in company.between(start + match.end(), end)[:2]}
    return tuple(subject for subject in subjects if subject.title.lower() not in exempt)


def _last(company: Company, start: int, end: int) -> list[Party]:
    titles = company.between(start, end)
    return [company.resolved(titles[-1])] if titles else []


def _holder(company: Company, start: int, end: int) -> list[Party]:
    """Return the title that stands right before "has" ("the support manager has 18 techs")."""
    titles = company.between(start, end)
    near = titles and not re.sub(r"\([^)]*\)", "", company.text[titles[-1].end : end]).strip()
    return [company.resolved(titles[-1])] if near and not titles[-1].plural else []


def _leader(company: Company, start: int, end: int) -> list[Party]:
    """Return whom "him" or "her" means: the last leader mentioned, else the last title."""
    leading = {role.id for role in roles() if role.family == "leadership"}
    leaders = [
        title for title in company.between(start, end) if not title.plural and role_of(title.singular) in leading
    ]
    return [company.resolved(leaders[-1])] if leaders else _last(company, start, end)


def _objects(company: Company, start: int, stop: int, end: int) -> tuple[Party, ...]:
    """Return who stands under a superior, leaving out the subject of the next phrase ("over clerks, CDO over …")."""
    found = subjects_after(company, start, stop)
    last = found[-1].mention if found else None
    if len(found) > 1 and stop < end and last is not None and company.text[last.end : stop].strip() == "":
        return found[:-1]
    if not found and not company.between(start, stop):
        return subjects_before(company, start, stop, start)
    return found


def _superior_before(company: Company, start: int, end: int) -> list[Party]:
    titles = company.between(start, end)
    if titles:
        return [company.resolved(titles[-1])]
    match = re.match(r"[\s\"']*(?:The|Our|My)\s+(?P<name>Head|Boss|Board|Principal)\b", company.text[start:end])
    return [Party(title=match["name"])] if match else []


def _them(company: Company, boss: Party, back: int) -> Iterator[tuple[Party, Party]]:
    if boss.mention is None:
        return
    for subject in _last(company, back, boss.mention.start - 1):
        yield subject, boss
