"""Topics of people who do not exist, as `spirit_board` takes them, and what came back of them."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from crawler.items import Thread

OPENING = datetime(2024, 3, 4, 0, 0)
PEOPLE = ("lotte.brandvold", "h_mcquillan", "tobias", "wren-adeyemi")

Comment = tuple[str, str, str]
"""Author, ISO moment in UTC, text."""


def topics_of(lengths: Iterable[int], *, category: str) -> list[dict[str, object]]:
    """Return topics of so many comments each, in a category of their own; the later a topic stands, the newer it is."""
    return [
        {
            "title": f"{category}: question {topic}",
            "category": category,
            "comments": [comment_in(topic, place) for place in range(length)],
        }
        for topic, length in enumerate(lengths)
    ]


def comment_in(topic: int, place: int) -> Comment:
    """Return the comment at a place of a topic."""
    moment = OPENING + timedelta(days=topic, minutes=11 * place)
    return PEOPLE[(topic + place) % len(PEOPLE)], moment.isoformat(), f"Answer {place} to question {topic}."


def comments_of(topics: Sequence[dict[str, object]]) -> dict[str, list[Comment]]:
    """Return the comments that were put in, by title."""
    put_in: dict[str, list[Comment]] = {}
    for topic in topics:
        put_in.setdefault(str(topic["title"]), []).extend(topic["comments"])  # type: ignore[arg-type]
    return put_in


def comments_read(threads: Iterable[Thread]) -> dict[str, list[Comment]]:
    """Return the comments that came back, by title."""
    return {
        thread.subject: [
            (post.author.name if post.author else "", post.posted.at.isoformat() if post.posted else "", post.text)
            for post in thread.posts
        ]
        for thread in threads
    }
