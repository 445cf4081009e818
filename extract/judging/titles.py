"""Titles as judges see them: every mention of somebody's job that rules or encoder found, and the author's own "I"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from extract.document import LineKind, line_at, text_of
from extract.encoder.reading import Reading
from extract.reporting.author import author_title
from extract.titles.singular import singular_word

_SELVES = frozenset(("i", "me", "my", "myself", "mine"))
_SILENT = frozenset((LineKind.QUOTE, LineKind.SIGNATURE, LineKind.FURNITURE))


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody's title in the singular, the token where the mention begins, and its characters."""

    title: str
    token: int
    start: int
    end: int


def mentions_of(doc: Doc, reading: Reading) -> Iterator[Mention]:
    """Yield the mentions in the author's own words, in no particular order, none on top of another."""
    taken: set[int] = set()
    titles = []
    for span in doc.spans.get("titles", ()):
        titles.append(span._.title)
        if span.start not in taken and spoken(doc, span.start):
            taken.update(range(span.start, span.end))
            yield Mention(span._.title.singular, span.start, span._.title.start, span._.title.end)
    for one in reading.titles():
        tokens = range(one.start, one.end)
        title = title_of(doc, tokens)
        if title and spoken(doc, one.start) and not taken.intersection(tokens):
            taken.update(tokens)
            yield Mention(title, one.start, doc[one.start].idx, doc[one.end - 1].idx + len(doc[one.end - 1]))
    author = author_title(doc, text_of(doc), titles)
    if author is not None:
        for token in doc:
            if token.lower_ in _SELVES and token.i not in taken and spoken(doc, token.i):
                yield Mention(author.title, token.i, token.idx, token.idx + len(token))


def title_of(doc: Doc, tokens: range) -> str | None:
    """Return the singular of a title that the encoder marked; None where no word of it is one."""
    for span in doc.spans.get("titles", ()):
        if span.start < tokens.stop and tokens.start < span.end:
            singular: str = span._.title.singular
            return singular
    words = doc[tokens.start : tokens.stop].text.split()
    if not any(character.isalpha() for word in words for character in word):
        return None
    return " ".join([*words[:-1], singular_word(words[-1])])


def spoken(doc: Doc, token: int) -> bool:
    """Whether a token stands in the author's own words."""
    return line_at(doc, doc[token].idx).kind not in _SILENT
