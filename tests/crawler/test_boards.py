"""Pages that the platforms refuse, and answers in JSON: what a golden cannot say."""

import importlib
import json
from datetime import UTC, datetime

import pytest

from crawler.dates.shown import closing_moment, epoch_moment, page_day_first
from crawler.errors import MarkupChanged, NotAThread
from crawler.page import Page
from crawler.platforms import best_match

LISTS = {
    "bbpress": '<body class="forum-archive"><ul class="bbp-topics"><li class="bbp-body">A topic</li></ul></body>',
    "drupal": '<script>Drupal.settings</script><link href="/modules/forum/f.css"><div id="forum"><table></table></div>',
    "flarum": '<script id="flarum-json-payload">{"apiDocument":{"data":[{"type":"discussions","id":"1"}]}}</script>',
    "fluxbb": '<div id="punviewforum" class="pun"><div class="blocktable">A topic</div></div>',
    "forumactif": '<script src="https://illiweb.com/x.js"></script><script>"FAToolbar"</script><table>A topic</table>',
    "invision": '<body class="ipsApp ipsApp_front" data-pagecontroller="forums"><ol class="ipsDataList"></ol></body>',
    "invision2": '<div id="ipbwrapper"><div id="navstrip"></div><table class="ipbtable"><td>A topic</td></table></div>',
    "invision3": '<div id="ipbwrapper"><script>ipb.vars["a"] = 1</script><table id="forum_table">A topic</table></div>',
    "khoros": '<body class="lia-board ForumPage"><div class="lia-quilt lia-component-messages">A topic</div></body>',
    "khoros_aurora": '<script id="__NEXT_DATA__">{"props":{"pageProps":{"apolloState":{"TopicMessage":{}}}}}</script>',
    "mwforum": '<link href="mwforum.css"><div class="frm"><div class="hcl">Board</div></div>',
    "mybb": '<script>var my_post_key = "a";</script><table class="tborder"><tr class="inline_row">A topic</tr></table>',
    "nodebb": '<ul component="category"><li component="category/topic"><h3 component="topic/header">A</h3></li></ul>',
    "simple_machines": '<script>var smf_theme_url = "a";</script><div id="messageindex"><table>A topic</table></div>',
    "ubb_threads": '<a href="/ubbthreads.php/forums/4">UBB.threads</a><table><td class="topic">A topic</td></table>',
    "vanilla": '<body class="Section-DiscussionList"><script>gdn.definitions</script><ul class="Discussions"></ul>',
    "woltlab": '<script>WCF.User</script><form id="registerForm">Register</form>',
    "wpforo": '<div id="wpforo-wrap"><div class="wpforo-main"><div class="wpforo-topic-list">A topic</div></div></div>',
}
CHANGED = {
    "bbpress": '<body class="single single-topic"><div id="bbpress-forums"><p>words</p></div></body>',
    "flarum": '<div id="flarum-content"><article>words</article></div>',
    "fluxbb": '<div id="punviewtopic" class="pun"><p>words</p></div>',
    "invision": '<body class="ipsApp ipsApp_front" data-pagecontroller="topic"><p>words</p></body>',
    "invision2": '<div id="ipbwrapper"><table class="ipbtable"><span class="normalname">words</span></table></div>',
    "invision3": '<div id="ipbwrapper"><script>ipb.vars["a"] = 1</script><div class="post_block">words</div></div>',
    "khoros": '<body class="lia-board ForumTopicPage"><div class="lia-component-x">words</div></body>',
    "khoros_aurora": '<script id="__NEXT_DATA__">{"props":{}}</script>',
    "mwforum": '<link href="mwforum.css"><div id="pid4">words</div>',
    "mybb": '<script>var my_post_key = "a";</script><div id="posts">words</div>',
    "nodebb": '<ul component="topic"><li>words</li></ul>',
    "simple_machines": '<script>var smf_theme_url = "a";</script><div id="forumposts">words</div>',
    "ubb_threads": '<a href="/ubbthreads.php">UBB.threads</a><table><td class="subjecttable">words</td></table>',
    "vanilla": '<body id="vanilla_discussion_index" class="Vanilla vanilla_discussion_index"><p>words</p></body>',
    "woltlab": '<script>WCF.User</script><ul class="wbbThreadPostList"><li>words</li></ul>',
    "wpforo": '<div id="wpforo-wrap"><div class="wpforo-post">words</div></div>',
}


def page_of(markup, *, url=None):
    return Page(source="page.html", text=f"<!DOCTYPE html><html><head></head>{markup}</html>", url=url)


