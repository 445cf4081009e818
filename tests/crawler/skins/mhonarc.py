"""MHonArc 2.6: an index by date on several pages, and a page a message."""

import html
from collections.abc import Sequence
from email.utils import format_datetime
from operator import itemgetter

from skins.letters import message_id
from skins.said import POSTS_A_PAGE, Topic

START = "/maillist.html"


def pages(topics: Sequence[Topic]) -> dict[str, str]:
    """Return every page by its path."""
    mails = sorted(
        ((post.posted, topic, place) for topic in topics for place, post in enumerate(topic.posts)), key=itemgetter(0)
    )
    found = {f"/msg{topic.posts[place].number:05}.html": _message(topic, place) for _, topic, place in mails}
    for at in range(0, len(mails), POSTS_A_PAGE):
        number = at // POSTS_A_PAGE + 1
        rows = "".join(_row(topic, place) for _, topic, place in mails[at : at + POSTS_A_PAGE])
        following = f'[<a href="mail{number + 1}.html">Next Page</a>]' if at + POSTS_A_PAGE < len(mails) else ""
        found[START if number == 1 else f"/mail{number}.html"] = (
            "<!-- MHonArc v2.6.19+ -->\n<html><head><title>Mail Index</title></head><body><ul><li><a "
            f'href="threads.html">Thread Index</a></li></ul>{following}<ul>{rows}</ul></body></html>'
        )
    return found


def _row(topic: Topic, place: int) -> str:
    post = topic.posts[place]
    return (
        f'<li><strong><a name="{post.number:05}" href="msg{post.number:05}.html">{topic.title}</a></strong><ul><li><em>From'
        f"</em>: {post.author}</li></ul></li>"
    )


def _message(topic: Topic, place: int) -> str:
    post = topic.posts[place]
    references = f"<!--X-Reference: {message_id(topic.posts[place - 1])} -->\n" if place else ""
    return (
        f"<!-- MHonArc v2.6.19+ -->\n<!--X-Subject: {'Re: ' if place else ''}{topic.title} -->\n"
        f"<!--X-From: {html.escape(f'{post.author} <peers@people.example.org>')} -->\n"
        f"<!--X-Date: {format_datetime(post.posted)} -->\n<!--X-Message-Id: {message_id(post)} -->\n{references}"
        f"<!--X-Head-End-->\n<html><head><title>{topic.title}</title></head><body>\n<!--X-Body-of-Message-->\n"
        f"<pre>{post.text}\n</pre>\n<!--X-Body-of-Message-End-->\n<!--X-MsgBody-End-->\n</body></html>"
    )
