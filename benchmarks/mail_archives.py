"""Puts mails into MHonArc and public-inbox, reads and crawls what they make, and compares author, date and text.

Pages are read one by one, in every form in which public-inbox shows them; then `threadwise crawl` walks both archives,
and what it brought is compared, threads too. Needs Debian's packages `mhonarc` and `public-inbox` (1.9); where they are
absent it says so and ends. Everything stays in a temporary folder and on loopback.
"""

import argparse
import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from datetime import datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from archived_mails import LIST, Mail, in_mailbox, thread

from crawler.files.pages import read_page
from crawler.items import Moment, Precision, Thread
from crawler.joining.gathered import Gathered
from crawler.joining.letters import threads_of_letters
from crawler.joining.pages import join_pages
from crawler.page import Page, page_of_bytes
from crawler.sources import read_threads

PROGRAMS = ("mhonarc", "public-inbox-init", "public-inbox-mda", "public-inbox-index", "public-inbox-httpd")
THREADWISE = Path(sys.executable).parent / "threadwise"
WIDTHS = (5, 6, 6, 4, 6, 15)
STARTS_WITHIN = 20.0
"""Seconds within which the server answers, or the run is given up."""


@dataclass(slots=True)
class Score:
    """How many of the mails were found again, and what of them was right; `thread` counts those in their own thread."""

    found: int = 0
    author: int = 0
    moment: int = 0
    text: int = 0
    quotes: int = 0
    thread: int = 0


def main() -> None:
    """Print a line for each kind of page and each crawl; exit status 1 where anything was not right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=6)
    parser.add_argument("--messages", type=int, default=6, help="messages a thread")
    options = parser.parse_args()
    if missing := [name for name in PROGRAMS if shutil.which(name) is None]:
        print(f"skipped: {', '.join(missing)} not found; Debian has the packages mhonarc and public-inbox")
        return
    mails = [mail for number in range(options.threads) for mail in thread(number, options.messages)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        scores = {"MHonArc, messages": read(mails, mhonarc_pages(mails, folder))}
        with serving_files(folder / "pages") as address:
            scores["MHonArc, crawled"] = crawled(mails, f"{address}/maillist.html", folder / "mhonarc.warc.gz")
        with public_inbox(mails, folder) as base:
            for kind, addresses in forms(mails, base).items():
                scores[f"public-inbox, {kind}"] = read(mails, map(_fetched, addresses))
            scores["public-inbox, crawled"] = crawled(mails, f"{base}/", folder / "inbox.warc.gz")
    print(f"{len(mails)} mails in {options.threads} threads\n")
    print(f"{'archive':<30}  found  author  moment  text  quotes  in their thread")
    for kind, found in scores.items():
        counts = (found.found, found.author, found.moment, found.text, found.quotes, found.thread)
        print(f"{kind:<30}  " + "  ".join(f"{count:>{width}}" for count, width in zip(counts, WIDTHS, strict=True)))
    sys.exit(0 if all(count == len(mails) for found in scores.values() for count in astuple(found)) else 1)


def mhonarc_pages(mails: Sequence[Mail], folder: Path) -> list[Page]:
    """Return the page of each mail that MHonArc makes of a mailbox."""
    box, out = folder / "list.mbox", folder / "pages"
    out.mkdir()
    box.write_bytes(b"".join(in_mailbox(mail) for mail in mails))
    subprocess.run(["mhonarc", "-quiet", "-outdir", out, box], check=True, capture_output=True)
    return [page_of_bytes(path.read_bytes(), source=path.name) for path in sorted(out.glob("msg*.html"))]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def serving_files(folder: Path) -> Iterator[str]:
    """Serve a folder of pages, as archives that are made once lie on servers; yield its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@contextmanager
def public_inbox(mails: Sequence[Mail], folder: Path) -> Iterator[str]:
    """Put the mails into an inbox and yield its address while its server runs."""
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
        yield base
    finally:
        server.terminate()
        server.wait(timeout=STARTS_WITHIN)


def forms(mails: Sequence[Mail], base: str) -> dict[str, list[str]]:
    """Return the addresses of each form in which the server shows the mails."""
    roots = list(dict.fromkeys(mail.root for mail in mails))
    return {
        "flat threads": [f"{base}/{root}/T/" for root in roots],
        "nested threads": [f"{base}/{root}/t/" for root in roots],
        "feeds of threads": [f"{base}/{root}/t.atom" for root in roots],
        "messages": [f"{base}/{mail.message_id}/" for mail in mails],
    }


def read(mails: Sequence[Mail], pages: Iterable[Page]) -> Score:
    """Read pages, whose messages form threads as those of any source do."""
    gathered = Gathered(print)
    for page in pages:
        gathered.add(read_page(page, source=page.source, path=None))
    return score(mails, [*join_pages(gathered.pages), *threads_of_letters(gathered.letters)])


def crawled(mails: Sequence[Mail], address: str, archive: Path) -> Score:
    """Crawl an archive, read what came, and count what is as it was put in."""
    polite = ["--contact", "benchmark@example.invalid", "--allow-private", "--delay", "0"]
    done = subprocess.run(
        [THREADWISE, "crawl", address, "-o", archive, *polite], capture_output=True, text=True, check=False
    )
    print(done.stdout + done.stderr, end="")
    return score(mails, list(read_threads([str(archive)], copied_on=None, stdin=io.BytesIO(), on_problem=print)))


def _in_their_threads(mails: Sequence[Mail], threads: Sequence[Thread]) -> int:
    """Count the mails whose thread holds the mails that belong together, and no others."""
    put_in = {frozenset(mail.message_id for mail in mails if mail.root == root) for root in {m.root for m in mails}}
    found = [frozenset(post.message_id for post in each.posts) for each in threads]
    return sum(len(each) for each in found if each in put_in)


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


def score(mails: Sequence[Mail], threads: Sequence[Thread]) -> Score:
    """Count what came back as it was put in."""
    posts = {post.message_id: post for thread in threads for post in thread.posts}
    result = Score(thread=_in_their_threads(mails, threads))
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


def _cut(at: datetime, posted: Moment | None) -> datetime:
    """Return the moment as finely as the page shows it."""
    return at.replace(second=0) if posted and posted.precision is Precision.MINUTE else at


def _right(mail: Mail, what: str, put_in: object, came_back: object) -> bool:
    if put_in != came_back:
        print(f"{mail.message_id}: {what} {came_back!r}, not {put_in!r}")
    return put_in == came_back


if __name__ == "__main__":
    main()
