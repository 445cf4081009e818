"""Whatever the container, the same threads come out; of what is cut the whole is read; bombs end in a sentence."""

import base64
import bz2
import gzip
import io
import json
import lzma
import quopri
import random
import tarfile
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.archive import ArchiveWriter
from crawler.containers import budget
from crawler.sources import read_threads

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


@pytest.fixture
def read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def _read(name, content, **extra):
        Path(name).write_bytes(content)
        problems = []
        day = extra.get("copied_on")
        threads = list(read_threads([name], copied_on=day, stdin=io.BytesIO(), on_problem=problems.append))
        return threads, [str(problem) for problem in problems]

    return _read


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


@pytest.mark.parametrize(
    "pack",
    [
        lambda members, _: zipped(members),
        lambda members, _: zipped(members, zipfile.ZIP_STORED),
        lambda members, _: zipped(members, zipfile.ZIP_LZMA),
        lambda members, _: zipped(members, stream=Pipe()),
        lambda members, _: tarred(members),
        lambda members, _: tarred(members, "w:gz"),
        lambda members, _: tarred(members, "w:bz2"),
        lambda members, _: tarred(members, "w:xz"),
        lambda members, _: zipped({"inner.zip": zipped(members)}),
        lambda members, _: zipped({"inner.tar.gz": tarred(members, "w:gz")}),
        lambda members, _: gzip.compress(zipped(members)),
    ],
    ids=[
        "zip", "stored", "lzma", "written as a stream", "tar", "tar.gz", "tar.bz2", "tar.xz", "zip in zip",
        "tar in zip", "zip.gz",
    ],
)  # fmt: skip
def test_every_archive_gives_what_its_folder_would(read, tmp_path, pack):
    members = {
        "saved/a.txt": copy("Chargers"),
        "saved/list.mbox": letter("ivo", "cables") + letter("ada", "desks"),
        "saved/page.html": PAGE,
        "saved/page_files/style.css": b"p { color: red }",
        "saved/logo.png": b"\x89PNG\r\n",
        "__MACOSX/saved/._a.txt": b"\x00\x05",
    }
    threads, problems = read("all.bin", pack(members, tmp_path))
    assert problems == []
    assert {thread.subject for thread in threads} >= {"Chargers", "cables", "desks"}
    assert len(threads) == 4
    assert {thread.origins[0].source for thread in threads} == {"all.bin"}
    assert all(thread.origins[0].path.partition("saved/")[1] for thread in threads)


