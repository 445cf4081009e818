"""Drafts of posts: of records as the markup shows them, and of what the page's JSON-LD describes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from crawler.drafts import Draft
from crawler.identity import fold
from crawler.items import Author, DateSource, Moment
from crawler.markup.soup import attribute
from crawler.shape.bodies import read_body, repeated_words
from crawler.shape.embedded import DescribedPost
from crawler.shape.fields import Fields
from crawler.shape.numbers import numbers_shown
from crawler.shape.records import Record

SAME_LETTERS, LEAST_LETTERS = 40, 12
"""Letters by whose equality a post is known to be a described one, and how many it needs at least."""


def shown_drafts(
    records: Sequence[Record], fields: Sequence[Fields], *, subject: str, url: str | None
) -> tuple[Draft, ...]:
    """Return the posts that the markup shows, in the order of the page; changes the markup."""
    names = {found.name for found in fields if found.name}
    repeated = repeated_words(records, fields, names)
    numbers = numbers_shown(records) or range(1, len(records) + 1)
    keys = {id(record): str(place) for place, record in enumerate(records)}
    answered = {
        id(inner): keys[id(record)] for record in records for inner in record.inner if not _is_frame(record, records)
    }
    drafts: list[Draft] = []
    for place in range(len(records) - 1, -1, -1):  # inner records first: reading a text takes them out of it
        record, found = records[place], fields[place]
        written, signature = read_body(record, found, repeated, subject=subject, names=names)
        anchor = attribute(record.nodes[0].element, "id")
        anchor = anchor if anchor and any(map(str.isdigit, anchor)) else None
        drafts.append(
            Draft(
                number=numbers[place],
                body=written,
                signature=signature,
                author=Author(name=found.name, confidence=found.name_confidence) if found.name else None,
                posted=found.time.moment if found.time else None,
                url=f"{url}#{anchor}" if url and anchor else None,
                key=keys[id(record)],
                answers=answered.get(id(record)),
            )
        )
    return tuple(reversed(drafts))


def described_drafts(posts: Sequence[DescribedPost], url: str | None) -> tuple[Draft, ...]:
    """Return the posts that a description holds with their words; `url` is the page's own."""
    return tuple(
        Draft(
            number=number,
            body=post.text,
            author=Author(name=post.author) if post.author else None,
            posted=post.posted,
            url=post.url,
            address=post.url if post.url != url else None,
            key=str(number - 1),
            answers=str(post.answers) if post.answers is not None else None,
        )
        for number, post in enumerate(posts, start=1)
        if post.text
    )


def settled(drafts: Sequence[Draft], posts: Sequence[DescribedPost]) -> tuple[Draft, ...]:
    """Return the drafts with author and moment as a description tells them of posts with the same first words."""
    beginnings = ((_beginning(post.text), post) for post in reversed(posts))
    waiting = {beginning: post for beginning, post in beginnings if len(beginning) >= LEAST_LETTERS}
    found: list[Draft] = []
    for draft in drafts:
        quoted = [quote.text for quote in draft.quotes]
        orders = ([draft.text], [*quoted, draft.text], [draft.text, *quoted])
        beginning = next((said for order in orders if (said := _beginning("\n".join(order))) in waiting), "")
        post = waiting.pop(beginning, None)
        found.append(draft if post is None else _as_described(draft, post))
    return tuple(found)


def _is_frame(record: Record, records: Sequence[Record]) -> bool:
    """Return whether a record is round all others: what is right in it is the next post, and no answer to it."""
    return record.start == records[0].start and record.end >= records[-1].end


def _beginning(text: str) -> str:
    return fold(text).replace(" ", "")[:SAME_LETTERS]


def _as_described(draft: Draft, post: DescribedPost) -> Draft:
    author = Author(name=post.author) if post.author else draft.author
    # A described moment without a zone is often in another than that of the page's clock.
    is_surer = post.posted is not None and post.posted.has_zone
    posted = draft.posted if _states_its_clock(draft.posted) and not is_surer else post.posted
    return replace(draft, author=author, posted=posted or draft.posted)


def _states_its_clock(moment: Moment | None) -> bool:
    return moment is not None and moment.how is DateSource.STATED and isinstance(moment.at, datetime)
