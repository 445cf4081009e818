"""Pronouns: what a sentence says of those of whom the ones before it spoke ("This position sits in Academics")."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.facts import Employment
from extract.quantities.number_words import SO_MANY
from extract.quantities.numerals import numeral_at
from extract.staff.employment import employment_of
from extract.staff.prose import Prose
from extract.staff.roster import Draft, Form
from extract.staff.sentences.ellipsis import says_cuts
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
    r"(?:This|That|The)\s+(?:position|person|role|job)\b|(?:She|He|They|It)(?:'s|'re)?\b", re.IGNORECASE
)
"""Matches "This position", "She's": who was named last."""
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
    employment = employment_of(after=sentence[pronoun.end() :])
    if employment not in {None, Employment.EMPLOYEE, Employment.STUDENT}:
        yield replace(before, count=0, fte=None, employment=employment, form=Form.REFERENCE, start=start, end=end)


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
