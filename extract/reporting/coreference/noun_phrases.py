"""Noun phrases: whom one in a reporting sentence means: a title, the author, a pronoun, a group, a department."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.joints import JOINT
from extract.quantities.number_words import SO_MANY
from extract.reporting.company import Company, Party
from extract.reporting.coreference.antecedents import former_or_latter, mate_of, of_last_sentence, others
from extract.reporting.coreference.clauses import without_adverbs
from extract.reporting.coreference.groups import group_after, group_before, whole_list
from extract.reporting.coreference.units import possessor_of, unit_before, unit_of, units_listed
from extract.titles.roles import is_leader
from extract.titles.title import Title

_WITH_ONE = re.compile(rf"\b(?:he|she|him|her)\s+and\s+(?:the|our|my|both|all|an?|(?>{SO_MANY})|\s)*$", re.IGNORECASE)
"""Matches "she and the two ": a pronoun joined to the title that follows."""
_AND_ONE = re.compile(r"\band\s+(?:he|she|him|her)\s*$", re.IGNORECASE)
_ME_AND = re.compile(r"(?:^|[\s,;(])(?:I|i|[Mm]e|[Mm]yself)\s+and\s+(?=(?:(?:the|our|my)\s+)?(?:\w+\s+){0,3}\w+$)")
"""Matches "I and the", " me and two": before a title."""
_ME_FIRST = re.compile(
    rf"(?:both\s+)?(?:me|us|myself|I)\b(?P<on>(?:\s+\([^()]{{0,40}}\))?(?:\s+(?:and|&|plus)|,(?=[^.;:]{{2,80}}?\band\b))\s+"
    rf"(?=(?:the|our|an?|all|both|(?>{SO_MANY}))\b))?",
    re.IGNORECASE,
)
"""The author before others in a list after a verb ("the CFO supervises me and two clerks")."""
_AND_ME = re.compile(r",?\s+(?:and|&|plus)\s+(?:me|myself|I)\b")
"""The author at the end of such a list."""
_LINK = re.compile(r"\s+and\s+\w+\s*$")
_OURS = re.compile(r"\b(?:ours|mine)(?:\s*\([^()]{0,80}\))?\s*$", re.IGNORECASE)
_OF_ONE = re.compile(r"\s*(?:is|was|reports|answers|works|goes|sits|comes|belongs)\b")
"""A verb that tells that "ours" is one person."""
_ASIDE = re.compile(r"\s*(?:\([^()]{0,80}\)|[–—]\s[^–—]{0,60}\s[–—])\s*$")
_WE = re.compile(r"\bwe\s*$", re.IGNORECASE)
_BOTH_US = re.compile(r"\b(?:we\s+both|both\s+of\s+us|the\s+two\s+of\s+us)\s*$", re.IGNORECASE)
_BOTH = re.compile(
    r"\b(?:they\s+both|both(?:\s+of\s+(?:them|these|those|whom)|\s+(?:groups|teams|crews|units|positions|jobs|roles))?|the\s+two\s+of\s+them|they|each\s+one(?:\s+of\s+(?:them|these))?|(?:and|but)\s+(?:those|these)|^\W*these)\s*$",
    re.IGNORECASE,
)
"""Matches "they both", "both of whom", "the two of them": right before a verb."""
_ONE = re.compile(
    r"\b(?:she(?:\s+herself)?|he(?:\s+himself)?|her|him|this\s+(?:position|person|one)|that\s+(?:position|person)|this\s+role|it)\s*$",
    re.IGNORECASE,
)
"""Matches "she herself", "this position", "it": right before a verb."""
_SELF = re.compile(
    r"\b(?:I(?:['’](?:ve|m))?|me|myself|us|[Mm]y)\s*$"
    r"|\bI(?:['’]m|\s+am)\s+(?:in|with|part\s+of)\s+(?:the|our)\s+[^,;.:]{2,40},?\s*$|(?:^|[.;]\s)Me\s*:\s*$"
)
_AS = re.compile(r"\b(?P<as>[Aa]s\s+(?:(?:an?|the|our|their)\s+)?)[^.;:,]{2,50},?\s+I$")
"""Matches "As webmaster, I": one of the author's jobs."""
_FORMER = re.compile(r"\bthe\s+(?P<which>former|latter)\s*$", re.IGNORECASE)
_MY_JOB = re.compile(r"\b(?P<whose>my|this)\s+(?:own\s+)?(?:position|job|role|post)\s*$", re.IGNORECASE)
_THEIR_JOB = re.compile(r"['’]s?\s+(?:own\s+)?(?:position|job|role|post)\s*$", re.IGNORECASE)
"""Matches "'s position": right before a verb, after the title of whoever holds it."""
_SELF_LOWER = re.compile(r"(?:^|[\s,;.(])(?:i|me)\s*$")
_RELATIVE = re.compile(
    r"(?:,|\s|\()\s*(?:who|which|that|all of (?:whom|them)|both of whom"
    r"|and)(?:\s+|$)(?:\w+ly\s+|both\s+|all\s+|each\s+|also\s+|in\s+turn\s+"
    r"|now\s+)*$",
    re.IGNORECASE,
)
"""Matches ", all of whom", ", who also ": the subject comes before it."""
_BETWEEN = re.compile(
    rf"(?:\s*(?:,|and|&|plus|;|/|\+)){{0,3}}\s*(?:and(?:,\s+[\w\s]{{3,24}},)?\s+|as\s+well\s+as\s+|like\s+)?(?:(?:his|her|their|the)\s+)?(?:{SO_MANY}|an?|the|our|my|both|all)?(?:\s*\b\w+)?\s*"
    r"|(?:,\s+(?:the\s+)?\w+){1,2},?\s+and\s+(?:the\s+|our\s+|\w+\s+)?",
)
"""What comes between two members of a list; one that is no known title may lie between them too."""
_JOINED = re.compile(rf"(?:[\s,&+]|\b(?:and|plus|an?|the|our|my)\b|\b(?>{SO_MANY})(?!\w))*", re.IGNORECASE)
"""What comes between two members of a list, and nothing else."""
_NEW_CLAUSE = re.compile(r"\s*,\s+and\s+(?:the|our|my|both|all)\s", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:has|have|had|is|are|was|were|supervises?|runs?|manages?|reports?|answers?|works?)\b", re.IGNORECASE
)
"""After a verb, ", and the analysts" opens a clause of its own rather than ends a list."""
_CLOSES_LIST = re.compile(
    r"\.\s|(?<!\b\w)\)|\b(?:with|who|not|reports?|answers?|runs?|is|are|am|I|under|below|over|while|when|because|since|so)\b"
)
"""What no gap between the titles of one list holds."""
_OTHER_SUBJECT = re.compile(
    r"\s+(?:\w+ed|left|quit|went)\b[^,;]{0,40}\band\s+(?:the|our|my)\s+(?:\w+\s+){0,2}(?:department|dept|team|crew|staff|shop)\b",
    re.IGNORECASE,
)
"""After a title, a verb of its own and then the subject that is meant ("Our head left and the team now reports to")."""
_SEVERAL = re.compile(
    r"\b(?:each|all|both)\s+(?:(?:the\s+)?(?:two\s+|three\s+)?(?:grades|levels|kinds|types|tiers|ranks|classes)\s+of\s+)?$",
    re.IGNORECASE,
)
"""Matches "both grades of ", "all the three kinds of ": right before a title."""


