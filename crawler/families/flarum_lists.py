"""Flarum's lists of discussions, as its pages embed them for its script: a document of its JSON:API.

A list's page shows twenty discussions, the last active first, and a discussion's page twenty posts; both page by
`?page=N`. A discussion tells the ids of all its posts.
"""

import math

from crawler.markup.addresses import split_url
from crawler.markup.json_text import JsonObject, moment_at, number_at, object_at, objects_at, text_at
from crawler.page import Board, Page

A_PAGE = 20


def board_of_document(document: JsonObject, page: Page) -> Board:
    """Return the discussions of a list and its next page, or the further pages of a discussion."""
    address = (page.url or "").partition("?")[0]
    if text_at(object_at(document, "data"), "type") == "discussions":
        posts = objects_at(object_at(object_at(object_at(document, "data"), "relationships"), "posts"), "data")
        pages = math.ceil(len(posts) / A_PAGE)
        return Board(further=tuple(f"{address}?page={number}" for number in range(2, pages + 1)))
    listed = [item for item in objects_at(document, "data") if text_at(item, "type") == "discussions"]
    parts = split_url(address)
    root = f"{parts.scheme}://{parts.netloc}{parts.path.partition('/t/')[0].rstrip('/')}"
    discussions = {f"{root}/d/{_slug(item)}": object_at(item, "attributes") for item in listed}
    last = {each: moment_at(told, "lastPostedAt", page) for each, told in discussions.items()}
    return Board(
        threads=tuple(discussions),
        further=(_next(page),) if text_at(object_at(document, "links"), "next") else (),
        states={
            each: f"{number_at(told, 'commentCount')}; {text_at(told, 'lastPostedAt')}"
            for each, told in discussions.items()
        },
        last_posts={each: moment for each, moment in last.items() if moment},
    )


def _slug(discussion: JsonObject) -> str:
    """Return the end of a discussion's address; newer versions have its id in the slug already."""
    key, slug = text_at(discussion, "id") or "", text_at(object_at(discussion, "attributes"), "slug") or ""
    return slug if slug == key or slug.startswith(f"{key}-") else f"{key}-{slug}"


def _next(page: Page) -> str:
    bare, _, query = (page.url or "").partition("?")
    kept = [part for part in query.split("&") if part and not part.startswith("page=")]
    number = next((int(part[5:]) for part in query.split("&") if part.startswith("page=") and part[5:].isdigit()), 1)
    return f"{bare}?{'&'.join([*kept, f'page={number + 1}'])}"
