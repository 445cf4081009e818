"""Flarum 1.8: pages with the document of its API inside."""

import json
from collections.abc import Mapping, Sequence

from skins.said import TOPICS_A_PAGE, Topic, count_of, lists_of

START = "/"
POSTS_A_PAGE = 20


def pages(topics: Sequence[Topic]) -> dict[str, str]:
    """Return every page by its path."""
    found = {}
    count = count_of(topics, TOPICS_A_PAGE)
    for number, listed in lists_of(topics):
        links = {"next": f"/api/discussions?page[offset]={number * TOPICS_A_PAGE}"} if number < count else {}
        document = {"links": links, "data": [_discussion(topic) for topic in listed]}
        found["/" if number == 1 else f"/?page={number}"] = _page(document)
    for topic in topics:
        for number, _ in topic.pages(POSTS_A_PAGE):
            path = f"/d/{topic.number}-{topic.slug}"
            found[path if number == 1 else f"{path}?page={number}"] = _page(_document(topic, number))
    return found


def _page(document: Mapping[str, object]) -> str:
    payload = json.dumps({"resources": [], "apiDocument": document})
    return (
        '<!doctype html><html><head><meta charset="utf-8"><title>Tamarack Talk</title></head><body><div id="app"></div>'
        '<noscript id="flarum-content"></noscript><script id="flarum-json-payload" type="application/json">'
        f"{payload}</script></body></html>"
    )


def _discussion(topic: Topic) -> dict[str, object]:
    return {
        "type": "discussions",
        "id": str(topic.number),
        "attributes": {
            "title": topic.title,
            "slug": f"{topic.number}-{topic.slug}",
            "commentCount": len(topic.posts),
            "lastPostedAt": topic.last.posted.isoformat(),
        },
    }


def _document(topic: Topic, page: int) -> dict[str, object]:
    shown = topic.posts[(page - 1) * POSTS_A_PAGE : page * POSTS_A_PAGE]
    places = {post.number: place for place, post in enumerate(topic.posts, start=1)}
    authors = {post.author: str(len(post.author)) for post in topic.posts}
    ids = [{"type": "posts", "id": str(post.number)} for post in topic.posts]
    posts = [
        {
            "type": "posts",
            "id": str(post.number),
            "attributes": {
                "number": places[post.number],
                "createdAt": post.posted.isoformat(),
                "contentType": "comment",
                "contentHtml": f"<p>{post.text}</p>",
            },
            "relationships": {"user": {"data": {"type": "users", "id": authors[post.author]}}},
        }
        for post in shown
    ]
    users = [{"type": "users", "id": key, "attributes": {"displayName": name}} for name, key in authors.items()]
    return {
        "data": {**_discussion(topic), "relationships": {"posts": {"data": ids}}},
        "included": [*posts, *users],
    }
