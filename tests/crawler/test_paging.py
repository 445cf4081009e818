"""Pages say which page of their thread they are; what was not handed over is said, and pages join in their order."""

import io
import json
import subprocess
from pathlib import Path

import pytest
from program import PROGRAM, run

from crawler.joining.pages import missing_pages
from crawler.markup.paging import Paging, paging_of
from crawler.page import Page
from crawler.sources import read_threads

PAGES = Path(__file__).parent / "pages"
ROWS = {
    "phpBB 3.0": '<div class="pagination">25 posts &bull; <a href="#" title="Click to jump">Page <strong>2</strong> of '
    '<strong>3</strong></a> &bull; <span><a href="./t.php">1</a></span></div>',
    "phpBB 3.3": '<div class="pagination">25 posts <ul><li><a class="button" href="?start=0" role="button">1</a></li>'
    '<li class="active"><span>2</span></li><li><a class="button" href="?start=20">3</a></li>'
    '<li class="arrow next"><a class="button button-icon-only" href="?start=20"><span>Next</span></a></li></ul></div>',
    "vBulletin 3": '<td class="vbmenu_control" style="font-weight:normal">Page 2 of 3</td>',
    "vBulletin 4": '<form class="pagination popupmenu"><span><a href="#" class="popupctrl">Page 2 of 3</a></span>'
    '<span class="selected"><a href="#">2</a></span></form>',
    "XenForo 1": '<div class="PageNav" data-page="2" data-range="1" data-last="3"><span>Page 2 of 3</span>',
    "XenForo 2": '<nav class="pageNavWrapper pageNavWrapper--mixed"><div class="pageNav"><ul class="pageNav-main">'
    '<li class="pageNav-page"><a href="/t/1/">1</a></li><li class="pageNav-page pageNav-page--current">'
    '<a href="/t/1/page-2">2</a></li><li class="pageNav-page"><a href="/t/1/page-3">3</a></li></ul></div></nav>',
    "Simple Machines 2.0": '<div class="pagesection"><div class="pagelinks floatleft">Pages: <a class="navPages" '
    'href="?t=1.0">1</a> [<strong>2</strong>] <a class="navPages" href="?t=1.40">3</a></div></div>',
    "Simple Machines 2.1": '<div class="pagelinks"><a class="nav_page" href="?t=1.0">1</a> <span class="current_page">2'
    '</span> <a class="nav_page" href="?t=1.40">3</a></div>',
    "MyBB": '<div class="pagination"><span class="pages">Pages (3):</span> <a class="pagination_page">1</a> '
    '<span class="pagination_current">2</span> <a class="pagination_last">3</a></div>',
    "Invision 4": "<ul class='ipsPagination' data-pages='3'><li class='ipsPagination_page'><a href='#'>1</a></li>"
    "<li class='ipsPagination_page ipsPagination_active'><a>2</a></li><li class='ipsPagination_pageJump'><a href='#'>"
    "Page 2 of 3 &nbsp;<i class='fa'></i></a></li></ul>",
    "FluxBB": '<p class="pagelink conl"><span class="pages-label">Pages: </span><a class="item1" href="?p=1">1</a> '
    '<strong>2</strong> <a href="?p=3">3</a></p>',
    "bbPress": '<div class="bbp-pagination-links"><a class="page-numbers" href="/1/">1</a>'
    '<span aria-current="page" class="page-numbers current">2</span><a class="page-numbers" href="/3/">3</a></div>',
    "Drupal 7": '<ul class="pager"><li class="pager-item"><a title="Go to page 1">1</a></li>'
    '<li class="pager-current">2</li><li class="pager-item"><a>3</a></li></ul>',
    "Drupal 9": '<ul class="pager__items js-pager__items"><li class="pager__item"><a><span class="visually-hidden">Page'
    '</span> 1</a></li><li class="pager__item is-active"><a><span class="visually-hidden">Current page</span>2</a></li>'
    '<li class="pager__item"><a><span class="visually-hidden">Page</span>3</a></li></ul>',
    "NodeBB": '<ul class="pagination"><li class="page-item"><a data-page="1">1</a></li><li class="page-item active">'
    '<a data-page="2">2</a></li><li class="page-item"><a data-page="3">3</a></li></ul>',
    "WoltLab 6": '<woltlab-core-pagination page="2" count="3" url="/t/1/"></woltlab-core-pagination>',
    "Vanilla": '<div class="Pager NumberedPager"><a class="Previous">«</a><a class="Pager-p p-1">1</a>'
    '<a class="Pager-p p-2 Highlight">2</a><a class="Pager-p p-3 LastPage">3</a></div>',
    "wpForo": '<div class="wpf-navi"><div class="wpf-navi-wrap"><span class="wpf-page-info">Page 2 / 3</span></div>',
    "German": '<span class="paginationPageNumbers"></span><div>Seite <b>2</b> von <b>3</b></div>',
    "French": '<p class="pagination">Page <b>2</b> sur <b>3</b></p>',
}
"""Rows of page links as these programs write them, each on the second page of three."""

