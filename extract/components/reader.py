"""Reader: the component that lets the encoder read a post, once, for all that ask it afterwards."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from extract.encoder.network import Network
from extract.encoder.reading import Reading
from extract.encoder.windows import cut_windows

_BATCH = 32
"""Docs read together, so that windows of like length share a batch."""


@Language.factory("threadwise_reader")
class EncoderReader:
    """Writes `doc._.reading`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Read one doc."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = _BATCH) -> Iterator[Doc]:
        """Read docs, many at once, and yield them in order."""
        network = _network()
        docs_left = iter(stream)
        while docs := list(islice(docs_left, batch_size)):
            cut = [list(cut_windows([token.text for token in doc], network.vocabulary)) for doc in docs]
            rows = iter(network.read([window for windows in cut for window in windows]))
            for doc, windows in zip(docs, cut, strict=True):
                doc._.reading = Reading(doc, network, windows, [next(rows) for _ in windows])
                yield doc


@cache
def _network() -> Network:
    return Network()
