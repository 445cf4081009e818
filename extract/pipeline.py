"""Pipeline: from a post's text to its facts, with spaCy's `Language` as the frame.

Every component is found by its factory's name through the entry points in pyproject.toml, so another package can
replace one. The pipeline works on one text a post; a signature that is apart (a thread's post) is appended below a
border and taken off again from the offsets of whatever was found there.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc

from extract.components.layout import SIGNATURE_BORDER
from extract.document import text_of
from extract.facts import PostFacts, Signature
from extract.origin import Origin
from extract.posts import PostText, opening
from extract.tokenizer import PostTokenizer

COMPONENTS = (
    "threadwise_layout",
    "threadwise_sentence_borders",
    "threadwise_titles",
    "threadwise_reader",
    "threadwise_signature",
    "threadwise_quantities",
    "threadwise_scopes",
    "threadwise_sizes",
    "threadwise_devices",
    "threadwise_positions",
    "threadwise_reporting",
    "threadwise_judge",
    "threadwise_advice",
    "threadwise_assemble",
)
"""In the order in which they run: each reads what those before it wrote (`extract.document`)."""

_LONGEST = 1_000_000_000


def load(components: Sequence[str] = COMPONENTS) -> Language:
    """Return the pipeline, ready to run; nothing is downloaded."""
    nlp = English(max_length=_LONGEST, create_tokenizer=lambda nlp: PostTokenizer(nlp.vocab))
    for name in components:
        nlp.add_pipe(name)
    return nlp


def extract_post(nlp: Language, *, id: str, text: str, signature: str | None = None) -> PostFacts:  # noqa: A002  # the post's own word
    """Return the facts of one post."""
    post = PostText(id=id, text=text, signature=signature)
    return _facts(nlp(whole_text(post)), post)


def extract_posts(posts: Iterable[PostText], nlp: Language | None = None) -> Iterator[PostFacts]:
    """Yield the facts of each post, in order; without `nlp` the pipeline is loaded first."""
    pairs = ((whole_text(post), post) for post in posts)
    for doc, post in (nlp or load()).pipe(pairs, as_tuples=True):
        yield _facts(doc, post)


def whole_text(post: PostText) -> str:
    """Return what the pipeline reads of a post: its text, and below a border its signature."""
    text = opening(post.text).replace(SIGNATURE_BORDER.strip("\n"), " ")
    if post.signature and post.signature.strip():
        return text + SIGNATURE_BORDER + opening(post.signature)
    return text


def _facts(doc: Doc, post: PostText) -> PostFacts:
    """Take what the components wrote, with offsets in the post's own fields and words as they were given."""
    border = len(opening(post.text)) + len(SIGNATURE_BORDER)
    origin = Origin(evened=text_of(doc), given=whole_text(post), border=border)
    signature: Signature | None = doc._.signature
    return PostFacts(
        id=post.id,
        structures=tuple(origin.structure(structure) for structure in doc._.structures),
        advice=tuple(
            replace(one, quote=origin.words(one.quote, one.evidence), evidence=origin.evidence(one.evidence))
            for one in doc._.advice
        ),
        signature=None if signature is None else origin.signature(signature),
    )
