"""Chains: lines of command drawn with arrows ("Superintendent > CTO > techs") or by the indentation of a list."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.document import Line, LineKind
from extract.reporting.company import Company, Party
from extract.roles import expand_title
from extract.titles.grammar import Title, match_titles

_ARROW = re.compile(r"\s*(?:-+>|=+>|→|⇒|›|»|>+)\s*")
_POINTS_UP = re.compile(r"-+>|=+>|→|⇒")
_LEADS = re.compile(r"\s*(?:>|→|›|»)")
"""An arrow that opens a line draws its depth in an outline: it points at no one in the line above."""
_AUTHOR = re.compile(r"(?:me|myself|I|us|yours truly)\b\W*$", re.IGNORECASE)
_ENDS_IN_AUTHOR = re.compile(r"(?:>|→|›|»)\s*(?:me|myself|us)\b[^>→›»]{0,20}$", re.IGNORECASE)
"""Nobody draws a chain that ends in themselves from below."""
_NOTE = re.compile(r"\([^)]*(?:\)|$)")
_COUNT = re.compile(
    r"^\W*(?:\d[\d.]*|an?|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|the|our|us|my|all)\s+(?:or so\s+)?|\s*[x×]\s?\d+$",
    re.IGNORECASE,
)
_REST = re.compile(r"^\W*(?:every(?:one|body)|the rest|all (?:the )?others?|others)", re.IGNORECASE)
_LONGEST = 70
_RANKS = (
    ("board", 0), ("superintendent", 1), ("president", 1), ("head school", 1), ("chief", 2), ("provost", 2),
    ("dean", 2), ("deputy", 2), ("business manager", 2), ("business administrator", 2),
    ("business official", 2), ("director", 3), ("principal", 3), ("manager", 4), ("supervisor", 4),
    ("coordinator", 5), ("engineer", 6), ("administrator", 6), ("technician", 7), ("specialist", 7),
    ("assistant", 7), ("aide", 8), ("intern", 9), ("everybody", 9),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Subordinate and superior as a drawing gives them, at characters `start` to `end`."""

    subordinate: Party
    superior: Party
    start: int
    end: int


def has_arrows(words: str) -> bool:
    """Tell whether the words hold an arrow."""
    return _ARROW.search(words) is not None


def links_in_arrows(company: Company, start: int, end: int) -> Iterator[Link]:
    """Yield the links of the arrow chain in a sentence or line, read from the top unless plainly drawn from below."""
    text = company.text[start:end]
    if not _ARROW.search(text) or _LEADS.match(text):
        return
    levels = _levels(company, start, text)
    if len(levels) < 2:
        return
    drawn_down = _ENDS_IN_AUTHOR.search(text) is not None
    upward = not drawn_down and _is_upward(levels, pointing=bool(_POINTS_UP.search(text)))
    for one, other in itertools.pairwise(levels):
        lower, upper = (one, other) if upward else (other, one)
        for subordinate in lower:
            for superior in upper[:1]:
                if subordinate.title.lower() != superior.title.lower():
                    yield Link(subordinate=subordinate, superior=superior, start=start, end=end)


def links_in_outline(company: Company, lines: Sequence[Line]) -> Iterator[Link]:
    """Yield the links of a list whose indentation draws who is under whom: three levels deep, or two with arrows."""
    for block in _outlines(company, lines):
        stack: list[tuple[int, Party]] = []
        for indent, party, line in block:
            while stack and stack[-1][0] >= indent:
                stack.pop()
            if stack:
                yield Link(subordinate=party, superior=stack[-1][1], start=line.content, end=line.end)
            stack.append((indent, party))


def _outlines(company: Company, lines: Sequence[Line]) -> Iterator[list[tuple[int, Party, Line]]]:
    block: list[tuple[int, Party, Line]] = []
    for line in [*lines, None]:
        title = _outline_title(company, line) if line is not None else None
        if line is not None and title is not None and (line.marker or line.end - line.content < _LONGEST):
            block.append((line.indent, title, line))
            continue
        if line is not None and line.kind is LineKind.BLANK:
            continue
        drawn = any(_LEADS.match(company.text, one.content, one.end) for _, _, one in block)
        if len({indent for indent, _, _ in block}) >= (2 if drawn else 3):
            yield block
        block = []


