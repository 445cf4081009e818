import gzip
import io
import json
import os
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from crawler.errors import MalformedLine, NotAThread, UnreadableSource
from crawler.items import DateSource
from crawler.lines import line_of
from crawler.sources import read_threads

COPY = """  • 1.\u00a0 Spare chargers

    Posted 5 days ago
    How many spare chargers do you keep per school?

    Ottilie Brandt
    Technology Coordinator
    Reedmere School District
    Reedmere ND

  • 2.\u00a0 RE: Spare chargers

    Posted 4 days ago
    Thirty.
"""
MESSAGE = (
    b"From: Ivo Lindgren <ivo@example.org>\nDate: Mon, 5 Feb 2024 10:00:00 +0100\n"
    b"Subject: Cables\nMessage-ID: <cables@example.org>\n\nWho runs your cables?\n"
)
ANSWER = (
    b"From: Ada Moss <ada@example.org>\nDate: Mon, 5 Feb 2024 11:00:00 +0100\n"
    b"Subject: Re: Cables\nMessage-ID: <b@example.org>\nIn-Reply-To: <cables@example.org>\n\nA contractor.\n"
)


@pytest.fixture
def read():
    def _read(*sources, copied_on=None, stdin=b""):
        problems = []
        names = [str(source) for source in sources]
        threads = list(read_threads(names, copied_on=copied_on, stdin=io.BytesIO(stdin), on_problem=problems.append))
        return threads, problems

    return _read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"])
def test_a_copied_thread_is_read_in_every_usual_encoding(read, tmp_path, encoding):
    path = tmp_path / "thread.txt"
    path.write_bytes(COPY.encode(encoding))
    (thread,), problems = read(path)
    assert problems == []
    assert [post.text for post in thread.posts] == ["How many spare chargers do you keep per school?", "Thirty."]


def test_relative_dates_are_counted_from_the_day_of_the_copy(read, tmp_path):
    path = tmp_path / "thread.txt"
    path.write_text(COPY)
    (thread,), _ = read(path, copied_on=date(2024, 3, 1))
    assert [post.posted.at for post in thread.posts] == [date(2024, 2, 25), date(2024, 2, 26)]
    assert {post.posted.how for post in thread.posts} == {DateSource.COMPUTED}


def test_without_a_day_of_the_copy_the_time_of_the_file_counts(read, tmp_path):
    path = tmp_path / "thread.txt"
    path.write_text(COPY)
    noon = datetime(2022, 6, 20, 12, tzinfo=UTC).timestamp()
    os.utime(path, (noon, noon))
    (thread,), _ = read(path)
    assert thread.posts[0].posted.at == date(2022, 6, 15)


def test_standard_input_is_a_source(read):
    (thread,), problems = read("-", stdin=COPY.encode())
    assert problems == []
    assert thread.origins[0].source == "-"


def test_a_directory_is_walked_by_name_and_hidden_files_are_left_alone(read, tmp_path):
    (tmp_path / "b.txt").write_text(COPY.replace("Spare", "Old"))
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "z.txt").write_text(COPY)
    (tmp_path / ".hidden").write_bytes(b"\x00\x01")
    threads, problems = read(tmp_path)
    assert problems == []
    assert [thread.origins[0].path for thread in threads] == ["b.txt", "a/z.txt"]
    assert {thread.origins[0].source for thread in threads} == {str(tmp_path)}


def test_one_unreadable_file_is_reported_and_the_others_are_read(read, tmp_path):
    (tmp_path / "a.txt").write_text(COPY)
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 \x00\x01")
    threads, problems = read(tmp_path)
    assert len(threads) == 1
    assert [type(problem) for problem in problems] == [UnreadableSource]
    assert "b.pdf" in str(problems[0])


def test_letters_in_many_files_and_sources_make_one_thread(read, tmp_path):
    (tmp_path / "1.eml").write_bytes(MESSAGE)
    (tmp_path / "2.eml").write_bytes(ANSWER)
    (thread,), problems = read(tmp_path / "2.eml", tmp_path / "1.eml")
    assert problems == []
    assert [post.author.name for post in thread.posts] == ["Ivo Lindgren", "Ada Moss"]
    assert thread.posts[1].reply_to == thread.posts[0].id
    assert len(thread.origins) == 2


def test_lines_that_read_wrote_are_a_source(read, tmp_path):
    (tmp_path / "a.txt").write_text(COPY)
    (thread,), _ = read(tmp_path / "a.txt")
    lines = tmp_path / "threads.jsonl"
    lines.write_text(line_of(thread) + "\n", encoding="utf-8")
    (again,), problems = read(lines)
    assert problems == []
    assert again.posts == thread.posts
    assert [origin.reader for origin in again.origins] == ["higher-logic-text", "lines"]


def test_a_compressed_file_is_read_as_what_is_in_it(read, tmp_path):
    (tmp_path / "list.mbox.gz").write_bytes(gzip.compress(b"From a@b Mon Feb  5 10:00:00 2024\n" + MESSAGE))
    (thread,), problems = read(tmp_path / "list.mbox.gz")
    assert problems == []
    assert thread.subject == "Cables"


