"""Unknown jobs: counted people whose job the title grammar does not know, but the encoder takes for a position.

"Two routers and six servers": no list of head nouns holds every trade. The number says that somebody is
counted, the noun phrase ends right after it, and the encoder has read the sentence around it.
"""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from extract.document import spoken_sentences
from extract.encoder.reading import Reading
from extract.quantities.numerals import Writing, numerals_between
from extract.staff.employment import employment_of
from extract.staff.factuality import is_nonfactual, is_question
from extract.staff.prose import LOOK, Prose
from extract.staff.roster import Draft
from extract.staff.units import is_unit_name
from extract.stretches import Stretches
from extract.titles.singular import singular_word, singular_words
from extract.titles.vocabulary import vocabulary

PROBABLE = 0.9
"""Mean probability of a position over the words; below it more were devices, rooms and pupils than staff."""
_NAME = re.compile(
    r"\s+(?P<name>[A-Za-z][\w&/'-]*(?:\s+[A-Za-z&][\w&/'-]*){0,3}?)"
    r"(?=\s*(?:[,;.()]|$)|\s+(?:and|plus|who|that|for|at|in|with|on|to|from|under)\b)"
)
"""Matches " network wrangler,", " cable whisperers and": words after a number that may be a job."""
_COUNTED = {Writing.DIGITS, Writing.WORDS}
_MOST = 100


def drafts_of_unknown_jobs(doc: Doc, prose: Prose, stated: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the counted names of a doc that are in no draft and no title and are most probably positions."""
    reading: Reading | None = doc._.reading
    if reading is None:
        return
    titles = [(title.start, title.end) for title in prose.titles]
    known = Stretches([*titles, *((draft.start, draft.end) for draft in stated)])
    for sentence in spoken_sentences(doc):
        start, end = sentence.start_char, sentence.end_char
        if is_question(prose.text[start:end]):
            continue
        for numeral in numerals_between(prose.numerals, start, end):
            match = _NAME.match(prose.text, numeral.end, end) if numeral.writing in _COUNTED else None
            if match is None or not numeral.value or not 1 <= numeral.value < _MOST:
                continue
            if known.touch(numeral.start, match.end()) or not _is_named(match["name"], numeral.value):
                continue
            told = prose.text[max(start, numeral.start - LOOK) : numeral.start]
            if is_nonfactual(told, prose.text[match.end() : match.end() + 40]):
                continue
            if reading.tag("POSITION", reading.tokens(match.start("name"), match.end())) >= PROBABLE:
                yield Draft(
                    title=singular_words(match["name"]),
                    count=numeral.value,
                    employment=employment_of(
                        title=match["name"], after=prose.text[match.end() : min(end, match.end() + LOOK)]
                    ),
                    start=numeral.start,
                    end=match.end(),
                )


def _is_named(name: str, count: float) -> bool:
    """Return whether a name agrees with its number and ends in nothing that schools count besides staff."""
    last = name.rpartition(" ")[2]
    agrees = (singular_word(last) != last) == (count > 1)
    return agrees and last.lower() not in vocabulary("breaker") and is_unit_name(name)
