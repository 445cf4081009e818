"""Pipeline: from a post's text to its facts, with spaCy's `Language` as the frame.

Every component is found by its factory's name through the entry points in pyproject.toml, so another package can
replace one. The pipeline works on one text a post; a signature that stands apart (a thread's post) is appended below a
border and taken off again from the offsets of whatever was found there.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extract.components.layout import SIGNATURE_BORDER
from extract.facts import (
    DeviceProgram,
    Enrollment,
    Evidence,
    Field,
    Position,
    PostFacts,
    ReportingLine,
    Signature,
    Sites,
    StaffTotal,
    Structure,
)
from extract.tokenizer import PostTokenizer

EXTRACTOR_VERSION: str = "1"
"""Goes up whenever the same text may give other facts: a build reads such posts again."""

COMPONENTS = (
    "threadwise_layout",
    "threadwise_sentence_borders",
    "threadwise_signature",
    "threadwise_quantities",
    "threadwise_titles",
    "threadwise_scopes",
    "threadwise_sizes",
    "threadwise_devices",
    "threadwise_positions",
    "threadwise_reporting",
    "threadwise_advice",
    "threadwise_assemble",
)
"""In the order in which they run: each reads what those before it wrote (`extract.document`)."""

_LONGEST = 1_000_000_000
_Fact = TypeVar(
    "_Fact", Enrollment | None, Sites | None, StaffTotal | None, DeviceProgram | None, Position, ReportingLine
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostText:
    """What extraction needs of a post: its text, and its signature where that stands apart."""

    id: str
    text: str
    signature: str | None = None


def load() -> Language:
    """Return the pipeline, ready to run; nothing is downloaded."""
    nlp = spacy.blank("en")
    nlp.tokenizer = PostTokenizer(nlp.vocab)
    nlp.max_length = _LONGEST
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def extract_post(nlp: Language, *, id: str, text: str, signature: str | None = None) -> PostFacts:  # noqa: A002  # the post's own word
    """Return the facts of one post."""
    post = PostText(id=id, text=text, signature=signature)
    return _facts(nlp(_joined(post)), post)


def extract_posts(posts: Iterable[PostText], nlp: Language | None = None) -> Iterator[PostFacts]:
    """Yield the facts of each post, in order; without `nlp` the pipeline is loaded first."""
    pairs = ((_joined(post), post) for post in posts)
    for doc, post in (nlp or load()).pipe(pairs, as_tuples=True):
        yield _facts(doc, post)


def _joined(post: PostText) -> str:
    text = post.text.replace(SIGNATURE_BORDER.strip("\n"), " ")
    if post.signature and post.signature.strip():
        return text + SIGNATURE_BORDER + post.signature
    return text


def _facts(doc: Doc, post: PostText) -> PostFacts:
    """Take what the components wrote, with offsets in the post's own fields and words as they were given."""
    origin = _Origin(evened=doc.text, given=_joined(post), border=len(post.text) + len(SIGNATURE_BORDER))
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Origin:
    """The way back from the Doc's evened text to the post's fields as they were given."""

    evened: str
    given: str
    border: int

    def structure(self, structure: Structure) -> Structure:
        """Return the structure with every evidence placed and every name as written."""
        name, named = structure.organization, structure.evidence
        return replace(
            structure,
            organization=name if name is None or named is None else self.words(name, named),
            enrollment=self.fact(structure.enrollment),
            sites=self.fact(structure.sites),
            staff_total=self.fact(structure.staff_total),
            device_program=self.fact(structure.device_program),
            positions=tuple(
                replace(self.fact(one), title=self.words(one.title, one.evidence)) for one in structure.positions
            ),
            reporting_lines=tuple(
                replace(
                    self.fact(one),
                    subordinate=self.words(one.subordinate, one.evidence),
                    superior=self.words(one.superior, one.evidence),
                )
                for one in structure.reporting_lines
            ),
            evidence=None if named is None else self.evidence(named),
        )

    def signature(self, signature: Signature) -> Signature:
        """Return the signature with its parts as written."""
        parts = {
            part: self.words(value, signature.evidence)
            for part in ("name", "credentials", "title", "organization", "city", "state")
            if (value := getattr(signature, part)) is not None
        }
        return replace(signature, **parts, evidence=self.evidence(signature.evidence))

    def fact(self, fact: _Fact) -> _Fact:
        """Return a fact (or None) with its evidence placed."""
        return fact if fact is None else replace(fact, evidence=self.evidence(fact.evidence))

    def words(self, words: str, evidence: Evidence) -> str:
        """Return the given form of words that stand in, or right around, the evidence; themselves where they do not."""
        if self.given is self.evened or self.given == self.evened:
            return words
        begin = max(0, evidence.start - len(words))
        at = self.evened.find(words, begin, evidence.end + len(words))
        return words if at < 0 else self.given[at : at + len(words)]

    def evidence(self, evidence: Evidence) -> Evidence:
        """Return the evidence as offsets into the field where it stands, its sentence as given."""
        sentence = self.words(evidence.sentence, evidence)
        if evidence.start >= self.border and self.border <= len(self.given):
            return Evidence(
                field=Field.SIGNATURE,
                start=evidence.start - self.border,
                end=evidence.end - self.border,
                sentence=sentence,
            )
        return replace(evidence, sentence=sentence)
