"""public-inbox 1.9: a front page that names threads by their latest messages, and a thread's mailbox."""

import gzip
from collections.abc import Sequence

from skins.letters import mail_of, message_id
from skins.said import TOPICS_A_PAGE, Topic, count_of, lists_of

START = "/peers/"


def pages(topics: Sequence[Topic]) -> dict[str, str | bytes]:
    """Return every page by its path."""
    found: dict[str, str | bytes] = {}
    count = count_of(topics, TOPICS_A_PAGE)
    for number, listed in lists_of(topics):
        older = f'<a\nhref="?t={number + 1}"\nrel=next>next (older)</a>' if number < count else ""
        rows = "\n".join(map(_row, listed))
        found[START if number == 1 else f"{START}?t={number}"] = (
            '<html><head><title>public inbox for peers</title></head><body><form\naction="./"><pre><b>public inbox for '
            f"peers</b></pre></form><pre>{rows}</pre><hr><pre>page: {older}</pre><hr><pre>This is a public inbox, see <a\n"
            'href="_/text/mirror/">mirroring instructions</a></pre></body></html>'
        )
    for topic in topics:
        mails = b"".join(mail_of(topic, place) for place in range(len(topic.posts)))
        for post in topic.posts:
            found[f"{START}{message_id(post)}/t.mbox.gz"] = gzip.compress(mails)
    return found


def _row(topic: Topic) -> str:
    return (
        f'<a\nhref="{message_id(topic.last)}/T/#t">{topic.title}</a>\n'
        f" {topic.last.posted:%Y-%m-%d %H:%M} UTC  ({len(topic.posts)}+ messages)\n"
    )
