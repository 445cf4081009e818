"""Device programmes: sentences that say that every student has a device today, and what they say together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from extract.devices.covered_grades import (
    added_grades,
    answered_grades,
    covered_grades,
    joined,
    summed_up_grades,
    without,
)
from extract.devices.grades import BEHIND_RATIO, Grades, match_grades
from extract.devices.school_levels import answered_level
from extract.document import Standing, evidence, lower_text, scope_at, spoken_sentences
from extract.facts import DeviceProgram, Evidence
from extract.needles import NeedledPattern
from extract.pattern_files import named_patterns

_BEFORE, _AFTER, _SUBJECT = 80, 60, 50
"""Characters around words about devices in which it is said whose, and whether, they are; before a verb, who holds."""
_TOP, _HIGHEST = 12, 13
_CLAUSE_ENDS = re.compile(r"[.;!?]|, (?:and|but|while)|\b(?:but|while|if|when)\b")
_PATTERNS = named_patterns("device_programs")
_KINDS = {
    kind: NeedledPattern(_PATTERNS[kind].pattern) for kind in ("ratio", "issued to all", "held", "graded", "home")
}
_DISTRIBUTES = NeedledPattern(_PATTERNS["distributes"].pattern)
_TELLING = [_DISTRIBUTES, *(_KINDS[kind] for kind in ("ratio", "held", "graded", "home"))]
"""A sentence in which none of these is found asserts nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence that asserts a programme: its grades, those that it leaves out, and the school's last grade."""

    evidence: Evidence
    grades: tuple[Grades, ...]
    left_out: frozenset[int]
    top: int


def match_programs(doc: Doc) -> Iterator[Said]:
    """Yield what sentences say of a 1:1 programme of today, in order."""
    whole, sentences = lower_text(doc), spoken_sentences(doc)
    texts = [whole[sentence.start_char : sentence.end_char] for sentence in sentences]
    for at, text in enumerate(texts):
        if not any(pattern.search(text) for pattern in _TELLING):
            continue
        following = texts[at + 1 : at + 4]
        grounds = _grounds(doc, sentences[at], text, texts[at - 1] if at else "", following[0] if following else "")
        if not grounds:
            continue
        grades = (
            covered_grades(text, grounds)
            or answered_grades(following)
            or (covered_grades(following[0], [(0, 0)]) if following and text.rstrip().endswith(("?", "...")) else [])
            or answered_level(following)
            or (summed_up_grades(texts[max(0, at - 3) : at]) if _PATTERNS["sums up"].search(text) else [])
        )
        top = _last_grade(texts)
        yield Said(
            evidence=_evidence(doc, sentences[at : at + 2], grounds[0]),
            grades=(*grades, *added_grades(following)),
            left_out=without(text, top),
            top=top,
        )


def programme(said: Sequence[Said]) -> DeviceProgram:
    """Return the programme that sentences of one structure assert together: grades that touch are one span."""
    spans = [span for one in said for span in one.grades]
    first = next((one for one in said if one.grades), said[0])
    grades = joined(spans, first.top, frozenset[int]().union(*(one.left_out for one in said)))
    return DeviceProgram(ratio="1:1", grades=grades, evidence=first.evidence)


def _last_grade(texts: Sequence[str]) -> int:
    """Return the last grade of the author's school or district, as some sentence tells it ("a K-8 school")."""
    told = (int(match[1]) for text in texts for match in _PATTERNS["whole school"].finditer(text))
    return max((year for year in told if year <= _HIGHEST), default=_TOP)


def _evidence(doc: Doc, sentences: Sequence[Span], ground: tuple[int, int]) -> Evidence:
    """Return where it is said: in the answer where somebody else's question names the programme."""
    begin, end = (sentences[0].start_char + at for at in ground)
    if (
        len(sentences) > 1
        and scope_at(doc, begin).standing is Standing.NOBODY
        and sentences[0].text.rstrip()[-1] == "?"
    ):
        begin, end = sentences[1].start_char, sentences[1].end_char
    return evidence(doc, begin, end)


