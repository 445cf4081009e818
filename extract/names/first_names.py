"""First names: by which names a post calls the bearers of its titles ("our Director, Noor", "Jim T. ... Director")."""

import re
from collections.abc import Iterable, Iterator

from extract.names.persons import is_name
from extract.titles.title import Title
from extract.titles.vocabulary import vocabulary

_WORD = r"[A-Z][\w'’-]*"
_NAME = re.compile(rf"\s*,\s*(?P<name>{_WORD})\s*(?=[,.;)]|$)")
_IN_PARENTHESES = re.compile(rf"\s*\(\s*(?:(?:that|this)['’]?s\s+)?(?:our\s+|my\s+)?(?P<name>{_WORD})\s*\)")
_IS = re.compile(
    r"\b(?!(?:There|Here|S?He|It|That|This|What|Who|Where|One|Mine|Ours)\b)(?P<name>[A-Z][a-z]+)"
    r"(?:,?\s+who)?(?:'s|\s+is)\s+(?:also\s+)?(?:(?:the|our|my|their|an?)\s+)?$"
)
"""Matches "Anna is our ", "Tim, who's the ": a title follows."""
_COMMA = re.compile(rf"(?:^|[\s(,])(?P<name>(?!Me\b|I\b){_WORD}),\s+$")
_IS_NAMED = re.compile(r"\s+is\s+(?:now\s+)?(?P<name>[A-Z][a-z]+)(?:\s[A-Z][a-z]+)?(?=\s*(?:[.,;)]|$|\n|and\b))")
_CLOSES = re.compile(r"\s*(?:[,.;)\n]|$|and\b|who\b)")
"""After "Tim, Network Coordinator" the apposition ends."""
_ASIDE = re.compile(rf"\b(?P<name>{_WORD})\s*(?:\(\s*(?:the\s+|our\s+|my\s+)?|,\s+(?:our|my|the)\s+)$")
_FULL = rf"(?:(?:Mr|Mrs|Ms|Dr)\.?[ ])?{_WORD}(?:[ ][A-Z][\w.'’-]*){{0,3}}"
_BETWEEN = r"(?:[ ]{2,}|\t+|[ ]*[|=][ ]*|[ ]+[-–—]+[ ]+|[ ]*:[ ]+|[ ]*\.{3,}[ ]*)"
_ROW = re.compile(rf"(?:^|\n)[ \t*•·>–—-]*(?P<names>{_FULL}(?:(?:,[ ]|[ ](?:and|&)[ ]){_FULL})*){_BETWEEN}$")
"""Who comes before a title in a line of a list or table ("Al, Joy - Field Techs")."""
_AFTER = re.compile(rf"(?:[ ]?\(\d+\))?{_BETWEEN}(?P<names>{_FULL})(?=[ ]*(?:$|\n|[,;(|]|[ ]{{2,}}|\.{{3}}|\t))")
_EACH = re.compile(r",[ ]|[ ](?:and|&)[ ]")
_HE_IS = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Dr)\.?[ ](?P<name>{_WORD})[^\n.!?]{{0,100}}[.!?]\s+(?:He|She)(?:['’]s|\s+is)\s+(?:our|the|my)\s+$"
)
"""Matches "Mr. Shaw asked me to write. He is our ": a title follows."""
_COURTESY = re.compile(r"(?:Mr|Mrs|Ms|Dr)\.?[ ]")
_LONGEST, _SENTENCES = 60, 160


def names_of(text: str, titles: Iterable[Title]) -> dict[str, str]:
    """Return the titles of people whom the post calls by name, by their first name or surname."""
    names: dict[str, str] = {}
    for title in titles:
        before = text[max(0, title.start - _LONGEST) : title.start]
        for name in _called(text, title, before):
            if not _of_work(name):
                names[name] = title.singular
        for match in (_ROW.search(before), _AFTER.match(text, title.end, title.end + _LONGEST)):
            for full in _EACH.split(match["names"]) if match else ():
                first = _COURTESY.sub("", full).split()[0]
                if is_name(full) and not _of_work(first):
                    names.setdefault(first, title.singular)
                    names.setdefault(full.split()[-1], title.singular)
    return names


def _called(text: str, title: Title, before: str) -> Iterator[str]:
    """Yield the names that the words around a title give its bearer."""
    after = text[title.end : title.end + 30]
    short = before[-40:]
    aside = _ASIDE.search(short) if not title.plural else None
    comma = _COMMA.search(short) if title.written[0].isupper() and _CLOSES.match(after) else None
    for match in (
        comma,
        _NAME.match(after) or _IN_PARENTHESES.match(after) or _IS_NAMED.match(after),
        _IS.search(short),
        _HE_IS.search(text, max(0, title.start - _SENTENCES), title.start) if not title.plural else None,
        aside,
    ):
        if match:
            yield match["name"]


def _of_work(name: str) -> bool:
    """Return whether a word in capitals names a field of work, a kind of school or a job, and nobody."""
    kinds = ("modifier", "level", "place", "head", "outsider")
    return name.isupper() or any(name.lower() in vocabulary(kind) for kind in kinds)