def subjects_before(company: Company, start: int, end: int, back: int) -> tuple[Party, ...]:
    """Return whom the noun phrase between `start` and `end` names at its end; pronouns reach back to `back`."""
    text = company.text
    words = text[start:end]
    trimmed = without_adverbs(words)
    group = group_before(company, start, trimmed)
    if group is not None:
        return group
    if _WE.search(trimmed):
        return company.us()
    if _BOTH_US.search(trimmed):
        return (*company.myself(), *mate_of(company, back, start + len(trimmed)))
    spoken = _by_pronoun(company, start, trimmed, back)
    if spoken is not None:
        return spoken
    if listed := whole_list(company, start, trimmed):
        return listed
    named = _named(company, start, start + len(trimmed))
    first = named[0].mention if named else None
    if first is not None and _WITH_ONE.search(company.text[start : first.start]):
        return (*others(company, back, start, 1), *named)
    if not named and _BOTH.search(trimmed):
        recent = others(company, back, start + len(trimmed), 2)
        if (
            recent
            and recent[-1].mention is not None
            and not recent[-1].mention.plural
            and trimmed.lower().endswith("they")
        ):
            return tuple(of_last_sentence(company, back, start + len(trimmed)) or _several(text, recent))
        plural = recent and recent[-1].mention is not None and recent[-1].mention.plural
        return tuple(recent[-1:] if plural and "both" not in trimmed.lower() else recent)
    return named


def _several(text: str, recent: Sequence[Party]) -> Sequence[Party]:
    """Return whom "they" means of those named last: all where a list joins them, else those of whom there are more."""
    mentions = [one.mention for one in recent if one.mention is not None]
    if all(_JOINED.fullmatch(text, one.end, other.start) for one, other in pairwise(mentions)):
        return recent
    return [one for one in recent if one.mention is not None and one.mention.plural] or recent


