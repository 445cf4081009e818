"""Whatever the container, the same threads come out."""

import base64
import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from datetime import date

import pytest
from packed import ADDRESS, PAGE, TOPIC, Pipe, copy, har, letter, mhtml, tarred, topic, warc, zipped


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
def test_every_archive_gives_what_its_folder_would(hand_over, tmp_path, pack):
    members = {
        "saved/a.txt": copy("Chargers"),
        "saved/list.mbox": letter("ivo", "cables") + letter("ada", "desks"),
        "saved/page.html": PAGE,
        "saved/page_files/style.css": b"p { color: red }",
        "saved/logo.png": b"\x89PNG\r\n",
        "__MACOSX/saved/._a.txt": b"\x00\x05",
    }
    threads, problems = hand_over("all.bin", pack(members, tmp_path))
    assert problems == []
    assert {thread.subject for thread in threads} >= {"Chargers", "cables", "desks"}
    assert len(threads) == 4
    assert {thread.origins[0].source for thread in threads} == {"all.bin"}
    assert all(thread.origins[0].path.partition("saved/")[1] for thread in threads)


@pytest.mark.parametrize("squeeze", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_file_is_read_as_what_is_in_it_and_keeps_its_name(hand_over, squeeze):
    (thread,), problems = hand_over("thread.packed", squeeze(copy("Chargers")))
    assert (problems, thread.subject, thread.origins[0].path) == ([], "Chargers", None)


def test_dates_count_from_the_time_of_the_member_unless_a_day_is_given(hand_over):
    (thread,), _ = hand_over("a.zip", zipped({"a.txt": copy("Chargers")}))
    assert thread.posts[0].posted.at == date(2024, 3, 10)
    (thread,), _ = hand_over("a.tar", tarred({"a.txt": copy("Chargers")}))
    assert thread.posts[0].posted.at == date(2024, 3, 10)
    (thread,), _ = hand_over("a.zip", zipped({"a.txt": copy("Chargers")}), copied_on=date(2024, 4, 15))
    assert thread.posts[0].posted.at == date(2024, 4, 10)


def test_names_in_an_archive_are_labels_and_lead_nowhere(hand_over, tmp_path):
    escape = {"../../up.txt": copy("Up"), "/etc/passwd": copy("Root"), "c:\\a\nb.txt": copy("Line")}
    threads, problems = hand_over("a.tar", tarred(escape))
    assert problems == []
    assert [thread.origins[0].path for thread in threads] == ["../../up.txt", "etc/passwd", "c:\\a b.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.tar"]


def test_links_in_a_tar_are_passed_over(hand_over):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        link = tarfile.TarInfo("passwd.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    _, problems = hand_over("a.tar", stream.getvalue())
    assert problems == ["a.tar: there is no thread in it; hand over pages, mail or text"]


def test_one_unreadable_member_is_reported_with_its_name_and_the_others_are_read(hand_over):
    threads, problems = hand_over("a.zip", zipped({"a.txt": copy("Chargers"), "b/c.pdf": b"%PDF-1.7 \x00"}))
    assert len(threads) == 1
    assert problems == ["a.zip/b/c.pdf: it is a PDF document, not text; save the thread as text, HTML or mail"]


@pytest.mark.parametrize("document", ["[Content_Types].xml", "mimetype"])
def test_an_office_document_is_no_archive(hand_over, document):
    threads, (problem,) = hand_over("letter.docx", zipped({document: b"x", "word/document.xml": b"<w:p>Posted</w:p>"}))
    assert threads == []
    assert "office document" in problem


def test_a_wacz_is_read_by_its_web_archives_alone(hand_over, tmp_path):
    members = {
        "datapackage.json": b'{"profile": "data-package"}',
        "pages/pages.jsonl": b'{"format": "json-pages-1.0", "id": "pages"}\n',
        "indexes/index.cdx": b"org,example)/ 2024",
        "archive/data.warc.gz": warc({ADDRESS: PAGE}, tmp_path),
    }
    (thread,), problems = hand_over("board.wacz", zipped(members, zipfile.ZIP_STORED))
    assert problems == []
    assert (thread.platform, thread.origins[0].path) == ("nodebb", ADDRESS)


def test_a_page_saved_as_one_file_is_read_with_its_address_and_its_moment(hand_over):
    for head in (f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {ADDRESS}\r\n", "X-MimeOLE: Produced\r\n", ""):
        (thread,), problems = hand_over("page.mhtml", mhtml(PAGE, head=head))
        assert problems == []
        assert thread.platform == "nodebb"


def test_a_letter_of_html_with_pictures_is_no_saved_page(hand_over):
    head = "From: Ada Moss <ada@example.org>\r\nTo: list@example.org\r\nMessage-ID: <a@example.org>\r\n"
    (thread,), _ = hand_over("letter.eml", mhtml(b"<html><body><p>Who runs your cables?</p></body></html>", head=head))
    assert (thread.platform, thread.posts[0].text) == ("mail", "Who runs your cables?")


def test_a_saved_page_that_breaks_off_is_refused(hand_over):
    threads, (problem,) = hand_over("page.mhtml", mhtml(PAGE[:1500], close=False))
    assert threads == []
    assert "page.mhtml: this saved page breaks off" in problem


def test_a_recording_gives_its_pages_and_what_scripts_fetched(hand_over):
    recording = har(
        (ADDRESS, 200, "text/html; charset=utf-8", {"text": base64.b64encode(PAGE).decode(), "encoding": "base64"}),
        ("https://d.example.org/t/5.json", 200, "application/json", {"text": json.dumps(TOPIC)}),
        ("https://d.example.org/t/6.json", 404, "application/json", {"text": json.dumps(TOPIC | {"title": "Gone"})}),
        ("https://d.example.org/logo.png", 200, "image/png", {"text": "iVBORw0KGgo=", "encoding": "base64"}),
        ("https://d.example.org/", 200, "text/html", {"text": "<html><body><h1>News</h1></body></html>"}),
        ("https://d.example.org/empty", 200, "text/html", {}),
    )
    threads, problems = hand_over("board.har", recording)
    assert problems == []
    assert [thread.platform for thread in threads] == ["nodebb", "discourse"]
    assert [thread.origins[0].path for thread in threads] == [ADDRESS, "https://d.example.org/t/5.json"]


def test_lists_and_lines_of_answers_are_read_one_by_one(hand_over):
    topics = [topic(number) for number in (1, 2, 3)]
    for dump in (json.dumps(topics), json.dumps(topics, indent=2), "\n".join(map(json.dumps, topics)) + "\n"):
        threads, problems = hand_over("dump.json", dump.encode())
        assert problems == []
        assert [thread.subject for thread in threads] == ["Hiring 1", "Hiring 2", "Hiring 3"]


def test_an_answer_that_somebody_indented_is_one_answer(hand_over):
    (thread,), problems = hand_over("5.json", json.dumps(TOPIC, indent=2).encode())
    assert (problems, thread.subject) == ([], "Hiring")


def test_one_answer_of_many_that_holds_no_thread_is_named_and_the_others_are_read(hand_over):
    dump = "\n".join(json.dumps(each) for each in (topic(1), {"post_stream": {"posts": []}}, topic(2)))
    threads, (problem,) = hand_over("dump.jsonl", dump.encode())
    assert len(threads) == 2
    assert problem.startswith("dump.jsonl, line 2: ")


def test_json_of_something_else_is_refused(hand_over):
    threads, (problem,) = hand_over("account.json", json.dumps({"name": "a", "posts": 3}, indent=2).encode())
    assert threads == []
    assert problem.startswith("account.json: it is JSON, and no board's answer that is known")


def test_a_list_of_something_else_is_refused(hand_over):
    threads, (problem,) = hand_over("dump.json", b'[{"name": "a"}, {"name": "b"}]')
    assert threads == []
    assert "no value of its list is a thread" in problem


def test_an_archive_without_members_is_empty(hand_over):
    threads, (problem,) = hand_over("none.zip", zipped({}))
    assert threads == []
    assert problem.startswith("none.zip: this archive is empty; ")
