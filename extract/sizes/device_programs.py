"""Device programmes: sentences that say that every student has a device today, and the grades for which they say so."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc, Span

from extract.document import Standing, evidence, scope_at, spoken_sentences, text_of
from extract.facts import DeviceProgram
from extract.needles import NeedledPattern
from extract.pattern_files import named_patterns
from extract.sizes.grades import Grades, match_grades, written
from extract.sizes.phrasing import lowered

_TOP = 12
_BORDER = re.compile(
    r"[,;]|\((?=carts|tubs|bins|towers)| but | and (?!up|above|including|\d|k\b)| with (?=carts|tubs|bins)|\. "
)
"""Where one clause about devices ends and the next begins."""
_PATTERNS = named_patterns("device_programs")
_EVERY, _HOME = (NeedledPattern(_PATTERNS[name].pattern) for name in ("every", "home"))


def match_programs(doc: Doc) -> Iterator[DeviceProgram]:
    """Yield the 1:1 programmes that a doc asserts, in order."""
    whole, sentences = lowered(text_of(doc)), spoken_sentences(doc)
    texts = [whole[sentence.start_char : sentence.end_char] for sentence in sentences]
    top = max(
        (int(match[1]) for text in texts for match in _PATTERNS["whole school"].finditer(text) if int(match[1]) <= 13),
        default=_TOP,
    )
    for at, text in enumerate(texts):
        if (
            ":" not in text
            and "1" not in text
            and "one" not in text
            and not any(pattern.search(text) for pattern in (_EVERY, _HOME))
        ):
            continue
        answer = texts[at + 1] if at + 1 < len(texts) else ""
        asserted = _assertion(doc, sentences[at], text, answer)
        if asserted is None:
            continue
        start, end = asserted
        grades = list(_covered(text, start, end)) or (
            list(_covered(answer, 0, 0)) if text.rstrip().endswith("?") else []
        )
        begin = sentences[at].start_char
        where = evidence(doc, begin + start, begin + end)
        yield DeviceProgram(ratio="1:1", grades=_joined(grades, top), evidence=where)


def _assertion(doc: Doc, sentence: Span, text: str, answer: str) -> tuple[int, int] | None:
    """Return where a sentence says that the programme exists today, or None."""
    asks = text.rstrip().endswith("?")
    if asks and not (_PATTERNS["yes"].search(answer) and _PATTERNS["ratio"].search(text)):
        return None
    former = scope_at(doc, sentence.start_char).standing is Standing.FORMER
    for match in [match for name in ("ratio", "issued", "home") for match in _PATTERNS[name].finditer(text)]:
        before, after = text[max(0, match.start() - 80) : match.start()], text[match.end() : match.end() + 60]
        if asks:
            return match.span()
        if (
            _PATTERNS["unreal"].search(before)
            or _PATTERNS["unreal after"].search(after)
            or (_PATTERNS["past"].search(before) and not former)
        ):
            continue
        if match.re is _PATTERNS["home"]:
            grades = list(match_grades(before))[-1] if _grades_stand_before(before) else None
            if grades is not None and not before[: grades.start].endswith(" in "):
                return match.start() - len(before) + grades.start, match.end()
        elif match.re is _PATTERNS["issued"]:
            if _PATTERNS["every"].search(match.group()):
                return match.span()
        elif (_PATTERNS["asserted"].search(before) and _PATTERNS["framed"].search(after)) or _grades_stand_before(
            before
        ):
            return match.span()
    return None


def _grades_stand_before(before: str) -> bool:
    """Tell whether grades are the subject ("Grades 6-12 one to one")."""
    last = list(match_grades(before))[-1:]
    return bool(last) and len(before) - last[0].end < 25


def _covered(text: str, start: int, end: int) -> Iterator[Grades]:
    """Yield the grades of the programme: those after it, else those before it, but none that describe the school."""
    ratios = [
        (match.start(), match.end() + text.startswith(":", match.end())) for match in _PATTERNS["ratio"].finditer(text)
    ]
    spans = [
        span
        for span in match_grades("".join(_blanked(text, ratios)))
        if not _PATTERNS["describes the school"].search(text[span.end : span.end + 60])
    ]
    borders = [0, *(match.start() for match in _BORDER.finditer(text)), len(text)]
    clauses = list(pairwise(borders))
    own = [
        span
        for span in spans
        if not any(low <= span.start < high and _PATTERNS["shared"].search(text[low:high]) for low, high in clauses)
    ]
    after = [span for span in own if span.start >= start]
    if after and len(ratios) < 2 and _PATTERNS["names its device"].search(text[:start]):
        after = [span for span in after if _same_clause(clauses, start, span.start)] or after
    yield from after or [span for span in own if span.start < start]


def _same_clause(clauses: Sequence[tuple[int, int]], first: int, second: int) -> bool:
    return any(low <= first < high and low <= second < high for low, high in clauses)


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield the text in pieces, with marks that no pattern of grades reads where the spans stand."""
    at = 0
    for start, end in spans:
        yield text[at:start]
        yield ";" * (end - start)
        at = end
    yield text[at:]


def _joined(spans: Sequence[Grades], top: int) -> str | None:
    """Return the spans as one when they touch, the first one alone when they do not."""
    if not spans:
        return None
    ordered = sorted((span.low, _high(span, top)) for span in spans)
    low, high = ordered[0]
    for next_low, next_high in ordered[1:]:
        if next_low <= high + 1:
            high = max(high, next_high)
    return written(low, max(low, high), preschool=next((span.preschool for span in spans if span.preschool), "PK"))


def _high(span: Grades, top: int) -> int:
    """Return the last grade of a span; an open one ends with the school's last grade."""
    if span.high is None:
        return top if top >= span.low else _TOP
    return span.high
