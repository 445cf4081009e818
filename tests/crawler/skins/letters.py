"""Posts as mails in a mailbox, for the archives that give mailboxes."""

from email.utils import format_datetime

from skins.said import Said, Topic


def mail_of(topic: Topic, place: int) -> bytes:
    """Return the mail at a place of a topic, an answer to the one before it, as a mailbox has it."""
    post = topic.posts[place]
    answers = f"In-Reply-To: <{message_id(topic.posts[place - 1])}>\n" if place else ""
    return (
        f"From peers at people.example.org  {post.posted:%a %b %d %H:%M:%S %Y}\n"
        f"From: peers at people.example.org ({post.author})\nDate: {format_datetime(post.posted)}\n"
        f"Subject: {'Re: ' if place else ''}{topic.title}\n{answers}Message-ID: <{message_id(post)}>\n\n{post.text}\n\n"
    ).encode()


def message_id(post: Said) -> str:
    """Return a post's Message-ID."""
    return f"{post.number}@lists.example.org"
