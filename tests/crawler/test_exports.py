"""Mailboxes that archives export are read inside a recording, and tell the zones that pages hide."""

import gzip
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from crawler.items import Thread
from crawler.sources import read_threads
from crawler.warc.writing import ArchiveWriter

LIST = "https://lists.example.org/archives/list/peers@lists.example.org/"
EXPORT = f"{LIST}export/peers@lists.example.org.mbox.gz?thread=AAAA"
MAILBOX = b"""From quill at example.org Mon Feb  5 08:07:05 2024
From: Wanda Quill <quill@people.example.org>
Subject: Spare parts
Date: Mon, 05 Feb 2024 08:07:05 -0800
Message-ID: <one@people.example.org>

How many spares do you keep?

From oakes at example.org Mon Feb  5 09:00:00 2024
From: Rita Oakes <oakes@people.example.org>
Subject: Re: Spare parts
Date: Mon, 05 Feb 2024 12:31:09 -0500
Message-ID: <two@people.example.org>
In-Reply-To: <one@people.example.org>

Five for 900 machines.

"""
PAGE = """<!DOCTYPE html><html><head></head><body class="hyperkitty"><div class="thread-header">
<h3>Spare parts</h3></div><div id="thread-content">{emails}</div></body></html>"""
EMAIL = """<div class="email {first}"><div class="email-header" id="{key}"><span class="name">{name}</span>
<div class="time"><span title="Sender's time: {time}">a while</span></div></div><div class="email-body">{text}</div>
<a class="reply-mailto" href="mailto:peers@lists.example.org?In-Reply-To=%3C{key}%40people.example.org%3E">Reply</a>
<a href="/archives/list/peers@lists.example.org/message/{key}/" title="Permalink">link</a></div>"""
SHOWN = PAGE.format(
    emails=EMAIL.format(
        first="email-first",
        key="one",
        name="Wanda Quill",
        time="Feb. 5, 2024, 8:07 a.m.",
        text="How many spares do you keep?",
    )
    + EMAIL.format(
        first="", key="two", name="Rita Oakes", time="Feb. 5, 2024, 12:31 p.m.", text="Five for 900 machines."
    )
)


def read(archive: Path) -> tuple[list[Thread], list[str]]:
    problems: list[Exception] = []
    threads = list(read_threads([str(archive)], copied_on=None, stdin=BytesIO(), on_problem=problems.append))
    return threads, [str(problem) for problem in problems]


def recorded(archive: Path, *answers: tuple[str, str, bytes]) -> Path:
    writer = ArchiveWriter(archive, software="a test")
    for address, kind, body in answers:
        writer.write(
            address,
            method="GET",
            request_headers=[],
            status="200 OK",
            response_headers=[("Content-Type", kind), ("Content-Length", str(len(body)))],
            body=body,
        )
    writer.close()
    return archive


EXPORTED = (EXPORT, "application/gzip", gzip.compress(MAILBOX))
SHOWN_PAGE = (f"{LIST}thread/AAAA/?noscript", "text/html; charset=utf-8", SHOWN.encode())


@pytest.mark.parametrize(
    "answers", [(EXPORTED, SHOWN_PAGE), (SHOWN_PAGE, EXPORTED)], ids=["export first", "page first"]
)
def test_a_page_and_an_export_are_one_thread_with_the_zones_of_the_export(
    answers: tuple[tuple[str, str, bytes], ...], tmp_path: Path
) -> None:
    threads, problems = read(recorded(tmp_path / "board.warc.gz", *answers))

    assert problems == []
    (thread,) = threads
    assert [post.posted and post.posted.at for post in thread.posts] == [
        datetime.fromisoformat("2024-02-05T08:07:05-08:00"),
        datetime.fromisoformat("2024-02-05T12:31:09-05:00"),
    ]
    assert [post.posted.at.utcoffset() for post in thread.posts if post.posted] == [  # type: ignore[union-attr]
        timedelta(hours=-8),
        timedelta(hours=-5),
    ]
    assert {origin.path for origin in thread.origins} == {EXPORT, f"{LIST}thread/AAAA/?noscript"}


def test_an_export_gives_its_thread_the_address_and_board_that_the_page_has(tmp_path: Path) -> None:
    (thread,) = read(recorded(tmp_path / "board.warc.gz", EXPORTED))[0]

    assert (thread.platform, thread.url, thread.board) == (
        "hyperkitty",
        f"{LIST}thread/AAAA/",
        "peers@lists.example.org",
    )
    assert thread.posts[1].reply_to == thread.posts[0].id


@pytest.mark.parametrize(
    ("kind", "body"),
    [("text/plain", MAILBOX), ("application/x-gzip", gzip.compress(MAILBOX, mtime=0)), ("application/mbox", MAILBOX)],
)
def test_a_months_mailbox_is_read_as_mail(kind: str, body: bytes, tmp_path: Path) -> None:
    address = "https://lists.example.org/pipermail/peers/2024-February.txt"
    (thread,), problems = read(recorded(tmp_path / "board.warc.gz", (address, kind, body)))

    assert problems == []
    assert [post.message_id for post in thread.posts] == ["one@people.example.org", "two@people.example.org"]


def test_a_mailbox_that_breaks_off_is_said(tmp_path: Path) -> None:
    cut = (EXPORT, "application/gzip", gzip.compress(MAILBOX)[:-20])
    threads, problems = read(recorded(tmp_path / "board.warc.gz", cut))

    assert threads == []
    assert any(EXPORT in problem and "cut off" in problem for problem in problems)
