"""Reader: the component that lets the encoder read a post, once, for all that ask it afterwards."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from extract.components import Component
from extract.document import LineKind, text_of, token_starts
from extract.encoder.marks import marks_of
from extract.encoder.network import Network
from extract.encoder.reading import Reading
from extract.encoder.windows import Window, cut_windows
from extract.encoder.wordpiece import WordPieces

_READ = frozenset((LineKind.TEXT, LineKind.ITEM, LineKind.KEY_VALUE, LineKind.HEADING))
_STOPS = frozenset(".!?")


@Language.factory("threadwise_reader")
class EncoderReader(Component):
    """Writes `doc._.reading`."""

    def __call__(self, doc: Doc) -> Doc:
        """Read one doc."""
        network = _network()
        windows = list(windows_of(doc, network.vocabulary))
        doc._.reading = Reading(doc, network, windows, [network.read(window) for window in windows])
        return doc


def windows_of(doc: Doc, vocabulary: WordPieces) -> Iterator[Window]:
    """Yield windows over the author's own words; quotations, signatures, furniture and tables are left out."""
    tokens = [token.text for token in doc]
    for at in _unsaid(doc, tokens):
        tokens[at] = ""
    marks = marks_of(tokens, doc.spans["titles"])
    offsets = token_starts(doc)
    for start, end in _stretches(doc):
        first, last = bisect_left(offsets, start), bisect_left(offsets, end)
        for window in cut_windows(tokens[first:last], marks[first:last], vocabulary):
            yield replace(window, start=first + window.start, end=first + window.end)


def _unsaid(doc: Doc, tokens: Sequence[str]) -> Iterator[int]:
    """Yield the blanks that say nothing: at a line's end, two after a sentence, and where a wrapped line goes on."""
    text = text_of(doc)
    offsets = token_starts(doc)
    for at in [at for at, token in enumerate(tokens) if token.isspace()]:
        token = tokens[at]
        if (
            (at + 1 < len(tokens) and "\n" in tokens[at + 1])
            or (token == " " and at and tokens[at - 1] in _STOPS)
            or ("\n" in token and "\n" not in text[offsets[at] : offsets[at] + len(token)])
        ):
            yield at


def _stretches(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the characters of lines that are read, neighbours and the blank lines between them together."""
    start: int | None = None
    end = 0
    for line in doc._.lines:
        if line.kind in _READ:
            start = line.start if start is None else start
            end = line.end
        elif line.kind is not LineKind.BLANK and start is not None:
            yield start, end
            start = None
    if start is not None:
        yield start, end


@cache
def _network() -> Network:
    return Network()
