"""Discourse 3: a page that a script fills, and what the script asks for."""

import json
from collections.abc import Sequence

from skins.said import TOPICS_A_PAGE, Topic, count_of, lists_of

START = "/"
POSTS_A_PAGE = 20


def pages(topics: Sequence[Topic]) -> dict[str, str]:
    """Return every page by its path."""
    found = {
        "/": '<!DOCTYPE html><html><head><meta name="generator" content="Discourse 3.3"></head><body></body></html>',
        "/categories.json": json.dumps(
            {"category_list": {"categories": [{"id": 5, "slug": "carts", "name": "Carts"}]}}
        ),
    }
    count = count_of(topics, TOPICS_A_PAGE)
    for number, listed in lists_of(topics):
        more = f"/latest?no_definitions=true&page={number}" if number < count else None
        query = f"?no_definitions=true&page={number - 1}" if number > 1 else ""
        found[f"/latest.json{query}"] = json.dumps(
            {"topic_list": {"more_topics_url": more, "topics": [_listed(topic) for topic in listed]}}
        )
    for topic in topics:
        for number, _ in topic.pages(POSTS_A_PAGE):
            query = f"?page={number}" if number > 1 else ""
            found[f"/t/{topic.slug}/{topic.number}.json{query}"] = json.dumps(_answer(topic, number))
    return found


def _listed(topic: Topic) -> dict[str, object]:
    return {
        "id": topic.number,
        "slug": topic.slug,
        "title": topic.title,
        "posts_count": len(topic.posts),
        "views": topic.number * 31,
        "last_posted_at": topic.last.posted.isoformat(),
    }


def _answer(topic: Topic, page: int) -> dict[str, object]:
    shown = topic.posts[(page - 1) * POSTS_A_PAGE : page * POSTS_A_PAGE]
    places = {post.number: place for place, post in enumerate(topic.posts, start=1)}
    return {
        "id": topic.number,
        "slug": topic.slug,
        "title": topic.title,
        "post_stream": {
            "stream": [post.number for post in topic.posts],
            "posts": [
                {
                    "id": post.number,
                    "username": post.author,
                    "created_at": post.posted.isoformat(),
                    "cooked": f"<p>{post.text}</p>",
                    "post_number": places[post.number],
                    "post_type": 1,
                }
                for post in shown
            ],
        },
    }
