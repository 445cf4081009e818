"""The extractor that a build uses: the spaCy pipeline, loaded when the first post asks for it."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from crawler.items import Post
from extract.facts import PostFacts

if TYPE_CHECKING:
    from spacy.language import Language


class PostExtractor:
    """Finds the facts of posts; a build that changes nothing never loads the pipeline."""

    def __init__(self) -> None:
        self._pipeline: Language | None = None

    @property
    def version(self) -> str:
        """The version of the extractor: goes up whenever the same text may give other facts."""
        from extract.pipeline import EXTRACTOR_VERSION

        return EXTRACTOR_VERSION

    def __call__(self, posts: Iterable[Post]) -> Iterator[PostFacts]:
        """Yield the facts of each post, in order."""
        from extract.pipeline import PostText, extract_posts, load

        if self._pipeline is None:
            self._pipeline = load()
        texts = (PostText(id=post.id, text=post.text, signature=post.signature) for post in posts)
        return extract_posts(texts, self._pipeline)
