"""Chains: lines of command drawn with arrows ("Superintendent > CTO > techs")."""

import itertools
import re
from collections.abc import Iterator, Sequence

from extract.reporting.company import Company, Link, Party
from extract.reporting.ranks import rank
from extract.roles import expand_title
from extract.titles.title import Title
from extract.titles.words import JOINT

_ARROW = re.compile(r"\s*(?:-+>|=+>|→|⇒|›|»|>+|<-+|<=+|←|⇐)\s*")
_ARROW_HEAD = re.compile(r"[>→⇒›»←⇐]|<[-=]")
"""What stands in every arrow, and in nothing else."""
_POINTS_UP = re.compile(r"-+>|=+>|→|⇒")
_LEADS = re.compile(r"\s*(?:-*>|=+>|→|›|»)\s*")
"""An arrow that opens a line draws its depth in an outline: it points at no one in the line above."""
_AUTHOR = re.compile(r"(?:me|myself|I|us|yours truly)\b\W*$", re.IGNORECASE)
_ENDS_IN_AUTHOR = re.compile(r"(?:>|→|›|»)\s*(?:me|myself|us)\b[^>→›»]{0,20}$", re.IGNORECASE)
"""Nobody draws a chain that ends in themselves from below."""
_LABEL = re.compile(r"\s*\([^)]{0,3}\)")
"""A letter or a count in parentheses that opens a link ("(a) director", "(4) engineers")."""
_NOTE = re.compile(r"\([^)]*(?:\)|$)")
_COUNT = re.compile(
    r"^\W*(?:also\s+)?(?:\d[\d.]*|an?|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|the|our|us|my|all)\s+(?:or so\s+)?|\s*[x×]\s?\d+$",
    re.IGNORECASE,
)
_REST = re.compile(r"^\W*(?:every(?:one|body)|the rest|all (?:the )?others?|others)", re.IGNORECASE)
_NOBODY = re.compile(
    r"\b(?:who|whoever|whomever|nobody|somebody|no\s+one|no\s+idea|everything|their|his|her|them|the\s+\w+\s+one|obvious|altogether|god)\b",
    re.IGNORECASE,
)
"""Words that stand in a chain for nobody's title ("> whoever is in the room")."""
_NONE = re.compile(r"\W*(?:nobody|no\s+one|none)\b", re.IGNORECASE)
_OF = re.compile(r"\w\s+(?:of|for)\s+(?:the\s+)?$", re.IGNORECASE)
"""A title that "ED of" precedes is only the field of the one before it."""
_CUE = re.compile(
    r"\b(?P<up>(?:from\s+(?:the\s+)?)?bottom(?:\s+to|-to|\s+up|-up)|from\s+(?:the\s+bottom|below)|lowest\s+first)\b"
    r"|\b(?:top[\s-]+(?:to|down)|from\s+(?:the\s+top|above))\b",
    re.IGNORECASE,
)
_CUE_REACH = 100
_DENIED = re.compile(r"\?+\s*(?:$|no\b)", re.IGNORECASE)
_GOES_ON = re.compile(r",\s+(?:and|but|so)\s+(?:they|we|I|it|he|she|there)\b")
"""Where a sentence goes on after the last link of a chain."""
_OPEN = re.compile(r"(?:>|→|⇒|›|»)\s*$")
_PREFACE = re.compile(r"[:;]|\s[-–—]\s|(?:(?P<word>[^\W\d_]+)|[^\w\s])?[.!?](?=\s)")
_CLOSE = re.compile(r"[;\n]|(?:(?P<word>[^\W\d_]+)|[^\w\s])?[.!?](?=\s|$)")
_SHORTENED = frozenset(
    ["asst", "assoc", "supt", "super", "exec", "dir", "coord", "admin", "tech", "mgr", "dep", "dept", "info", "inst"]
)
_LONGEST = 70


def has_arrows(words: str) -> bool:
    """Tell whether the words hold an arrow."""
    return _ARROW_HEAD.search(words) is not None


def links_in_arrows(company: Company, start: int, end: int) -> Iterator[Link]:
    """Yield the links of the arrow chains in a sentence or line, read from the top unless plainly drawn from below."""
    before = company.text[max(0, start - _CUE_REACH) : start]
    for begin, stop, led in _chains(company.text, start, end):
        text = company.text[begin:stop]
        if _DENIED.search(text):
            continue
        levels = _levels(company, begin, text)
        if len(levels) < 2 or not any(_is_post(company, party) for level in levels for party in level):
            continue
        upward = _cued(before + company.text[start:begin] + text)
        if upward is None or led:
            pointing = bool(_POINTS_UP.search(text)) and not _ENDS_IN_AUTHOR.search(text)
            upward = not led and is_upward(levels, pointing=pointing)
        yield from links_between(levels, begin, stop, upward=upward)


