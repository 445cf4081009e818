"""Joins letters to the threads of their conversations, by what each says that it answers, else by subject.

Letters belong together when one names the other's Message-ID, or both name the same missing one. A letter that names
none joins the thread with its subject if its own says "Re:", or if no letter there has an id.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from crawler.errors import CrawlerError, ReaderFailed, readers_fault
from crawler.items import Origin, Thread
from crawler.joining.groups import Groups
from crawler.mail.conversations import opening_first, thread_of
from crawler.mail.letters import Letter
from crawler.subjects import bare_subject, is_reply


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
    ordered = [letters[place] for place in opening_first([item.letter for item in letters])]
    thread = thread_of([item.letter for item in ordered], platform=ordered[0].origin.reader)
    return replace(thread, origins=tuple(dict.fromkeys(each for item in ordered for each in (item.origin, *item.also))))
