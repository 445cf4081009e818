"""Capitals: where a post is written in capitals or in small letters throughout, its letters as others would write them.

Letters whose case says nothing must not be read as if it did: a post in capitals is no run of names, and one without
any capital can be signed all the same. So such a text is set in small letters, and capitals are put back (truecasing,
Lita and others 2003) where sentences begin, into acronyms, job titles in lists, and the names of organizations and of
who signs. No character moves; what people see is cut from the text as it was given (`extract.origin`).
"""

from extract.capitals.caseless import caseless_lines
from extract.capitals.organizations import with_organizations
from extract.capitals.sentences import with_sentences
from extract.capitals.signing import with_signature
from extract.capitals.titles import with_titles

__all__ = ["with_capitals"]


def with_capitals(text: str) -> str:
    """Return a text of the same length; the very same one where its capitals can be trusted."""
    lines = text.split("\n")
    caseless = caseless_lines(lines)
    if not caseless:
        return text
    restored = [_lowered(line) if at in caseless else line for at, line in enumerate(lines)]
    for put in (with_sentences, with_titles, with_organizations, with_signature):
        restored = put(restored)
    return "\n".join(restored[at] if at in caseless else line for at, line in enumerate(lines))


def _lowered(line: str) -> str:
    """Return a line in small letters, of the same length (the small form of "İ" is two characters)."""
    small = line.lower()
    return small if len(small) == len(line) else "".join(one if len(one.lower()) > 1 else one.lower() for one in line)
