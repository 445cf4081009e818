"""What cannot be read ends in one line on standard error, exit status 1, and nothing on standard output."""

import io
import json
import tracemalloc
from pathlib import Path

import pytest
from growth import grows_linearly
from program import run

from crawler.sources import read_threads

PAGES = Path(__file__).parent / "pages"
NODEBB = (PAGES / "nodebb" / "topic" / "page.html").read_text("utf-8")
XENFORO = (PAGES / "xenforo" / "second_page" / "thread.html").read_text("utf-8")


def document(body, *, title="Board", head=""):
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


LINKS = "".join(f'<li><a href="/f{n}">Forum {n}</a> <span>{n} topics</span></li>' for n in range(12))
OTHER_PAGES = {
    "article": document(
        "<article><h1>Bells of Fennick</h1><p>By Ines Vandermolen on May 5, 2012</p><p>Words.</p></article>"
    ),
    "index": document(f'<ul class="forums">{LINKS}</ul>'),
    "profile": document("<h1>Odo Pell</h1><dl><dt>Joined</dt><dd>Jan 12, 2019</dd><dt>Posts</dt><dd>212</dd></dl>"),
    "log-in": document(
        '<form action="/login"><input name="username"><input type="password" name="p"></form>', title="Log in"
    ),
    "error": document("<h1>404</h1><p>The page that you asked for does not exist.</p>", title="404 Not Found"),
    "captcha": document('<div class="g-recaptcha"></div><p>Show that you are human.</p>', title="Just a moment..."),
    "empty search": document('<form><input name="q"></form><p>Your search matched no documents.</p>', title="Search"),
    "script alone": document(
        '<div id="root"></div><noscript>You need to enable JavaScript.</noscript><script>x()</script>'
    ),
}


def refused(folder, *arguments):
    """Run `threadwise read` on what lies in a folder; return its one line."""
    done = run("read", *map(str, arguments), folder=folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    return done.stderr.rstrip("\n")


def read(path):
    problems = []
    threads = list(read_threads([str(path)], copied_on=None, stdin=io.BytesIO(), on_problem=problems.append))
    return threads, [str(problem) for problem in problems]


@pytest.mark.parametrize("kind", OTHER_PAGES)
def test_a_page_of_another_kind_is_refused(tmp_path, kind):
    path = tmp_path / "page.html"
    path.write_text(OTHER_PAGES[kind], encoding="utf-8")
    threads, (problem,) = read(path)
    assert threads == []
    assert problem.startswith(f"{path}: ")
    assert "\n" not in problem


def test_a_refusal_on_the_command_line_is_one_line(tmp_path):
    (tmp_path / "page.html").write_text(OTHER_PAGES["log-in"], encoding="utf-8")
    assert refused(tmp_path, "page.html").startswith("page.html: ")


def test_a_thread_whose_markup_changed_says_the_selector_and_what_was_expected(tmp_path):
    (tmp_path / "page.html").write_text('<html><ul component="topic"><li>words</li></ul></html>', encoding="utf-8")
    said = refused(tmp_path, "page.html")
    assert said.startswith("page.html: this page lacks ")
    assert "looked for " in said


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
@pytest.mark.parametrize("page", [NODEBB, XENFORO], ids=["nodebb", "xenforo"])
def test_half_a_page_is_never_half_a_thread(tmp_path, page, share):
    path = tmp_path / "page.html"
    path.write_text(page[: int(len(page) * share)], encoding="utf-8")
    threads, problems = read(path)
    assert threads == []
    assert "the page breaks off before its end" in problems[0]


def test_a_page_that_is_too_large_is_refused_and_not_read_into_memory(tmp_path):
    path = tmp_path / "page.html"
    with path.open("wb") as file:
        file.write(b"<!DOCTYPE html><html><body>")
        file.truncate(2 * 1024**3)
    tracemalloc.start()
    _, (problem,) = read(path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "it is larger than 64 MiB" in problem
    assert most < 256 * 1024**2


def test_a_page_that_no_board_wrote_is_read_or_refused_in_linear_time(tmp_path):
    path = tmp_path / "page.html"

    def read_page(size):
        path.write_text(document("<p>Words that no board wrote, again and again.</p>\n" * size), encoding="utf-8")
        threads, problems = read(path)
        assert len(threads) + len(problems) == 1

    assert grows_linearly(read_page, 2_400)


def test_hundreds_of_posts_on_a_page_are_read_in_linear_time(tmp_path):
    path = tmp_path / "page.html"

    def read_posts(size):
        posts = "".join(
            f'<article class="message js-post" data-author="Ines {n}" id="js-post-{n}">'
            f'<div class="message-attribution-main">'
            f'<time datetime="2024-03-01T10:00:00+0000" data-timestamp="{1709287200 + n}">x</time></div>'
            f'<ul class="message-attribution-opposite"><li><a>#{n}</a></li></ul>'
            f'<div class="message-body"><div class="bbWrapper">Words of post {n}.</div></div></article>'
            for n in range(1, size + 1)
        )
        page = (
            f'<html id="XF" data-template="thread_view"><body><h1 class="p-title-value">Bells</h1>{posts}</body></html>'
        )
        path.write_text(f"<!DOCTYPE html>{page}", encoding="utf-8")
        (thread,), problems = read(path)
        assert (len(thread.posts), problems) == (size, [])
        assert thread.posts[-1].text == f"Words of post {size}."

    assert grows_linearly(read_posts, 160)


def test_what_is_read_goes_out_and_what_is_not_is_said_once_each(tmp_path):
    (tmp_path / "a.html").write_text(NODEBB, encoding="utf-8")
    (tmp_path / "b.html").write_text(OTHER_PAGES["captcha"], encoding="utf-8")
    done = run("read", ".", folder=tmp_path)
    assert done.returncode == 1
    assert json.loads(done.stdout)["platform"] == "nodebb"
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("b.html: ")