def _outline_title(company: Company, line: Line) -> Party | None:
    titles = company.between(line.content, line.end)
    if titles and not company.text[line.content : titles[0].start].strip(" (0123456789)-–x>→›»"):
        return company.resolved(titles[0])
    written = _NOTE.sub("", company.text[line.content : line.end]).strip(" .:-–0123456789").lower()
    return next((Party(title=title) for title in company.roster if title.lower() == written), None)


def _levels(company: Company, start: int, text: str) -> list[list[Party]]:
    levels: list[list[Party]] = []
    at = 0
    pieces: list[tuple[int, int]] = []
    for arrow in _ARROW.finditer(text):
        pieces.append((at, arrow.start()))
        at = arrow.end()
    pieces.append((at, len(text)))
    for place, (begin, stop) in enumerate(pieces):
        if place == 0:
            begin = (
                max(begin, *(text.rfind(mark, begin, stop) + 1 for mark in ":.;-"), 0) if stop - begin > 0 else begin
            )
        if place == len(pieces) - 1:
            cut = re.search(r"[.;\n]", text[begin:stop])
            stop = begin + cut.start() if cut else stop
        parties = _parties(company, start + begin, text[begin:stop])
        if not parties:
            if levels and len(levels) > 1:
                return levels
            levels = []
            continue
        levels.append(parties)
    return levels


def _parties(company: Company, offset: int, words: str) -> list[Party]:
    """Return whom one link of a chain names: titles, a group in parentheses, a short form, everybody else."""
    if _REST.match(words):
        return list(company.everybody(rest=True))
    group = words.strip().startswith("(")
    if group:
        words = words[: words.find(")") + 1] or words
    if _AUTHOR.match(words.strip()):
        return list(company.myself())
    plain = words if group else _NOTE.sub(lambda note: " " * len(note.group()), words)
    titles = [
        title
        for title in company.between(offset, offset + len(words))
        if plain[title.start - offset : title.end - offset].strip()
    ]
    if titles and "/" not in plain:
        several = group or "," in plain or " and " in plain or "&" in plain
        return [_meant(company, title) for title in (titles if several else titles[-1:])]
    found: list[Party] = []
    for part in re.split(r"[/,]", plain):
        name = _COUNT.sub("", part.strip(" .()\n"))
        if name and len(name) <= _LONGEST and re.match(r"[A-Za-z]", name) and len(name.split()) <= 5:
            known = _beginning(company, name)
            found.append(Party(title=known or name))
    return found


def _meant(company: Company, title: Title) -> Party:
    """Return a chain's title under its fullest form; "Assistant" alone may be any title's first word."""
    party = company.resolved(title)
    known = party.title in company.roster or " " in party.title
    return party if known else Party(title=_beginning(company, party.title) or party.title, mention=title)


def _beginning(company: Company, name: str) -> str | None:
    """Return the roster's title that has the words of a short form ("Integration" for the Integration Specialist)."""
    words = set(expand_title(name))
    fits = [title for title in company.roster if words and words <= set(expand_title(title))]
    return fits[0] if len(fits) == 1 else company.fullest(name) if fits else None


def _is_upward(levels: Sequence[Sequence[Party]], *, pointing: bool) -> bool:
    """Whether the first link is the lowest: by rank where ranks tell, else where the arrow points up the line."""
    first, last = _rank(levels[0][0].title), _rank(levels[-1][0].title)
    if first is not None and last is not None and first != last:
        return first > last
    return pointing


def _rank(title: str) -> int | None:
    words = set(expand_title(title))
    named = [rank for phrase, rank in _RANKS if set(phrase.split()) <= words]
    if not named and match_titles(title):
        return 5
    return min(named) if named else None
