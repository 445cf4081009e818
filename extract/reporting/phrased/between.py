"""Between: wordings with the subordinates between a phrase and a turn, the superior after ("over the clerks is …")."""

import re

from extract.pattern_files import word_lists
from extract.reporting.coreference.noun_phrases import subjects_before
from extract.reporting.coreference.superiors import superior_after
from extract.reporting.said import Pairs, Said
from extract.titles.grammar import match_titles

_IS = re.compile(
    rf"\s+(?:{word_lists()['reports_to']}\s+)?(?:there['’]s|there\s+(?:is|are)|is|are|sits|comes|stands)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\s+(?:up\s+|over\s+)?to\b")


def pairs_from_to(said: Said) -> Pairs:
    """Yield "a dotted line from the coaches to the principals"."""
    yield from _between(said, _TO.search(said.text, said.after, said.end))


def pairs_over_named(said: Said) -> Pairs:
    """Yield "over the clerks is the manager" and "the boss of the clerks is the manager"."""
    company, turn = said.company, _IS.search(said.text, said.after, said.end)
    whole = match_titles(said.text, said.after, turn.start()) if turn else []  # "supervisor of the field" is no title
    for subject, superior in _between(said, turn):
        if (mention := subject.mention) is not None:
            yield next((company.resolved(one) for one in whole if one.end == mention.end), subject), superior


def _between(said: Said, turn: re.Match[str] | None) -> Pairs:
    """Yield whoever comes between the phrase and a turn under the superior that is named after it."""
    found = superior_after(said.company, turn.end(), said.end) if turn else None
    if turn is not None and found is not None:
        said.state.place = found[1]
        for subject in subjects_before(said.company, said.after, turn.start(), said.back):
            yield subject, found[0]
