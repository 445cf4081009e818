"""Arrows: where the arrow chains of a text lie, and what the text says of their direction."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from extract.layout.arrows import ARROW_HEAD
from extract.needles import NeedledPattern
from extract.pattern_files import word_lists

_LEADS = re.compile(r"\s*(?:-*>|=+>|[→👉➡➔➜⟶]\ufe0f?|›|»)\s*")
"""An arrow that opens a line draws its depth in an outline: it points at no one in the line above."""
_CUE = re.compile(
    r"\b(?P<up>(?:from\s+(?:the\s+)?)?bottom(?:\s+to|-to|\s+up|-up)|from\s+(?:the\s+bottom|below)|lowest\s+first)\b"
    r"|\b(?:top[\s-]+(?:to|down)|from\s+(?:the\s+top|above))\b",
    re.IGNORECASE,
)
"""Matches "from the bottom up", "lowest first"; "top down", "from above"."""
_LEGEND = NeedledPattern(
    r"(?:\barrows?|→|>)[\"'”)]?\s*(?:(?:(?:=|means?|is|are|reads?|stands?\s+for)\s*[\"'“(]?)?"
    rf"(?P<up>{word_lists()['reports_to']}|{word_lists()['works_for']})"
    r"|(?:=|means?|is|are|reads?|stands?\s+for)\s*[\"'“(]?(?:supervises?|manages?|over\b))",
    re.IGNORECASE,
)
"""What a post says that its arrows mean, in a key or after the first of them ("Clerk -> reports to the CIO")."""
_NEXT_CHAIN = re.compile(r",\s+(?=(?:and\s+)?(?:both|all|the|every\w+|me|I|then|our)\b)", re.IGNORECASE)
"""Where a comma ends one chain and begins another."""
_SAID = re.compile(r"[^,→>\n]*?\b(?:under|reports?|answers?|works?)\b[^,→>\n]*,\s+(?=[^→>\n]{2,50}(?:-+>|=+>|→|>))")
"""A clause of words before the chain of a sentence ("both under the CIO, CIO -> Deputy")."""
_CLAUSE = 210
"""Characters of a clause of words before a chain."""
_OPEN = re.compile(r"(?:>|→|⇒|›|»)\s*$")


@dataclass(frozen=True, slots=True)
class Chain:
    """Where a chain of arrows lies; the arrows of a line `in_outline` draw its depth, and all point down."""

    start: int
    end: int
    in_outline: bool


def chains_in(text: str, start: int, end: int) -> Iterator[Chain]:
    """Yield the chains of a sentence.

    A comma may begin the next chain ("techs > lead, both leads > the CIO").
    """
    for chain in _chains(text, start, end):
        place, stop = chain.start, chain.end
        last = max((arrow.start() for arrow in ARROW_HEAD.finditer(text, place, stop)), default=place)
        for comma in _NEXT_CHAIN.finditer(text, place, last):
            if ARROW_HEAD.search(text, place, comma.start()):
                yield replace(chain, start=place, end=comma.start())
                place = comma.end()
        opening = _SAID.match(text, place, min(stop, place + _CLAUSE))
        yield replace(chain, start=opening.end() if opening else place)


def _chains(text: str, start: int, end: int) -> Iterator[Chain]:
    """Yield the lines with arrows and the parts between semicolons, unless an arrow joins lines."""
    begin = start
    for stop in [match.start() for match in re.finditer(r"[;\n]", text[start:end])] + [end - start]:
        stop += start
        if text.startswith("\n", stop):
            joined = ARROW_HEAD.search(text, begin, stop) is not None and not _LEADS.match(text, begin)
            if joined and (_LEADS.match(text, stop) or _OPEN.search(text[max(begin, stop - 8) : stop])):
                continue
        lead = _LEADS.match(text, begin, stop)
        if begin < stop and ARROW_HEAD.search(text, lead.end() if lead else begin, stop):
            yield Chain(lead.end() if lead else begin, stop, in_outline=lead is not None)
        begin = stop + 1


def cued(words: str) -> bool | None:
    """Return whether the words before a chain say that it is drawn from below, None where they say nothing."""
    cues = list(_CUE.finditer(words))
    return cues[-1]["up"] is not None if cues else None


@lru_cache(maxsize=8)
def legend_of(text: str) -> re.Match[str] | None:
    """Return where a post says what its arrows mean; each of its chains asks."""
    return _LEGEND.search(text)
