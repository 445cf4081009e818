"""Survey: a post whose lines go through other people's districts, place by place, states nothing of the author's own.

A line counts when it opens with a capitalised place and its state ("Dryford KS: 900 students"), as the first words of a
sentence or the first cell of a row, and a number follows in it or, under a heading, in the next. The lines of a
signature or quotation are not looked at.
"""

import itertools
import re

from extract.names.places import STATE_CODES
from extract.pattern_files import alternatives
from extract.quantities.number_words import NUMBER

_PLACE = re.compile(
    r"\W*(?P<place>[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,4}),?\s\(?"
    rf"(?P<state>{alternatives(STATE_CODES)})"
    r"\)?(?:\s*[:;,=|–—-]|\s{2,}|\t|\s(?=\d)|$)(?P<rest>.*)"
)
"""Matches "Orley, VT: 250 students": a line of a survey, a place and what is told of it."""
_COUNTED = re.compile(rf"\d|\b{NUMBER}\b", re.IGNORECASE)
_LEAST = 3
"""So many places, or two in different states, make a survey: an author may have a second town."""


def is_survey(lines: list[str]) -> bool:
    """Return whether lines list the figures of several places."""
    written = [line.strip() for line in lines if line.strip()]
    places: set[str] = set()
    states: set[str] = set()
    for line, following in itertools.pairwise([*written, ""]):
        match = _PLACE.match(line)
        if match and _COUNTED.search(match["rest"].strip() or following):
            places.add(match["place"].lower())
            states.add(match["state"])
    return len(places) >= _LEAST or len(states) > 1
