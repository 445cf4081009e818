"""Said: a phrase of reporting in its sentence, and what the sentence said before it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from extract.reporting.company import Company, Party

Pairs: TypeAlias = Iterator[tuple[Party, Party]]
"""Subordinates, each with the superior."""
Told: TypeAlias = Callable[[Company, int, int], Iterable[Party]]
"""Finds whom a third person's pronoun stands for between two offsets."""


@dataclass(slots=True)
class State:
    """What earlier phrases of the sentence said: where the last object and the `first` ended, subjects and superior."""

    place: int
    first: int | None = None
    subjects: tuple[Party, ...] = ()
    superior: Party | None = None
    open: bool = False
    """Whether of the subjects it was only said to whom they do not, or no longer, report."""
    since: int = 0
    """Where that superior was named: once somebody else is named after it, "she" need not mean them."""


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase where it is said: in a sentence that ends at `end`, before the next phrase at `stop`.

    `state` is what the sentence told before it; pronouns reach back to `back`.
    """

    company: Company
    phrase: re.Match[str]
    state: State
    stop: int
    end: int
    back: int

    @property
    def text(self) -> str:
        """The text of the post."""
        return self.company.text

    @property
    def start(self) -> int:
        """Where the phrase begins."""
        return self.phrase.start()

    @property
    def after(self) -> int:
        """Where the phrase ends."""
        return self.phrase.end()

    def group(self, name: str) -> str:
        """Return a named part of the phrase in lower case, "" where it is missing."""
        return (self.phrase.groupdict().get(name) or "").lower()
