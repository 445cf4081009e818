"""Sentence borders: sets `token.is_sent_start` where a sentence begins (`extract.layout.sentences`).

Hundreds of blanks part sentences, and so does a comma in one that has no end.
"""

from itertools import pairwise

import numpy
from spacy.language import Language
from spacy.tokens import Doc

from extract.components import Component
from extract.document import text_of, token_starts
from extract.layout.sentences import sentence_starts

_LONG, _LONGEST = 1_500, 3_000
"""Characters after which a sentence is parted at a comma, or anywhere: what reads a sentence a fact must not meet a
megabyte of it."""
LONGEST_GAP = 200
"""Blanks in a row that part sentences and belong to none: a pattern that begins with blanks tries at each of them."""


@Language.factory("threadwise_sentence_borders")
class SentenceBorders(Component):
    """Writes `token.is_sent_start` of every token."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the sentence borders of a doc whose lines are known."""
        # One array for all tokens: the setter of `token.is_sent_start` looks through the whole doc each time.
        marks = numpy.array(_marks(doc), dtype=numpy.int64).astype("uint64")
        doc.from_array(["SENT_START"], marks)  # type: ignore[arg-type]  # one attribute takes one column
        return doc


def _marks(doc: Doc) -> list[int]:
    """For each token 1 where a sentence starts and -1 where none does, as spaCy keeps it."""
    text = text_of(doc)
    starts = iter(sentence_starts(text, doc._.lines))
    awaited = next(starts, None)
    begun, parted, gap = 0, False, False
    marks: list[int] = []
    for at, following in pairwise([*token_starts(doc), len(text)]):
        begins = gap or not marks
        gap = text[at].isspace() and following - at > LONGEST_GAP
        begins = begins or gap
        if not text[at].isspace():
            while awaited is not None and awaited <= at:
                begins = True
                awaited = next(starts, None)
            begins = begins or at - begun > (_LONG if parted else _LONGEST)
            parted = text[at] in ",;)"
        marks.append(1 if begins else -1)
        begun = at if begins else begun
    return marks
