"""Antecedents: whom a pronoun can mean: those named last, leaders before others, never the author."""

import re
from collections.abc import Iterator

from extract.reporting.company import Company, Party
from extract.reporting.said import Said
from extract.titles.roles import is_leader
from extract.titles.title import Title

_ENCLOSED = re.compile(r"\([^()]*$")
SHE = re.compile(r"\b(?:he|she)\s+$", re.IGNORECASE)
"""How words end whose verb has a third person as its subject."""
_OF_TWO = re.compile(r"\s*the\s+(?P<which>former|latter)\b", re.IGNORECASE)
_ABOVE = re.compile(r"\b(?:(?:report|answer)(?:s|ing)?\s+to|under)\s+(?:the|our|an?)\s+$", re.IGNORECASE)
"""Before somebody's superior."""
_NOBODY = re.compile(r"\b(?:no|without\s+an?)\s+$", re.IGNORECASE)
"""What says of a title that nobody has it ("no CIO here")."""
_PREDICATE = re.compile(r"(?:(?<!\bit )\b(?:is|was)|(?<!\bit)'s)\s+(?:also\s+)?(?:the|our|an?)\s+$", re.IGNORECASE)
_OF_SOMEBODY = re.compile(
    r"(?:\b(?:my|our|his|her|their|line|direct|immediate)|['’]s?)\s+(?:manager|supervisor)s?$", re.IGNORECASE
)
"""A word for somebody's boss, who is named beside it ("my supervisor is the CFO")."""
_TO_THEM = re.compile(
    r"\s*(?:him|hers?|he|she)\b(?=\s*(?:[.,;:)!?–—-]|$|\n|(?:and|but|or|too|also|as|not|in|on|for|directly"
    r"|who|with|i|day|daily|officially|formally|instead|now|again|alone|if|when|while|because|since|so|here|then)\b))",
    re.IGNORECASE,
)
"""Matches " her.", " him and": a pronoun after "reports to"."""


def last_of(company: Company, start: int, end: int) -> list[Party]:
    """Return the last title mentioned outside parentheses, if there is one."""
    titles = company.between(start, end)
    outer = [title for title in titles if not _ENCLOSED.search(company.text, max(start, title.start - 60), title.start)]
    return [company.resolved((outer or titles)[-1])] if titles else []


def leader_of(company: Company, start: int, end: int) -> list[Party]:
    """Return whom "him" or "her" means: the last leader mentioned but the author, else the last person or title."""
    own = company.own_titles()
    people = [title for title in _single(company, start, end) if company.resolved(title).title.lower() not in own]
    leaders = [title for title in people if is_leader(title.singular)] or people
    return [company.resolved(leaders[-1])] if leaders else last_of(company, start, end)


def meant_by_pronoun(said: Said, subjects: tuple[Party, ...]) -> tuple[Party, int] | None:
    """Return whom "reports to him" means, with where the pronoun ends: the last person mentioned who is no subject."""
    company = said.company
    pronoun = _TO_THEM.match(said.text, said.after, said.end)
    if pronoun is None or SHE.search(said.text[max(0, said.start - 12) : said.start]):
        return None
    single = () if all(one.mention is None for one in subjects) else subjects
    own = company.own_titles() | {one.title.lower() for one in single}
    people = [title for title in _single(company, said.back, said.start) if not _is_predicate(company, title)]
    known = [title for title in people if company.resolved(title).title.lower() not in own]
    inside = [title for title in known if not title.outsider] or known
    near = [title for title in inside if is_leader(title.singular)] or inside
    return (company.resolved(near[-1]), pronoun.end()) if near else None


def meant_of_two(said: Said) -> tuple[Party, int] | None:
    """Return whom "reports to the former" means, with where the words end."""
    which = _OF_TWO.match(said.text, said.after, said.end)
    parties = former_or_latter(said.company, which["which"], said.start) if which else ()
    return (parties[0], which.end()) if which and parties else None


def end_before(party: Party, otherwise: int) -> int:
    """Return up to where somebody is sought whom a pronoun means that is after a party's mention."""
    return otherwise if party.mention is None else party.mention.start - 1


def former_or_latter(company: Company, which: str, at: int) -> tuple[Party, ...]:
    """Return whom "the former" or "the latter" means before an offset: one of the last two titles named."""
    recent = _recent(company, 0, at, 2)
    return (recent[0] if which.lower() == "former" else recent[1],) if len(recent) > 1 else ()


def them(company: Company, boss: Party, back: int, at: int) -> Iterator[tuple[Party, Party]]:
    """Yield those whom "supervises them" means: the last title before the superior, or before the phrase `at`."""
    for subject in last_of(company, back, at if boss.mention is None else boss.mention.start - 1):
        yield subject, boss


def others(company: Company, start: int, end: int, number: int) -> list[Party]:
    """Return the last titles mentioned before an offset that are not the author's own."""
    own = company.own_titles()
    recent = [party for party in _recent(company, start, end, number + 3) if party.title.lower() not in own]
    inside = [party for party in recent if not party.outsider]
    return (inside if inside and number > 1 else recent)[-number:]


def single_others(company: Company, start: int, end: int) -> list[Party]:
    """Return whoever is mentioned between two offsets by a title that one person has, less the author."""
    own = company.own_titles()
    people = [company.resolved(title) for title in _single(company, start, end) if not title.outsider]
    return [party for party in people if party.title.lower() not in own]


def mate_of(company: Company, start: int, end: int) -> list[Party]:
    """Return who is meant beside the author by "both of us": the last person mentioned, a leader before others."""
    alone = [one for one in others(company, start, end, 8) if one.mention is None or not one.mention.plural]
    leaders = [one for one in alone if is_leader(one.title) and one.title[0].isupper()]
    return (leaders or alone)[-1:]


def of_last_sentence(company: Company, start: int, end: int) -> list[Party]:
    """Return whom "they" means after a list: the titles of the sentence that ends right before, less superiors."""
    before = company.text[start:end]
    stops = [match.end() for match in re.finditer(r"[.!?]\s+|\n", before)]
    first, last = (stops[-2] if len(stops) > 1 else 0, stops[-1]) if stops else (0, 0)
    titles = (title for title in company.between(start + first, start + last) if not title.outsider)
    return [
        company.resolved(one) for one in titles if not _ABOVE.search(company.text, max(0, one.start - 20), one.start)
    ]


def _single(company: Company, start: int, end: int) -> list[Title]:
    """Return the titles between two offsets that one person has each."""
    text = company.text
    titles = (title for title in company.between(start, end) if not title.plural)
    return [title for title in titles if not _NOBODY.search(text, max(0, title.start - 12), title.start)]


def _recent(company: Company, start: int, end: int, number: int) -> list[Party]:
    """Return the last titles mentioned before an offset, in order."""
    found: list[Party] = []
    for title in reversed(company.between(start, end)):
        if _OF_SOMEBODY.search(company.text, max(0, title.start - 16), title.end):
            continue
        party = company.resolved(title)
        if all(party.title != other.title for other in found):
            found.append(party)
        if len(found) == number:
            break
    return found[::-1]


def _is_predicate(company: Company, title: Title) -> bool:
    """Return whether a bare title is said of somebody named before ("the sysadmin is the lead")."""
    bare = title.singular.lower() == title.head
    return bare and _PREDICATE.search(company.text, max(0, title.start - 12), title.start) is not None
