"""Pairs: lists that say of each title, after a colon, a dash or in brackets, whom it has above it, or below.

"Who reports to whom: / Network Manager: CIO / Technicians: Network Manager". What is said over such a list or below it
tells that its pairs are rungs of one ladder; a title that is on both sides proves it; ranks tell which way is up.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.document import Line
from extract.quantities.number_words import SO_MANY
from extract.reporting.company import Company, Link, Party
from extract.reporting.coreference.superiors import superior_after
from extract.reporting.ranks import outranks, rank

_TELLS = re.compile(
    r"\b(?:(?:has|over|have)\s+(?:whom?)|boss(?:es)?|evaluators?"
    r"|direct\s+reports?|report(?:s|ed)?\s+(?:\w+ly\s+|up\s+)?to|reporting|answers?\s+to"
    r"|line[- ]manage\w*|supervis(?:ors?|ion|ed)|chain|org(?:anization(?:al)?)?\s+chart|hierarchy)\b",
    re.IGNORECASE,
)
"""What the words before such a list, or the line below it, say ("Direct reports:", "That's the chain of command")."""
_SEPARATOR = re.compile(
    r"(?<!\s)\s*(?:(?:has|have|supervises|oversees|manages)\s*:\s+|[:=]\s+"
    r"|\s[-–—]+>?\s+(?:(?:boss|supervisor|evaluator|line\s+manager)\b[:=]?\s+)?|\s>>+\s+|(?P<bracket>\s\((?=[^()]*\)\s*$)))"
)
"""What parts the sides of a pair."""
_RULE = re.compile(r"\s[-–—]{3,}\s")
"""A line drawn between the sides of a pair."""
_BRACKETS = re.compile(r"\b(?:brackets?|parenthes[ei]s|parens?)\b", re.IGNORECASE)
_PIECE = re.compile(r"(?<=\w)[.;]\s+(?=\S)")
"""Where a line of several pairs is parted ("Me: CFO. Techs: me.")."""
_LEAD = re.compile(rf"[\W\d]*(?:{SO_MANY}\s+)?(?:the\s+|our\s+|an?\s+)?", re.IGNORECASE)
_REST = re.compile(r"[\s.,;()\dx×]*+", re.IGNORECASE)
"""What may be after the titles of either side, remarks apart: a number."""
_AND = re.compile(rf"\s*(?:,|;|/|&|\+|\band\b)\s*(?:and\s+)?(?:{SO_MANY}\s+)?(?:the\s+|our\s+|an?\s+)?", re.IGNORECASE)
_NOTES = re.compile(r"\([^()]{0,40}\)")
_AUTHOR = re.compile(r"\W*(?:me|myself|I)\b(?:\s*\([^()]*\))?\W*", re.IGNORECASE)
_REACH, _BELOW = 160, 90
"""Characters before a list in which it is announced, and of the line below it that explains it."""
_LONGEST = 140
_LEAST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """Whom the two sides of a pair name, and where it is."""

    left: tuple[Party, ...]
    right: tuple[Party, ...]
    bracket: bool
    start: int
    end: int


def links_in_pairs(company: Company, lines: Sequence[Line]) -> Iterator[Link]:
    """Yield the links of each list of pairs that is told to be one of superiors."""
    for block in _blocks(company, lines):
        if not _is_told(company.text, block) or not is_ladder([(pair.left, pair.right) for pair in block]):
            continue
        down = sum(_votes(pair) for pair in block) > 0
        for pair in block:
            lower, upper = (pair.right, pair.left) if down else (pair.left, pair.right)
            for subordinate in lower:
                for superior in upper:
                    yield Link(subordinate=subordinate, superior=superior, start=pair.start, end=pair.end)


def _blocks(company: Company, lines: Sequence[Line]) -> Iterator[list[_Pair]]:
    """Yield each run of lines that are nothing but pairs."""
    block: list[_Pair] = []
    for line in [*lines, None]:
        pairs = None if line is None else _pairs(company, line)
        if pairs:
            block.extend(pairs)
            continue
        if len(block) >= _LEAST:
            yield block
        block = []


def _pairs(company: Company, line: Line) -> list[_Pair]:
    """Return the pairs of a line, none where it holds anything else."""
    text, begin = company.text, line.content
    if line.end - begin > _LONGEST * 2:
        return []
    several = len(_SEPARATOR.findall(text, begin, line.end)) > 1
    pieces = list(_PIECE.finditer(text, begin, line.end)) if several else []
    begins, ends = [begin, *(one.end() for one in pieces)], [*(one.start() for one in pieces), line.end]
    if not several and line.end - begin > _LONGEST:
        return []
    found = [_pair(company, *piece) for piece in zip(begins, ends, strict=True)]
    while len(found) > _LEAST and found[-1] is None:
        found.pop()  # "Clerks: the lead. The lead: the CIO. That's the chain of command."
    return [one for one in found if one is not None] if all(found) else []


def _pair(company: Company, start: int, end: int) -> _Pair | None:
    parted = _SEPARATOR.search(company.text, start, end)
    if parted is None:
        return None
    left, right = _side(company, start, parted.start()), _side(company, parted.end(), end)
    bracket = parted["bracket"] is not None
    return _Pair(left=left, right=right, bracket=bracket, start=start, end=end) if left and right else None


def _side(company: Company, start: int, end: int) -> tuple[Party, ...]:
    """Return whom one side of a pair names, () where it says anything else."""
    text = company.text
    if _AUTHOR.fullmatch(text, start, end):
        return company.myself()
    place, found = start, list[Party]()
    for title in company.between(start, end):
        between = _LEAD if not found else _AND
        gap = text[place : title.start]
        if not between.fullmatch(gap if not found else _NOTES.sub("", gap)):
            return ()
        found.append(company.resolved(title))
        place = title.end
    if not found:
        named = superior_after(company, start, end)
        if named is None or rank(named[0].title) is None:
            return ()
        found, place = [named[0]], named[1]
    return tuple(found) if _REST.fullmatch(_NOTES.sub("", text[place:end])) else ()


def is_told_below(text: str, end: int) -> bool:
    """Return whether the line below a list that ends at an offset says that it is one of superiors."""
    return _TELLS.search(_line_below(text, end)) is not None


def _line_below(text: str, end: int) -> str:
    return text[end : end + _BELOW].lstrip("\n .;").split("\n")[0]


def _is_told(text: str, block: Sequence[_Pair]) -> bool:
    """Return whether the words before a list or the line below it say that it is one of superiors."""
    before = text[max(0, block[0].start - _REACH) : block[0].start]
    below = _line_below(text, block[-1].end)
    if any(pair.bracket for pair in block):
        return any(_BRACKETS.search(words) and _TELLS.search(words) for words in (before, below))
    ruled = all(_RULE.search(text, pair.start, pair.end) for pair in block)
    return ruled or _TELLS.search(before) is not None or _TELLS.search(below) is not None


def is_ladder(rows: Sequence[tuple[Sequence[Party], Sequence[Party]]]) -> bool:
    """Return whether somebody is on the left of one row and on the right of another: the rows are rungs of a ladder."""
    left = {party.title.lower() for lefts, _ in rows for party in lefts}
    return any(party.title.lower() in left for _, rights in rows for party in rights)


def _votes(pair: _Pair) -> int:
    """Return 1 where ranks tell that a pair begins with the superior, -1 where it ends with them, else 0."""
    left, right = pair.left[0].title, pair.right[0].title
    return int(outranks(left, right)) - int(outranks(right, left))
