"""A page that shows a post twice, pinned above the others or as the best answer, gives it once."""

from copy import copy
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from crawler.bodies.post_body import PostBody
from crawler.drafts import Draft, finish_thread
from crawler.items import Attachment, Quote
from crawler.lines import line_of, thread_of_line

PAGES = Path(__file__).parent / "pages"
POSTS = [
    ("allura/ticket/page.html", ".discussion-post"),
    ("askbot/question/page.html", "[id^=post]"),
    ("bbpress/topic/page.html", "[id^=post]"),
    ("bbpress1/topic/page.html", "[id^=post]"),
    ("bugzilla/bug/show_bug.html", ".bz_comment"),
    ("discourse/crawler_page/topic.html", "[id^=post]"),
    ("drupal/forum8/page.html", "article"),
    ("fluxbb/pun14/page.html", ".post"),
    ("forumactif/phpbb2/page.html", ".post"),
    ("hacker_news/comment/item.html", ".comment"),
    ("invision/topic4/page.html", "article"),
    ("invision3/topic/page.html", "[id^=post]"),
    ("jira/issue/page.html", ".activity-comment"),
    ("kunena/aurelia/page.html", ".message"),
    ("lobsters/older_page/story.html", ".comment"),
    ("mybb/thread16/page.html", "[id^=post]"),
    ("nodebb/topic/page.html", "[data-pid]"),
    ("phpbb/prosilver_31/viewtopic.html", ".post"),
    ("slashdot/story/page.html", ".comment"),
    ("something_awful/thread/page.html", "[id^=post]"),
    ("steam/page_two/page.html", "[id^=comment]"),
    ("vbulletin/version_3/showthread.html", "[id^=post]"),
    ("woltlab/board3/page.html", "[id^=post]"),
    ("wpforo/layout2/page.html", "[id^=post]"),
    ("xenforo/fora_skin/thread.html", "article"),
    ("xenforo1/topic/thread.html", "[id^=post]"),
    ("zendesk/post/page.html", ".comment"),
]


@pytest.mark.parametrize(("page", "posts"), POSTS, ids=[page.partition("/")[0] for page, _ in POSTS])
def test_a_post_that_the_page_repeats_is_read_once(hand_over, page, posts):
    markup = BeautifulSoup((PAGES / page).read_text("utf-8"), "lxml")
    (alone,), _ = hand_over("page.html", str(markup).encode(), copied_on=date(2024, 3, 15))
    last = markup.select(posts)[-1]
    last.insert_after(copy(last))
    (doubled,), problems = hand_over("page.html", str(markup).encode(), copied_on=date(2024, 3, 15))
    assert problems == []
    assert [post.text for post in doubled.posts] == [post.text for post in alone.posts]
    assert thread_of_line(line_of(doubled), source="page", number=1) == doubled


def thread(*drafts):
    return finish_thread(drafts, subject="Bells", platform="made", url="https://board.example/t/1")


def draft(number, body, quotes=(), **told):
    return Draft(number=number, body=PostBody(text=body, quotes=quotes), **told)


def test_the_fuller_of_two_copies_stands_at_the_place_of_the_first():
    read = thread(
        draft(1, "Who mends …", address="p9", key="9"),
        draft(2, "The caretaker.", address="p10", answers="9"),
        draft(3, "Who mends the bells?", address="p9", key="9"),
        draft(4, "Nobody.", address="p11"),
    )
    assert [(post.number, post.text) for post in read.posts] == [
        (1, "Who mends the bells?"),
        (2, "The caretaker."),
        (3, "Nobody."),
    ]
    assert read.posts[1].reply_to == read.posts[0].id


def test_other_words_under_the_same_address_are_another_post():
    read = thread(draft(1, "Ours are loud.", address="p9"), draft(2, "Ours are broken.", address="p9"))
    assert [post.text for post in read.posts] == ["Ours are loud.", "Ours are broken."]
    assert thread_of_line(line_of(read), source="page", number=1) == read


def test_two_quotations_without_a_word_are_two_posts():
    quotes = [(Quote(text=said, author=None, at=0),) for said in ("We ring at eight.", "We ring at nine.")]
    read = thread(*(draft(place, "", address="p9", quotes=each) for place, each in enumerate(quotes, start=1)))
    assert [post.quotes for post in read.posts] == quotes


@pytest.mark.parametrize("number", [10**20, 2**31 + 1, -1])
def test_numbers_that_no_post_can_have_give_way_to_the_places(number):
    read = thread(draft(7, "One bell."), draft(number, "Two bells."))
    assert [post.number for post in read.posts] == [1, 2]
    assert thread_of_line(line_of(read), source="page", number=1) == read


@pytest.mark.parametrize(("told", "kept"), [(10**20, None), (-5, None), (5 * 1024**3, 5 * 1024**3)])
def test_a_size_that_no_file_can_have_is_not_known(told, kept):
    read = thread(draft(1, "The plan.", attachments=(Attachment(name="plan.pdf", size=told),)))
    assert read.posts[0].attachments[0].size == kept
    assert thread_of_line(line_of(read), source="page", number=1) == read
