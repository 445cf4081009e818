"""A thread as schema.org's DiscussionForumPosting, which search engines read: JSON-LD in a data block of its page.

Sources: https://schema.org/DiscussionForumPosting, and what Google asks of it
(https://developers.google.com/search/docs/appearance/structured-data/discussion-forum).
"""

import json
from typing import Any

from markupsafe import Markup

from kb.site.threads.laid_out import LaidOutPost, ThreadPage

UNNAMED = "Name not published"


def linked_data(thread: ThreadPage, address: str) -> Markup | None:
    """Return the thread as JSON-LD, at its absolute address here; None where there is no text to give.

    Nothing in it ends the script element that it is in, or opens another.
    """
    if not thread.posts or not thread.posts[0].row["text"]:
        return None
    written = json.dumps(_posting(thread, address), ensure_ascii=False)
    return Markup(written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _posting(thread: ThreadPage, address: str) -> dict[str, Any]:
    first, *answers = thread.posts
    return {
        "@context": "https://schema.org",
        "@type": "DiscussionForumPosting",
        "mainEntityOfPage": address,
        "headline": thread.row["subject"],
        **_contribution(first, address),
        **({"isBasedOn": thread.row["url"]} if _is_web_address(thread.row["url"]) else {}),
        "commentCount": len(answers),
        "comment": [{"@type": "Comment", **_contribution(post, address)} for post in answers],
    }


def _contribution(post: LaidOutPost, address: str) -> dict[str, Any]:
    row = post.row
    return {
        "url": f"{address}#post-{row['id']}",
        "author": {"@type": "Person", "name": row["author"] or UNNAMED},
        "text": row["text"],
        **({"datePublished": row["posted"]} if row["posted"] else {}),
    }


def _is_web_address(url: str | None) -> bool:
    return bool(url) and str(url).startswith(("http://", "https://"))
