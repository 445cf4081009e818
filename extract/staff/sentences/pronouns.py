"""Pronouns: what a sentence says of those of whom the ones before it spoke ("This position sits in Academics")."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.facts import Employment
from extract.quantities.number_words import SO_MANY
from extract.quantities.numerals import number_written, numeral_at, numerals_between
from extract.staff.employment import LOST, employment_of
from extract.staff.prose import Prose
from extract.staff.roster import Draft, Form
from extract.staff.sentences.ellipsis import says_cuts
from extract.staff.sentences.mentions import KINDS_OF_HOLDER
from extract.titles.title import Title

_SAME_AT = re.compile(
    r"(?:The\s+)?same\s+(?:again\s+)?(?:at|on|in|for)\s+(?:the|our)\s+(?!other\s+\w+s\b|rest\b|others\b)[\w-]+",
    re.IGNORECASE,
)
"""Matches "Same again at the annex": as many as the sentence before counts."""
_SAME_LATER = re.compile(
    r";\s*(?:and\s+)?(?:the\s+)?same\s+(?:at|on|in|for)\s+(?:the\s+|our\s+)?[\w-]+(?=[^;]{0,24}(?:[.;]|$))",
    re.IGNORECASE,
)
"""Matches "; the same at the annex": as many as the clause before counts."""
_HAD = re.compile(
    rf"\b(?:had|were)\s+(?P<number>{SO_MANY})\b(?=\s*(?:[.,;]|$|of (?:them|these)))",
    re.IGNORECASE,
)
"""Matches "had three of them", "were four.": so many there used to be."""
_PRONOUN = re.compile(
    r"(?:This|That|The)\s+(?:position|person|role|job)\b|(?:She|He|They|It)(?:'s|'re)?\b"
    r"|(?P<post>(?:Position|Job|Post|Spot|Slot))(?=[^.;]{0,30}(?:[.;]|$))",
    re.IGNORECASE,
)
"""Matches "This position", "She's", "Position" (posted): who was named last."""
_MEMBERS = re.compile(
    rf"(?P<number>both|all(?:\s+(?:of\s+them|{SO_MANY}))?|{SO_MANY})(?:\s+of\s+(?:them|those|these))?(?:['’]s\b|(?=\s+(?:is|are|was|were|comes?"
    r"|works?|sits?|belongs?|reports?|has|have|got|teach(?:es)?|splits?|spends?)\b))",
    re.IGNORECASE,
)
"""Matches "One of them is", "Both are", "All three come": so many of those counted last."""
_FEWEST = 2
"""Of one person alone nobody says "one of them"."""
_SO = re.compile(r"(?:and\s+)?so\s+(?:did|does|do|was|were|is|are|has|have|had)\b", re.IGNORECASE)
"""Matches "So did both trainers": what was said of those named last holds of these too."""
_WENT = re.compile(
    r"(?:The|That|This)\s+(?:position|person|role|job|post)\s+(?:was|got|has\s+been|is|stands|sits)\s+(?:later\s+|then\s+|now\s+|still\s+)?"
    r"(?P<how>cut|eliminated|deleted|abolished|vacant|open|unfilled|posted|frozen)\b"
)
"""Matches "That position was later cut", "The job is still open"."""
_CUT_WORDS = frozenset(["cut", "eliminated", "deleted", "abolished"])


def drafts_of_pronouns(prose: Prose, start: int, end: int, last: Sequence[Draft]) -> Iterator[Draft]:
    """Yield what a sentence says of a position named before it ("This position sits in Academics", "we had two")."""
    sentence = prose.text[start:end]
    if not last:
        return
    before = last[-1]
    had = _HAD.search(sentence) if says_cuts(sentence) else None
    numeral = numeral_at(prose.numerals, start + had.start("number")) if had else None
    if numeral is not None and numeral.value is not None and before.count is not None and numeral.value > before.count:
        yield replace(
            before,
            count=numeral.value - before.count,
            employment=Employment.CUT,
            start=start,
            end=end,
        )
    pronoun = _PRONOUN.match(sentence)
    if pronoun is None:
        return
    said = sentence[pronoun.end() :]
    employment = employment_of(after=said, remark=said if pronoun["post"] else "")
    if employment in LOST and before.count == 1 and before.fte is None and before.employment is None:
        yield from _told_of(before, 1, employment)
    elif employment not in {None, Employment.EMPLOYEE, Employment.STUDENT}:
        yield replace(before, count=0, fte=None, employment=employment, form=Form.REFERENCE, start=start, end=end)


def drafts_of_members(prose: Prose, start: int, end: int, last: Sequence[Draft]) -> Iterator[Draft]:
    """Yield what a sentence says of some or all of those counted last ("Both are contractors", "One is a student").

    They leave the row that counted them: it is told of so many less.
    """
    text = prose.text
    match = _MEMBERS.match(text, start, end) if last else None
    if match is None or last[-1].count is None or last[-1].fte is not None or last[-1].employment is not None:
        return
    word = match["number"].lower()
    few = 2 if word == "both" else last[-1].count if word.startswith("all") else number_written(word)
    if few is None or not 0 < few <= last[-1].count or last[-1].count < _FEWEST:
        return
    if any(title.role and title.head not in KINDS_OF_HOLDER for title in prose.titles_between(match.end(), end)):
        return
    if numerals_between(prose.numerals, last[-1].end, start):  # something else was counted since
        return
    employment = employment_of(after=text[match.end() : end])
    if employment not in {None, Employment.EMPLOYEE}:
        beside = employment is Employment.CUT and few < last[-1].count
        yield from _told_of(last[-1], few, employment, beside=beside)


def _told_of(counted: Draft, few: float, employment: Employment, *, beside: bool = False) -> Iterator[Draft]:
    """Yield a few of those counted with their own employment, and take them from those; `beside`: they are no part."""
    listed = replace(counted, form=Form.LISTED)
    if not beside:
        yield replace(listed, count=-few)
    yield replace(listed, count=few, employment=employment)


def drafts_of_the_same(
    text: str, start: int, end: int, before: Sequence[Draft], here: Sequence[Draft]
) -> Iterator[Draft]:
    """Yield again what was counted for one place, where the text says that another has the same.

    `before` are the counted drafts of the sentence before ("Same at the middle school."), `here` those of this one
    ("ICU has one lead and three nurses; same on step-down").
    """
    match = _SAME_AT.match(text, start, end)
    told: Sequence[Draft] = before
    if match is None and (match := _SAME_LATER.search(text, start, end)):
        told = [one for one in here if one.end <= match.start()]
    for draft in told if match else ():
        if match is not None and draft.count != 0:
            yield replace(draft, form=Form.LISTED, start=match.start(), end=match.end())


def employment_told_so(sentence: str, last: Sequence[Draft]) -> Employment | None:
    """Return the employment of those named last, where a sentence says that others share it ("So did both aides")."""
    return last[-1].employment if last and _SO.match(sentence) else None


def drafts_of_the_gone(text: str, start: int, end: int, gone: Sequence[Title]) -> Iterator[Draft]:
    """Yield the post that the sentence before remembered ("when we had a trainer …") and this one calls cut or open."""
    said = _WENT.match(text, start, end)
    if said is None or len(gone) != 1 or gone[0].plural or gone[0].outsider:
        return
    vacant = said["how"].lower() not in _CUT_WORDS
    yield Draft(
        title=gone[0].singular,
        count=1,
        employment=Employment.VACANT if vacant else Employment.CUT,
        start=start,
        end=said.end(),
    )
