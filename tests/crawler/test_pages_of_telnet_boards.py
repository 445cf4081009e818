"""Articles of telnet boards on pages that are odd, long, or another program's."""

import pytest
from growth import grows_linearly

from crawler.page import Page
from crawler.platforms import best_match, telnet_bbs

HEAD = "发信人: ada (A), 信区: Moss\n标  题: Dial\n发信站: X (Wed Jan 27 09:48:05 2016)\n\n"


def page_of(body):
    return Page(source="page.html", text=f"<html><body>{body}</body></html>")


def posts_of(body):
    return telnet_bbs.parse_thread(page_of(body)).posts


@pytest.mark.parametrize("name", ["b", "p"])
def test_a_head_in_an_element_of_its_own_has_its_words_beside_it(name):
    head = HEAD.replace("\n", "<br>")
    (post,) = posts_of(f"<div><{name}>{head}</{name}><div>The moss is back.</div></div>")
    assert post.text == "The moss is back."


def test_an_article_without_a_moment_is_read_beside_others():
    first, second = posts_of(f"<pre>{HEAD.replace('2016', '')}One.</pre><pre>{HEAD}Two.</pre>")
    assert (first.posted, second.text) == (None, "Two.")


def test_a_line_with_the_stations_sign_that_is_none_of_its_own_stays():
    (post,) = posts_of(f"<pre>{HEAD}※ 注意\nThe moss is back.\n※ 来源:·X x.example·[FROM: 10.]</pre>")
    assert post.text == "※ 注意\nThe moss is back."


def test_an_article_that_somebody_pasted_into_a_post_makes_no_page_of_a_telnet_board():
    pasted = HEAD.replace("\n", "<br>")
    assert best_match(page_of(f"<p>See this:<br>{pasted}One.</p>")) is not telnet_bbs


@pytest.mark.parametrize(
    ("before", "repeated", "after", "size"),
    [
        pytest.param(f"<pre>{HEAD}One.</pre>", "<p>发信人: x</p>", "", 800, id="heads apart"),
        pytest.param(
            f"<pre>{HEAD}One.</pre><div>", "<span>发信人: x (A), 信区: M</span><br>", "</div>", 800, id="heads in a box"
        ),
        pytest.param(
            f"<pre>{HEAD}", "【 在 ada (A) 的大作中提到: 】\n: qqq\n\nOne.\n", "</pre>", 1_600, id="quotations"
        ),
        pytest.param(f"<pre>{HEAD}【 在 ada (A) 的大作中提到: 】\n: ", "q" * 60 + "\n", "</pre>", 3_000, id="overflow"),
    ],
)
def test_long_pages_are_read_in_linear_time(before, repeated, after, size):
    def read(size):
        assert posts_of(before + repeated * size + after)

    assert grows_linearly(read, size)
