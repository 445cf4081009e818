"""The extractor that a build uses: the spaCy pipeline, here, in other processes or on a cluster."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from crawler.items import Post
from extract.facts import PostFacts
from extract.posts import EXTRACTOR_VERSION, PostText

if TYPE_CHECKING:
    from extract.parallel import Batch, Facts


class PostExtractor:
    """Finds the facts of posts; a build that changes nothing never loads the pipeline.

    `read` is what reads batches of posts, `extract.parallel.extract_here` when it is not given.
    """

    def __init__(self, read: "Callable[[Iterable[Batch]], Iterator[Facts]] | None" = None) -> None:
        self._read = read

    @property
    def version(self) -> str:
        """The version of the extractor: goes up whenever the same text may give other facts."""
        return EXTRACTOR_VERSION

    def __call__(self, threads: Iterable[Sequence[Post]]) -> Iterator[Sequence[PostFacts]]:
        """Yield the facts of each thread's posts, in order."""
        stream = iter(threads)
        first = next(stream, None)
        if first is None:
            return
        from extract.parallel import extract_here

        read = self._read or extract_here
        yield from read(
            tuple(PostText(id=post.id, text=post.text, signature=post.signature) for post in posts)
            for posts in chain([first], stream)
        )
