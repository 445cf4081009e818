"""Boards where links are discussed (Reddit, Hacker News, Lobsters, Lemmy, Slashdot), Steam and Quora."""

import json

import pytest

from crawler.errors import MarkupChanged, NotAThread
from crawler.page import Page
from crawler.platforms import best_match

REFUSED = {
    "reddit": '{"kind": "Listing", "data": {"children": [{"kind": "t3", "data": {"title": "A"}}]}}',
    "reddit_old": '<html><link href="//www.redditstatic.com/a.css"><div id="siteTable"><div class="thing link">A</div>'
    '<div class="thing link">B</div></div></html>',
    "reddit_new": '<html><shreddit-app><shreddit-post post-title="A" view-context="Feed"></shreddit-post></html>',
    "reddit_redesign": '<html><link href="//reddit.com/b.css"><div data-testid="post-container">A</div></html>',
    "hacker_news": '<html><link href="news.css"><table id="hnmain"><tr class="athing"><td>A</td></tr></table></html>',
    "hacker_news_api": '{"by": "ada", "id": 7, "parent": 6, "text": "A", "time": 1700000000, "type": "comment"}',
    "lobsters": '<html><ol class="stories list"><li class="story" id="story_a"><div class="story_liner">A</div></li>'
    '<li class="story" id="story_b"><div class="story_liner">B</div></li></ol><p class="comment_text">A</p></html>',
    "lemmy": '<html><script>window.isoData = {"path":"/","routeData":{}};</script></html>',
    "steam": '<html><link href="https://steamcommunity.com/public/a.css"><div class="forum_topic">A</div></html>',
    "quora": '<html><meta content="Quora"><script>window.ansFrontendGlobals = {}</script></html>',
    "slashdot": '<html><article class="fhitem"><span class="sd-key-firehose-id">1</span>A</article></html>',
}
CHANGED = {
    "reddit_old": '<html><link href="//www.redditstatic.com/a.css"><div id="siteTable"><div class="thing link">'
    '<a class="title" href="/r/a/">A</a></div></div><div class="commentarea"></div></html>',
    "hacker_news": '<html><table id="hnmain"><table class="fatitem">'
    '<tr class="athing"><td>A</td></tr></table></table></html>',
    "lemmy": '<html><script>window.isoData = {"path":"/post/7","routeData":{"postRes":</script></html>',
    "steam": '<html><div class="forum_op"><div class="forum_topic">A</div></div></html>',
}


def matched(text):
    page = Page(source="page", text=text)
    return best_match(page), page


def parsed(text):
    platform, page = matched(text)
    return platform.parse_thread(page)


@pytest.mark.parametrize("name", REFUSED)
def test_a_page_of_another_kind_is_refused(name):
    platform, page = matched(REFUSED[name])
    assert platform.__name__.endswith(f".{name}")
    with pytest.raises(NotAThread):
        platform.parse_thread(page)


@pytest.mark.parametrize("name", CHANGED)
def test_a_thread_s_page_that_lacks_its_markup_says_so(name):
    platform, page = matched(CHANGED[name])
    assert platform.__name__.endswith(f".{name}")
    with pytest.raises(MarkupChanged):
        platform.parse_thread(page)


def reddit_comment(key, replies=""):
    data = {"id": key, "name": f"t1_{key}", "author": "ada", "body": "Two.", "created_utc": 1.7e9, "replies": replies}
    return {"kind": "t1", "data": data}


def listing(*things):
    return {"kind": "Listing", "data": {"children": list(things)}}


def reddit_answer(*comments):
    submission = {"title": "A", "permalink": "/r/a/comments/x/a/", "selftext": "", "created_utc": 1.7e9, "name": "t3_x"}
    link = {"url": "https://lamps.example.org/"}
    return json.dumps([listing({"kind": "t3", "data": submission | link}), listing(*comments)])


def test_a_submission_without_words_is_its_link():
    assert parsed(reddit_answer()).posts[0].text == "https://lamps.example.org/"


def test_replies_that_nest_hundreds_deep_are_read():
    comment = reddit_comment("c0")
    for depth in range(1, 150):
        comment = reddit_comment(f"c{depth}", listing(comment))
    assert len(parsed(reddit_answer(comment)).posts) == 151


def test_the_same_thread_has_the_same_ids_as_an_answer_and_as_a_page():
    page = (
        '<html><div id="siteTable" class="linklisting"><div class="thing id-t3_x link" data-fullname="t3_x">'
        '<div class="entry"><a class="title" href="/r/a/comments/x/a/">A</a><p class="tagline"></p>'
        '<a class="comments" href="/r/a/comments/x/a/">1 comment</a></div></div></div><div class="commentarea">'
        '<div class="thing id-t1_c0 comment" data-fullname="t1_c0"><div class="entry"><p class="tagline"></p>'
        '<div class="usertext-body"><div class="md"><p>Two.</p></div></div></div></div></div></html>'
    )
    answer, shown = parsed(reddit_answer(reddit_comment("c0"))), parsed(page)
    assert (answer.id, [post.id for post in answer.posts]) == (shown.id, [post.id for post in shown.posts])


def test_a_state_with_values_that_are_no_json_is_read():
    post = {
        "id": 7,
        "name": "A",
        "body": "1 &lt; 2 and undefined",
        "published": "2023-06-20T09:14:00",
        "ap_id": "https://l/7",
    }
    view = {"post": post, "creator": {"name": "ada"}, "community": {"name": "lamps"}, "counts": {"comments": 0}}
    state = json.dumps({"routeData": {"postRes": {"data": {"post_view": view}}}})
    script = f'window.isoData = {state[:-1]},"a":undefined,"b":new Date("2023-06-20T09:14:00Z")}};'
    page = f"<html><script>{script}</script></html>"
    [only] = parsed(page).posts
    assert only.text == "1 < 2 and undefined"
    assert only.posted.at.isoformat() == "2023-06-20T09:14:00+00:00"


def test_a_paragraph_in_italics_is_a_quotation_in_a_reply_alone():
    def comment(key, body, inside=""):
        return (
            f'<li class="comment" id="tree_{key}"><div class="cw"><span class="by">by Anonymous Coward</span>'
            f'<div class="commentBody"><div id="comment_body_{key}">{body}</div></div></div><ul>{inside}</ul></li>'
        )

    reply = comment(2, "<p><em>Two.</em></p><p>Three.</p>")
    comments = comment(1, "<p><em>Two.</em></p>", reply)
    page = (
        '<html><article class="fhitem"><span class="story-title">A</span><span class="story-byline">Posted by Bo</span>'
        f'<div id="text-1">Lamps.</div></article><ul id="commentlisting">{comments}</ul></html>'
    )
    _, first, second = parsed(page).posts
    assert (first.text, first.quotes) == ("Two.", ())
    assert (second.text, [quote.text for quote in second.quotes]) == ("Three.", ["Two."])
