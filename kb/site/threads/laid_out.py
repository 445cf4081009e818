"""The nouns of a thread's page: posts laid out, and the notes that explain their marks."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kb.site.threads.facts import Fact
from kb.site.threads.highlight import Folded, Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the words of one span say: `number` counts within the post, `kind` is the first fact's."""

    number: int
    kind: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOutPost:
    """A post: its row, its text and signature line by line, its notes in the order of the words, who answers it.

    `marked` are the numbers of the notes whose words are marked: a sentence that is not found in its post is not.
    """

    row: sqlite3.Row
    answered_by: Sequence[sqlite3.Row]
    body: Sequence[Line | Folded]
    signature: Sequence[Line | Folded]
    attachments: Sequence[dict[str, object]]
    notes: tuple[Note, ...]
    marked: frozenset[int]

    @property
    def facts(self) -> int:
        """How many facts the post states."""
        return sum(len(note.facts) for note in self.notes)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadPage:
    """Everything on the page of a thread; `kinds` are the kinds of facts in it, for the key to the colours."""

    row: sqlite3.Row
    posts: tuple[LaidOutPost, ...]
    notes: tuple[str, ...]
    kinds: frozenset[str]
    facts: int
    is_sample: bool
    corrected: Mapping[str, sqlite3.Row]
    """Who corrected a fact last, by the fact's target."""
