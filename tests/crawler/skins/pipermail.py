"""Pipermail of Mailman 2: a front page of months, each with its mailbox."""

import gzip
from collections import defaultdict
from collections.abc import Sequence

from skins.letters import mail_of
from skins.said import Topic

START = "/pipermail/peers/"


def pages(topics: Sequence[Topic]) -> dict[str, str | bytes]:
    """Return every page by its path."""
    months: defaultdict[str, bytes] = defaultdict(bytes)
    for topic in topics:
        for place, post in enumerate(topic.posts):
            months[f"{post.posted:%Y-%B}"] += mail_of(topic, place)
    rows = "".join(
        f'<tr><td>{month}:</td><td><A href="{month}/thread.html">[ Thread ]</a> <A href="{month}/date.html">[ Date ]</a>'
        f'</td><td><A href="{month}.txt.gz">[ Gzip\'d Text {len(mailbox)} bytes ]</a></td></tr>'
        for month, mailbox in months.items()
    )
    front = (
        "<html><head><title>The Peers Archives</title></head><body><h1>The Peers Archives</h1><p>This archive was made "
        f"by Pipermail.</p><table border=3>{rows}</table></body></html>"
    )
    return {START: front, **{f"{START}{month}.txt.gz": gzip.compress(mailbox) for month, mailbox in months.items()}}
