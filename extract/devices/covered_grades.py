"""Device grades: which of the grades that a sentence names are those of its 1:1 programme, and their plain form."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.devices.grades import BEHIND_RATIO, Grades, match_grades, written
from extract.devices.school_levels import covered_levels, subject_level
from extract.pattern_files import named_patterns

_BORDER = re.compile(
    r"[,;]|[\[(](?=carts|tubs|bins|towers|1|byod)|\]| but | and (?!up|above|including|higher|\d|k\b)| while "
    r"| with (?=carts|tubs|bins)|\. "
)
"""Where one clause about devices ends and the next begins."""
_BRACKETED = re.compile(r"\[[^\[\];]*\]")
_LABEL = re.compile(r"\s*(?::|[–-]{1,2} |\t| {2,}|\.{3,}|\|)")
"""What parts the grades of a row from what is said of them."""
_ROW = re.compile(r"\W*(k|1?\d)\s*[\t|]")
"""A row of a table whose first column is the grade."""
_PATTERNS = named_patterns("device_programs")


def covered_grades(text: str, grounds: Sequence[tuple[int, int]]) -> list[Grades]:
    """Return the grades of what is asserted at some places of a sentence: each place's those after it, else before."""
    spans, ratios = _programme_spans(text, grounds)
    if spans and not text[: spans[0].start].strip(" \t*•|-–") and _LABEL.match(text, spans[0].end):
        return spans[:1]
    row = _ROW.match(text)
    if row and not spans:
        year = 0 if row[1] == "k" else int(row[1])
        return [Grades(start=row.start(1), end=row.end(1), low=year, high=year)]
    clauses = list(pairwise(_borders(text)))
    found: list[Grades] = []
    ends, starts = [0, *(stop for _, stop in grounds)], [*(start for start, _ in grounds[1:]), len(text)]
    for last, (start, stop), following in zip(ends, grounds, starts, strict=False):
        own = [span for span in spans if _same_clause(clauses, start, span.start)] if len(grounds) > 1 else []
        if not own and len(grounds) > 1 and spans and spans[-1].start < grounds[-1][0]:
            own = [span for span in spans if last <= span.start < start <= span.end + 3]
        after = [span for span in spans if start <= span.start < following]
        if any(_said_of(clauses, span, text, ("joins later",)) for span in after):
            own = [span for span in spans if last <= span.start < start][-1:] or subject_level(text, start, stop)
            own = own + after
        if after and len(ratios) < 2 and _PATTERNS["names its device"].search(text[:start]):
            after = [span for span in after if _same_clause(clauses, start, span.start)] or after
        if _PATTERNS["all grades"].match(text, stop):
            continue
        found.extend(own or after or [span for span in spans if last <= span.start < start])
    return found or covered_levels(text, grounds)


def answered_grades(following: Sequence[str]) -> list[Grades]:
    """Return the grades that the next sentence, or the one after it, names on their own ("Grades: 3-12")."""
    for text, next_one in zip(following, [*following[1:], ""], strict=False):
        asked = f"{text.rstrip()} {next_one}" if text.rstrip().endswith("?") else text
        label = _PATTERNS["answer of grades"].match(asked)
        spans = _programme_spans(asked, [])[0] if label else []
        if label and spans and spans[0].start <= label.end() + 3:
            return spans
    return []


def added_grades(following: Sequence[str]) -> Iterator[Grades]:
    """Yield the grades that the next sentences add ("2019: added 6, 7 and 8")."""
    for text in following:
        if not _PATTERNS["added since"].match(text):
            return
        yield from _programme_spans(text, [])[0]


def summed_up_grades(previous: Sequence[str]) -> list[Grades]:
    """Return the grades of the sentences before one that sums them up ("iPads in K-2. Macs in 3-8. So we're 1:1.")."""
    found: list[Grades] = []
    for text in reversed(previous):
        spans = _programme_spans(text, [])[0]
        if not spans:
            break
        found = spans + found
    return found


def without(text: str, top: int) -> frozenset[int]:
    """Return the grades that a sentence leaves out ("every grade but kindergarten")."""
    found = (match["left_out"] for match in _PATTERNS["but for"].finditer(text))
    return frozenset(0 if word[0] == "k" else -1 if word[0] == "p" else top for word in found)


def joined(spans: Sequence[Grades], top: int, left_out: frozenset[int]) -> str | None:
    """Return the spans as one when they touch, the first of them alone when they do not; words alone as written."""
    if spans and spans[0].words and len({span.words for span in spans}) == 1 and not left_out:
        return spans[0].words
    if not spans:
        if not left_out:
            return None
        low, high = 0, top
    else:
        first, *others = [(span.low, _high(span, top)) for span in spans]
        low, high = first
        for other_low, other_high in sorted(others) + sorted(others, reverse=True):
            if other_low <= high + 1 and other_high >= low - 1:
                low, high = min(low, other_low), max(high, other_high)
    while low in left_out and low < high:
        low += 1
    while high in left_out and low < high:
        high -= 1
    first_year = next((span.first for span in spans if span.first and span.low == low), None)
    return written(low, max(low, high), first_year=first_year)


def _programme_spans(text: str, grounds: Sequence[tuple[int, int]]) -> tuple[list[Grades], list[tuple[int, int]]]:
    """Return the grades of a sentence that a programme may cover, and where it names the ratio itself."""
    ratios = [
        (match.start(), match.end() + text.startswith(":", match.end())) for match in _PATTERNS["ratio"].finditer(text)
    ]
    clauses = list(pairwise(_borders(text)))
    spans = [
        span
        for span in match_grades("".join(_blanked(text, ratios)))
        if not _PATTERNS["describes the school"].search(text[span.end : span.end + 60])
        and not _said_of(clauses, span, text, ("shared", "later"))
    ]
    staying = [
        span
        for span in spans
        if not _said_of(clauses, span, text, ("goes home",))
        or any(_same_clause(clauses, start, span.start) or start <= span.start < end for start, end in grounds)
    ]
    return staying or spans, ratios


def _borders(text: str) -> list[int]:
    """Return where the clauses of a sentence begin and end; brackets around a whole entry hold one."""
    entries = [match.span() for match in _BRACKETED.finditer(text)]
    inner = (match.start() for match in _BORDER.finditer(text))
    return [0, *(at for at in inner if not any(start < at < end - 1 for start, end in entries)), len(text)]


def _said_of(clauses: Sequence[tuple[int, int]], span: Grades, text: str, kinds: Sequence[str]) -> bool:
    """Return whether one of some kinds of words is in the clause of a span."""
    return any(
        low <= span.start < high and any(_PATTERNS[kind].search(text, low, high) for kind in kinds)
        for low, high in clauses
    )


def _same_clause(clauses: Sequence[tuple[int, int]], first: int, second: int) -> bool:
    return any(low <= first < high and low <= second < high for low, high in clauses)


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield the text in pieces, with marks that no pattern of grades reads where the spans are."""
    at = 0
    for start, end in spans:
        yield text[at:start]
        yield BEHIND_RATIO[:1] * (end - start)
        at = end
    yield text[at:]


def _high(span: Grades, top: int) -> int:
    """Return the last grade of a span; an open one ends with the school's last grade."""
    if span.high is None:
        return max(top, 12) if top < span.low else top
    return span.high
