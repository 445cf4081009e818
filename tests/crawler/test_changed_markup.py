"""A board whose markup changed: what no post has any more is named with its selector; no half of a thread is read."""

from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from crawler.errors import MarkupChanged
from crawler.page import Page
from crawler.platforms import best_match

PAGES = Path(__file__).parent / "pages"
CHANGED = [
    ("allura/ticket", "display_post", ".display_post"),
    ("askbot/question", "post", ".post"),
    ("askbot/question", "answer", ".answer"),
    ("bbpress1/topic", "post", ".post"),
    ("bugzilla/bug", "bz_comment", "div.bz_comment"),
    ("bugzilla/bug", "bz_comment_time", ".bz_comment_time"),
    ("drupal/forum6", "comment", ".comment"),
    ("hacker_news/item", "age", ".age"),
    ("imageboard/vichan", "name", ".name"),
    ("invision3/author_in_the_profile", "post_block", ".post_block"),
    ("jira/issue", "action-body", ".action-body"),
    ("lobsters/older_page", "comment", ".comment"),
    ("phpbb2/german", "postdetails", ".postdetails"),
    ("phpbb2/german", "name", ".name"),
    ("reddit_old/thread", "author", "a.author"),
    ("reddit_old/thread", "comment", ".comment"),
    ("reddit_old/thread", "md", ".md"),
    ("reddit_old/thread", "thing", ".thing"),
    ("reddit_redesign/thread", "Comment", ".Comment"),
    ("redmine/topic", "wiki", ".wiki"),
    ("simple_machines/topic11", "post", ".post"),
    ("slashdot/story", "comment", ".comment"),
    ("slashdot/story", "by", ".by"),
    ("something_awful/thread", "post", ".post"),
    ("spirit/topic", "comments_list__comment", ".comments_list__comment"),
    ("spirit/topic", "comment__info__username__link", ".comment__info__username__link"),
    ("stack_exchange/question", "answer", ".answer"),
    ("steam/page_two", "commentthread_comment", ".commentthread_comment"),
    ("steam/page_two", "commentthread_author_link", ".commentthread_author_link"),
    ("vanilla/discussion", "Message", ".Message"),
    ("wpforo/layout2", "wpforo-post-content", ".wpforo-post-content"),
]


@pytest.mark.parametrize(("case", "name", "selector"), CHANGED, ids=lambda value: value)
def test_a_class_that_is_renamed_is_named_with_its_selector(case, name, selector):
    path = next(path for path in sorted((PAGES / case).iterdir()) if path.suffix.startswith(".htm"))
    markup = path.read_text(encoding="utf-8", errors="replace")
    page = Page(source="page.html", text=renamed(markup, name), seen=date(2024, 3, 15))
    platform = best_match(page)
    assert platform is best_match(Page(source="page.html", text=markup))
    with pytest.raises(MarkupChanged) as refused:
        platform.parse_thread(page)
    assert selector in refused.value.selector


def renamed(markup, name):
    pieces = markup.split('class="')
    return 'class="'.join([pieces[0], *(_renamed(piece, name) for piece in pieces[1:])])


def _renamed(piece, name):
    said, quote, rest = piece.partition('"')
    return " ".join("renamed" if each == name else each for each in said.split()) + quote + rest


MOMENTS = [
    ("bbpress/topic", ".bbp-reply-post-date"),
    ("mybb/thread18", ".post_date"),
    ("vbulletin/version_4", ".posthead .date"),
    ("woltlab/suite6", "time"),
    ("xenforo/second_page", ".message-attribution time"),
    ("xenforo1/topic", ".messageMeta .DateTime"),
]


@pytest.mark.parametrize(("case", "selector"), MOMENTS, ids=lambda value: value)
def test_one_post_without_a_moment_is_read_and_none_with_one_is_refused(case, selector):
    path = next(path for path in sorted((PAGES / case).iterdir()) if path.suffix.startswith(".htm"))
    soup = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
    platform = best_match(Page(source="page.html", text=str(soup)))
    before = platform.parse_thread(Page(source="page.html", text=str(soup)))
    soup.select(selector)[-1].decompose()
    after = platform.parse_thread(Page(source="page.html", text=str(soup), seen=date(2024, 3, 15)))
    assert (len(after.posts), [post.posted for post in after.posts].count(None)) == (len(before.posts), 1)
