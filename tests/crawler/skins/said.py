"""What is said on a board of our own: topics with posts of people who do not exist."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

TOPICS_A_PAGE = 3
POSTS_A_PAGE = 2
OPENING = datetime(2024, 1, 14, 8, 5, tzinfo=UTC)
"""Past the twelfth of a month: no day can be taken for one."""
PEOPLE = ("Lotte Brandvold", "Tobias Fenn", "Wren Adeyemi")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A post: `number` counts the whole board from 1."""

    number: int
    author: str
    posted: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic: `number` from 1, its posts in their order."""

    number: int
    title: str
    posts: tuple[Said, ...]

    @property
    def last(self) -> Said:
        """Return the last post."""
        return self.posts[-1]

    @property
    def slug(self) -> str:
        """Return the title as addresses have it."""
        return self.title.lower().replace(" ", "-")

    def pages(self, size: int = POSTS_A_PAGE) -> list[tuple[int, tuple[Said, ...]]]:
        """Return the number and the posts of each page."""
        return [(at // size + 1, self.posts[at : at + size]) for at in range(0, len(self.posts), size)]


def topics_of(lengths: Sequence[int]) -> list[Topic]:
    """Return topics of so many posts each."""
    topics: list[Topic] = []
    number = 0
    for place, length in enumerate(lengths, start=1):
        posts = []
        for _ in range(length):
            number += 1
            posts.append(_post(number, OPENING.replace(month=place) + timedelta(days=place, minutes=7 * number)))
        topics.append(Topic(number=place, title=f"Question {place} on carts", posts=tuple(posts)))
    return topics


def answered(topics: Sequence[Topic], place: int) -> list[Topic]:
    """Return the topics with one more post in one of them, newer than all others."""
    number = max(post.number for topic in topics for post in topic.posts) + 1
    new = _post(number, OPENING.replace(month=12) + timedelta(minutes=number))
    return [
        Topic(number=topic.number, title=topic.title, posts=(*topic.posts, new)) if topic.number == place else topic
        for topic in topics
    ]


def _post(number: int, posted: datetime) -> Said:
    return Said(
        number=number,
        author=PEOPLE[number % len(PEOPLE)],
        posted=posted,
        text=f"Answer {number}: we keep {number + 40} laptops in {number} carts.",
    )


def lists_of(topics: Sequence[Topic], size: int = TOPICS_A_PAGE) -> list[tuple[int, list[Topic]]]:
    """Return the number and the topics of each page of a list, the last active topics first."""
    ordered = sorted(topics, key=lambda topic: topic.last.posted, reverse=True)
    return [(at // size + 1, ordered[at : at + size]) for at in range(0, len(ordered), size)]


def count_of(items: Sequence[object], size: int) -> int:
    """Return how many pages of a size there are."""
    return math.ceil(len(items) / size)
