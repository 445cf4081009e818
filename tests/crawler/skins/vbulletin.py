"""vBulletin 4."""

from collections.abc import Sequence

from skins.said import POSTS_A_PAGE, TOPICS_A_PAGE, Said, Topic, count_of, lists_of

START = "/forumdisplay.php?2-Carts"


def pages(topics: Sequence[Topic]) -> dict[str, str]:
    """Return every page by its path."""
    found = {}
    for number, listed in lists_of(topics):
        paging = _paging("forumdisplay.php?2-Carts", number, count_of(topics, TOPICS_A_PAGE))
        rows = "".join(map(_row, listed))
        found["/forumdisplay.php?2-Carts" + _page_of(number)] = _page(
            "", f'{paging}<ol id="threads" class="threads">{rows}</ol>'
        )
    for topic in topics:
        for number, posts in topic.pages():
            paging = _paging(_address(topic), number, count_of(topic.posts, POSTS_A_PAGE))
            shown = "".join(_post(post, topic) for post in posts)
            found[f"/{_address(topic)}{_page_of(number)}"] = _page(
                f'<div id="pagetitle"><h1>Thread: <span class="threadtitle"><a href="{_address(topic)}">{topic.title}</a>'
                f"</span></h1></div>",
                f'{paging}<ol id="posts" class="posts">{shown}</ol>',
            )
    return found


def _address(topic: Topic) -> str:
    return f"showthread.php?{topic.number}-{topic.slug}"


def _page_of(number: int) -> str:
    return f"/page{number}" if number > 1 else ""


def _page(heading: str, inside: str) -> str:
    return (
        '<!DOCTYPE html><html id="vbulletin_html"><head><meta charset="UTF-8"><meta name="generator" '
        f'content="vBulletin 4.2.3"></head><body>{heading}{inside}<div id="footer_time" class="footer_time">All times are '
        "GMT. The time now is 12:02 PM.</div></body></html>"
    )


def _paging(address: str, current: int, count: int) -> str:
    links = "".join(
        f'<span class="selected"><a href="javascript://">{number}</a></span>'
        if number == current
        else f'<span><a href="{address}{_page_of(number)}">{number}</a></span>'
        for number in range(1, count + 1)
    )
    return f'<div class="threadpagenav"><form class="pagination popupmenu nohovermenu">{links}</form></div>'


def _row(topic: Topic) -> str:
    day, _, clock = f"{topic.last.posted:%m-%d-%Y, %I:%M %p}".partition(", ")
    return (
        f'<li class="threadbit" id="thread_{topic.number}"><div class="nonsticky"><div class="threadinfo"><div '
        f'class="inner"><h3 class="threadtitle"><a class="title" href="{_address(topic)}" '
        f'id="thread_title_{topic.number}">{topic.title}</a></h3><div class="threadmeta"><div class="pagination"><dl><dd>'
        f'<span><a href="{_address(topic)}/page2">2</a></span></dd></dl></div></div></div></div>'
        f'<ul class="threadstats td alt"><li>Replies: <a href="misc.php?do=whoposted&amp;t={topic.number}">'
        f'{len(topic.posts) - 1}</a></li><li>Views: {topic.number * 31}</li></ul><dl class="threadlastpost td"><dt>Last Post '
        f'By</dt><dd><a class="username" href="m/4"><strong>{topic.last.author}</strong></a></dd><dd>{day}, <em '
        f'class="time">{clock}</em> <a href="{_address(topic)}&amp;p={topic.last.number}#post{topic.last.number}" '
        f'class="lastpostdate understate" title="Go to last post"><img src="x" alt=""></a></dd></dl></div></li>'
    )


def _post(post: Said, topic: Topic) -> str:
    place = [each.number for each in topic.posts].index(post.number) + 1
    return (
        f'<li class="postbitlegacy postcontainer old" id="post_{post.number}"><div class="posthead"><span '
        f'class="postdate old"><span class="date">{post.posted:%m-%d-%Y},&nbsp;<span class="time">{post.posted:%I:%M %p}'
        f'</span></span></span><span class="nodecontrols"><a name="post{post.number}" class="postcounter">#{place}</a>'
        f'</span></div><div class="postdetails"><div class="userinfo"><div class="username_container"><a class="username" '
        f'href="m/4"><strong>{post.author}</strong></a></div></div><div class="postbody"><div class="content"><div '
        f'id="post_message_{post.number}"><blockquote class="postcontent restore">{post.text}</blockquote></div></div>'
        f"</div></div></li>"
    )