@pytest.mark.parametrize("squeeze", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_file_is_read_as_what_is_in_it_and_keeps_its_name(read, squeeze):
    (thread,), problems = read("thread.packed", squeeze(copy("Chargers")))
    assert (problems, thread.subject, thread.origins[0].path) == ([], "Chargers", None)


def test_dates_count_from_the_time_of_the_member_unless_a_day_is_given(read):
    (thread,), _ = read("a.zip", zipped({"a.txt": copy("Chargers")}))
    assert thread.posts[0].posted.at == date(2024, 3, 10)
    (thread,), _ = read("a.tar", tarred({"a.txt": copy("Chargers")}))
    assert thread.posts[0].posted.at == date(2024, 3, 10)
    (thread,), _ = read("a.zip", zipped({"a.txt": copy("Chargers")}), copied_on=date(2024, 4, 15))
    assert thread.posts[0].posted.at == date(2024, 4, 10)


def test_names_in_an_archive_are_labels_and_lead_nowhere(read, tmp_path):
    escape = {"../../up.txt": copy("Up"), "/etc/passwd": copy("Root"), "c:\\a\nb.txt": copy("Line")}
    threads, problems = read("a.tar", tarred(escape))
    assert problems == []
    assert [thread.origins[0].path for thread in threads] == ["../../up.txt", "etc/passwd", "c:\\a b.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.tar"]


def test_links_in_a_tar_are_passed_over(read):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        link = tarfile.TarInfo("passwd.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    _, problems = read("a.tar", stream.getvalue())
    assert problems == ["a.tar: there is no thread in it; hand over pages, mail or text"]


def test_one_unreadable_member_is_reported_with_its_name_and_the_others_are_read(read):
    threads, problems = read("a.zip", zipped({"a.txt": copy("Chargers"), "b/c.pdf": b"%PDF-1.7 \x00"}))
    assert len(threads) == 1
    assert problems == ["a.zip/b/c.pdf: it is a PDF document, not text; save the thread as text, HTML or mail"]


@pytest.mark.parametrize("document", ["[Content_Types].xml", "mimetype"])
def test_an_office_document_is_no_archive(read, document):
    threads, (problem,) = read("letter.docx", zipped({document: b"x", "word/document.xml": b"<w:p>Posted</w:p>"}))
    assert threads == []
    assert "office document" in problem


def test_a_wacz_is_read_by_its_web_archives_alone(read, tmp_path):
    members = {
        "datapackage.json": b'{"profile": "data-package"}',
        "pages/pages.jsonl": b'{"format": "json-pages-1.0", "id": "pages"}\n',
        "indexes/index.cdx": b"org,example)/ 2024",
        "archive/data.warc.gz": warc({ADDRESS: PAGE}, tmp_path),
    }
    (thread,), problems = read("board.wacz", zipped(members, zipfile.ZIP_STORED))
    assert problems == []
    assert (thread.platform, thread.origins[0].path) == ("nodebb", ADDRESS)


def test_a_page_saved_as_one_file_is_read_with_its_address_and_its_moment(read):
    for head in (f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {ADDRESS}\r\n", "X-MimeOLE: Produced\r\n", ""):
        (thread,), problems = read("page.mhtml", mhtml(PAGE, head=head))
        assert problems == []
        assert thread.platform == "nodebb"


def test_a_letter_of_html_with_pictures_is_no_saved_page(read):
    head = "From: Ada Moss <ada@example.org>\r\nTo: list@example.org\r\nMessage-ID: <a@example.org>\r\n"
    (thread,), _ = read("letter.eml", mhtml(b"<html><body><p>Who runs your cables?</p></body></html>", head=head))
    assert (thread.platform, thread.posts[0].text) == ("mail", "Who runs your cables?")


def test_a_saved_page_that_breaks_off_is_refused(read):
    threads, (problem,) = read("page.mhtml", mhtml(PAGE[:1500], close=False))
    assert threads == []
    assert "page.mhtml: this saved page breaks off" in problem


def test_a_recording_gives_its_pages_and_what_scripts_fetched(read):
    recording = har(
        (ADDRESS, 200, "text/html; charset=utf-8", {"text": base64.b64encode(PAGE).decode(), "encoding": "base64"}),
        ("https://d.example.org/t/5.json", 200, "application/json", {"text": json.dumps(TOPIC)}),
        ("https://d.example.org/t/6.json", 404, "application/json", {"text": json.dumps(TOPIC | {"title": "Gone"})}),
        ("https://d.example.org/logo.png", 200, "image/png", {"text": "iVBORw0KGgo=", "encoding": "base64"}),
        ("https://d.example.org/", 200, "text/html", {"text": "<html><body><h1>News</h1></body></html>"}),
        ("https://d.example.org/empty", 200, "text/html", {}),
    )
    threads, problems = read("board.har", recording)
    assert problems == []
    assert [thread.platform for thread in threads] == ["nodebb", "discourse"]
    assert [thread.origins[0].path for thread in threads] == [ADDRESS, "https://d.example.org/t/5.json"]


def test_lists_and_lines_of_answers_are_read_one_by_one(read):
    topics = [topic(number) for number in (1, 2, 3)]
    for dump in (json.dumps(topics), json.dumps(topics, indent=2), "\n".join(map(json.dumps, topics)) + "\n"):
        threads, problems = read("dump.json", dump.encode())
        assert problems == []
        assert [thread.subject for thread in threads] == ["Hiring 1", "Hiring 2", "Hiring 3"]


def test_an_answer_that_somebody_indented_is_one_answer(read):
    (thread,), problems = read("5.json", json.dumps(TOPIC, indent=2).encode())
    assert (problems, thread.subject) == ([], "Hiring")


def test_one_answer_of_many_that_holds_no_thread_is_named_and_the_others_are_read(read):
    dump = "\n".join(json.dumps(each) for each in (topic(1), {"post_stream": {"posts": []}}, topic(2)))
    threads, (problem,) = read("dump.jsonl", dump.encode())
    assert len(threads) == 2
    assert problem.startswith("dump.jsonl, line 2: ")


def test_json_of_something_else_is_refused(read):
    threads, (problem,) = read("account.json", json.dumps({"name": "a", "posts": 3}, indent=2).encode())
    assert threads == []
    assert problem.startswith("account.json: it is JSON, and no board's answer that is known")


def test_a_list_of_something_else_is_refused(read):
    threads, (problem,) = read("dump.json", b'[{"name": "a"}, {"name": "b"}]')
    assert threads == []
    assert "no value of its list is a thread" in problem


# What is cut is read as far as it is whole, and the cut is said.


def long_copies(count):
    noise = [base64.b64encode(random.Random(n).randbytes(4000)).decode() for n in range(count)]
    return {f"{n}.txt": copy(f"Chargers {n}") + f"    {noise[n]}\n".encode() for n in range(count)}


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("zip", zipped),
        ("zip", lambda members: zipped(members, zipfile.ZIP_STORED)),
        ("zip", lambda members: zipped(members, stream=Pipe())),
        ("tar", tarred),
        ("tar.gz", lambda members: tarred(members, "w:gz")),
    ],
)
@pytest.mark.parametrize("share", [0.6, 0.75, 0.97])
def test_of_a_cut_archive_the_whole_members_are_read(read, name, pack, share):
    whole = pack(long_copies(8))
    threads, problems = read(f"cut.{name}", whole[: int(len(whole) * share)])
    assert 2 <= len(threads) <= 8
    assert [len(thread.posts) for thread in threads] == [2] * len(threads)
    assert len(threads) == 8 or "cut off" in problems[0]
    assert [problem.startswith(f"cut.{name}") for problem in problems] in ([], [True])


def test_a_tar_that_is_cut_between_two_members_says_so(read):
    whole = tarred({"a.txt": copy("A"), "b.txt": copy("B")})
    first = 512 + -(-len(copy("A")) // 512) * 512
    threads, (problem,) = read("cut.tar", whole[:first])
    assert len(threads) == 1
    assert "cut off" in problem


def test_a_zip_without_its_list_is_read_to_its_end(read):
    whole = zipped(long_copies(3))
    threads, (problem,) = read("cut.zip", whole[: whole.index(b"PK\x01\x02")])
    assert len(threads) == 3
    assert "(3 files)" in problem


@pytest.mark.parametrize("squeeze", [lambda data: data, gzip.compress])
def test_of_a_cut_mailbox_the_whole_messages_are_read(read, squeeze):
    mailbox = b"".join(letter(f"ivo{n}", f"cables {n}") for n in range(50))
    packed = squeeze(mailbox)
    threads, (problem,) = read("list.mbox", packed[: len(packed) - 25])
    assert 2 <= len(threads) < 50
    assert problem.startswith("list.mbox: its last message is cut off")


def test_a_message_without_words_and_sender_is_named_and_the_others_are_read(read):
    broken = b"From x@example.org Mon Feb  5 10:00:00 2024\nX-Nothing: here\n\n\n\n"
    threads, problems = read("list.mbox", letter("ivo", "cables") + broken + letter("ada", "desks"))
    assert len(threads) == 2
    assert problems == [
        "list.mbox: message 2 holds neither words nor a sender; the others were read; mend or delete what is broken"
    ]


def test_of_a_cut_web_archive_the_whole_records_are_read(read, tmp_path):
    pages = {f"{ADDRESS}{n}": PAGE.replace(b'data-tid="', f'data-tid="{n}'.encode()) for n in range(4)}
    threads, (problem,) = read("board.warc.gz", warc(pages, tmp_path)[:-300])
    assert threads
    assert "cut off" in problem


def test_half_a_page_in_a_web_archive_is_said(read, tmp_path):
    whole = warc({ADDRESS: PAGE, f"{ADDRESS}0": PAGE[: len(PAGE) // 2]}, tmp_path)
    (thread,), (problem,) = read("board.warc.gz", whole)
    assert thread.origins[0].path == ADDRESS
    assert problem.startswith(f"{ADDRESS}0: the page breaks off")


def test_of_a_cut_recording_the_whole_answers_are_read(read):
    entry = (ADDRESS, 200, "text/html", {"text": PAGE.decode()})
    whole = har(entry, (f"{ADDRESS}8", 200, "text/html", {"text": PAGE.decode()}))
    threads, (problem,) = read("board.har", whole[:-500])
    assert len(threads) == 1
    assert problem == "board.har: this recording is cut off or damaged; save the whole recording again"


# Bombs.


def test_what_unpacks_to_far_more_than_it_is_ends_in_a_sentence(read, monkeypatch):
    monkeypatch.setattr(budget, "RATIO_COUNTS_FROM", 1024**2)
    for name, bomb in (
        ("bomb.gz", gzip.compress(bytes(4 * 1024**2))),
        ("bomb.xz", lzma.compress(bytes(4 * 1024**2))),
        ("bomb.zip", zipped({"a.txt": bytes(4 * 1024**2), "b.txt": copy("Chargers")})),
    ):
        threads, problems = read(name, bomb)
        assert threads == []
        assert [problem.startswith(f"{name}: it unpacks to more than 400 times its size") for problem in problems] == [
            True
        ]


def test_a_file_of_too_many_members_ends_in_a_sentence(read, monkeypatch):
    monkeypatch.setattr(budget, "MOST_MEMBERS", 3)
    for name, pack in (("a.zip", zipped), ("a.tar", tarred)):
        threads, (problem,) = read(name, pack({f"{n}.txt": copy(f"C{n}") for n in range(9)}))
        assert len(threads) == 3
        assert f"{name}: it holds more than 3 files" in problem


def test_bytes_in_all_are_counted_over_all_members(read, monkeypatch):
    monkeypatch.setattr(budget, "MOST_BYTES", 2_000)
    _, (problem,) = read("a.zip", zipped(long_copies(5)))
    assert "come out of it" in problem


def test_archives_inside_archives_end_somewhere(read):
    nested = zipped({"a.txt": copy("Chargers")})
    for _ in range(8):
        nested = zipped({"inner.zip": nested})
    threads, (problem,) = read("deep.zip", nested)
    assert threads == []
    assert "archives, one inside the other" in problem


def test_a_locked_member_is_said(read):
    locked = bytearray(zipped({"a.txt": copy("Chargers")}))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    threads, (problem,) = read("locked.zip", bytes(locked))
    assert threads == []
    assert "locked with a password" in problem


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04", b"PK\x03\x04" + bytes(60), b"BZh9", b"\xfd7zXZ\x00", b'{"log": {', b"[{"]
)
def test_what_only_begins_like_a_container_is_refused(read, content):
    threads, problems = read("odd.bin", content)
    assert threads == []
    assert problems
    assert all(problem.startswith("odd.bin") for problem in problems)


SOUND = {
    "zip": zipped({"a.txt": copy("A"), "list.mbox": letter("ivo", "cables")}),
    "lzma": zipped({"a.txt": copy("A")}, zipfile.ZIP_LZMA),
    "streamed": zipped({"a.txt": copy("A"), "b.txt": copy("B")}, stream=Pipe()),
    "tar": tarred({"a.txt": copy("A"), "b.txt": copy("B")}),
    "tar.xz": tarred({"a.txt": copy("A"), "b.txt": copy("B")}, "w:xz"),
    "nested": zipped({"in.zip": zipped({"a.txt": copy("A")})}),
    "mhtml": mhtml(PAGE),
    "har": har((ADDRESS, 200, "text/html", {"text": PAGE.decode()})),
    "json": json.dumps([topic(1), topic(2)]).encode(),
}


@given(
    st.sampled_from(sorted(SOUND)),
    st.floats(0, 1),
    st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=6),
)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_whatever_is_damaged_threads_or_sentences_come_out(kind, share, flips):
    content = bytearray(SOUND[kind])
    for place, byte in flips:
        content[int(place * len(content))] = byte
    content = content[: int(share * len(content))] if share > 0.3 else content
    problems = []
    data = io.BytesIO(content)
    threads = list(read_threads(["-"], copied_on=None, stdin=data, on_problem=problems.append))
    assert threads or problems
    assert not any("\n" in str(problem) for problem in problems)