def links_between(levels: Sequence[Sequence[Party]], start: int, end: int, *, upward: bool) -> Iterator[Link]:
    """Yield the links of a chain at characters `start` to `end`; an `upward` one begins with its lowest level."""
    for one, other in itertools.pairwise(levels):
        lower, upper = (one, other) if upward else (other, one)
        for subordinate in lower:
            yield Link(subordinate=subordinate, superior=upper[0], start=start, end=end)


def level_of(company: Company, start: int, words: str) -> list[Party]:
    """Return whom one step of a chain names, empty where it names no post; the words begin at `start`."""
    parties = _parties(company, start, words)
    return parties if parties and all(_is_post(company, party) for party in parties) else []


def is_upward(levels: Sequence[Sequence[Party]], *, pointing: bool = False) -> bool:
    """Tell whether a chain begins with its lowest rank: `pointing` (its arrows point up) where ranks do not tell."""
    first, last = rank(levels[0][0].title), rank(levels[-1][0].title)
    if first is not None and last is not None and first != last:
        return first > last
    return pointing


def _is_post(company: Company, party: Party) -> bool:
    """Whether a link of a chain names a post, not a thing or a joke."""
    known = party.mention is not None or party.title in company.roster or party in company.myself()
    return known or rank(party.title) is not None


def _chains(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield where each chain of a sentence lies: a line or a part between semicolons, unless an arrow joins lines.

    With it goes whether the line is one of an outline, whose arrows all point down.
    """
    begin = start
    for stop in [match.start() for match in re.finditer(r"[;\n]|\x1e+", text[start:end])] + [end - start]:
        stop += start
        if text[stop : stop + 1] in {"\n", JOINT}:
            joined = _ARROW_HEAD.search(text, begin, stop) is not None and not _LEADS.match(text, begin)
            if joined and (_LEADS.match(text, stop) or _OPEN.search(text[max(begin, stop - 8) : stop])):
                continue
        lead = _LEADS.match(text, begin, stop)
        if begin < stop and _ARROW_HEAD.search(text, lead.end() if lead else begin, stop):
            yield lead.end() if lead else begin, stop, lead is not None
        begin = stop + 1


def _cued(words: str) -> bool | None:
    """Return whether the words before a chain say that it is drawn from below, None where they say nothing."""
    cues = list(_CUE.finditer(words))
    return cues[-1]["up"] is not None if cues else None


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
            begin += max((match.end() for match in _PREFACE.finditer(text[begin:stop]) if _ends(match)), default=0)
        if place == len(pieces) - 1:
            cut = next((match for match in _CLOSE.finditer(text[begin:stop]) if _ends(match)), None)
            stop = begin + cut.end() - 1 if cut else stop
            on = _GOES_ON.search(text, begin, stop)
            stop = on.start() if on else stop
        parties = _parties(company, start + begin, text[begin:stop])
        if not parties:
            if levels and len(levels) > 1:
                return levels
            levels = []
            continue
        levels.append(parties)
    return levels


def _ends(match: re.Match[str]) -> bool:
    """Whether a full stop ends a sentence, and no abbreviation ("Asst. Supt.")."""
    word = match["word"]
    return word is None or (len(word) > 2 and word.lower() not in _SHORTENED)


def _parties(company: Company, offset: int, words: str) -> list[Party]:
    """Return whom one link of a chain names: titles, a group in parentheses, a short form, everybody else."""
    if _REST.match(words):
        return list(company.everybody(rest=True))
    if _NONE.match(words):
        return []
    group = words.strip().startswith("(")
    if group and _LABEL.match(words.strip()):
        words = _LABEL.sub(lambda label: " " * len(label.group()), words)
        group = False
    elif group:
        words = words[: words.find(")") + 1] or words
    if _AUTHOR.match(_NOTE.sub("", words).strip()):
        return list(company.myself())
    plain = words if group else _NOTE.sub(lambda note: " " * len(note.group()), words)
    titles = [
        title
        for title in company.between(offset, offset + len(words))
        if plain[title.start - offset : title.end - offset].strip()
    ]
    inside = titles and _OF.search(plain[: titles[0].start - offset])
    if titles and not inside and "/" not in plain:
        several = group or "," in plain or " and " in plain or "&" in plain or "+" in plain
        return [_meant(company, title) for title in (titles if several else titles[-1:])]
    found: list[Party] = []
    for part in re.split(r"[/,]", plain):
        name = _COUNT.sub("", part.strip(" .()\n\x1e"))
        if name and len(name) <= _LONGEST and re.match(r"[A-Za-z]", name) and len(name.split()) <= 6:
            known = _beginning(company, name)
            if known or not _NOBODY.search(name):
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
