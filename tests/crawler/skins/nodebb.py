"""NodeBB 3 with its theme Harmony: lists of topics that nothing here reads, topics, and people's profiles."""

from collections.abc import Sequence

from skins.said import PEOPLE, Said, Topic

START = "/"


def pages(topics: Sequence[Topic]) -> dict[str, str]:
    """Return every page by its path."""
    found = {"/": _page('<ul component="categories"><li component="category/link" data-cid="3">Carts</li></ul>')}
    found["/category/3/carts"] = _page("".join(map(_row, topics)))
    for person in PEOPLE:
        found[profile(person)] = _page(f'<h2 class="fullname">{person}</h2><span component="category">Joined</span>')
    for topic in topics:
        numbered = topic.pages()
        for number, posts in numbered:
            more = f'<link rel="next" href="?page={number + 1}">' if number < len(numbered) else ""
            shown = "".join(_post(post, topic) for post in posts)
            heading = f'<h1 component="post/header"><span component="topic/title">{topic.title}</span></h1>'
            found[address(topic) + (f"?page={number}" if number > 1 else "")] = _page(
                f'{heading}<ul component="topic" class="posts timeline" data-tid="{topic.number}">{shown}</ul>', more
            )
    return found


def address(topic: Topic) -> str:
    """Return the path of a topic."""
    return f"/topic/{topic.number}/{topic.slug}"


def profile(person: str) -> str:
    """Return the path of somebody's profile."""
    return f"/user/{person.lower().replace(' ', '-')}"


def _page(inside: str, head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Carts | Board</title>{head}'
        f'<script src="/assets/nodebb.min.js"></script></head><body class="page-topic">{inside}</body></html>'
    )


def _row(topic: Topic) -> str:
    return f'<li component="category/topic" data-tid="{topic.number}"><a href="{address(topic)}">{topic.title}</a></li>'


def _post(post: Said, topic: Topic) -> str:
    place = [each.number for each in topic.posts].index(post.number)
    moment = f"{post.posted:%Y-%m-%dT%H:%M:%S}.000Z"
    return (
        f'<li component="post" class="pt-4" data-index="{place}" data-pid="{post.number}" data-uid="5" '
        f'data-timestamp="{int(post.posted.timestamp() * 1000)}" data-username="{post.author}" itemprop="comment">'
        f'<meta itemprop="datePublished" content="{moment}"><div class="post-header">'
        f'<a href="{profile(post.author)}" data-username="{post.author}" data-uid="5">{post.author}</a>'
        f'<a href="/post/{post.number}"><span class="timeago" title="{moment}"></span></a></div>'
        f'<div class="content" component="post/content" itemprop="text"><p dir="auto">{post.text}</p></div></li>'
    )
