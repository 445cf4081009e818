"""Conversations: letters to threads, by what each says that it answers, else by subject.

Letters belong together when one names the other's Message-ID, or both name the same missing one. A letter that names
none joins the thread with its subject if its own says "Re:", or if no letter there has an id.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from crawler.drafts import Draft, finish_thread
from crawler.errors import CrawlerError, ReaderFailed, readers_fault
from crawler.items import Moment, Origin, Thread
from crawler.joining.groups import Groups
from crawler.platforms.mail import Letter
from crawler.subjects import bare_subject, is_reply

NO_SUBJECT = "(no subject)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """A letter and where it was read; `also` are the places of its other copies."""

    letter: Letter
    origin: Origin
    also: tuple[Origin, ...] = ()


def threads_of_letters(
    delivered: Sequence[Delivered], on_problem: Callable[[CrawlerError], None] = lambda problem: None
) -> list[Thread]:
    """Return the threads in the order of their first letters; a letter that came twice counts once."""
    letters = _once(delivered)
    threads = []
    for places in _conversations([item.letter for item in letters]):
        origin = letters[places[0]].origin
        try:
            with readers_fault(origin.path or origin.source, origin.reader):
                threads.append(_thread([letters[place] for place in places]))
        except ReaderFailed as fault:
            on_problem(fault)
    return threads


def _once(delivered: Sequence[Delivered]) -> list[Delivered]:
    kept: dict[str, Delivered] = {}
    for item in delivered:
        letter = item.letter
        identity = letter.message_id or repr((letter.author, letter.posted, letter.subject, letter.body))
        first = kept.get(identity)
        kept[identity] = replace(first, also=(*first.also, item.origin)) if first else item
    return list(kept.values())


def _conversations(letters: Sequence[Letter]) -> list[list[int]]:
    """Return the places of each conversation's letters, told by ids and subjects."""
    groups = Groups(len(letters))
    by_id: dict[str, int] = {}
    by_subject: dict[str, int] = {}
    for place, letter in enumerate(letters):
        for identity in (*((letter.message_id,) if letter.message_id else ()), *letter.references):
            groups.join(place, by_id.setdefault(identity, place))
    for place, letter in enumerate(letters):
        subject = bare_subject(letter.subject).casefold()
        opened = by_subject.setdefault(subject, place)
        joins = is_reply(letter.subject) or (letter.message_id is None and letters[opened].message_id is None)
        if subject and opened != place and joins and not letter.references:
            groups.join(place, opened)
    return groups.places()


def _thread(letters: Sequence[Delivered]) -> Thread:
    places = opening_first([item.letter for item in letters])
    ordered = [letters[place] for place in places]
    thread = thread_of([item.letter for item in ordered], platform=ordered[0].origin.reader)
    return replace(thread, origins=tuple(dict.fromkeys(each for item in ordered for each in (item.origin, *item.also))))


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


def when(moment: Moment | None) -> tuple[int, datetime]:
    """Order by time; a date without a zone counts as UTC, letters without a date come last in the order of the file."""
    if moment is None:
        return 1, datetime.max.replace(tzinfo=UTC)
    at = moment.at
    if not isinstance(at, datetime):
        at = datetime.combine(date(at.year, at.month, at.day), datetime.min.time())
    return 0, at if at.tzinfo else at.replace(tzinfo=UTC)
