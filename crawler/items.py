"""The nouns of reading: a `Thread`, its `Post`s, where each came from, and the `Refusal` that every package speaks.

Standard library only, so that every later stage can import it for free. `crawler.lines` gives the JSON Lines form.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Refusal(Exception):
    """A refusal that a person can act on: which input, what is wrong, what to do."""

    def __init__(self, source: str, problem: str, remedy: str) -> None:
        super().__init__(source, problem, remedy)
        self.source = source
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.source}: {self.problem}; {self.remedy}"


class AuthorSource(StrEnum):
    """How an author's name was found, surest first."""

    HEADER = "header"
    """The board or the mail names the author beside the post."""
    SIGNATURE = "signature"
    """The post closes with the author's own name."""
    EDITED_BY = "edited_by"
    """The board says who edited the post."""
    GREETING = "greeting"
    """Somebody who answers greets the author by name."""
    ADDRESSED = "addressed"
    """The post answers a question that an earlier post put to this person by name."""


class Precision(StrEnum):
    """The finest unit to which a moment is known."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class DateSource(StrEnum):
    """Whether a moment was on the page or was computed from "N days ago"."""

    STATED = "stated"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """The person who wrote a post, with how that is known and how sure it is (0 to 1)."""

    name: str
    how: AuthorSource = AuthorSource.HEADER
    confidence: float = 1.0
    profile: Mapping[str, str] = field(default_factory=dict)
    """What a board shows of its member beside the post: title, organization, city, state; often empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When a post was written: a datetime with a zone where it is known and without one where it is not, or a day."""

    at: datetime | date
    precision: Precision
    how: DateSource = DateSource.STATED

    @property
    def day(self) -> date:
        """The day, by the moment's own clock."""
        return self.at.date() if isinstance(self.at, datetime) else self.at

    @property
    def has_zone(self) -> bool:
        """Whether the moment is one on every clock."""
        return isinstance(self.at, datetime) and self.at.tzinfo is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Somebody else's words inside a post, taken out of its text; `at` is the offset in the text where they were."""

    text: str
    author: str | None
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that hangs on a post; `size` in bytes where the board tells."""

    name: str
    size: int | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a thread was read: `source` as the person named it, `path` inside it, and the reader's name."""

    source: str
    path: str | None
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One person's contribution: `text` is what the author wrote here, quotations and signature are kept apart.

    `id` is derived from content (see `crawler.identity`), `number` is the place on the page from 1, `reply_to` the
    `id` of the post that it answers where that can be known.
    """

    id: str
    number: int
    author: Author | None
    posted: Moment | None
    reply_to: str | None
    text: str
    quotes: tuple[Quote, ...] = ()
    signature: str | None = None
    attachments: tuple[Attachment, ...] = ()
    url: str | None = None
    subject: str | None = None
    message_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A conversation: its posts in page order. `notes` tells people what was missing or guessed while reading."""

    id: str
    subject: str
    url: str | None
    platform: str
    board: str | None
    posts: tuple[Post, ...]
    origins: tuple[Origin, ...]
    notes: tuple[str, ...] = ()
    confidence: float | None = None
    """How sure (0 to 1) a reader is that tells posts by their shape; None where a platform knows the board."""
