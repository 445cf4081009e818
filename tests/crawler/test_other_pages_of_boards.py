"""Pages of boards that a platform knows and that are no threads, though they look like one."""

import pytest

from crawler.errors import NotAThread
from crawler.page import Page
from crawler.platforms import best_match

FRONT_OF_DRUPAL = (
    '<html><head><title>Pendulum help</title><meta name="Generator" content="Drupal 7"></head>'
    '<body class="html front not-logged-in page-node">'
    '<ul class="breadcrumb"><a href="/forum">Forums</a></ul><article id="node-7" class="node node-forum node-teaser">'
    '<h1>Weekly news</h1><div class="submitted">Submitted by <span class="username">Edda</span> on '
    '<time datetime="2014-12-01T16:05:39-05:00">1 December 2014</time></div>'
    '<div class="field-name-body">What the clocks of the county did this week.</div></article></body></html>'
)
FORUM_OF_PHPBB2 = (
    '<html><head><title>Towers :: View Forum - Bells</title></head><body><table class="forumline">'
    '<tr><td class="row1"><span class="topictitle"><a href="viewtopic.php?t=3">Ropes</a></span></td>'
    '<td><span class="name"><a href="profile.php?mode=viewprofile&amp;u=2">Edda</a></span></td>'
    '<td><span class="postdetails">Sun May 01, 2005 6:10 pm</span></td></tr></table></body></html>'
)
LIST_OF_STEAM = (
    '<html><head><title>General discussions</title></head><body><div class="forum_topics">'
    '<div class="forum_topic unread">'
    '<a class="forum_topic_overlay" href="https://steamcommunity.com/app/7/discussions/0/3/"></a>'
    '<div class="forum_topic_lastpost" data-timestamp="1545861116">2 minutes ago</div>'
    '<div class="forum_topic_name">The bell in the third level</div><div class="forum_topic_op">Edda</div>'
    "</div></div></body></html>"
)
LIST_OF_REDDIT = (
    '<html><body>reddit <div data-testid="post-container"><h1>One</h1></div>'
    '<div data-testid="post-container"><h1>Two</h1></div></body></html>'
)
LIST_OF_BUGS = (
    "<html><head><title>Full Text Bug Listing</title></head><body>"
    + 2
    * (
        '<div id="c0" class="bz_comment"><div class="bz_comment_head"><span class="bz_comment_user">Edda</span> '
        '<span class="bz_comment_time">2013-02-01 10:53:31 EST</span></div>'
        '<pre class="bz_comment_text">It strikes thirteen at noon.</pre></div>'
    )
    + "</body></html>"
)
FORM_OF_SOMETHING_AWFUL = (
    "<html><head><title>The Something Awful Forums - New Reply</title></head>"
    '<body id="something_awful" class="newreply forum_46"><form><textarea name="message"></textarea></form>'
    '<div id="thread"><table class="post" id="post7" data-idx="3"><tr><td class="userinfo"><dl>'
    '<dt class="author">Edda</dt></dl></td><td class="postbody">It strikes thirteen at noon.</td></tr><tr>'
    '<td class="postdate"><a class="user_jump" href="/showthread.php?threadid=5">?</a> Nov 27, 2013 22:49</td>'
    "</tr></table></div></body></html>"
)
LIST_OF_ZULIP = (
    '<html><head><title>clocks · Zulip Chat Archive</title></head><h2>Stream: <a href="/stream/7/index.html">clocks'
    "</a></h2><hr><h3>Topics:</h3><ul>"
    + 2 * '<li> <a href="topic/Bells.html">Bells</a> (3 messages, latest: Aug 24 2022 at 08:12) </li>'
    + "</ul></html>"
)
EXPORT_WITHOUT_MESSAGES = (
    '<!DOCTYPE html><html lang=en><head><title>Clocks - bells</title><body><div class="preamble__entry">Clocks</div>'
    '<div class="chatlog"><div class=chatlog__message-group></div></div></html>'
)
GROUP_WITHOUT_MESSAGES = (
    '<html><head><title>Bells - Clocks | Google Groups</title></head><body><span id="thread_subject_site">Bells</span>'
    '<input id="hdn_author" type="hidden" value=""></body></html>'
)


@pytest.mark.parametrize(
    ("markup", "platform"),
    [
        (FRONT_OF_DRUPAL, "drupal"),
        (FORUM_OF_PHPBB2, "phpbb2"),
        (LIST_OF_STEAM, "steam"),
        (LIST_OF_REDDIT, "reddit"),
        (LIST_OF_BUGS, "bugzilla"),
        (FORM_OF_SOMETHING_AWFUL, "something-awful"),
        (LIST_OF_ZULIP, "zulip"),
        ('[{"sender_full_name": 1, "timestamp": "x", "content": []}]', "zulip"),
        (EXPORT_WITHOUT_MESSAGES, "discord"),
        (GROUP_WITHOUT_MESSAGES, "google-groups"),
    ],
    ids=[
        "front page",
        "list of topics",
        "list of overlaid topics",
        "several submissions",
        "several bugs",
        "form for an answer",
        "list of a stream",
        "messages without words",
        "export without messages",
        "topic without messages",
    ],
)
def test_a_page_that_is_no_thread_is_refused_by_the_platform_that_knows_it(markup, platform):
    page = Page(source="page.html", text=markup)
    known = best_match(page)
    assert known is not None
    assert known.NAME.startswith(platform)
    with pytest.raises(NotAThread):
        known.parse_thread(page)
