"""Flowed: plain text of the format "flowed", whose paragraphs a mail program broke so that any reader can join them.

RFC 3676: a line that ends in a blank goes on in the next of the same depth of quotation; a blank before a line's words
is stuffing; "-- " parts the signature and never goes on.
"""

import re
from itertools import groupby

_LINE = re.compile(r"(?P<marks>>*) ?(?P<words>[^\r]*)\r?")
SIGNATURE_MARK = "-- "


def unflowed(text: str, *, blanks_are_added: bool) -> str:
    """Return the text with its paragraphs whole; `blanks_are_added` says that blanks before breaks are none of it.

    (The parameter "delsp" of the content type.)
    """
    lines = [(match["marks"], match["words"]) for line in text.split("\n") if (match := _LINE.fullmatch(line))]
    written: list[str] = []
    for marks, group in groupby(lines, key=lambda line: line[0]):
        paragraph = ""
        for _, words in group:
            if words == SIGNATURE_MARK and paragraph:
                written.append(_quoted(marks, paragraph.rstrip()))
                paragraph = ""
            goes_on = words.endswith(" ") and words != SIGNATURE_MARK
            paragraph += words[:-1] if goes_on and blanks_are_added else words
            if not goes_on:
                written.append(_quoted(marks, paragraph))
                paragraph = ""
        if paragraph:
            written.append(_quoted(marks, paragraph.rstrip()))
    return "\n".join(written)


def _quoted(marks: str, words: str) -> str:
    return f"{marks} {words}" if marks and words else marks + words
