"""Parties: who a noun phrase in a reporting sentence means: a title, the author, a pronoun, a group, a department."""

import re

from extract.reporting.company import Company, Party
from extract.titles.grammar import Title
from extract.titles.singular import singular_word

_ALL = re.compile(
    r"\b(?:all\s+(?:of\s+)?(?:the\s+|our\s+)?(?:others?|rest"
    r"|above|them|these|those|staff|positions)|(?:the\s+)?(?:others"
    r"|rest)(?:\s+of\s+(?:us|them|it|the\s+\w+|my\s+\w+|our\s+\w+))?"
    r"|every(?:one|body)(?:\s+else)?(?:\s+named\s+above|\s+above)?"
    r"|everything\s+(?:above|here|listed)|all\s+others|all\s+of\s+the\s+above|they\s+all|all\s+of\s+(?:us"
    r"|them)|the\s+whole\s+(?:team|department)|(?:^|[.;]\s)all)\s*$",
    re.IGNORECASE,
)
_BOTH_US = re.compile(r"\b(?:we(?:\s+both)?|both\s+of\s+us|the\s+two\s+of\s+us)\s*$", re.IGNORECASE)
_BOTH = re.compile(
    r"\b(?:they\s+both|both(?:\s+of\s+(?:them|these|those|whom))?|the\s+two\s+of\s+them|they)\s*$", re.IGNORECASE
)
_ONE = re.compile(
    r"\b(?:she|he|this\s+(?:position|person|one)|that\s+(?:position|person)|this\s+role|it)\s*$", re.IGNORECASE
)
_SELF = re.compile(r"\b(?:I|me|myself|us)\s*$")
_SELF_LOWER = re.compile(r"(?:^|[\s,;.(])(?:i|me)\s*$")
_RELATIVE = re.compile(
    r"(?:,|\s|\()\s*(?:who|which|that|all of (?:whom|them)|both of whom"
    r"|and)\s+(?:\w+ly\s+|both\s+|all\s+|each\s+|also\s+|in\s+turn\s+"
    r"|now\s+)*$",
    re.IGNORECASE,
)
_ADVERBS = re.compile(
    r"(?:[\s,\x1e]*\b(?:also|both|all|each|now|then|currently"
    r"|directly|actually|in\s+turn|only|still|just|technically"
    r"|ultimately|presently|generally|usually|would|will|do"
    r"|does|instead|respectively)\b[\s,]*)+$",
    re.IGNORECASE,
)


_REST = re.compile(r"\b(?:rest|others?|else)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:each|all|both)\s+$", re.IGNORECASE)
_UNIT_ENDS = frozenset(
    ["branch", "branches", "office", "services", "desk", "center", "centre", "support", "team", "department"]
)


def subjects_before(company: Company, start: int, end: int, back: int) -> tuple[Party, ...]:
    """Return whom the noun phrase between `start` and `end` names at its end; pronouns reach back to `back`."""
    text = company.text
    words = text[start:end]
    trimmed = _trim(words)
    if _ALL.search(trimmed):
        return company.everybody(rest=_REST.search(trimmed) is not None)
    if _BOTH_US.search(trimmed):
        return (*company.myself(), *_others(company, back, start + len(trimmed), 2)[-1:])
    if _SELF.search(trimmed) or _SELF_LOWER.search(trimmed):
        return company.myself()
    if _ONE.search(trimmed):
        return tuple(_others(company, back, start + len(trimmed), 1))
    named = _named(company, start, start + len(trimmed))
    if not named and _BOTH.search(trimmed):
        recent = _others(company, back, start + len(trimmed), 2)
        if (
            recent
            and recent[-1].mention is not None
            and not recent[-1].mention.plural
            and trimmed.lower().endswith("they")
        ):
            return tuple(_of_last_sentence(company, back, start + len(trimmed))) or tuple(recent)
        plural = recent and recent[-1].mention is not None and recent[-1].mention.plural
        return tuple(recent[-1:] if plural and "both" not in trimmed.lower() else recent)
    return named


def subjects_after(company: Company, start: int, end: int) -> tuple[Party, ...]:
    """Return the parties of a list that begins at `start` ("the specialists", "1 admin, 4 techs")."""
    words = company.text[start:end]
    lead = words.lstrip(" \x1e\n:")
    if re.match(r"(?:me|us)\b", lead):
        return company.myself()
    if re.match(r"(?:everyone|everybody|all|the others|the rest)\b", lead, re.IGNORECASE):
        return company.everybody(rest=_REST.match(lead) is not None)
    found: list[Party] = []
    place = start
    for title in company.between(start, end):
        gap = re.sub(r"\([^)]*\)", "", company.text[place : title.start])
        if len(gap.strip()) > 34 or re.search(r"[.;]\s|\b(?:who|not|reports?|answers?|runs?|is|are)\b", gap):
            break
        found.append(company.resolved(title))
        place = title.end
    return tuple(found)