NO_ROWS = [
    "<p>See page 3 of 40 in the manual, or pages 4/5.</p>",
    '<div class="page-header">2 of 3</div>',
    '<ul class="pagination"></ul>',
    '<div class="pagination"><a href="#">1</a></div>',
    '<body class="page-wrapper"><h1>Page 7</h1></body>',
]


def html_page(row):
    return Page(source="page.html", text=f"<!DOCTYPE html><html><head></head><body>{row}</body></html>")


@pytest.mark.parametrize("program", ROWS)
def test_a_page_is_placed_by_its_row_of_page_links(program):
    assert paging_of(html_page(ROWS[program]), address=None) == Paging(number=2, of=3)


@pytest.mark.parametrize("markup", NO_ROWS)
def test_what_only_looks_like_a_row_of_page_links_places_nothing(markup):
    assert paging_of(html_page(markup), address=None) is None


def test_a_link_to_the_next_page_counts_where_it_leads_to_the_same_thread():
    page = Page(
        source="p", text='<html><head><link rel="next" href="https://b.example/t/bells/9?page=2"></head></html>'
    )
    assert paging_of(page, address="https://b.example/t/bells/9") == Paging(number=1, of=None)
    assert paging_of(page, address="https://b.example/t/whistles/8") is None


@pytest.mark.parametrize(
    ("numbers", "of", "said"),
    [
        ([1, 2, 3], 3, None),
        ([1], 1, None),
        ([1, 3], 3, "page 2 of 3 was not handed over"),
        ([3], 7, "pages 1 to 2 and 4 to 7 of 7 were not handed over"),
        ([2, 4, 6, 8, 10], 12, "pages 1, 3, 5, 7 and 3 more of 12 were not handed over"),
        ([1, 1], 1_200, "pages 2 to 1,200 of 1,200 were not handed over"),
    ],
)
def test_what_is_missing_is_said_in_words(numbers, of, said):
    assert missing_pages([Paging(number=number, of=of) for number in numbers]) == said


def pages_of_thread(count):
    """Return so many pages of one thread, with three posts each, as phpBB writes them."""
    pages = []
    for number in range(1, count + 1):
        row = "".join(
            f'<li class="active"><span>{each}</span></li>'
            if each == number
            else f'<li><a class="button">{each}</a></li>'
            for each in range(1, count + 1)
        )
        posts = "".join(
            f'<div id="p{post}" class="post"><dl class="postprofile"><dt><a class="username">Ines {post}</a></dt>'
            f'</dl><div class="postbody"><div id="post_content{post}">'
            f'<p class="author">by <strong><a class="username">Ines {post}</a></strong> &raquo; '
            f'<time datetime="2024-03-{post:02}T10:00:00+00:00">x</time></p><div class="content">Words {post}.</div>'
            "</div></div></div>"
            for post in range(3 * number - 2, 3 * number + 1)
        )
        pages.append(
            '<!DOCTYPE html><html lang="en"><head><title>Bells</title><link rel="canonical" '
            f'href="https://b.example/viewtopic.php?t=9{f"&amp;start={3 * number - 3}" if number > 1 else ""}"></head>'
            '<body id="phpbb" class="section-viewtopic"><h2 class="topic-title"><a href="./t">Bells</a></h2>'
            f'<div class="pagination">12 posts <ul>{row}</ul></div>{posts}</body></html>'
        )
    return pages


