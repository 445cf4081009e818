"""Conversations: from letters that are known to belong together to their thread."""

from collections.abc import Sequence

from crawler.dates.moments import when
from crawler.drafts import Draft, finish_thread
from crawler.items import Thread
from crawler.mail.letters import Letter

NO_SUBJECT = "(no subject)"


def opening_first(letters: Sequence[Letter]) -> list[int]:
    """Return the places of a thread's letters: the one that answers no other first, then by time."""
    known = {letter.message_id for letter in letters if letter.message_id}
    ordered = sorted(range(len(letters)), key=lambda place: when(letters[place].posted))
    opening = next((place for place in ordered if not known.intersection(letters[place].references)), ordered[0])
    return [opening, *(place for place in ordered if place != opening)]


def thread_of(letters: Sequence[Letter], *, platform: str, url: str | None = None) -> Thread:
    """Return the thread of letters that are known to belong together, in their order, the opening one first."""
    known = {letter.message_id for letter in letters if letter.message_id}
    drafts = [
        Draft(
            number=number,
            body=letter.body,
            author=letter.author,
            posted=letter.posted,
            attachments=letter.attachments,
            subject=letter.subject or None,
            url=letter.url,
            message_id=letter.message_id,
            address=letter.message_id,
            key=letter.message_id,
            answers=next((name for name in reversed(letter.references) if name in known), None),
        )
        for number, letter in enumerate(letters, start=1)
    ]
    opening = letters[0]
    missing = opening.references[:1]
    return finish_thread(
        drafts,
        subject=opening.subject or NO_SUBJECT,
        platform=platform,
        url=url,
        address=missing[0] if missing else opening.message_id,
        board=next((letter.board for letter in letters if letter.board), None),
        notes=("the message that opened this thread is not here",) if missing else (),
    )