def platform_of(name):
    return importlib.import_module(f"crawler.platforms.{name}")


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_list_of_threads_is_recognised_and_refused(name):
    page = page_of(LISTS[name])
    assert best_match(page) is platform_of(name)
    with pytest.raises(NotAThread):
        platform_of(name).parse_thread(page)


@pytest.mark.parametrize("name", sorted(CHANGED))
def test_a_thread_without_the_markup_that_is_known_says_what_it_lacks(name):
    with pytest.raises(MarkupChanged, match="looked for"):
        platform_of(name).parse_thread(page_of(CHANGED[name]))


@pytest.mark.parametrize("name", sorted(LISTS))
def test_an_article_is_none_of_theirs(name):
    article = page_of("<article><h1>An article</h1><p>By Anna on May 5, 2012</p><p>Words.</p></article>")
    assert platform_of(name).match(article) == 0.0


def post(number, *, html, user="4", kind="comment"):
    return {
        "type": "posts",
        "id": str(number + 100),
        "attributes": {
            "number": number,
            "createdAt": "2022-09-01T07:00:00+00:00",
            "contentType": kind,
            "contentHtml": html,
        },
        "relationships": {"user": {"data": {"type": "users", "id": user}}},
    }


def answer(*posts, title="Night printers"):
    attributes = {"title": title, "commentCount": len(posts)}
    user = {"type": "users", "id": "4", "attributes": {"username": "sunniva", "displayName": "Sunniva"}}
    data = {"type": "discussions", "id": "14", "attributes": attributes}
    return Page(source="14.json", text=json.dumps({"data": data, "included": [*posts, user]}))


def test_flarums_api_answers_with_a_discussion():
    flarum = platform_of("flarum")
    page = answer(post(3, html="<p>Second.</p>"), post(1, html="<p>First.</p>"))
    assert flarum.match(page) == 0.9
    thread = flarum.parse_thread(page)
    assert thread.subject == "Night printers"
    assert [(found.number, found.text) for found in thread.posts] == [(1, "First."), (3, "Second.")]
    assert thread.posts[0].author.name == "Sunniva"
    assert thread.posts[0].posted.at == datetime(2022, 9, 1, 7, tzinfo=UTC)
    assert thread.notes == ()


def test_flarums_list_of_discussions_is_no_discussion():
    page = Page(
        source="d.json", text='{"data":[{"type":"discussions","id":"1","attributes":{"title":"A"}}],"included":[]}'
    )
    with pytest.raises(NotAThread):
        platform_of("flarum").parse_thread(page)


def test_a_flarum_discussion_whose_posts_are_missing_is_not_half_a_thread():
    with pytest.raises(MarkupChanged):
        platform_of("flarum").parse_thread(answer(post(1, html=None)))


@pytest.mark.parametrize(
    ("texts", "day_first"),
    [
        (["05/03/08 10:15 AM", "05/14/08 08:00 AM"], False),
        (["10.11.15 09:00"], True),
        (["04-05-2019 10:00"], None),
    ],
)
def test_a_page_settles_which_number_is_the_day(texts, day_first):
    assert page_day_first(texts, Page(source="p", text="")) is day_first


def test_an_iso_date_elsewhere_on_the_page_settles_it_too():
    page = Page(source="p", text='{"datePublished":"2019-05-04T10:00:00Z"}')
    assert page_day_first(["04-05-2019 10:00"], page) is True


def test_a_line_closes_with_its_date():
    page = Page(source="p", text="")
    found = closing_moment("Submitted by May Lee on Wed, 19/12/2012 - 16:03.", page)
    assert found.at == datetime(2012, 12, 19, 16, 3)
    assert closing_moment("Submitted by Anna", page) is None


@pytest.mark.parametrize("number", [1_700_000_000, 1_700_000_000_123])
def test_an_epoch_number_may_count_milliseconds(number):
    assert epoch_moment(number).at == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)


def test_posts_that_an_open_tag_nests_are_told_apart():
    posts = "".join(
        f'<article id="elComment_{key}" class="cPost"><aside><h3 class="cAuthorPane_author">{name}</h3></aside>'
        f'<div class="ipsComment_meta"><time datetime="2023-02-07T14:0{key}:00Z"></time></div>'
        f'<div data-role="commentContent"><p>Words of {name}.</p>'
        for key, name in enumerate(("Anna", "Ben", "Cleo"), start=1)
    )
    page = page_of(
        f'<body class="ipsApp_front" data-pagecontroller="topic"><h1 class="ipsType_pageTitle">A</h1>{posts}'
    )
    found = platform_of("invision").parse_thread(page).posts
    assert [(item.author.name, item.text) for item in found] == [
        ("Anna", "Words of Anna."),
        ("Ben", "Words of Ben."),
        ("Cleo", "Words of Cleo."),
    ]
