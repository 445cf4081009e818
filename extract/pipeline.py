"""Pipeline: from a post's text to its facts, with spaCy's `Language` as the frame.

Every component is found by its factory's name through the entry points in pyproject.toml, so another package can
replace one. The pipeline works on one text a post; a signature that stands apart (a thread's post) is appended below a
border and taken off again from the offsets of whatever was found there.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extract.components.layout import SIGNATURE_BORDER
from extract.facts import PostFacts, Signature
from extract.origin import Origin
from extract.tokenizer import PostTokenizer

EXTRACTOR_VERSION: str = "10"
"""Goes up whenever the same text may give other facts: a build reads such posts again."""

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

LONGEST_READ = 200_000
"""Characters of a post that are read. No person writes more; each costs some 260 bytes and 50 microseconds."""
_LONGEST = 1_000_000_000
_BORDERS = ("\n\n", "\n", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class PostText:
    """What extraction needs of a post: its text, and its signature where that stands apart."""

    id: str
    text: str
    signature: str | None = None


def load(components: Sequence[str] = COMPONENTS) -> Language:
    """Return the pipeline, ready to run; nothing is downloaded."""
    nlp = spacy.blank("en")
    nlp.tokenizer = PostTokenizer(nlp.vocab)
    nlp.max_length = _LONGEST
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


def unread(text: str) -> str | None:
    """Return the words that tell that a post is longer than what is read of it; None where it is not."""
    if len(text) <= LONGEST_READ:
        return None
    return f"it has {len(text):,} characters; facts were looked for in the first {LONGEST_READ:,}"


def _opening(text: str) -> str:
    """Return a text as far as it is read: to the last paragraph, line or word that ends well before the limit."""
    if len(text) <= LONGEST_READ:
        return text
    ends = (text.rfind(border, LONGEST_READ * 9 // 10, LONGEST_READ) for border in _BORDERS)
    return text[: next((end for end in ends if end > 0), LONGEST_READ)]


def whole_text(post: PostText) -> str:
    """Return what the pipeline reads of a post: its text, and below a border its signature."""
    text = _opening(post.text).replace(SIGNATURE_BORDER.strip("\n"), " ")
    if post.signature and post.signature.strip():
        return text + SIGNATURE_BORDER + _opening(post.signature)
    return text


def _facts(doc: Doc, post: PostText) -> PostFacts:
    """Take what the components wrote, with offsets in the post's own fields and words as they were given."""
    border = len(_opening(post.text)) + len(SIGNATURE_BORDER)
    origin = Origin(evened=doc.text, given=whole_text(post), border=border)
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