@pytest.mark.parametrize(
    ("name", "content", "kind", "words"),
    [
        ("empty.txt", b"", UnreadableSource, "empty"),
        ("blank.txt", b" \n\n", UnreadableSource, "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00", UnreadableSource, "picture"),
        ("noise.txt", bytes(range(256)) * 20, UnreadableSource, "encoding"),
        ("essay.txt", b"A letter to nobody.\n\nIt says little.\n", NotAThread, "no conversation"),
        ("page.html", b"<html><body><h1>News</h1><p>Hello.</p></body></html>", NotAThread, "no posts are seen"),
        ("half.html", b"<html><body><p biobubblekey=1>Ann</p><li id='bm0a1b2c3d-0001'>1. x", NotAThread, "breaks off"),
        ("cut.gz", gzip.compress(MESSAGE * 50, mtime=0)[:-20], UnreadableSource, "damaged or cut"),
        ("lines.jsonl", b'{"id": "a"}\n', MalformedLine, "line 1"),
        ("cut.txt", COPY.split("Posted 4")[0].encode(), NotAThread, "breaks off"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence_that_names_it(read, tmp_path, name, content, kind, words):
    path = tmp_path / name
    path.write_bytes(content)
    threads, (problem,) = read(path)
    assert threads == []
    assert isinstance(problem, kind)
    assert str(path) in str(problem)
    assert words in str(problem)
    assert "\n" not in str(problem)


def test_a_missing_path_and_an_empty_directory_are_refused(read, tmp_path):
    _, problems = read(tmp_path / "nothing", tmp_path)
    assert [type(problem) for problem in problems] == [UnreadableSource, NotAThread]


def test_a_file_that_the_system_does_not_let_read_is_reported(read, tmp_path):
    path = tmp_path / "locked.txt"
    path.write_text(COPY)
    path.chmod(0)
    if os.access(path, os.R_OK):  # root reads everything but this
        path = Path("/proc/self/mem")
    _, (problem,) = read(path)
    assert "cannot be read" in str(problem)


def test_ids_stay_when_a_thread_grows_and_when_its_file_moves(read, tmp_path):
    (tmp_path / "a.txt").write_text(COPY)
    (tmp_path / "b.txt").write_text(
        COPY + "\n  • 3.\u00a0 RE: Spare chargers\n\n    Posted 2 days ago\n    Fifty here.\n"
    )
    (first,), _ = read(tmp_path / "a.txt")
    (second,), _ = read(tmp_path / "b.txt")
    assert second.id == first.id
    assert [post.id for post in second.posts][:2] == [post.id for post in first.posts]


def test_what_an_api_answers_is_a_page_and_no_line_of_a_thread(read, tmp_path):
    post = {"id": 7, "post_number": 1, "username": "mlarch", "name": "Mo Larch", "created_at": "2024-02-01T10:00:00Z"}
    answer = {
        "post_stream": {"posts": [{**post, "cooked": "<p>Who hires the technicians?</p>"}], "stream": [7]},
        "id": 5,
        "title": "Hiring",
        "slug": "hiring",
        "posts_count": 1,
    }
    (tmp_path / "5.json").write_text(json.dumps(answer), encoding="utf-8")

    (thread,), problems = read(tmp_path / "5.json")

    assert problems == []
    assert (thread.platform, thread.subject, thread.posts[0].text) == (
        "discourse",
        "Hiring",
        "Who hires the technicians?",
    )


@pytest.mark.parametrize("names", [("a.html", "b.html"), ("b.html", "a.html")])
def test_saved_pages_of_one_thread_are_one_thread_whichever_comes_first(read, tmp_path, names):
    pages = Path(__file__).parent / "pages" / "spirit" / "topic"
    source = next(path for path in sorted(pages.iterdir()) if path.suffix == ".html")
    first = source.read_text(encoding="utf-8")
    second = re.sub(r'data-(number|pk)="(\d+)"', lambda found: f'data-{found[1]}="{int(found[2]) + 50}"', first)
    for name, text in zip(names, (first, second), strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")

    (thread,), problems = read(tmp_path)

    assert problems == []
    assert len(thread.origins) == 2
    numbers = [post.number for post in thread.posts]
    assert numbers == sorted(numbers)
    assert len(numbers) == 2 * len(set(numbers) & set(range(50)))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_lines_that_a_shell_wrote_with_a_byte_order_mark_are_read(read, tmp_path, encoding):
    (copied,), _ = read("-", copied_on=date(2024, 3, 15), stdin=COPY.encode())
    (tmp_path / "threads.jsonl").write_bytes(f"{line_of(copied)}\r\n".encode(encoding))
    (thread,), problems = read(tmp_path / "threads.jsonl")
    assert problems == []
    assert thread.posts == copied.posts


def test_lines_that_were_appended_to_older_ones_of_the_same_thread_are_one_thread(read, tmp_path):
    lines = [
        json.dumps(
            {"id": id_, "subject": id_, "posts": [{"id": f"{id_}{n}", "number": n, "text": text} for n, text in said]}
        )
        for id_, said in (
            ("bells", [(1, "Who rings?"), (2, "I ring.")]),
            ("clocks", [(1, "Who winds?")]),
            ("bells", [(2, "I rang."), (3, "Nobody rings.")]),
        )
    ]
    (tmp_path / "threads.jsonl").write_text("\n".join(lines), "utf-8")
    threads, problems = read(tmp_path / "threads.jsonl")
    assert problems == []
    assert {thread.id: [post.text for post in thread.posts] for thread in threads} == {
        "clocks": ["Who winds?"],
        "bells": ["Who rings?", "I rang.", "Nobody rings."],
    }
