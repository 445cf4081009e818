"""Pages of boards whose markup is odd: bold posts, pictures that are links, thousands of boxes, another's classes."""

from pathlib import Path

import pytest
from growth import grows_linearly

from crawler.errors import NotAThread
from crawler.page import Page
from crawler.platforms import discuz, kunena, zendesk

HERE = Path(__file__).parent


def test_a_bold_answer_of_discuz_stays_whole():
    page = (HERE / "pages/discuz/version_x/thread.html").read_text(encoding="utf-8")
    said = "我们也刷了石灰水。" * 8
    bold = page.replace("<i>守塔人乙</i> </strong>", f"<i>守塔人乙</i> {said}</strong>")
    assert bold != page
    assert said in discuz.parse_thread(Page(source="page.html", text=bold)).posts[-1].text


def test_kunena_names_the_author_where_the_picture_is_a_link_to_the_person_too():
    link = '<a class="kwho-user" href="/u">{}</a>'
    picture = link.format('<img src="a.png" alt="">')
    moment, place = '<span class="kdate" title="06 May 2014 07:08">x</span>', '<a href="#7" id="7">#7</a>'
    post = f'<div>{picture}{link.format("Edda")}{moment}{place}<div class="kmsg">It is back.</div></div>'
    page = f'<html><body><h1>Clocks</h1><div id="kunena"><h1>Moss</h1>{post}</div></body></html>'
    thread = kunena.parse_thread(Page(source="page.html", text=page))
    assert (thread.subject, thread.posts[0].author.name) == ("Moss", "Edda")


def test_words_of_kunena_without_persons_are_passed_over_in_linear_time():
    def read(size):
        page = f'<html><body><h1>Moss</h1>{"<p class=kmsg>x</p>" * size}<i class="kdate kwho-a"></i></body></html>'
        with pytest.raises(NotAThread):
            kunena.parse_thread(Page(source="page.html", text=page))

    assert grows_linearly(read, 800)


def test_a_weblog_with_classes_like_zendesks_is_not_of_it():
    post = '<div class="post-container"><div class="post-info">Edda</div><div class="post-body">Moss.</div></div>'
    page = f'<html><body>{post}<a href="/community/">Community</a></body></html>'
    assert zendesk.match(Page(source="page.html", text=page)) == 0
