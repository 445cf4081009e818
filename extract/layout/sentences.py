"""Sentences: where they begin, by the kinds of the lines and by the stops that really end one.

A line starts a sentence unless the line before wraps into it; a bullet or list number is a sentence of its own, so
that the item's sentence begins with its words. Inside a line a sentence ends at ? ! … or a full stop, unless the stop
belongs to an abbreviation, an initial or a list number. A missing blank after the stop ("Ed.We have") ends one too.
Brackets and quotation marks that close stay with the sentence that they close.
"""

import re
from collections.abc import Iterator, Sequence

from extract.document import Line
from extract.pattern_files import word_set

_ABBREVIATIONS = word_set("words", "abbreviations")
_MAY_END = word_set("words", "closing_abbreviations")
"""Abbreviations that also close sentences: a capital after them starts one."""
_OPENERS = word_set("words", "sentence_openers")
"""Words that open sentences and hardly ever continue a name or title after an abbreviation."""
_NEVER_TITLE = _OPENERS - {
    *["of", "for", "at", "on", "to", "in", "and", "by", "with", "from", "the", "a", "no", "one", "two", "three"]
}
_STOP = re.compile(r"(?:\.+|[!?…]+)[.!?…]*[\"')\]}»]*")
_WORD_BEFORE = re.compile(r"[^\W_]+$")
_DOTTED = re.compile(r"(?<![^\W_])(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}$")
_ASKS_NEXT = re.compile(r"\s+[A-Z][^.!?\n]{0,30}\?")
"""After "Sites? 12." the next question begins, so that the number is no item's."""
_INLINE_NUMBER = re.compile(r"(?<=\s)\(?(?P<number>\d{1,2})\)\s+(?=\S)")
_ITEMS = 3
"""Numbers from which on a line holds a list: "1) 1,475 2) 4 schools 3) me and an aide"."""
_NEXT = re.compile(r"[\s\"'(\[{«*_—–~≈-]*(?P<word>[^\W_]+(?:'[^\W_]+)?)")


def sentence_starts(text: str, lines: Sequence[Line]) -> Iterator[int]:
    """Yield the offset of the first character of every sentence (and of every list mark), in order."""
    wrapped = False
    for line in lines:
        if line.content >= line.end:
            wrapped = False
            continue
        if not wrapped:
            if line.marker:
                yield line.start + len(text[line.start : line.end]) - len(text[line.start : line.end].lstrip())
            yield line.content
        yield from sorted({*_inside(text, line), *_items_inside(text, line)})
        wrapped = line.wraps


def _inside(text: str, line: Line) -> Iterator[int]:
    """Yield the starts of the sentences that begin inside a line, or at the head of the line that it wraps into."""
    for stop in _STOP.finditer(text, line.content, line.end):
        if stop.start() == line.content:
            continue
        following = _NEXT.match(text, stop.end(), min(stop.end() + 80, len(text) if line.wraps else line.end))
        if following is None:
            continue
        start = stop.end()
        while text[start].isspace():
            start += 1
        if _breaks(text, line.content, stop, following["word"], start > stop.end()):
            yield start


def _items_inside(text: str, line: Line) -> Iterator[int]:
    """Yield where the numbers and the items of a list begin that is written in one line, its numbers in order."""
    run: list[re.Match[str]] = []
    for mark in _INLINE_NUMBER.finditer(text, line.content, line.end):
        if run and int(mark["number"]) != int(run[-1]["number"]) + 1:
            run = []
        run.append(mark)
        if len(run) >= _ITEMS:
            yield from (at for one in run for at in (one.start(), one.end()))


def _breaks(text: str, begin: int, stop: re.Match[str], word: str, spaced: bool) -> bool:
    """Return whether a sentence ends at this stop; `word` comes next, `spaced` says that a blank parts them."""
    before = text[max(begin, stop.start() - 40) : stop.start()]
    mark = stop.group()
    opener = word.lower().split("'")[0] in _OPENERS and word[0].isupper()
    if mark[0] in "!?":
        return (spaced or word[0].isupper()) and not (word[0].islower() and mark[-1] in ")]\"'")
    if mark[0] == "…" or mark.startswith(".."):
        return word[0].isupper() and (spaced or opener)
    match = _WORD_BEFORE.search(before)
    last = match.group() if match else ""
    if not spaced:
        glued = word[0].isupper() and len(word) > 1 and word[1:2].islower()
        return (
            (glued or word == "I")
            and len(last) > 1
            and (last[-1].islower() or opener)
            and (opener or last.lower() not in _ABBREVIATIONS)
        )
    if _DOTTED.search(before):
        return word[0].isupper() and word.lower() in _NEVER_TITLE
    if last.isdigit() and len(last) <= 2 and match is not None:
        head = before[: match.start()].rstrip()
        if head.endswith("?"):
            return _ASKS_NEXT.match(text, stop.end()) is not None
        return bool(head) and head[-1] not in ".;:!?"
    if len(last) == 1 and last.isalpha() and before[-2:-1] not in {"'", "’"}:
        return (last.isupper() and word[0].isupper() and word.lower() in _NEVER_TITLE and last != "I") or last == "I"
    if last.lower() in _ABBREVIATIONS:
        if last.lower() == "no" and (word[0].isdigit() or word[0].islower()):
            return word[0].islower()
        if not word[0].isupper():
            return False
        return word.lower() in _NEVER_TITLE or (
            last.lower() in _MAY_END and last.islower() and mark[-1] != ")" and len(before) > len(last) + 1
        )
    return True
