"""Lemmy: what its API answers for a post and for its comments, and the same inside the program's own pages.

Proved on the public source of its web program (`post.tsx`, `create-ssr-html.tsx`) and the API's public types, 0.17 to
1.0. What they are like:

- a page holds the answers that it was made from in `window.isoData`, a script's value rather than JSON: `undefined` and
  `new Date(…)` can stand in it; the markup beside it shows fewer comments and their age alone;
- a post and its comments are two answers; each comment brings its post along, without its author;
- `path` ("0.5.9") tells whom a comment answers; comments come in any order, and at most fifty or so at a time;
- texts are Markdown; moments lack their zone before 0.19 and are in UTC; names of keys changed in 1.0
  (`published_at`, `items`).
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from crawler.bodies.markdown_text import markup_of
from crawler.bodies.written import written_in
from crawler.dates.zone import in_zone
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Author, Moment, Thread
from crawler.joining.missing_posts import missing_replies
from crawler.markup.fragments import fragment
from crawler.markup.json_text import JsonObject, inner, json_object, moment_at, objects, said
from crawler.markup.numbering import whole
from crawler.markup.script_values import json_of_script
from crawler.page import Page

NAME = "lemmy"

STATE = "window.isoData"
ANSWERS = ('"post_view"', '"comments"', '"items"', '"comment_view"')
TYPES = ('"ap_id"', '"creator"', '"community"')
REMEDY = "hand over a post's own page, or what the API answers for the post and for its comments"
DELETED, REMOVED = "[deleted]", "[removed]"


def match(page: Page) -> float:
    """Say whether the page holds Lemmy's state, or the JSON is an answer of its API."""
    if page.text[:256].lstrip("\ufeff \t\r\n").startswith("{"):
        head = page.text[:16_384]
        return 0.9 if all(mark in head for mark in TYPES) and page.holds(ANSWERS) else 0.0
    return 0.9 if page.is_markup and STATE in page.text else 0.0


def parse_thread(page: Page) -> Thread:
    """Return a post and its comments: each comment before the answers to it, else in the order of time."""
    if page.is_markup:
        start = page.text.index(STATE) + len(STATE)
        state = json_of_script(page.text[start:].lstrip().removeprefix("=").lstrip())
        if state is None:
            raise MarkupChanged(page.source, STATE, "the state of the page, whole")
        answers = tuple(_answers(state))
    else:
        answer = json_object(page.text.removeprefix("\ufeff"))
        if answer is None:
            raise NotAThread(page.source, "this JSON is broken or cut off", "hand over the whole answer")
        answers = (answer,)
    view = next((found for answer in answers if (found := inner(answer, "post_view"))), {})
    comments = [
        item
        for answer in answers
        for key in ("comments", "items")
        for item in objects(answer, key)
        if inner(item, "comment")
    ]
    post = inner(view, "post") or next((inner(item, "post") for item in comments if inner(item, "post")), {})
    title = said(post, "name")
    if title is None or (not view and len({said(inner(item, "post"), "id") for item in comments}) != 1):
        raise NotAThread(page.source, "this is no post with its comments", REMEDY)
    drafts = list(_drafts(view, post, comments, page))
    told = said(inner(view, "counts"), "comments") or said(post, "comments") or "0"
    community = inner(view, "community") or next((inner(item, "community") for item in comments), {})
    notes = missing_replies(whole(told) or 0, here=len(comments))
    return finish_thread(
        drafts,
        subject=title,
        platform=NAME,
        url=said(post, "ap_id"),
        address=said(post, "ap_id"),
        board=said(community, "title", "name"),
        notes=notes if view else ("the post that opened this thread is not here", *notes),
    )


def _answers(state: JsonObject) -> Iterator[JsonObject]:
    """Yield the answers that a page was made from: of a list (0.17), or of named requests with their state."""
    for holder in (*objects(state, "routeData"), inner(state, "routeData")):
        yield holder
        for key in holder:
            yield inner(holder, key)
            yield inner(inner(holder, key), "data")


def _drafts(view: JsonObject, post: JsonObject, comments: list[JsonObject], page: Page) -> Iterator[Draft]:
    if view:
        yield _draft(post, inner(view, "creator"), 1, f"p{said(post, 'id')}", None, "body", page)
    ordered = sorted(comments, key=lambda item: _place(inner(item, "comment")))
    for number, item in enumerate(ordered, start=2 if view else 1):
        comment = inner(item, "comment")
        path = (said(comment, "path") or "").split(".")
        parent = path[-2] if len(path) > 2 else f"p{said(comment, 'post_id')}"
        yield _draft(comment, inner(item, "creator"), number, said(comment, "id") or "", parent, "content", page)


def _place(comment: JsonObject) -> tuple[int, ...]:
    """Order by whom a comment answers; ids grow with time."""
    return tuple(number for part in (said(comment, "path") or "").split(".") if (number := whole(part)) is not None)


def _draft(
    item: JsonObject, creator: JsonObject, number: int, key: str, parent: str | None, text: str, page: Page
) -> Draft:
    name = said(creator, "display_name", "name")
    posted = moment_at(item, "published", page) or moment_at(item, "published_at", page)
    if posted is None or not key:
        raise MarkupChanged(page.source, f"{text}: id, published", "the number and the moment of a post")
    gone = REMOVED if item.get("removed") is True else DELETED if item.get("deleted") is True else None
    written = written_in(fragment(markup_of(said(item, text) or "")))
    return Draft(
        number=number,
        body=written.text or gone or said(item, "url") or "",
        author=Author(name=name) if name else None,
        posted=_in_utc(posted),
        url=said(item, "ap_id"),
        address=said(item, "ap_id") or key,
        key=key,
        answers=parent,
        divided=True,
        quotes=written.quotes,
    )


def _in_utc(moment: Moment) -> Moment | None:
    """Return the moment in UTC, which the API means where it names no zone."""
    return in_zone(moment, UTC) if isinstance(moment.at, datetime) else moment
