"""Lessons: annotated posts and single sentences as windows of pieces with what each token and sentence teaches."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Span

from extract.components.reader import windows_of
from extract.document import spoken_sentences
from extract.encoder.embeddings import WEIGHTS
from extract.encoder.marks import marks_of
from extract.encoder.windows import Window, cut_windows
from extract.encoder.wordpiece import WordPieces
from extract.pipeline import COMPONENTS, load
from model.align import Aligned, align
from model.labels import LABELS

_ADVISES = 0.3
"""The share of a sentence's tokens that a quote must cover, or `_ADVISING` tokens, for the sentence to advise."""
_ADVISING = 6

_TAG = {label: at for at, label in enumerate(LABELS["tags"])}


@dataclass
class Lesson:
    """A window, and what its tokens teach; places are counted from the window's first token, -1 teaches nothing."""

    window: Window
    tags: list[int] = field(default_factory=list)
    employment: list[int] = field(default_factory=list)
    former: list[int] = field(default_factory=list)
    counting: dict[int, int] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)
    """By the first token of a title, that of its number."""
    sentences: list[tuple[int, int, int]] = field(default_factory=list)
    """Start, end and kind of advice."""


class Teacher:
    """Makes lessons, by as much of the pipeline as knows where sentences end."""

    def __init__(self) -> None:
        self.vocabulary = WordPieces.of_file(WEIGHTS / "vocabulary.txt")
        self._pipeline = load(COMPONENTS[: COMPONENTS.index("threadwise_reader")])
        self._plain = load(["threadwise_titles"])

    def of_post(self, post: dict[str, Any]) -> Iterator[Lesson]:
        """Yield the lessons of an annotated post."""
        aligned = align(post)
        doc = self._pipeline(post["text"])
        sentences = [_without_blanks(one) for one in spoken_sentences(doc)]
        for window in windows_of(doc, self.vocabulary):
            yield _lesson(window, aligned, sentences)

    def of_sentence(self, kind: str, sentence: str) -> Lesson:
        """Return the lesson of a single sentence; of one that is longer than a window, the beginning."""
        doc = self._plain(" ".join(sentence.split()) or ".")
        tokens = [token.text for token in doc]
        window = next(cut_windows(tokens, marks_of(tokens, doc.spans["titles"]), self.vocabulary))
        return Lesson(window, sentences=[(0, window.end, LABELS["advice"].index(kind))])


def _lesson(window: Window, aligned: Aligned, sentences: Sequence[tuple[int, int]]) -> Lesson:
    start, end = window.start, window.end
    return Lesson(
        window=window,
        tags=[_TAG[tag] for tag in aligned.tags[start:end]],
        employment=aligned.employment[start:end],
        former=aligned.former[start:end],
        counting={
            at - start: LABELS["counting"].index(way) for at, way in aligned.counting.items() if start <= at < end
        },
        counts={
            title - start: number - start
            for title, number in aligned.counts
            if start <= min(title, number) and max(title, number) < end
        },
        sentences=[
            (first - start, last - start, _kind(aligned, first, last))
            for first, last in sentences
            if start <= first and last <= end and aligned.advice[first] >= 0
        ],
    )


def _without_blanks(sentence: Span) -> tuple[int, int]:
    """Return a sentence's tokens without the blanks that end it, which may lie outside of its window."""
    end = sentence.end
    while end > sentence.start + 1 and sentence.doc[end - 1].is_space:
        end -= 1
    return sentence.start, end


def _kind(aligned: Aligned, first: int, last: int) -> int:
    """Return the kind that a sentence advises, 0 for none."""
    kinds = [aligned.advice[token] for token in range(first, last) if not aligned.doc[token].is_space]
    advising = [kind for kind in kinds if kind]
    if len(advising) < min(_ADVISING, _ADVISES * len(kinds)) or not advising:
        return 0
    return max(set(advising), key=advising.count)
