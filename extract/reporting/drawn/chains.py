"""Chains: lines of command drawn with arrows ("Superintendent > CTO > techs")."""

import itertools
import re
from collections.abc import Iterator, Sequence

from extract.joints import JOINT
from extract.pattern_files import word_set
from extract.quantities.number_words import AMOUNT, SO_MANY
from extract.reporting.company import Company, Link, Party
from extract.reporting.drawn.arrows import chains_in, cued, legend_of
from extract.reporting.ranks import rank
from extract.titles.roles import expand_title
from extract.titles.title import Title

_ARROW = re.compile(r"\s*(?:-+>|=+>|[→👉➡➔➜⟶]\ufe0f?|⇒|›|»|>+|<-+|<=+|←|⇐|(?<=\s)<(?=\s))\s*")
_DOWN = re.compile(r"(?<=[>→⇒])\s*(?:(?:direct\s+)?reports?\b(?!\s+to)|supervises|oversees)\b\s*:?", re.IGNORECASE)
"""Words after an arrow that say that it points at those below ("CIO → reports: …")."""
_POINTS_UP = re.compile(r"-+>|=+>|[→⇒👉➡➔➜⟶]")
_AUTHOR = re.compile(r"(?:me|myself|I|us|yours truly)\b\W*$", re.IGNORECASE)
_ENDS_IN_AUTHOR = re.compile(r"(?:>|→|›|»)\s*(?:me|myself|us)\b[^>→›»]{0,20}$", re.IGNORECASE)
"""Nobody draws a chain that ends in themselves from below."""
_LONGEST = 70
_LABEL = re.compile(r"\s*\([^)]{0,3}\)")
"""A letter or a count in parentheses that opens a link ("(a) director", "(4) engineers")."""
_NOTE = re.compile(r"\([^)]*(?:\)|$)")
_COUNT = re.compile(
    rf"^\W*(?:also\s+)?(?:{AMOUNT}|an?|the|our|us|my|all)\s+(?:or so\s+)?|\s*[x×]\s?{SO_MANY}$",
    re.IGNORECASE,
)
"""The count of a link: "3 techs" has "3 ", "Aides x2" has " x2"."""
_REST = re.compile(r"^\W*(?:every(?:one|body)|the rest|all (?:the )?others?|others)", re.IGNORECASE)
_NOBODY = re.compile(
    r"\b(?:who|whoever|whomever|nobody|somebody|no\s+one|no\s+idea|everything|their|his|her|them"
    r"|the\s+\w+\s+one|obvious|altogether|god)\b",
    re.IGNORECASE,
)
"""Words that are in a chain for nobody's title ("> whoever is in the room")."""
_THEN = re.compile(r"\b(?:ago|until|till)\b|^\W*\d*\s*(?:after|before|since)\b", re.IGNORECASE)
"""What tells that an arrow leads from one year to another ("4 aides → 3 after the cuts")."""
_NONE = re.compile(r"\W*(?:nobody|no\s+one|none)\b", re.IGNORECASE)
_OF = re.compile(r"\w\s+(?:of|for)\s+(?:the\s+)?$", re.IGNORECASE)
"""A title that "ED of" precedes is only the field of the one before it."""
_CUE_REACH = 100
_LEGEND_NOTE = re.compile(r"\(\s*(?:arrows?|[-=]+>|→|>)\s*(?:=|means?)[^()]*(?:\)|$)", re.IGNORECASE)
_DENIED = re.compile(r"\?+\s*(?:$|no\b)", re.IGNORECASE)
_GOES_ON = re.compile(r",\s+(?:and|but|so)\s+(?:they|we|I|it|he|she|there)\b")
"""Where a sentence goes on after the last link of a chain."""
_DOTTED = re.compile(r"\s*\(\s*dotted(?:[- ]line)?\s*(?:(?:-+>|=+>|→|>)|to)\s*(?P<to>[^()]{2,60})\)", re.IGNORECASE)
"""Matches " (dotted line to Provost)"."""
_PREFACE = re.compile(r"[:;]|\s[-–—]\s|(?:(?P<word>(?<![^\W\d_])[^\W\d_]++)|[^\w\s])?[.!?](?=\s)")
_CLOSE = re.compile(r"[;\n]|(?:(?P<word>(?<![^\W\d_])[^\W\d_]++)|[^\w\s])?[.!?](?=\s|$)")
_SHORTENED = word_set("reporting_words", "shortened")