def _trim(words: str) -> str:
    words = words.rstrip(" ,\x1e\n")
    while True:
        shorter = _ADVERBS.sub("", words).rstrip(" ,\x1e\n")
        if shorter == words or (
            re.search(r"\b(?:both|all)$", words, re.IGNORECASE) and not re.search(r"\w+\W+$|\w$", shorter)
        ):
            return words
        if re.search(r"\b(?:both|all)\s*$", words, re.IGNORECASE):
            return (
                words
                if re.search(r"\b(?:and|they|we|,)\s*(?:both|all)\s*$|^(?:both|all)$", words, re.IGNORECASE)
                else shorter
            )
        words = shorter


def _others(company: Company, start: int, end: int, number: int) -> list[Party]:
    """Return the last titles mentioned before an offset that are not the author's own."""
    own = {party.title.lower() for party in company.myself()}
    recent = [party for party in _recent(company, start, end, number + 3) if party.title.lower() not in own]
    inside = [party for party in recent if party.mention is None or not party.mention.outsider]
    return (inside if inside and number > 1 else recent)[-number:]


def _of_last_sentence(company: Company, start: int, end: int) -> list[Party]:
    """Return the titles of the sentence before the one that ends here: whom "they" means after a list."""
    before = company.text[start:end]
    stops = [match.end() for match in re.finditer(r"[.!?]\s+|\n", before)]
    first, last = (stops[-2] if len(stops) > 1 else 0, stops[-1]) if stops else (0, 0)
    return [company.resolved(title) for title in company.between(start + first, start + last) if not title.outsider]


def _recent(company: Company, start: int, end: int, number: int) -> list[Party]:
    """Return the last titles mentioned before an offset, in order."""
    found: list[Party] = []
    for title in reversed(company.between(start, end)):
        party = company.resolved(title)
        if all(party.title != other.title for other in found):
            found.append(party)
        if len(found) == number:
            break
    return found[::-1]


def _named(company: Company, start: int, end: int) -> tuple[Party, ...]:
    """Return the titles (or units, or first names) in a subject: the last one and those linked to it."""
    text = company.text
    titles = [title for title in company.between(start, end) if not _predicates(text, title)]
    if not titles:
        return _unit(company, text[start:end])
    last = titles[-1]
    if re.search(
        r"\b(?:those|these)\s+$", text[max(0, last.start - 8) : last.start], re.IGNORECASE
    ) and company.unknown(last):
        return ()
    several = company.all_of(last) if _SEVERAL.search(text[max(0, last.start - 6) : last.start]) or last.plural else ()
    if several:
        return several
    gap = re.sub(r"\([^)]*\)|^\s*[:=-]+\s*\d+(?:\.\d+)?\b", "", text[last.end : end])
    if len(gap) > 70 or re.search(r"[;:]|\.\s|\b(?:I|we|they|it|you|everyone)\b", gap):
        return _unit(company, text[last.end : end])
    found = [last]
    for title in reversed(titles[:-1]):
        between = re.sub(r"\([^)]*\)", "", text[title.end : found[-1].start])
        if not re.fullmatch(
            r"[\s\x1e]*(?:,|and|&|plus|;|/)*[\s\x1e]*(?:and\s+)?(?:\d+"
            r"|an?|one|two|three|the|our|my|both|all)?(?:\s+\w+)?[\s\x1e]*",
            between,
        ):
            break
        found.append(title)
    relative = _RELATIVE.search(text[last.end : end])
    if relative and len(found) > 1 and relative.group().strip().lower().startswith(("who", ", who")):
        found = found[:1]
    return tuple(company.resolved(title) for title in reversed(found))


def _predicates(text: str, title: Title) -> bool:
    """Whether "people" only says what a subject is ("the coaches are Academics people")."""
    return (
        title.head in {"people", "person"}
        and re.search(r"\b(?:is|are|'re)\s+$", text[max(0, title.start - 8) : title.start]) is not None
    )


def _unit(company: Company, words: str) -> tuple[Party, ...]:
    """Return the roster's unit, nickname or the bearer of a first name that the words end with."""
    for name, title in company.names.items():
        if re.search(rf"\b{re.escape(name)}\b", words):
            return (Party(title=company.fullest(title)),)
    lower = " ".join(singular_word(word).lower() for word in re.findall(r"[^\W_]+", words))
    known = [title for title in company.roster if _key(title) and f" {_key(title)} " in f" {lower} "]
    if known:
        return tuple(Party(title=title) for title in known)
    heads = [
        title
        for title in company.roster
        if " " in title
        and title.rpartition(" ")[2].lower() not in _UNIT_ENDS
        and f" {_key(title).rpartition(' ')[2]} " in f" {lower} "
    ]
    return tuple(Party(title=title) for title in heads) if len(heads) <= 2 else ()


def _key(title: str) -> str:
    return " ".join(singular_word(word).lower() for word in re.findall(r"[^\W_]+", title))
