"""Mails of people who do not exist, with all that mail programs do to mails; `mail_archives.py` puts them in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.message import EmailMessage
from email.utils import format_datetime

LIST = "peers@lists.example.org"
PEOPLE = ("Ada Moss", "Zoë Ray", "Łukasz Brook", "O'Neal, Cy", "Bo Lind")
SAYINGS = (
    "We have 900 laptops & <two> technicians.",
    "From experience, three would be better.\n\nOne sorts, two walk.",
    "Naïve question: who pays for the café's wireless?",
    "The table:\n\nschool     carts\nNorth      12\nSouth      7",
    "See https://peers.example.org/a/long/address?with=parts&more=1 for the list.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A mail as it is put in: who, when, the author's own words, and those that are quoted."""

    message_id: str
    root: str
    author: str
    at: datetime
    text: str
    quoted: str
    message: EmailMessage


def thread(number: int, messages: int) -> Iterator[Mail]:
    """Yield the mails of a thread: each answers the one before it, with all that mail programs do to it."""
    root = f"{number}.0@{LIST.partition('@')[2]}"
    above: Mail | None = None
    ids: list[str] = []
    for place in range(messages):
        turn = number + place
        zone = timezone(timedelta(hours=(turn * 3) % 24 - 11))
        at = datetime(2024, 2, 5, 8, 0, 5, tzinfo=UTC) + timedelta(days=number, minutes=97 * place)
        author, text = PEOPLE[turn % len(PEOPLE)], SAYINGS[turn % len(SAYINGS)]
        quoted = above.text.partition("\n")[0] if above else ""
        message = EmailMessage()
        message["From"] = f'"{author}" <{turn % len(PEOPLE)}@people.example.org>'
        message["To"] = LIST
        message["Subject"] = f"{'Re: ' if above else ''}Question {number}: laptops & carts"
        message["Date"] = format_datetime(at.astimezone(zone))
        message["Message-ID"] = f"<{number}.{place}@lists.example.org>"
        if above:
            message["In-Reply-To"] = f"<{ids[-1]}>"
            message["References"] = " ".join(f"<{each}>" for each in ids)
        said = f"On 5 Feb 2024, {_spoken(above.author)} wrote:\n> {quoted}\n\n{text}\n" if above else f"{text}\n"
        message.set_content(said, cte="8bit" if turn % 2 else "quoted-printable")
        if turn % 4 == 3:
            message.add_attachment(b"%PDF-1.4 invented", maintype="application", subtype="pdf", filename="plan.pdf")
        ids.append(f"{number}.{place}@lists.example.org")
        above = Mail(
            message_id=ids[-1], root=root, author=_spoken(author), at=at, text=text, quoted=quoted, message=message
        )
        yield above


def _spoken(author: str) -> str:
    last, comma, first = author.partition(", ")
    return f"{first} {last}" if comma else author


def in_mailbox(mail: Mail) -> bytes:
    """Return a mail as it is in a mailbox."""
    escaped = mail.message.as_bytes().replace(b"\nFrom ", b"\n>From ")
    return b"From list@example.org Mon Feb  5 10:00:00 2024\n" + escaped + b"\n"
