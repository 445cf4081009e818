"""Mails of people who do not exist, in threads as lists have them: zones, quotations, answers to answers."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone

from hyperkitty_board import Mail

PEOPLE = ("Ada Moss", "Zoë Ray", "Łukasz Brook", "Cy O'Neal", "Bo Lind")
SAYINGS = (
    "We have 900 laptops & <two> technicians.",
    "In my experience, three would be better.\n\nOne sorts, two walk.",
    "Naïve question: who pays for the café's wireless?",
    "See https://peers.example.org/a/long/address?with=parts&more=1 for the list.",
)
OPENING = datetime(2024, 2, 5, 8, 7, 5, tzinfo=UTC)
ZONES = tuple(timezone(timedelta(minutes=minutes)) for minutes in (-480, 0, 60, 330, 720, -210))


def mails_of(lengths: Iterable[int]) -> Iterator[Mail]:
    """Yield the mails of threads of so many messages each; each answers the one before it, or the one before that."""
    for thread, length in enumerate(lengths):
        sent: list[Mail] = []
        for place in range(length):
            sent.append(mail_in(thread, place, sent))
        yield from sent


def mail_in(thread: int, place: int, before: Sequence[Mail], *, days_later: int = 0) -> Mail:
    """Return the mail at a place of a thread, after those that are in it, maybe days later."""
    turn = thread + place
    answered = before[-1 - (place % 3 == 2)] if before else None
    subject = f"Question {thread}: laptops & carts"
    said = answered.text.partition("\n")[0] if answered else ""
    return Mail(
        message_id=f"{thread}.{place}@lists.example.org",
        subject=f"Re: {subject}" if answered else subject,
        author=PEOPLE[turn % len(PEOPLE)],
        posted=(OPENING + timedelta(days=thread + days_later, minutes=97 * place)).astimezone(ZONES[turn % len(ZONES)]),
        text=f"{SAYINGS[turn % len(SAYINGS)]}\n\nThis is answer {place} to question {thread}.",
        thread=subject,
        root=f"{thread}.0@lists.example.org",
        answers=answered.message_id if answered else None,
        quoted=f"{_attribution(answered)}\n> {said}\n\n" if answered else "",
        quotes=said,
    )


def _attribution(mail: Mail) -> str:
    return f"On {mail.posted:%a, %d %b %Y at %H:%M}, {mail.author} wrote:"


MAILS = tuple(mails_of([1, 2, 9, 3, 14, 1, 4, *([5, 2, 1] * 6)]))
"""What the archive of the suite holds: more threads than a list shows at once, one of 14 messages."""
