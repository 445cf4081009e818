"""Other trades: sizes in a post without technology, about a library or a health office.

The patterns of totals know the names of technology departments. Such a post is read with "tech" for the name of its own
("library staff of 6"), so that all that can be said of the one can be said of the other; and one that speaks of a
single school is read with "our school" for "our middle school", whose students are the organization's.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from extract.document import text_of
from extract.sizes.phrasing import Phrasing
from extract.stretches import Stretches
from extract.titles.marked import titles_of
from extract.titles.school_trades import is_of_a_school_trade

_TECHNOLOGY = re.compile(
    r"\b(?:IT|ICT|MIS)\b|\b(?i:tech|techs|technology|technicians?|network|help ?desk|chromebooks?|1:1|sysadmins?)\b"
)
_DEPARTMENT = re.compile(
    r"\b(?P<name>library(?: media)?|libraries|media center|nursing|health(?: services?)?)"
    r"(?P<noun>(?: (?:staff|department|dept|team|crew|office))?)\b(?! meeting)"
)
_LEVEL = r"(?:elementary|primary|intermediate|middle|junior high|high|secondary)"
_LEVELS = re.compile(rf"\b(?P<level>{_LEVEL}) school|\bdistrict\b")
_OUR_SCHOOL = re.compile(rf"\b(?P<whose>our|my) {_LEVEL}(?: school)?(?=(?:'s)? )")
_ALONE = re.compile(r"\s(?:has|with) an? (?:\w+ )?(?:staff|team|crew) of\b|\sis an? (?:team|staff) of\b")


def in_words_of_technology(doc: Doc, sentences: Sequence[Phrasing]) -> Sequence[Phrasing]:
    """Return the sentences as they would be said of technology; as they are in a post about more than one such trade.

    One that counts people by their titles tells the parts ("Nursing staff: 5 RNs, 2 LPNs"), and stays as it is.
    """
    if _TECHNOLOGY.search(text_of(doc)):
        return sentences
    names = {match["name"] for match in _DEPARTMENT.finditer(text_of(doc).lower()) if _as_technology(match)}
    if len(names) != 1:
        return sentences
    named = titles_of(doc)
    if named and not is_of_a_school_trade({title.singular for title in named}):
        return sentences
    titles = Stretches((title.start, title.end) for title in named)
    return [
        sentence if titles.touch(sentence.start, sentence.end) else _translated(sentence, _DEPARTMENT, _as_technology)
        for sentence in sentences
    ]


def of_one_school(doc: Doc, sentences: Sequence[Phrasing]) -> Sequence[Phrasing]:
    """Return the sentences with "our school" for the only school that a post without technology speaks of."""
    if _TECHNOLOGY.search(text_of(doc)):
        return sentences
    levels = {match["level"] for match in _LEVELS.finditer(text_of(doc).lower())}
    if len(levels) != 1 or None in levels:
        return sentences
    return [_translated(sentence, _OUR_SCHOOL, lambda match: f"{match['whose']} school") for sentence in sentences]


def _as_technology(match: re.Match[str]) -> str | None:
    """Return what stands for the name of a department, None for a library that is no department here."""
    if match["noun"]:
        return f"tech{match['noun']}"
    return "tech department" if _ALONE.match(match.string, match.end()) else None


def _translated(sentence: Phrasing, pattern: re.Pattern[str], says: Callable[[re.Match[str]], str | None]) -> Phrasing:
    """Return a sentence with other words for what a pattern matches; they lead back to the same places of the post."""
    text, kept = sentence.text, list(sentence.places)
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    at = length = 0
    for match in pattern.finditer(text):
        words = says(match)
        if words is None:
            continue
        places += [(plain + length - at, given) for plain, given in kept if at <= plain <= match.start()]
        kept = [place for place in kept if place[0] >= match.end()]
        parts += (text[at : match.start()], words)
        length += match.start() - at + len(words)
        at = match.end()
        places.append((length, sentence.origin(at)))
    places += [(plain + length - at, given) for plain, given in kept]
    return (
        replace(sentence, text="".join((*parts, text[at:])), places=tuple(sorted(set(places)))) if parts else sentence
    )
