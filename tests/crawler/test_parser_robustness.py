"""Whatever the bytes are: threads or CrawlerErrors come out, and nothing else."""

import io
from datetime import date

import pytest
from growth import grows_linearly
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.errors import ReaderFailed
from crawler.lines import line_of, thread_of_line
from crawler.sources import read_threads

PIECES = st.sampled_from(
    [
        "  • 1.\u00a0 Subject\n", "  • 2.\u00a0 RE: Subject\n", "    Posted 3 days ago\n",
        "Edited by Ada Moss 2 days ago\n",
        "Hey Ada,\n", "Ada Moss\n", "Director of IT\n", "Reedmere ND\n", "> quoted\n", "-----Original Message-----\n",
        "From: Ada <a@example.org>\n", "Date: Mon, 5 Feb 2024 10:00:00 +0000\n", "Subject: x\n", "\n", "-- \n",
        "From a@b Mon Feb  5 10:00:00 2024\n", "On Mon, Feb 5, 2024 Ada wrote:\n", "#1\n", "#2\n", "Jan 12, 2024\n",
        "Ada · 3 days ago\n", "plan.pdf   1.3MB 1 version\n", "<html>", "<li id='bm0a1b2c3d-01'>",
        "<a biobubblekey=1>Ada</a>",
        "<div class='HtmlContent'>words</div>", "</li>", "</html>", "{", '"posts": [', "Content-Type: text/html\n",
    ]
)  # fmt: skip


def read(data):
    problems = []
    threads = list(read_threads(["-"], copied_on=date(2024, 3, 15), stdin=io.BytesIO(data), on_problem=problems.append))
    assert not [problem for problem in problems if isinstance(problem, ReaderFailed)]
    return threads, problems


@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=200))
@settings(max_examples=100)
def test_any_text_is_a_thread_or_a_refusal(text):
    threads, problems = read(text.encode("utf-8", "replace"))
    assert threads or problems
    assert all(thread_of_line(line_of(thread), source="x", number=1) == thread for thread in threads)
    assert all("\n" not in str(problem) for problem in problems)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_thread_or_a_refusal(data):
    threads, problems = read(data)
    assert threads or problems


@pytest.mark.parametrize(
    ("repeated", "size"),
    [
        pytest.param("> a\n", 12_000, id="marks"),
        pytest.param("From: a\nSent: b\n", 2_000, id="headers"),
        pytest.param("1. x\nPosted 3 days ago\n", 1_200, id="posts"),
        pytest.param("Ada, ", 50_000, id="names"),
        pytest.param("(", 100_000, id="brackets"),
    ],
)
def test_time_grows_with_the_size_alone(repeated, size):
    def read_all(size):
        threads, problems = read((repeated * size).encode())
        assert threads or problems

    assert grows_linearly(read_all, size)


NESTED = (
    '<li id="bm{key:08x}-0000-4000-8000-000000000000"><a biobubblekey="k">Ada Moss</a><p>Posted 3 days ago</p>'
    '<div class="HtmlContent"><p>We have {key}.</p></div><ul>'
)


def test_hundreds_of_posts_one_inside_the_other_are_read_in_linear_time():
    def read_all(size):
        posts = "".join(NESTED.format(key=key) for key in range(size))
        threads, problems = read(
            f"<!doctype html><html><body><ul>{posts}{'</ul></li>' * size}</ul></body></html>".encode()
        )
        assert problems == []
        assert len(threads[0].posts) == size

    assert grows_linearly(read_all, 320)


@pytest.mark.parametrize(
    ("before", "repeated", "after", "size"),
    [
        pytest.param('<a name="followups"></a><a href="#postfp"></a><h1>Moss</h1>', "<hr ", "", 40_000, id="rules"),
        pytest.param('<a href="forumdisplay.php?threadid=1&action=getinfo"></a>', "<td ", "", 40_000, id="cells"),
        pytest.param(
            '<h1>Moss</h1><ul><li class="Item ItemComment" id="Comment_1"><div class="Author"><a>Ada</a></div>'
            '<div class="Meta"><time datetime="2012-08-01T10:43:00">x</time></div><div class="Message">Yes.'
            "<blockquote>",
            " ",
            "[cite] Moss</blockquote></div></li></ul>",
            100_000,
            id="blanks in a quotation",
        ),
        pytest.param(
            '<h1>Moss</h1><table class="postTable"><tr><td class="postTdTop"></td><td class="postTdTop">2012-08-01, '
            '10:43</td></tr><tr><td class="posttdMessage"><p class="ucoz-forum-post">',
            "-" * 31 + "<br>",
            "</p></td></tr></table>",
            1_600,
            id="rules in a post",
        ),
        pytest.param("<h1>Moss</h1><p><b>Author:</b> Ada", " ", "Moss\nLind</p>", 100_000, id="blanks in a name"),
        pytest.param("<h1>Moss</h1>", "<b>", "by", 2_400, id="bold in bold"),
        pytest.param("js-comment octolytics-", "<title", "", 40_000, id="titles"),
        pytest.param(
            "js-comment octolytics-<title>Moss · Issue #7 · ", "/", " Moss</title>", 100_000, id="slashes in a title"
        ),
    ],
)
def test_time_grows_with_the_size_of_a_page_alone(before, repeated, after, size):
    def read_page(size):
        threads, problems = read(f"<!doctype html><html><body>{before}{repeated * size}{after}</body></html>".encode())
        assert threads or problems

    assert grows_linearly(read_page, size)
