"""Capitals of organizations: runs of words that end as a school's or district's name does, and towns after a cue.

Whether such a run is the author's organization, `extract.scoping` says as always.
"""

import re
from collections.abc import Iterator, Sequence

from extract.capitals.words import in_common_use, is_function_word, is_known, title_case
from extract.names.vocabulary import is_organization, names_job
from extract.pattern_files import named_patterns, word_lists, word_set

_CONTEXT = named_patterns("organization_names", re.IGNORECASE)
_GENERIC = word_set("words", "common_in_organizations")
_WORD = re.compile(r"(?:st|ste|mt|ft)\.(?= )|#?[^\W_](?:[\w'’-]*\w)?", re.IGNORECASE)
_NO_NAMES = word_set("words", "not_names") - _GENERIC
_LINKS = frozenset(("of", "and", "&", "de", "des", "du"))
_COMMON = _GENERIC | _LINKS
_SOMEBODYS = re.compile(
    rf"\b(?:an?|our|my|your|their|his|her|each|every|any|per|this|that|these|those|\d+|{word_lists()['number']})\s+$",
    re.IGNORECASE,
)
"""After such a word a school is one of many, and none by its name."""
_SENTENCES = re.compile(r"(?<=[.?!:;(])\s+|\(")
_MOST_WORDS, _MOST_OF_TOWN = 9, 3
_LOOK = 120
"""Characters of the longest name, and of what is looked at on either side."""


def with_organizations(lines: Sequence[str]) -> list[str]:
    """Return lines with the capitals of the organizations that they name."""
    return [_named(line) for line in lines]


def _named(line: str) -> str:
    pieces: list[str] = []
    done = 0
    for start, end in (span for run in _runs(line) if (span := _name(line, run))):
        pieces += (line[done:start], title_case(line[start:end]))
        done = end
    return "".join((*pieces, line[done:]))


def _runs(line: str) -> Iterator[list[re.Match[str]]]:
    """Yield runs of words that a name may be made of, with only a blank between two of them."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(line):
        text = word.group().lower()
        parted = run and line[run[-1].end() : word.start()] not in {" ", " & "}
        breaks = _breaks(text) and not (run and text in _LINKS)
        if run and (parted or breaks):
            yield run
            run = []
        if not breaks:
            run.append(word)
    if run:
        yield run


def _name(line: str, run: list[re.Match[str]]) -> tuple[int, int] | None:
    """Return where in a run of words an organization's name is."""
    run = run[: next((at + 1 for at in reversed(range(len(run))) if run[at].group().lower() not in _LINKS), 0)]
    last = next((at for at in reversed(range(len(run))) if is_organization(run[at].group().upper())), None)
    worded = last is not None and (last > 0 or len(run) > 2)
    if worded and last is not None:
        of = last + 1 < len(run) and run[last + 1].group().lower() == "of"
        number = last + 1 < len(run) and run[last + 1].group().lstrip("#").isdigit()
        run = run if of else run[: last + 1 + number]
    run = run[-_MOST_WORDS:]
    proper = [word.group() for word in run if _is_proper(word.group())]
    if not proper or run[-1].end() - run[0].start() > _LOOK:
        return None
    start, end = run[0].start(), run[-1].end()
    rare = not in_common_use(" ".join(proper))
    strange = rare if worded or len(run) > 1 else not is_known(proper[0])
    if not strange and (not worded or len(proper) == 1):
        return None
    before, after = _SENTENCES.split(line[max(0, start - _LOOK) : start])[-1], line[end : end + _LOOK]
    if _SOMEBODYS.search(before):
        return None
    if worded:
        return (start, end) if rare or (_is_cue(before) and _goes_on(after)) else None
    placed = _is_cue(before) or not before.strip() or _CONTEXT["has"].match(after)
    return (start, end) if placed and len(run) <= _MOST_OF_TOWN and _goes_on(after) else None


def _is_proper(word: str) -> bool:
    """Return whether a word can be the one that tells an organization from others of its kind."""
    return not (word.lower() in _COMMON or re.search(r"\d", word) or is_organization(word.upper()))


def _is_cue(before: str) -> bool:
    """Return whether the words before a name are such as tell where somebody is."""
    return bool(_CONTEXT["cue"].search(before) or _CONTEXT["at"].search(before) or _CONTEXT["opening at"].match(before))


def _goes_on(after: str) -> bool:
    """Return whether the words after a name are no more of it."""
    return any(_CONTEXT[key].match(after) for key in ("after bare", "figures", "has"))


def _breaks(word: str) -> bool:
    """Return whether a word belongs to no organization's name: it links words of sentences, or names a job."""
    return is_function_word(word) or word in _NO_NAMES or names_job(word)
