"""Mentions: whom the words right beside a reporting phrase mean: the holder, the object, the team after it."""

import re

from extract.quantities.number_words import SO_MANY
from extract.reporting.company import Company, Party
from extract.reporting.coreference.antecedents import leader_of
from extract.reporting.coreference.noun_phrases import subjects_after, subjects_before
from extract.reporting.coreference.superiors import superior_after
from extract.reporting.said import Said

_NEAR = re.compile(
    r"\s*(?:(?:an?|the|my|our)\s+(?:team|crew|staff|group)\s+of\b\s*)?(?:the|our|my|all|those|these|a|both|of"
    r"|\d+|\w+)?(?:\s+(?:\w+|of\s+our))?\s*"
)
"""What may be between a verb and its object: " the team of ", " all our "."""
_ME = re.compile(r"\s+(?:me|us)\b")
_OF_ITS_OWN = re.compile(r"['’]s?\s+[a-z]")
"""After a title, what is the bearer's ("the technicians' purchases")."""
_SHE_AT_LAST = re.compile(r"\b(?:he|she)\s*$", re.IGNORECASE)
_NAME_AT_LAST = re.compile(r"\b(?P<name>[A-Z][\w-]+)[\s,]*$")
_WHOM = re.compile(
    r",?(?:\s+\([^()]{0,20}\))?,?\s+(?:(?:(?:all|both|each)\s+of\s+)?(?:whom|who|that|which)\s+)?(?:I|she"
    r"|he)\s+(?:also\s+)?$"
)
"""Matches ", all of whom I ", " (3), who she also ": before a verb."""
_WHO = re.compile(r"(?:,\s*|\s+)(?:who|which)\s+(?:\w+\s*)?$")
"""What parts two relative clauses of a list from those of whom they tell ("a lead, who manages …, and a head, who")."""
_TEAM = re.compile(
    r"\s+(?:the|a|an|our|my|this)\s[^.,;:\n]{0,50}\b(?:team|department|staff|crew|group|office|shop"
    r"|unit)\b[^.,;:\n]{0,40}:\s*",
    re.IGNORECASE,
)
"""A team that a colon parts from those who are in it ("I manage the support team here: two technicians")."""
_FARTHEST = 60
"""Characters between a leader and the first of the team."""
_COUNTS = re.compile(
    r"\s*+(?:(?:\([^()]{0,20}\)|1)\s*+)?(?:(?:,|-+|[–—:]|\()\s*+)?(?:(?:and\s+)?(?:he|she)\s+)?(?:with\s+|has\s+"
    r"|and\s+(?:his|her)\s+)?"
    rf"(?:{SO_MANY}|several|(?<=with\s)an?)\s+",
    re.IGNORECASE,
)
"""Between a leader and the first of the team: ", with two ", " (three ", " and his several "."""
_BESIDES = re.compile(r"\([^()]*\)|\b(?:also|there|here|now|currently|still|then|today)\b", re.IGNORECASE)
"""What may be between a superior and "has"."""


def team_beneath(said: Said) -> tuple[Party, tuple[Party, ...]] | None:
    """Return the leader and the team of "a lead, nine technicians" before "under her", None without such a list.

    The leader is the last single title that a counted title follows.
    """
    company = said.company
    begin = max(said.state.place, said.text.rfind("\n", said.back, said.start) + 1)
    titles = company.between(begin, said.start)
    for place in range(len(titles) - 2, -1, -1):
        upper, lower = titles[place], titles[place + 1]
        near = lower.start - upper.end <= _FARTHEST
        if near and not upper.plural and not upper.outsider and _COUNTS.fullmatch(said.text, upper.end, lower.start):
            return company.resolved(upper), tuple(company.resolved(title) for title in titles[place + 1 :])
    return None


def holder_of(company: Company, start: int, end: int, *, each: bool) -> list[Party]:
    """Return the title that comes right before "has" ("the support manager has 18 techs")."""
    titles = company.between(start, end)
    if called := _called_at_last(company, company.text[start:end]):
        return [called]
    near = titles and not _BESIDES.sub("", company.text[titles[-1].end : end]).strip(" ),")
    return [company.resolved(titles[-1])] if near and (each or not titles[-1].plural) else []


def objects_of(company: Company, start: int, stop: int, end: int) -> tuple[Party, ...]:
    """Return who is under a superior, leaving out the subject of the next phrase ("over clerks, CDO over …")."""
    if team := _TEAM.match(company.text, start, end):
        return subjects_after(company, team.end(), end)
    found = subjects_after(company, start, stop)
    last = found[-1].mention if found else None
    if len(found) > 1 and stop < end and last is not None:
        gap = company.text[last.end : stop]
        if not gap.strip() or (_WHO.fullmatch(gap) and _WHO.search(company.text[max(0, start - 24) : start])):
            return found[:-1]
    if not found and not company.between(start, stop) and ";" not in company.text[start:stop]:
        return subjects_before(company, start, stop, start)
    return found


def superior_before(company: Company, start: int, end: int, back: int) -> list[Party]:
    """Return whom the words before "is my boss" name: a title, a first name, a leader meant by "she"."""
    words = company.text[start:end]
    if _SHE_AT_LAST.search(words):
        return leader_of(company, back, start + len(words))
    titles = company.between(start, end)
    if titles:
        named = superior_after(company, titles[-1].start, end)
        return [named[0] if named else company.resolved(titles[-1])]
    if called := _called_at_last(company, words):
        return [called]
    match = re.match(r"[\s\"']*(?:The|Our|My)\s+(?P<name>Head|Boss|Board|Principal)\b", words)
    return [Party(title=match["name"])] if match else []


def _called_at_last(company: Company, words: str) -> Party | None:
    """Return whom a first name at the end of the words means."""
    named = _NAME_AT_LAST.search(words)
    return company.called(named["name"]) if named else None


def told_of_whom(company: Company, start: int, end: int) -> Party | None:
    """Return who comes before a relative clause that ends here ("4 technicians, all of whom I" supervise)."""
    clause = _WHOM.search(company.text, start, end)
    heads = [title for title in company.between(start, end) if clause and title.end == clause.start()]
    return company.resolved(heads[0]) if heads else None


def is_anybody(company: Company, party: Party) -> bool:
    """Return whether a subject only announces those whom a list then names ("three people report to me: …")."""
    return party.mention is not None and party.mention.head in {"people", "person"} and company.unknown(party.mention)


def is_object(company: Company, party: Party, start: int) -> bool:
    """Return whether somebody, not a thing, is the object ("runs the technicians", not "runs the network")."""
    if party.mention is None:
        return _ME.match(company.text, start) is not None
    thing = _OF_ITS_OWN.match(company.text, party.mention.end) is not None
    return not thing and _NEAR.fullmatch(company.text[start : party.mention.start]) is not None


def teaches(company: Company, party: Party) -> bool:
    """Return whether a party is a teacher or student who is not of the department, so that their line is not either."""
    if party.title in company.roster:
        return False
    return party.mention is not None and party.mention.head in {"teacher", "student"} and party.outsider


def signs(company: Company, party: Party) -> bool:
    """Return whether a party is the author under the signature's title, which a former post need not have had."""
    author = company.author
    return author is not None and author.start is None and party.title == company.fullest(author.title)
