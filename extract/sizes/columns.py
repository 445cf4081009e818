"""Columns: sizes in a table whose header names them ("Students | Schools | Techs"), in the row of the own organization.

That is the only row below the header, or the one that says so ("Ours", "Total"); other rows are schools or districts.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from spacy.tokens import Doc

from extract.document import Line, LineKind, text_of
from extract.pattern_files import word_lists
from extract.quantities.marked import quantities_of
from extract.sizes.claims import Claim

_HEADS = r"(?:(?:total|number of|no\.? of|# of|our|current)\s+)?"
_STUDENTS = re.compile(rf"{_HEADS}(?:{word_lists()['student']}|(?:student )?enroll?ments?)[.:]?", re.IGNORECASE)
_SITES = re.compile(rf"{_HEADS}(?P<noun>{word_lists()['site']})[.:]?", re.IGNORECASE)
_OURS = re.compile(r"(?:ours?|us|we|me|mine|(?:our|my) (?:district|school|own)|totals?|district|all)\W*", re.IGNORECASE)
_RANK = 6


def students_in_columns(doc: Doc) -> Iterator[Claim]:
    """Yield the claims of columns of students."""
    yield from _claims(doc, _STUDENTS)


def sites_in_columns(doc: Doc) -> Iterator[Claim]:
    """Yield the claims of columns of schools or buildings."""
    yield from _claims(doc, _SITES)


def _claims(doc: Doc, named: re.Pattern[str]) -> Iterator[Claim]:
    text, lines = text_of(doc), [line for line in doc._.lines if line.kind is LineKind.ROW and line.table is not None]
    quantities = quantities_of(doc) if lines else []
    starts = [quantity.start for quantity in quantities]
    for _, table in groupby(lines, key=lambda line: line.table):
        rows = list(table)
        heads = [line for line in rows if line.header]
        own = _own_row(text, [line for line in rows if not line.header]) if len(heads) == 1 else None
        for head, cell in zip(heads[0].cells, own.cells, strict=False) if own else ():
            match = named.fullmatch(text, *head)
            told = quantities[bisect_left(starts, cell[0]) : bisect_left(starts, cell[1])] if match else []
            if match and len(told) == 1:
                noun = match.groupdict().get("noun")
                yield Claim(
                    rule="column",
                    rank=_RANK,
                    quantity=told[0],
                    start=told[0].start,
                    end=told[0].end,
                    noun=noun and noun.lower(),
                )


def _own_row(text: str, rows: Sequence[Line]) -> Line | None:
    """Return the row of the own organization, None where a table has none or tells of several."""
    data = [row for row in rows if any(text[start:end].strip(" -:") for start, end in row.cells)]
    ours = [row for row in data if _OURS.fullmatch(text, *row.cells[0])]
    return next(iter(ours if len(data) > 1 else data), None)