@pytest.fixture
def read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def _read(files):
        for name, text in files.items():
            Path(name).write_text(text, encoding="utf-8")
        problems, notices = [], []
        threads = list(
            read_threads(
                list(files), copied_on=None, stdin=io.BytesIO(), on_problem=problems.append, on_notice=notices.append
            )
        )
        return threads, [str(problem) for problem in problems], notices

    return _read


def test_pages_in_any_order_are_one_thread_in_its_order(read):
    first, second, third = pages_of_thread(3)
    (thread,), problems, notices = read({"a.html": third, "b.html": first, "c.html": second})
    assert (problems, notices, thread.notes) == ([], [], ())
    assert [post.text for post in thread.posts] == [f"Words {number}." for number in range(1, 10)]
    assert [post.number for post in thread.posts] == list(range(1, 10))
    assert [origin.source for origin in thread.origins] == ["b.html", "c.html", "a.html"]


@pytest.mark.parametrize(
    "page", ["invision2/lo_fi/topic.html", "mybb/archive/thread.html", "phpbb/printed/topic.html",
             "simple_machines/printed/topic.html", "subsilver/printed/topic.html", "vbulletin/archive/thread.html"],
)  # fmt: skip
def test_pages_whose_posts_have_neither_address_nor_number_join_without_loss(page, read):
    markup = (PAGES / page).read_text("utf-8")
    (first,), _, _ = read({"1.html": markup})
    names = {post.author.name for post in first.posts}
    for name in names:
        markup = markup.replace(name, f"{name} II")
    (both,), _, _ = read({"1.html": (PAGES / page).read_text("utf-8"), "2.html": markup})
    assert len(both.posts) == 2 * len(first.posts)
    assert {post.author.name for post in both.posts} == names | {f"{name} II" for name in names}


def test_a_missing_page_is_a_note_and_a_notice_and_no_failure(read):
    first, _, third = pages_of_thread(3)
    (thread,), problems, notices = read({"a.html": first, "c.html": third})
    assert problems == []
    assert thread.notes == ("page 2 of 3 was not handed over",)
    assert notices == ["a.html: page 2 of 3 was not handed over; what there is of “Bells” was read"]


def test_the_command_line_says_what_is_missing_and_succeeds(tmp_path):
    first, _ = pages_of_thread(2)
    (tmp_path / "a.html").write_text(first, encoding="utf-8")
    done = subprocess.run([PROGRAM, "read", "a.html"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert len(json.loads(done.stdout)["posts"]) == 3
    assert done.stderr == "a.html: page 2 of 2 was not handed over; what there is of “Bells” was read\n"


def test_many_threads_that_are_not_whole_are_counted_after_the_first(tmp_path):
    first = pages_of_thread(2)[0]
    for n in range(25):
        page = first.replace("t=9", f"t=9{n}").replace("Words", f"Words of {n}:")
        (tmp_path / f"{n}.html").write_text(page, encoding="utf-8")
    done = run("read", ".", folder=tmp_path)
    assert (done.returncode, done.stdout.count("\n"), done.stderr.count("\n")) == (0, 25, 21)
    assert done.stderr.splitlines()[-1].startswith("5 more threads were not handed over whole")


POSTS = [
    {
        "id": n,
        "post_number": n,
        "username": f"u{n}",
        "created_at": f"2024-02-0{n}T10:00:00Z",
        "cooked": f"<p>Words {n}</p>",
    }
    for n in range(1, 6)
]


def answer(*numbers, stream=5):
    posts = [post for post in POSTS if post["id"] in numbers]
    return json.dumps(
        {
            "id": 9,
            "title": "Bells",
            "slug": "bells",
            "post_stream": {"posts": posts, "stream": list(range(1, stream + 1))},
        }
    )


def test_what_one_answer_lacks_and_another_holds_is_not_missing(read):
    _, _, notices = read({"a.json": answer(1, 2, 3)})
    assert len(notices) == 1
    threads, problems, notices = read({"a.json": answer(1, 2, 3), "b.json": answer(1, 4, 5)})
    assert (len(threads), problems, notices) == (1, [], [])
    assert (len(threads[0].posts), threads[0].notes) == (5, ())
