"""Puts mails into MHonArc and public-inbox, reads the pages that they make, and compares every author, date and text.

Needs Debian's packages `mhonarc` and `public-inbox` (1.9). Everything stays in a temporary folder and on loopback.
"""

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from crawler.items import Moment, Post, Precision
from crawler.page import Page, page_of_bytes
from crawler.platforms import best_match

LIST = "peers@lists.example.org"
PROGRAMS = ("mhonarc", "public-inbox-init", "public-inbox-mda", "public-inbox-index", "public-inbox-httpd")
PEOPLE = ("Ada Moss", "Zoë Ray", "Łukasz Brook", "O'Neal, Cy", "Bo Lind")
SAYINGS = (
    "We have 900 laptops & <two> technicians.",
    "From experience, three would be better.\n\nOne sorts, two walk.",
    "Naïve question: who pays for the café's wireless?",
    "The table:\n\nschool     carts\nNorth      12\nSouth      7",
    "See https://peers.example.org/a/long/address?with=parts&more=1 for the list.",
)
STARTS_WITHIN = 20.0
"""Seconds within which the server answers, or the run is given up."""


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


@dataclass(slots=True)
class Score:
    """How many of the mails were found again, and what of them was right."""

    found: int = 0
    author: int = 0
    moment: int = 0
    text: int = 0
    quotes: int = 0


def main() -> None:
    """Print a line for each kind of page; exit status 1 where anything was not right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=6)
    parser.add_argument("--messages", type=int, default=6, help="messages a thread")
    options = parser.parse_args()
    if missing := [name for name in PROGRAMS if shutil.which(name) is None]:
        sys.exit(f"{', '.join(missing)} not found: install Debian's packages mhonarc and public-inbox")
    mails = [mail for number in range(options.threads) for mail in thread(number, options.messages)]
    with tempfile.TemporaryDirectory() as folder:
        scores = {"MHonArc, messages": score(mails, mhonarc_pages(mails, Path(folder)))}
        scores |= {
            f"public-inbox, {kind}": score(mails, pages)
            for kind, pages in public_inbox_pages(mails, Path(folder)).items()
        }
    print(f"{len(mails)} mails in {options.threads} threads\n")
    print(f"{'archive':<30}  found  author  moment  text  quotes")
    for kind, found in scores.items():
        print(f"{kind:<30}  {found.found:>5}  {found.author:>6}  {found.moment:>6}  {found.text:>4}  {found.quotes:>6}")
    whole = Score(*[len(mails)] * 5)
    sys.exit(0 if all(found == whole for found in scores.values()) else 1)


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


def mhonarc_pages(mails: Sequence[Mail], folder: Path) -> Iterator[Page]:
    """Yield the page of each mail that MHonArc makes of a mailbox."""
    box, out = folder / "list.mbox", folder / "pages"
    out.mkdir()
    box.write_bytes(b"".join(_in_mailbox(mail) for mail in mails))
    subprocess.run(["mhonarc", "-quiet", "-outdir", out, box], check=True, capture_output=True)
    for path in sorted(out.glob("msg*.html")):
        yield page_of_bytes(path.read_bytes(), source=path.name)


def _in_mailbox(mail: Mail) -> bytes:
    escaped = mail.message.as_bytes().replace(b"\nFrom ", b"\n>From ")
    return b"From list@example.org Mon Feb  5 10:00:00 2024\n" + escaped + b"\n"


def public_inbox_pages(mails: Sequence[Mail], folder: Path) -> dict[str, list[Page]]:
    """Return what the server answers for each thread, in its three forms, and for each message."""
    port = _free_port()
    base = f"http://127.0.0.1:{port}/peers"
    environment = {**os.environ, "HOME": str(folder), "ORIGINAL_RECIPIENT": LIST}

    def run(*command: str | Path, given: bytes = b"") -> None:
        subprocess.run(command, check=True, capture_output=True, env=environment, input=given)

    run("public-inbox-init", "-V2", "peers", folder / "inbox", base, LIST)
    run("git", "config", "-f", folder / ".public-inbox" / "config", "publicinboxmda.spamcheck", "none")
    for mail in mails:
        run("public-inbox-mda", "--no-precheck", given=mail.message.as_bytes())
    run("public-inbox-index", folder / "inbox")
    server = subprocess.Popen(
        ["public-inbox-httpd", "-W0", "-l", f"127.0.0.1:{port}"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"{base}/")
        roots = list(dict.fromkeys(mail.root for mail in mails))
        return {
            "flat threads": [_fetched(f"{base}/{root}/T/") for root in roots],
            "nested threads": [_fetched(f"{base}/{root}/t/") for root in roots],
            "feeds of threads": [_fetched(f"{base}/{root}/t.atom") for root in roots],
            "messages": [_fetched(f"{base}/{mail.message_id}/") for mail in mails],
        }
    finally:
        server.terminate()
        server.wait(timeout=STARTS_WITHIN)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            _fetched(url)
        except (urllib.error.URLError, OSError):
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return


def _fetched(url: str) -> Page:
    with urllib.request.urlopen(url, timeout=STARTS_WITHIN) as answer:
        return page_of_bytes(answer.read(), source=url, url=url, declared=answer.headers.get_content_charset())


def score(mails: Sequence[Mail], pages: Iterator[Page] | Sequence[Page]) -> Score:
    """Read the pages and count what came back as it was put in."""
    posts = {post.message_id: post for page in pages for post in _posts(page)}
    result = Score()
    for mail in mails:
        post = posts.get(mail.message_id)
        if post is None:
            print(f"not found: {mail.message_id}")
            continue
        result.found += 1
        result.author += _right(mail, "author", mail.author, post.author.name if post.author else None)
        result.moment += _right(mail, "moment", _cut(mail.at, post.posted), post.posted.at if post.posted else None)
        result.text += _right(mail, "text", mail.text, post.text)
        quotes = " ".join(quote.text for quote in post.quotes)
        result.quotes += _right(mail, "quotes", mail.quoted, quotes)
    return result


def _posts(page: Page) -> tuple[Post, ...]:
    platform = best_match(page)
    return platform.parse_thread(page).posts if platform else ()


def _cut(at: datetime, posted: Moment | None) -> datetime:
    """Return the moment as finely as the page shows it."""
    return at.replace(second=0) if posted and posted.precision is Precision.MINUTE else at


def _right(mail: Mail, what: str, put_in: object, came_back: object) -> bool:
    if put_in != came_back:
        print(f"{mail.message_id}: {what} {came_back!r}, not {put_in!r}")
    return put_in == came_back


if __name__ == "__main__":
    main()
