"""Answers: how many hold the title that the question right before asks for ("> How many technicians?", then "Five.").

The question may be somebody else's, quoted, or the author's own heading.
"""

import re
from collections.abc import Iterator

from extract.quantities.numerals import numeral_at
from extract.staff.counts.apposed import MAY_BE_NUMBER, is_count
from extract.staff.prose import Prose
from extract.staff.roster import Draft
from extract.titles.grammar import match_titles

_QUESTION = re.compile(
    r"\b(?:how\s+many|(?:number|#|no\.)\s+of)\s+(?P<whom>[^?\n]{3,120})\?\s*(?:A[:.)]\s*)?\Z", re.IGNORECASE
)
"""Matches "How many technicians do you have?": what a number alone answers."""
_ANSWER = re.compile(
    rf"(?:A[:.)]\s*)?(?:(?:about|around|roughly|just|only|still|currently)\s+)*{MAY_BE_NUMBER}"
    r"(?=\s*(?:[.;!(+—–]|,(?!\d)|-\s|$)|\s+(?:plus|but|total|right\s+now|now|here|if|counting|in\s+(?:all|total))\b)",
    re.IGNORECASE | re.MULTILINE,
)
"""Matches "Five.", "A: about 4", "Six plus": a sentence that begins with the number asked for."""
_LONGEST_QUESTION = 200


def drafts_of_answers(prose: Prose, start: int, end: int) -> Iterator[Draft]:
    """Yield the number with which a sentence begins, given to those whom the question right before asks for."""
    answer = _ANSWER.match(prose.text, start, end)
    numeral = answer and numeral_at(prose.numerals, answer.start("number"))
    if answer is None or numeral is None or not is_count(numeral):
        return
    asked = _QUESTION.search(prose.text[max(0, start - _LONGEST_QUESTION) : start])
    titles = match_titles(asked["whom"]) if asked else []
    if len(titles) == 1 and titles[0].plural and titles[0].role and not titles[0].outsider:
        yield Draft(title=titles[0].singular, count=numeral.value, start=answer.start("number"), end=answer.end())
