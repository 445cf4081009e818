"""Boss is: wordings that name somebody's superior after a noun ("my boss is the CFO", "theirs is the bursar")."""

import re

from extract.reporting.company import Party
from extract.reporting.coreference.antecedents import end_before, last_of
from extract.reporting.coreference.clauses import opens_note
from extract.reporting.coreference.superiors import superior_after
from extract.reporting.coreference.units import possessor_of, unit_of
from extract.reporting.said import Pairs, Said, Told

_HOLDER = 50
"""Characters in which the holder of a possessive is named ("the Operations Supervisor's boss")."""
_BOSS = re.compile(r"\b(?:boss|supervisor|reports?\s+to)\b", re.IGNORECASE)
"""What was told of somebody's boss, so that "theirs is" tells of another's."""


def pairs_of_noun(said: Said, pronoun: str, told: Told) -> Pairs:
    """Yield whom a superior named after the phrase is over; `told` finds whom a third person's `pronoun` stands for."""
    company, pronoun = said.company, said.group(pronoun)
    if said.group("holder_of"):
        subjects = possessor_of(company, *said.phrase.span("holder_of"))
    elif said.group("theirs") or said.group("theirs_of"):
        subjects = _whose(said)
    elif said.group("holder"):
        near = max(said.state.place, said.start - _HOLDER)
        subjects = possessor_of(company, near, said.start) or unit_of(company, said.text[near : said.start])[:1]
    elif pronoun == "" and opens_note(said.text, said.start):
        subjects = tuple(last_of(company, said.back, said.start))
    elif pronoun in {"", "my", "our", "me", "the"}:
        own = company.own_titles()
        named = company.between(said.state.place, said.start) if pronoun == "our" else []
        mates = [company.resolved(one) for one in named if not one.outsider]  # "there's me and two aides, our boss is"
        subjects = (*company.myself(), *(one for one in mates if one.title.lower() not in own))
        if pronoun == "the" and not subjects:
            subjects = tuple(last_of(company, said.state.place, said.start))
    else:
        subjects = tuple(told(company, said.back, said.start))
    found = superior_after(company, said.after, said.end)
    bare = said.group("theirs") or said.group("theirs_of")  # "hers is the corner office"
    if found is not None and (not bare or company.is_post(found[0])):
        said.state.superior, said.state.place = found
        yield from ((subject, found[0]) for subject in subjects)


def _whose(said: Said) -> tuple[Party, ...]:
    """Return whose boss "mine is" or "theirs (the coaches) is" tells, where somebody's boss was just told."""
    company, boss = said.company, said.state.superior
    if boss is None and not _BOSS.search(said.text, said.back, said.start):
        return ()
    if said.group("theirs") == "mine":
        return company.myself()
    if said.group("theirs_of"):
        return possessor_of(company, *said.phrase.span("theirs_of"))
    if boss is not None and said.group("theirs") in {"his", "hers"} and not said.group("theirs_are"):
        return (boss,)
    if said.group("theirs_are"):
        return tuple(map(company.resolved, company.between(*said.phrase.span("theirs_are"))))
    return tuple(last_of(company, said.back, said.start if boss is None else end_before(boss, said.start)))
