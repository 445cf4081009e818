"""The discussion that a page's JSON-LD describes in schema.org's words, for machines that read no markup.

It often holds a part of the posts, or their texts cut short: where the markup shows the posts, it settles who wrote and
when; alone it makes a thread where the page draws its posts by script. A question of an FAQPage is nobody's post.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup

from crawler.bodies.clean_text import clean
from crawler.bodies.html_text import text_of
from crawler.dates.shown import moment_of_text
from crawler.items import Moment
from crawler.page import Page
from crawler.shape.typed import OPENINGS

ANSWERS = ("acceptedAnswer", "suggestedAnswer", "comment")
TEXTS = ("articleBody", "text", "description")
COUNTS = ("commentCount", "answerCount")
NO_THREAD_ROUND = frozenset({"FAQPage", "Answer", *OPENINGS})
"""What holds a question that opens no thread."""
MOST_VALUES = 50_000
"""Values of a description past which the rest is left alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribedPost:
    """One post as the description tells it."""

    author: str | None
    posted: Moment | None
    text: str
    url: str | None = None
    answers: int | None = None
    """The place in the description of the post that this one answers, where that is not the opening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """The types that a page's JSON-LD names, and the discussion in it: the opening first, then answers in their order.

    `count` is how many posts the discussion has by its own words, those that are not described with them.
    """

    types: frozenset[str]
    subject: str | None = None
    posts: tuple[DescribedPost, ...] = ()
    count: int = 0


def read_description(soup: BeautifulSoup, page: Page) -> Description:
    """Return what the JSON-LD of a page describes; broken JSON describes nothing."""
    types: set[str] = set()
    discussions: list[tuple[dict[str, object], tuple[DescribedPost, ...]]] = []
    for script in soup.find_all("script", type="application/ld+json"):
        for value, around in _objects(_loaded(script.get_text())):
            own = _types(value)
            types |= own
            if own & OPENINGS and not around & NO_THREAD_ROUND:
                discussions.append((value, tuple(_posts(value, page))))
    if not discussions:
        return Description(types=frozenset(types))
    main, posts = max(discussions, key=lambda found: len(found[1]))
    subject = main.get("headline") or main.get("name")
    counted = sum(_number(main.get(key)) for key in COUNTS)
    return Description(
        types=frozenset(types),
        subject=clean(_plain(subject)) if isinstance(subject, str) else None,
        posts=posts,
        count=max(len(posts), counted + 1),
    )


def _loaded(text: str) -> object:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: object) -> Iterator[tuple[dict[str, object], frozenset[str]]]:
    """Yield each object with the types of those round it."""
    stack: list[tuple[object, frozenset[str]]] = [(value, frozenset())]
    for _ in range(MOST_VALUES):
        if not stack:
            return
        top, around = stack.pop()
        if isinstance(top, dict):
            yield top, around
            stack.extend((below, around | _types(top)) for below in reversed(top.values()))
        elif isinstance(top, list):
            stack.extend((below, around) for below in reversed(top))


def _posts(opening: dict[str, object], page: Page) -> Iterator[DescribedPost]:
    stack: list[tuple[dict[str, object], int | None]] = [(opening, None)]
    for place in range(MOST_VALUES):
        if not stack:
            return
        top, answered = stack.pop()
        text = next((said for key in TEXTS if isinstance(said := top.get(key), str)), "")
        date = _string(top.get("datePublished")) or _string(top.get("dateCreated"))
        yield DescribedPost(
            author=_name(top.get("author") or top.get("creator")),
            posted=moment_of_text(date, page) if date else None,
            text=clean(_plain(text)),
            url=_string(top.get("url")) or _string(top.get("@id")),
            answers=answered or None,
        )
        answers = [answer for key in ANSWERS for answer in _list(top.get(key)) if isinstance(answer, dict)]
        stack.extend((answer, place) for answer in reversed(answers))


def _types(value: dict[str, object]) -> frozenset[str]:
    return frozenset(str(name).rsplit("/", 1)[-1] for name in _list(value.get("@type")))


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _number(value: object) -> int:
    if isinstance(value, str) and value.isdecimal() and len(value) < 9:
        return int(value)
    return value if isinstance(value, int) else 0


def _name(value: object) -> str | None:
    for author in _list(value):
        if isinstance(author, dict):
            return _string(author.get("name"))
        if isinstance(author, str):
            return _string(author)
    return None


def _plain(text: str) -> str:
    return text_of(BeautifulSoup(text, "lxml")) if "<" in text or "&" in text else text
