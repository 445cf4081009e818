"""Capitals of job titles: of the lines that list them, and of a field after its head ("manager, data services")."""

import re
from collections.abc import Sequence

from extract.capitals.words import has_sentence_word, title_case
from extract.names.vocabulary import DEPARTMENT_WORDS, names_job
from extract.pattern_files import alternatives
from extract.titles.vocabulary import vocabulary

_LONGEST_LINE = 90
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[^\W\d_]{4}[.?!](?:\s|$)")
_SEGMENT = re.compile(r"\([^()]*\)|[^(),;:|]+")
_VERBS = {"lead", "leads", "head", "heads"}
_OF_IT = alternatives(
    (vocabulary("head") | vocabulary("weak_head") | {"department", "dept", "team", "office", "services"}) - _VERBS
)
_IT = re.compile(rf"\bit(?= {_OF_IT}s?\b)|(?<=director of )it\b", re.IGNORECASE)
"""Where "it" is information technology."""
_FIELD = re.compile(
    rf"\b{alternatives(vocabulary('comma_head'))}(?:, | - )(?P<field>[a-z]+(?:(?: and| &)? [a-z]+){{0,3}})"
    r"(?=\s*(?:[;.,():]|$))",
    re.IGNORECASE,
)
"""The field after the comma of a title in small letters: "director, network services"."""
_FIELDS = DEPARTMENT_WORDS | vocabulary("modifier") | {"and"}
_DOTTED = re.compile(r"\b(?!e\.g|i\.e|a\.m|p\.m|a\.k)(?:[a-z]\.){2,}")


def with_titles(lines: Sequence[str]) -> list[str]:
    """Return lines with the capitals of the job titles in them."""
    return [_titled(line) for line in lines]


def _titled(line: str) -> str:
    if _lists(line):
        cased = title_case(line)
        line = _SEGMENT.sub(lambda part: cased[slice(*part.span())] if _is_of_work(part[0]) else part[0], line)
    for pattern in (_DOTTED, _IT):
        line = pattern.sub(lambda match: match[0].upper(), line)
    return _FIELD.sub(lambda title: title_case(title[0]) if _is_field(title["field"]) else title[0], line)


def _lists(line: str) -> bool:
    """Return whether a line lists jobs and says nothing about them."""
    if len(line) > _LONGEST_LINE or has_sentence_word(line) or _SENTENCE.search(line):
        return False
    words = _WORD.findall(line.lower())
    return any(map(names_job, words)) and vocabulary("counted_place").isdisjoint(words)


def _is_of_work(segment: str) -> bool:
    """Return whether a part of such a line, which is no remark in brackets, names a job or its field."""
    words = [] if segment.startswith("(") else _WORD.findall(segment.lower())
    return any(word in DEPARTMENT_WORDS or names_job(word) for word in words)


def _is_field(words: str) -> bool:
    """Return whether all words after a title's comma are of a field of work."""
    return all(word in _FIELDS for word in _WORD.findall(words.lower()))
