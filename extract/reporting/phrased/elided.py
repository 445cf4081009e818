"""Reporting elided: lines whose verb is left out ("the CTO to the Chief of Staff", "a manager and her analysts")."""

import itertools
import re
from collections.abc import Iterator, Sequence

from extract.pattern_files import word_lists
from extract.quantities.number_words import SO_MANY
from extract.reporting.company import Company, Link, Party
from extract.reporting.coreference.noun_phrases import subjects_before
from extract.reporting.coreference.superiors import superior_after
from extract.reporting.phrased.upward import DEPARTMENT
from extract.reporting.ranks import rank

_ELLIPSIS = re.compile(
    r"(?:^|[;:,.]\s+(?:and\s+)?|\s[-–—]\s|\band\s+)(?P<subject>[^;:,.]{2,80}?)"
    r"(?:,\s+as\s[^;:,.]{3,30},|,)?\s+(?:(?:straight|directly|right|then"
    r"|also|up|in\s+turn|both|all)\s+)*(?P<link>to|for|by)\s+(?=\w)",
    re.IGNORECASE,
)
"""Matches "; the coaches to the", "and the clerk directly to the": the verb is that of the clause before."""
_SAID = re.compile(
    rf"\b(?:{word_lists()['reports']}|goes|go|belongs?){word_lists()['in_what_way']}\s+to\b|\b{word_lists()['works_for']}"
    r"\b|\b(?:supervised|evaluated|managed)\s+by\b"
    r"|\b(?:reporting(?:\s+lines?)?|to\s+whom|chain(?:\s+of\s+command)?|who\s+reports\s+to\s+whom)\s*:"
    r"|\breporting\s+(?:structure|lines?|chart)\b[^:.;\n]{0,50}:",
    re.IGNORECASE,
)
"""What is said in full, so that the next verb may be left out: "goes to", "supervised by", "Reporting lines:"."""
_LEAD = re.compile(rf"(?:the|our|my|all|both|other|and|(?>{SO_MANY})|q\d++|\s)*", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:and\s+)?(?:he|she|him|her|those|these|they|who)", re.IGNORECASE)
_AUTHOR = re.compile(r"(?:and\s+)?(?:I|[Mm]e)(?:\s*\([^()]{0,60}\))?")
_ME = re.compile(r"\b(?:[Mm]e|I)\b")
_NAMED = re.compile(r"(?:the|our|their|my|his|her|its|an?|me)\b|(?-i:[A-Z])", re.IGNORECASE)
"""How somebody begins who is no known title."""
_GROUP = re.compile(r"\b(?:all|rest|others|other\s+\w+|everyone|everybody)\b", re.IGNORECASE)
_ENCLOSED = re.compile(
    r"\(\s*(?P<all>(?:all|both)\s+(?:\w+\s+)?)?(?:(?:each|also|straight|directly|reports?|reporting|answers?)\s+)*"
    r"(?:to\s+|(?:reports?(?:\s+to)?|boss|supervisor)\s*[:=]\s*)",
    re.IGNORECASE,
)
"""Matches "(both report directly to ", "(to ": after a title."""
_COUNTED = re.compile(rf"\s*(?:[-–—,x×:]\s*)?(?:{SO_MANY}|\({SO_MANY}\))?\s*")
"""What comes between a title and the parenthesis that says whom it reports to."""
_REACH = 160
_POSSESSIVE = re.compile(r"\b(?:his|her)\s+(?:\w+\s+)?$", re.IGNORECASE)
_WITH_SOME = re.compile(rf"\s+with\s+(?:an?|{SO_MANY})\s+$", re.IGNORECASE)


def links_of_ellipses(
    company: Company, start: int, end: int, *, begin: int, back: int, said: bool, told: Sequence[tuple[int, Party]]
) -> Iterator[Link]:
    """Yield "the CTO to the Chief of Staff", where a verb of the sentence (or the one before) is left out.

    `told` are the superiors that the sentence named, each with where: "and she to the CEO" goes on with the one before.
    """
    text, named = company.text, list(told)
    before = text[max(back, start - 200) : begin]
    said = said or _SAID.search(before) is not None
    if not said and len(company.between(begin, end)) + (_ME.search(text, begin, end) is not None) < 2:
        return
    for match in _ELLIPSIS.finditer(text[begin:end]):
        subject = match["subject"].strip()
        first, stop = begin + match.start("subject"), begin + match.end("subject")
        titles = company.between(first, stop)
        lead = text[first : titles[0].start] if titles else ""
        remarked = bool(titles) and _COUNTED.fullmatch(text, titles[-1].end, stop) is not None
        whole = remarked and _LEAD.fullmatch(lead)
        mine = company.myself() if _AUTHOR.fullmatch(subject) else ()
        again = next((one for at, one in reversed(named) if at <= first), None) if _PRONOUN.fullmatch(subject) else None
        if not whole and again is None and not mine and not (_GROUP.search(subject) and len(subject.split()) <= 6):
            continue
        found = superior_after(company, begin + match.end(), end)
        if found is None:
            continue
        named_so = _NAMED.match(text, begin + match.end()) or DEPARTMENT.fullmatch(found[0].title)
        if not company.knows(found[0]) and (match["link"] == "for" or not named_so):
            continue  # "the Head for Academics" is one title
        named.append((found[1], found[0]))
        bare = not mine or match.start("subject") == 0
        for one in mine or ((again,) if again is not None else subjects_before(company, first, stop, back)):
            if one.title.lower() != found[0].title.lower() and (said or (bare and _outranks(company, found[0], one))):
                said = True
                yield Link(subordinate=one, superior=found[0], start=start, end=end)


def links_in_parentheses(company: Company, start: int, end: int) -> Iterator[Link]:
    """Yield "Network Techs, 3 (to the Network Manager)", and each of a list before "(all three to the CIO)"."""
    text = company.text
    for match in _ENCLOSED.finditer(text, start, end):
        found = superior_after(company, match.end(), end)
        if found is None or not company.is_post(found[0]):
            continue
        titles = company.between(max(start, match.start() - _REACH), match.start())
        subjects = titles if match["all"] else titles[-1:]
        if not titles or _COUNTED.fullmatch(text, titles[-1].end, match.start()) is None:
            continue
        for title in subjects:
            if not title.outsider or len(subjects) == 1:
                yield Link(subordinate=company.resolved(title), superior=found[0], start=start, end=end)


def _outranks(company: Company, superior: Party, subordinate: Party) -> bool:
    """Return whether words without a verb draw a line, by ranks ("techs to the manager, manager to the CFO")."""
    above, below = rank(superior.title), rank(subordinate.title)
    return company.knows(superior) and above is not None and below is not None and above < below


def links_of_possessives(company: Company, start: int, end: int, *, said: bool) -> Iterator[Link]:
    """Yield "a manager and her three analysts", and "with three analysts" where a verb has `said` such things."""
    titles = company.between(start, end)
    for one, other in itertools.pairwise(titles):
        gap = company.text[one.end : other.start]
        upper, lower = company.resolved(one), company.resolved(other)
        hers = re.match(r"\s+(?:and|with|plus)\s+", gap) and _POSSESSIVE.search(gap) and len(gap) < 30
        if hers or (said and _WITH_SOME.fullmatch(gap) and not one.plural and _outranks(company, upper, lower)):
            yield Link(subordinate=lower, superior=upper, start=start, end=end)
