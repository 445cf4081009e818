"""Forms: reporting lines that a label and its value give ("Boss: superintendent", "Who do you report to? The CFO")."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.document import Line, LineKind
from extract.pattern_files import any_pattern, word_lists
from extract.reporting.company import FIELD, Company, Link, Party
from extract.reporting.coreference.noun_phrases import subjects_after
from extract.reporting.coreference.superiors import superior_after
from extract.reporting.coreference.units import unit_of
from extract.reporting.ranks import rank
from extract.titles.roles import is_leader

_LABEL = re.compile(
    r"(?:\W|\d|[A-Za-z]\d*[.)]\s|[QqAa]:\s|[QqCc]\d+\b|(?:[Qq]uestion|QUESTION|[Ii]tem)\s+\d+\b)*"
    r"(?P<label>[^\W\d](?:[^:=?|.\n]|\.(?!\.)){2,70}?)"
    r"\s*(?:[:=?|]+|\.{3,}|…|\s[-–—>]+\s|\t|\s{3,})\s*(?P<rest>)"
)
"""Matches "3. Who supervises you?  ", "Reports to: ", "Boss ..... ": a label and what parts it from the answer."""
_FORM = {kind: re.compile(any_pattern("reporting", f"form_{kind}"), re.IGNORECASE) for kind in ("up", "down", "of")}
"""Labels whose value is a superior, those whose value is the subordinates, those that name the subordinate last."""
_MINE = re.compile(r"\b(?:I|me|my|you|your)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)
_PRONOUNS = re.compile(r"\s*(?:ours|mine|we|they|he|she|it|I)\b", re.IGNORECASE)
"""How an answer begins that is a sentence and no superior's name."""
_HEADING = re.compile(
    r"\b(?:head|lead|leader|person|department|dept|position|boss|highest|top|chief|in charge)\b", re.I
)
"""Labels that ask for the department's head: "person in charge", "top position"."""
_TITLE = re.compile(
    r"(?:(?:my|your|official|job|position|exact|current|the)\s+)*(?:title|role|position)"
    r"(?:\s+(?:of|for)\s+[\w\s]{3,40})?|(?:tech(?:nology)?\s+)?(?:head|leader)(?:\s+of\s+[\w\s]{1,30})?"
    r"(?:,\s+title|\s*\(title\))?",
    re.IGNORECASE,
)
"""Matches "Your official title", "Title of the head", "Head of technology (title)": labels that ask for a title."""
_OF_NOBODY = re.compile(r"(?:supervisor|manager|boss|line\s+manager)\s+(?:of|for)\b", re.IGNORECASE)
"""A label that is all title ("Supervisor of Buildings") names a position, and nobody's superior."""
_MY_BOSS = re.compile(r"\W*(?:my|your|our|direct|immediate)\b", re.IGNORECASE)
_BOSS = re.compile(r"(?:(?:direct|immediate|line)\s+)?(?:supervisor|manager|superior)", re.IGNORECASE)
"""A word that asks for somebody's superior, and is no title of theirs ("My direct supervisor: CFO")."""
_BELOW = re.compile(rf"\b(?:under|supervised\s+by|{word_lists()['reports_to']})\b|^\s*to\b", re.IGNORECASE)
_PLACED = re.compile(r"\s*(?:to(?!\s+whom)|over|above)\b", re.IGNORECASE)
"""How a label begins that says little but whom it names ("To the CIO: two clerks", "Over the CIO: the provost")."""
_UNDER = re.compile(r"\s*(?:under|over|above|to|reporting\s+to)\b", re.IGNORECASE)
"""How a label begins that names whose people it lists, or whose superior."""
_CUE = re.compile(
    r"\b(?:report\w*|supervis\w+|boss|chain|org\w*|structure|chart|who)\b|\bunder\b[^:\n]{3,40}:", re.IGNORECASE
)
"""What is said before such labels where they tell who reports to whom."""
_REACH = 200
_AND = re.compile(r"\s*(?:\([^()]*\))?\s*(?:,|;|&|/|\band\b)\s*(?:and\s+)?(?:(?:the|our|an?)\s+)?", re.IGNORECASE)
"""Matches " (new) and the ", ", ": between two superiors of an answer."""
_ANSWER = re.compile(r"(?:A|Ans|Answer|R|Re)\s*[:.)]\s*", re.IGNORECASE)
"""What opens an answer below its question ("A: ")."""
_WHOSE = re.compile(r"(?P<who>[^:?]{2,40})['’]s\s")
_PERSON = re.compile(r"(?:Dr|Mr|Mrs|Ms)\.?\s|[A-Z][a-z]+\s+[A-Z][a-z]+(?:\s*[,;(]|\s*$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """The words of a line from `at` on, which answer a label that is at `asked`.

    `kind` is None where the label asks for no line of command.
    """

    kind: str | None
    label: str
    asked: int
    at: int
    line: Line


def links_in_forms(company: Company, lines: Iterable[Line]) -> Iterator[Link]:
    """Yield the links that the labelled lines of one department give."""
    last: Party | None = None
    holder: Party | None = None
    for answer in _answers(company.text, lines):
        titles = company.between(answer.at, answer.line.end) if _TITLE.fullmatch(answer.label.strip()) else []
        if titles and titles[0].start <= answer.at + 1:
            holder = company.resolved(titles[0])
        content = answer.line.content
        asked = "?" in company.text[content : answer.at]  # then only the answer is the author's own word
        for subordinate, superior in _pairs(company, answer, holder=holder, last=last):
            last = superior
            start = answer.at if asked else content
            yield Link(subordinate=subordinate, superior=superior, start=start, end=answer.line.end)


def _answers(text: str, lines: Iterable[Line]) -> Iterator[_Answer]:
    """Yield what answers each label: the rest of its line, or the next line where nothing is left of its own."""
    waiting: tuple[str, str, int] | None = None
    for line in lines:
        match = _LABEL.match(text, line.start, line.end)
        if match is not None:
            label = match["label"]
            kind = next((name for name, form in _FORM.items() if form.fullmatch(label.strip())), None)
            asked = match.start("label")
            waiting = (kind, label, asked) if kind and match.end() >= line.end else None
            if match.end() < line.end:
                yield _Answer(kind=kind, label=label, asked=asked, at=match.end(), line=line)
        elif waiting is not None:
            opening = _ANSWER.match(text, line.content, line.end)
            at = opening.end() if opening else line.content
            yield _Answer(kind=waiting[0], label=waiting[1], asked=waiting[2], at=at, line=line)
            inside = line.kind is LineKind.ITEM or line.indent > 0
            waiting = waiting if waiting[0] == "down" and inside else None


def _pairs(
    company: Company, answer: _Answer, *, holder: Party | None, last: Party | None
) -> Iterator[tuple[Party, Party]]:
    """Yield who reports to whom by an answer.

    `holder` has the position that the form is about, `last` is the superior named last.
    """
    text, at, end = company.text, answer.at, answer.line.end
    who = _who(company, answer, holder=holder, last=last) if answer.kind else None
    if who is None or ":" in text[at:end]:
        return
    if answer.kind == "down":
        if who.mention is not None or not _BELOW.search(answer.label) or _meant(answer.label):
            subjects = subjects_after(company, at, end, form=True)
            above = [who] if all(subject.title != who.title for subject in subjects) else company.myself()
            yield from ((subject, superior) for superior in above for subject in subjects)
        return
    found = superior_after(company, at, end)
    if found is None:
        written = re.match(r"[^,;.(|\n]{3,50}", text[at:end])
        if written is None or rank(written.group()) is None or _PRONOUNS.match(written.group()):
            return
        yield who, Party(title=written.group().strip())
    elif field := FIELD.match(text, found[1], end):
        start = at if found[0].mention is None else found[0].mention.start
        yield who, Party(title=text[start : field.end()].strip())
    elif found[0].mention is not None or not _PERSON.match(text, at, end):
        yield who, found[0]
        yield from ((who, other) for other in _also(company, found[1], end))


def _also(company: Company, place: int, end: int) -> Iterator[Party]:
    """Yield the further superiors of an answer ("the principal (mornings) and the Technology Director")."""
    for title in company.between(place, end):
        if not _AND.fullmatch(company.text, place, title.start):
            return
        yield company.resolved(title)
        place = title.end


def _meant(label: str) -> bool:
    """Return whether a label speaks of the writer or of the department's head without a title."""
    return any(words.search(label) for words in (_MINE, _PRONOUN, _HEADING))


def _who(company: Company, answer: _Answer, *, holder: Party | None, last: Party | None) -> Party | None:
    """Return whom a label is about: a title that it names, the writer, or the head of the department."""
    label, line = answer.label, answer.line
    start = answer.asked
    named = company.between(start, start + len(label))
    if possessive := _WHOSE.match(label):
        word = possessive["who"].lower()
        ends = start + possessive.end("who")
        for title in reversed(company.titles):
            if title.end == ends or (title.end < start and title.singular.lower().endswith(f" {word}")):
                return company.resolved(title)
        units = unit_of(company, possessive["who"])
        head = company.head()
        return units[0] if units else Party(title=head) if head else None
    if named and named[-1].start == start and (of := _OF_NOBODY.match(label)):
        held = label[of.end() :].strip(" :").lower()
        known = next((title for title in company.roster if held in {title.lower(), f"{title.lower()}s"}), None)
        return None if known is None else Party(title=known)
    if named and _MY_BOSS.match(label) and _BOSS.fullmatch(named[-1].singular):
        named = []
    if _PLACED.match(label) and not (named and _CUE.search(company.text, max(0, start - _REACH), start)):
        return None
    if named and (_UNDER.match(label) or not (company.unknown(named[-1]) and _HEADING.search(label))):
        return company.resolved(named[-1])
    if _PRONOUN.search(label):
        return last
    if holder is not None:
        return holder
    head = company.head() or _advertised(company, line)
    mine = company.myself()
    if mine and (_MINE.search(label) or head is None or (is_leader(mine[0].title) and not is_leader(head))):
        return mine[0]
    return Party(title=head) if head else None


def _advertised(company: Company, line: Line) -> str | None:
    """Return the title of which a form without any list of staff tells: the first one named above the line."""
    first = next(iter(company.titles), None)
    return first.singular if first is not None and first.end <= line.start and not first.outsider else None