def links_in_arrows(company: Company, start: int, end: int) -> Iterator[Link]:
    """Yield the links of the arrow chains in a sentence or line, read from the top unless plainly drawn from below."""
    before = company.text[max(0, start - _CUE_REACH) : start]
    for chain in chains_in(company.text, start, end):
        begin, stop = chain.start, chain.end
        text = _LEGEND_NOTE.sub(lambda note: " " * len(note.group()), company.text[begin:stop])
        down = _DOWN.search(text) is not None
        text = _DOWN.sub(lambda words: " " * len(words.group()), text)
        if _DENIED.search(text):
            continue
        dotted = _DOTTED.search(text)
        levels = _levels(company, begin, text[: dotted.start()] if dotted else text)
        if len(levels) < 2 or not any(_is_post(company, party) for level in levels for party in level):
            continue
        legend = legend_of(company.text)
        upward = cued(before + company.text[start:begin] + text) if legend is None else legend["up"] is not None
        if down:
            upward = False
        elif upward is None or chain.in_outline:
            pointing = bool(_POINTS_UP.search(text)) and not _ENDS_IN_AUTHOR.search(text)
            upward = not chain.in_outline and is_upward(levels, pointing=pointing)
        yield from links_between(levels, begin, stop, upward=upward)
        if dotted is not None and upward:
            other = level_of(company, begin + dotted.start("to"), dotted["to"])
            yield from links_between([levels[-2], other], begin, stop, upward=True) if other else ()


def links_between(levels: Sequence[Sequence[Party]], start: int, end: int, *, upward: bool) -> Iterator[Link]:
    """Yield the links of a chain at characters `start` to `end`; an `upward` one begins with its lowest level.

    Of several on the level above, the one beside the arrow is meant.
    """
    for one, other in itertools.pairwise(levels):
        lower, upper = (one, other) if upward else (other, one)
        for subordinate in lower:
            yield Link(subordinate=subordinate, superior=upper[0 if upward else -1], start=start, end=end)


def level_of(company: Company, start: int, words: str) -> list[Party]:
    """Return whom one step of a chain names, empty where it names no post; the words begin at `start`."""
    parties = _parties(company, start, words)
    return parties if parties and all(_is_post(company, party) for party in parties) else []


def is_upward(levels: Sequence[Sequence[Party]], *, pointing: bool = False) -> bool:
    """Return whether a chain begins with its lowest rank: `pointing` (its arrows point up) where ranks do not tell."""
    if levels[0][0].rest or levels[-1][0].rest:
        return levels[0][0].rest
    first, last = rank(levels[0][0].title), rank(levels[-1][0].title)
    if first is not None and last is not None and first != last:
        return first > last
    return pointing


def _is_post(company: Company, party: Party) -> bool:
    """Return whether a link of a chain names a post, not a thing or a joke."""
    return party.title in company.roster or company.is_post(party)


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
    """Return whether a full stop ends a sentence, and no abbreviation ("Asst. Supt.")."""
    word = match["word"]
    return word is None or (len(word) > 2 and word.lower() not in _SHORTENED)


def _parties(company: Company, offset: int, words: str) -> list[Party]:
    """Return whom one link of a chain names: titles, a group in parentheses, a short form, everybody else."""
    if _THEN.search(_NOTE.sub("", words)):
        return []
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
    bare = _NOTE.sub("", words).strip()
    if _AUTHOR.match(bare) or any(_AUTHOR.match(part.strip()) for part in bare.split(",")[:2]):
        return list(company.myself())
    if called := company.called(bare.strip(".")):
        return [called]
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
        name = _COUNT.sub("", part.strip(f" .()\n{JOINT}"))
        if name and len(name) <= _LONGEST and re.match(r"[A-Za-z]", name) and len(name.split()) <= 6:
            known = _beginning(company, name)
            thing = name.isalpha() and name.islower() and name[-1] != "s" and rank(name) is None
            if known or not (_NOBODY.search(name) or thing):
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
