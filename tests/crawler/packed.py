"""Containers with threads in them, made by the standard library: archives, saved pages, recordings."""

import base64
import io
import json
import quopri
import random
import tarfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from crawler.warc.writing import ArchiveWriter

PAGE = (Path(__file__).parent / "pages" / "nodebb" / "topic" / "page.html").read_bytes()
ADDRESS = "https://boards.example.org/topic/7"
COPY = """  • 1.\u00a0 {subject}

    Posted 5 days ago
    How many spare chargers do you keep per school?

  • 2.\u00a0 RE: {subject}

    Posted 4 days ago
    Thirty.
"""
LETTER = """From: {name} <{name}@example.org>
Date: Mon, 5 Feb 2024 10:00:00 +0100
Subject: {subject}

Who does {subject}?
"""
POST = {"id": 7, "post_number": 1, "username": "mlarch", "created_at": "2024-02-01T10:00:00Z", "cooked": "<p>Who?</p>"}
TOPIC = {
    "id": 5,
    "title": "Hiring",
    "slug": "hiring",
    "posts_count": 1,
    "post_stream": {"posts": [POST], "stream": [7]},
}


def topic(number):
    posts = [POST | {"cooked": f"<p>Who is number {number}?</p>"}]
    return TOPIC | {"id": number, "title": f"Hiring {number}", "post_stream": {"posts": posts, "stream": [7]}}


def copy(subject):
    return COPY.format(subject=subject).encode()


def letter(name, subject):
    return f"From {name}@example.org Mon Feb  5 10:00:00 2024\n{LETTER.format(name=name, subject=subject)}\n".encode()


def zipped(members, compression=zipfile.ZIP_DEFLATED, stream=None):
    stream = stream or io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 3, 15, 12, 0, 0)), content, compression)
    return stream.getvalue()


class Pipe(io.BytesIO):
    """A stream that cannot go back: a ZIP written to it tells sizes after each member."""

    def seekable(self):
        return False

    def seek(self, *_):
        raise OSError

    def tell(self):
        raise OSError


def tarred(members, mode="w"):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mtime = len(content), int(datetime(2024, 3, 15, 12, tzinfo=UTC).timestamp())
            archive.addfile(entry, io.BytesIO(content))
    return stream.getvalue()


def warc(pages, tmp_path):
    path = tmp_path / "made.warc.gz"
    writer = ArchiveWriter(path, software="a test")
    for url, body in pages.items():
        headers = [("Content-Type", "text/html; charset=utf-8")]
        writer.write(url, method="GET", request_headers=[], status="200 OK", response_headers=headers, body=body)
    writer.close()
    return path.read_bytes()


def mhtml(page, *, close=True, head=f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {ADDRESS}\r\n"):
    body = quopri.encodestring(page).replace(b"\n", b"\r\n")
    return (
        f"{head}Subject: A page\r\nDate: Fri, 15 Mar 2024 12:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----B"\r\n\r\n\r\n'
        f"------B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: {ADDRESS}\r\n\r\n"
    ).encode() + body + (
        b"\r\n------B\r\nContent-Type: text/css\r\nContent-Location: cid:css-1@mhtml.blink\r\n\r\np { color: red }\r\n"
        b"------B--\r\n" if close else b""
    )  # fmt: skip


def har(*entries, indent=None):
    recorded = [
        {
            "startedDateTime": "2024-03-15T12:00:00.000Z",
            "request": {"method": "GET", "url": url},
            "response": {"status": status, "headers": [], "content": {"mimeType": kind, **content}},
        }
        for url, status, kind, content in entries
    ]
    log = {
        "version": "1.2",
        "creator": {"name": "a test"},
        "pages": [{"title": 'an "entries": [ trap'}],
        "entries": recorded,
    }
    return json.dumps({"log": log}, indent=indent).encode()


def long_copies(count):
    noise = [base64.b64encode(random.Random(n).randbytes(4000)).decode() for n in range(count)]
    return {f"{n}.txt": copy(f"Chargers {n}") + f"    {noise[n]}\n".encode() for n in range(count)}