def _by_pronoun(company: Company, start: int, words: str, back: int) -> tuple[Party, ...] | None:
    """Return whom "I", "ours", "the clerk and she" or "this position" at the end of the words means, None for no such.

    The words begin at `start`; what a pronoun stands for is sought from `back` on.
    """
    end = start + len(words)
    plain = _ASIDE.sub("", words)
    if which := _FORMER.search(plain):
        return former_or_latter(company, which["which"], start)
    job = _MY_JOB.search(plain)
    if role := _AS.search(plain):
        first, last = (start + at for at in role.span("as"))
        held = [one for one in company.between(first, end) if one.start <= last]
        if held:
            return (company.resolved(held[0]),)
    if _SELF.search(plain) or _SELF_LOWER.search(plain) or (job and job["whose"].lower() == "my"):
        joint = _LINK.search(plain)
        beside = joint is not None and any(one.end == start + joint.start() for one in company.between(start, end))
        mates = _named(company, start, start + joint.start()) if joint is not None and beside else ()
        return (*mates, *company.myself())
    if match := _ME_AND.search(words):
        return (*company.myself(), *_named(company, start + match.end(), end))
    if _OURS.search(words):
        inner = company.between(start, end)
        known = inner or company.between(back, end)
        one = _OF_ONE.match(company.text, end) is not None
        asked = [
            title for title in company.asked if back <= title.start < end and title.plural != one and not title.outsider
        ]
        if asked and (not known or asked[-1].start > known[-1].start):
            head = company.head() if one and company.unknown(asked[-1]) and is_leader(asked[-1].singular) else None
            return (Party(title=head) if head else company.resolved(asked[-1]),)
        return (company.resolved(inner[0]),) if inner else tuple(others(company, back, end, 1))
    if match := _AND_ONE.search(words):
        mates = _named(company, start, start + match.start())
        return (*mates, *[one for one in others(company, back, start, 3) if one not in mates][-1:])
    if _ONE.search(words):
        recent = others(company, back, end, 4)
        alone = [one for one in recent if one.mention is not None and not one.mention.plural]
        return tuple((alone or recent)[-1:]) or (company.myself() if _MY_JOB.search(words) else ())
    return None


def subjects_after(company: Company, start: int, end: int, *, form: bool = False) -> tuple[Party, ...]:
    """Return the parties of a list that begins at `start` ("the specialists", "1 admin, 4 techs").

    The list of a `form` may go on after a semicolon.
    """
    words = company.text[start:end]
    lead = words.lstrip(f" {JOINT}\n:")
    group = group_after(company, lead)
    if group is not None:
        return group
    found: list[Party] = []
    place = start
    if me := _ME_FIRST.match(lead):
        found.extend(company.myself())
        place = end - len(lead) + me.end()
        if not me["on"]:
            return tuple(found)
    for title in company.between(place, end):
        gap = re.sub(r"\([^)]*\)", "", company.text[place : title.start])
        if len(gap.strip()) > 34 or _CLOSES_LIST.search(gap) or (";" in gap and not form):
            break
        found.append(company.resolved(title))
        place = title.end
    mine = company.myself() if found and _AND_ME.match(company.text, place, end) else ()
    return (*found, *mine, *units_listed(company, company.text[place:end]))


def _named(company: Company, start: int, end: int) -> tuple[Party, ...]:
    """Return the titles (or units, or first names) in a subject: the last one and those linked to it."""
    text = company.text
    job = _THEIR_JOB.search(text, start, end)
    if job and (holders := possessor_of(company, start, job.start())):
        return holders
    titles = [title for title in company.between(start, end) if not _predicates(text, title)]
    if not titles:
        return unit_of(company, text[start:end])
    last = titles[-1]
    if re.search(
        r"\b(?:those|these)\s+$", text[max(0, last.start - 8) : last.start], re.IGNORECASE
    ) and company.unknown(last):
        return ()
    several = company.all_of(last) if _SEVERAL.search(text[max(0, last.start - 30) : last.start]) or last.plural else ()
    if several:
        return several
    gap = re.sub(r"\([^)]*\)|^\s*[:=.–—-]+\s*\d+(?:\.\d+)?\b", "", text[last.end : end])
    if _OTHER_SUBJECT.match(gap):
        return unit_of(company, text[last.end : end])
    if len(gap) > 70 or re.search(r"[;:]|\.\s|\b(?:I|we|they|it|you|everyone)\b", gap):
        return unit_of(company, text[last.end : end])
    found = [last]
    for title in reversed(titles[:-1]):
        between = re.sub(r"\([^)]*\)", "", text[title.end : found[-1].start])
        if not _BETWEEN.fullmatch(between) or title.singular.lower() == last.singular.lower():
            break  # "two techs and a lead, the lead reports to"
        clause = max(start, text.rfind(":", start, title.start))
        if _NEW_CLAUSE.match(between) and _VERB.search(text, clause, title.start):
            break
        found.append(title)
    relative = _RELATIVE.search(text[last.end : end])
    if relative and len(found) > 1 and relative.group().strip().lower().startswith(("who", ", who")):
        found = found[:1]
    units = unit_before(company, text[start : found[-1].start]) if len(found) == len(titles) else ()
    return (*units, *(company.resolved(title) for title in reversed(found)))


def _predicates(text: str, title: Title) -> bool:
    """Return whether "people" only says what a subject is ("the coaches are Academics people")."""
    return (
        title.head in {"people", "person"}
        and re.search(r"\b(?:is|are|'re)\s+$", text[max(0, title.start - 8) : title.start]) is not None
    )