def _grounds(doc: Doc, sentence: Span, text: str, previous: str, answer: str) -> list[tuple[int, int]]:
    """Return where a sentence says that the programme exists today; of the taking home only where nothing else does."""
    asks = text.rstrip().endswith("?")
    if asks:
        asked = _KINDS["ratio"].search(text) if _PATTERNS["yes"].search(answer) else None
        return [asked.span()] if asked else []
    if _PATTERNS["visited"].search(previous) and not _PATTERNS["own"].search(text):
        return []
    former = scope_at(doc, sentence.start_char).standing is Standing.FORMER
    found: list[tuple[int, int]] = []
    for kind, pattern in _KINDS.items():
        if (kind == "home" and found) or (kind == "issued to all" and not _DISTRIBUTES.search(text)):
            continue
        for match in pattern.finditer(text):
            ground = _ground(kind, match, text, former=former)
            if ground is not None and not any(ground[0] < end and start < ground[1] for start, end in found):
                found.append(ground)
    return sorted(found)


def _ground(kind: str, match: re.Match[str], text: str, *, former: bool) -> tuple[int, int] | None:
    """Return where words assert a programme, None where they plan, remember, deny or tell of others."""
    before = _own_clause(text[max(0, match.start() - _BEFORE) : match.start()])
    after = text[match.end() : match.end() + _AFTER]
    if _PATTERNS["unreal after"].search(after) or (_PATTERNS["past"].search(before) and not former):
        return None
    ours = kind == "ratio" and _PATTERNS["claims to"].search(before) and _PATTERNS["for us"].search(after)
    if any(_PATTERNS[name].search(before) for name in ("unreal", "others", "staff")) and not ours:
        return None
    if kind == "home":
        grades = list(match_grades(before))[-1:] if _grades_stand_before(before) else []
        kept = [span for span in grades if not before[: span.start].endswith(" in ")]
        return (match.start() - len(before) + kept[0].start, match.end()) if kept else None
    if kind == "held":
        subject = before[-_SUBJECT:]
        return match.span() if _PATTERNS["pupils"].search(subject) or _grades_stand_before(subject) else None
    if kind == "graded":
        return match.span() if _grades_stand_before(before, within=2) else None
    if kind == "issued to all":
        return match.span() if _DISTRIBUTES.search(match.group()) else None
    asserted = _PATTERNS["asserted"].search(before) is not None
    graded = _grades_follow(after) and (asserted or _PATTERNS["own"].search(text))
    return match.span() if (asserted and _is_framed(after)) or graded or ours or _grades_stand_before(before) else None


def _own_clause(before: str) -> str:
    """Return the words before a match from where its own clause begins ("Not cheap, but we're …")."""
    begin = max((match.end() for match in _PATTERNS["own clause"].finditer(before)), default=0)
    return before if _PATTERNS["conditional"].search(before, 0, begin) else before[begin:]


def _grades_follow(after: str) -> bool:
    """Return whether grades are in the same clause after a ratio ("1:1 computing in grades 7-12")."""
    first = next(match_grades(BEHIND_RATIO + after), None)
    return first is not None and not _CLAUSE_ENDS.search(BEHIND_RATIO + after, len(BEHIND_RATIO), first.start)


def _is_framed(after: str) -> bool:
    """Return whether a ratio can be a programme's by what follows: an end, such a word, an answer, grades."""
    if _PATTERNS["framed"].search(after) or _PATTERNS["framed as an answer"].search(after):
        return True
    first = next(match_grades(BEHIND_RATIO + after), None)
    return first is not None and not (BEHIND_RATIO + after)[: first.start].strip(" ;?:|")


def _grades_stand_before(before: str, within: int = 25) -> bool:
    """Return whether grades are the subject ("Grades 6-12 one to one"), at most so many characters away."""
    last = list(match_grades(before))[-1:]
    return bool(last) and len(before) - last[0].end < within
