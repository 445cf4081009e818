"""Recited: lines of command that a sentence recites rank by rank ("it goes superintendent, me, then the techs")."""

import re
from collections.abc import Iterator
from functools import partial

from extract.needles import NeedledPattern
from extract.reporting.company import Company, Link
from extract.reporting.drawn.chains import is_upward, level_of, links_between

_CUE = NeedledPattern(
    r"\b(?:first\s+(?:comes?|is)|(?:so\s+)?(?:it|this|ours|that)\s+(?:goes|runs|reads)"
    r"|from\s+(?:the\s+)?(?:bottom|top)(?:\s+(?:up|down))?(?=\s*:)|(?:chain(?:\s+of\s+command)?|org\s+chart|chart|ladder|hierarchy|pecking\s+order)(?:\s+(?:goes|runs|reads|is|here\s+is))?)"
    r"(?:\s+(?:like\s+(?:this|so)|something\s+like|from\s+the\s+top|top\s+down|bottom\s+up))?\s*[:,]?\s+(?=\w)",
    re.IGNORECASE,
)
"""Matches "It goes like this: CIO", "The chain of command is CIO", "Pecking order: CIO"."""
_STEP = re.compile(r"\s*+(?:,\s*+)?\b(?:and\s+)?(?:then|next)\b,?\s+(?:to\s+)?|\s*+,\s+(?:and\s+)?")
_END = re.compile(r"[;:\n]|\.(?=\s|$)|\s[–—-]\s|\s\(")
_LEAST, _MOST = 3, 8
"""Ranks of a chain: two names after a comma may be anything, and nobody recites more than eight."""
_THEN = NeedledPattern(r",?\s+(?:and\s+)?then\s+(?:to\s+)?", re.IGNORECASE)
"""What parts the steps of a chain that nothing announces ("Provost, then CIO, then me")."""
_TO = re.compile(r",?\s+(?:and\s+|then\s+){0,2}(?:up\s+)?to\s+(?:the\s+|our\s+)?", re.IGNORECASE)
_WENT = re.compile(r"\b(?:was|were|became|went|came|had|is|are|has|have)\b", re.IGNORECASE)
"""What tells that the steps are no ranks, but one thing after another."""
_BESIDE = re.compile(
    r"(?:\W|\d|\b(?:an?|the|our|my|one|all|both|of|in|at|and|to|up|directly|it|me|I|first|reports?|reporting|answers?|go|goes)\b)*",
    re.IGNORECASE,
)
"""What else may be in a step of such a chain: "Call the technician, then the manager, then …" is none."""
_EACH = NeedledPattern(
    r"\beach\s+(?:one\s+|of\s+(?:them|these|whom)\s+)?(?P<up>(?:report|answer)(?:s|ing)?\s+(?:directly\s+)?to|supervis\w+|manag\w+|overse\w+)"
    r"\s+(?:directly\s+)?the\s+(?:next|one\s+(?P<side>above|below|after|before))\b",
    re.IGNORECASE,
)
"""After a list of ranks, what tells that they are a chain ("each reporting to the next")."""
_STEP_LENGTH = 60
"""Characters of a step that names a rank and nothing else."""
_LIST = 200
"""Characters before such words in which the list is."""
_APART = re.compile(r"(?:\s|\([^()]*\)|[,/>→;-]|\band\b|\bthen\b|\b(?:an?|the|our|one)\b|\d)*", re.IGNORECASE)


def links_recited(company: Company, start: int, end: int) -> Iterator[Link]:
    """Yield the links of a chain that a sentence recites, where every step names somebody."""
    cue = _CUE.search(company.text, start, end)
    if each := _EACH.search(company.text, start, end):
        yield from _in_list(company, start, each)
        return
    if cue is None:
        yield from _then(company, start, end)
        return
    yield from _up_to(company, cue.end(), end)
    stop = _END.search(company.text, cue.end(), end)
    last = stop.start() if stop else end
    borders = [(match.start(), match.end()) for match in _STEP.finditer(company.text, cue.end(), last)]
    begins, ends = [cue.end(), *(after for _, after in borders)], [*(before for before, _ in borders), last]
    if not _LEAST <= len(begins) <= _MOST:
        yield from _then(company, start, end)
        return
    levels = [level_of(company, begin, company.text[begin:finish]) for begin, finish in zip(begins, ends, strict=True)]
    if not all(levels):
        yield from _then(company, start, end)
        return
    yield from links_between(levels, start, end, upward=is_upward(levels))


def _up_to(company: Company, start: int, end: int) -> Iterator[Link]:
    """Yield the links of "aide to technician to manager", after words that announce a chain."""
    stop = _END.search(company.text, start, end)
    last = stop.start() if stop else end
    borders = list(_TO.finditer(company.text, start, last))
    if not _LEAST - 1 <= len(borders) < _MOST:
        return
    begins, ends = [start, *(one.end() for one in borders)], [*(one.start() for one in borders), last]
    levels = [level_of(company, begin, company.text[begin:finish]) for begin, finish in zip(begins, ends, strict=True)]
    if all(levels):
        yield from links_between(levels, start, end, upward=True)


def _then(company: Company, start: int, end: int) -> Iterator[Link]:
    """Yield the links of a chain that only its "then" announce; what follows its last rank is told of that one."""
    borders = list(_THEN.finditer(company.text, start, end))
    if not _LEAST - 1 <= len(borders) < _MOST or _WENT.search(company.text, start, borders[-1].start()):
        return
    stop = _END.search(company.text, borders[-1].end(), end)
    end = stop.start() if stop else end
    announced = company.text.rfind(": ", start, borders[0].start())
    first = start if announced < 0 else announced + 2
    begins, ends = [first, *(one.end() for one in borders)], [*(one.start() for one in borders), end]
    levels = [level_of(company, begin, company.text[begin:finish]) for begin, finish in zip(begins, ends, strict=True)]
    short = all(finish - begin < _STEP_LENGTH for begin, finish in zip(begins[:-1], ends[:-1], strict=True))
    if short and all(levels) and all(map(partial(_is_step, company), begins[:-1], ends[:-1])):
        yield from links_between(levels, start, end, upward=is_upward(levels))


def _is_step(company: Company, start: int, end: int) -> bool:
    """Return whether the words name somebody and tell nothing of them."""
    text, place = company.text, start
    for title in company.between(start, end):
        if not _BESIDE.fullmatch(text, place, title.start):
            return False
        place = title.end
    return place == start or _BESIDE.fullmatch(text, place, end) is not None


def _in_list(company: Company, start: int, each: re.Match[str]) -> Iterator[Link]:
    """Yield the links of the list of titles right before the words "each reports to the next"."""
    titles = [one for one in company.between(max(0, start - _LIST), each.start()) if not one.plural]
    listed = titles[-1:]
    for title in reversed(titles[:-1]):
        if not _APART.fullmatch(company.text, title.end, listed[0].start):
            break
        listed.insert(0, title)
    if not _LEAST <= len(listed) <= _MOST:
        return
    levels = [[company.resolved(title)] for title in listed]
    reports = each["up"][0].lower() in "ra"
    upward = is_upward(levels) if each["side"] else reports
    yield from links_between(levels, start, each.end(), upward=upward)
