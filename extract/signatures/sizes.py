"""Sizes in signatures: how large the signer's place is, behind its name ("Dryford ISD (18 campuses)")."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extract.document import LineKind, text_of
from extract.pattern_files import word_lists

_NOUN = (
    rf"(?:{word_lists()['student']}|{word_lists()['site']}|bldg|st\.(?=[,;)])"
    rf"|{word_lists()['one_student']} (?:district|school|system))(?!\w)"
)
_DISTRICT_OF = r"(?:an?\s)?(?:[KPJ]\S*\d+\s)?(?:district|school|system)\sof\s\d[\d,.]*+k?$"
_SIZE = re.compile(
    r"(?:(?<!\s)\s*+(?:[,;|·•]|[-–—/](?<=\s.))\s+|(?<!\s)\s*+\(|^)"
    r"(?:(?:about|around|approx\.?|roughly|nearly|over|some|just|home\s+of|~|enroll?ment|enr\.?|pop\.?)[\s:]*)*"
    rf"(?:(?<![\d,.])\d[\d,.]*+k?\s?\+?[\s-]{_NOUN}|(?<=enrollment\s)\d[\d,.]*+k?|{_DISTRICT_OF})[^()]*\)?$",
    re.IGNORECASE,
)
"""Matches " (61 students)", ", 38 schools", " | about 900 pupils" at the end of a line, or a line of nothing else."""


def size_in(line: str) -> int:
    """Return where the size of a place begins that ends a signature's line, the line's length where none does."""
    match = _SIZE.search(line)
    return len(line) if match is None else match.start()


def without_size(line: str) -> str:
    """Return a signature's line without the size of the signer's place."""
    return line[: size_in(line)].rstrip()


def sizes_signed(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield where the signature of a doc tells the size of its place."""
    for line in doc._.lines:
        if line.kind is LineKind.SIGNATURE:
            start = line.content + size_in(text_of(doc)[line.content : line.end].rstrip())
            if start < line.end:
                yield start, line.end
