"""phpBB 3.3 with its style prosilver."""

from collections.abc import Sequence

from skins.said import POSTS_A_PAGE, TOPICS_A_PAGE, Said, Topic, count_of, lists_of

START = "/viewforum.php?f=4&sid=0123456789abcdef0123456789abcdef"
SESSION = "&amp;sid=0123456789abcdef0123456789abcdef"


def pages(topics: Sequence[Topic]) -> dict[str, str]:
    """Return every page by its path, without a session."""
    found = {}
    for number, listed in lists_of(topics):
        start = f"&start={(number - 1) * TOPICS_A_PAGE}" if number > 1 else ""
        paging = _paging("viewforum.php?f=4", number, count_of(topics, TOPICS_A_PAGE), TOPICS_A_PAGE)
        rows = "".join(map(_row, listed))
        found[f"/viewforum.php?f=4{start}"] = _page(
            "viewforum", f'{paging}<div class="forumbg"><ul class="topiclist topics">{rows}</ul></div>{paging}'
        )
    for topic in topics:
        for number, posts in topic.pages():
            start = f"&start={(number - 1) * POSTS_A_PAGE}" if number > 1 else ""
            address = f"viewtopic.php?f=4&amp;t={topic.number}"
            paging = _paging(address, number, count_of(topic.posts, POSTS_A_PAGE), POSTS_A_PAGE)
            heading = f'<h2 class="topic-title"><a href="./{address}">{topic.title}</a></h2>'
            found[f"/viewtopic.php?f=4&t={topic.number}{start}"] = _page(
                "viewtopic", heading + paging + "".join(_post(post, topic) for post in posts)
            )
    return found


def _page(section: str, inside: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"></head><body id="phpbb" class="section-{section}">'
        f'<ul id="nav-breadcrumbs" class="nav-breadcrumbs navlinks"><li class="breadcrumbs"><span class="crumb">'
        f'<a href="./viewforum.php?f=4{SESSION}"><span>Carts</span></a></span></li></ul>'
        f'<div id="page-body">{inside}</div></body></html>'
    )


def _paging(address: str, current: int, count: int, size: int) -> str:
    links = "".join(
        f'<li class="active"><span>{number}</span></li>'
        if number == current
        else f'<li><a class="button" href="./{address}{SESSION}&amp;start={(number - 1) * size}">{number}</a></li>'
        for number in range(1, count + 1)
    )
    return f'<div class="action-bar"><div class="pagination">{count} pages <ul>{links}</ul></div></div>'


def _row(topic: Topic) -> str:
    count = count_of(topic.posts, POSTS_A_PAGE)
    address = f"./viewtopic.php?f=4&amp;t={topic.number}{SESSION}"
    return (
        f'<li class="row bg1"><dl class="row-item topic_read"><dt><div class="list-inner">'
        f'<a href="{address}" class="topictitle">{topic.title}</a>'
        f"{_paging(f'viewtopic.php?f=4&amp;t={topic.number}', 0, count, POSTS_A_PAGE)}</div></dt>"
        f'<dd class="posts">{len(topic.posts) - 1} <dfn>Replies</dfn></dd><dd class="views">{topic.number * 31} '
        f'<dfn>Views</dfn></dd><dd class="lastpost"><span><dfn>Last post </dfn>by <a href="./memberlist.php?u=2" '
        f'class="username">{topic.last.author}</a> <a href="./viewtopic.php?p={topic.last.number}#p{topic.last.number}" '
        f'title="Go to last post"><i></i></a><br><time datetime="{topic.last.posted.isoformat()}">Yesterday</time>'
        f"</span></dd></dl></li>"
    )


def _post(post: Said, topic: Topic) -> str:
    return (
        f'<div id="p{post.number}" class="post has-profile bg2"><div class="inner"><dl class="postprofile"><dt>'
        f'<a href="./memberlist.php?u=2" class="username">{post.author}</a></dt></dl><div class="postbody"><div>'
        f'<h3><a href="#p{post.number}">Re: {topic.title}</a></h3><p class="author"><span>by <strong>'
        f'<a href="./memberlist.php?u=2" class="username">{post.author}</a></strong> &raquo; </span>'
        f'<time datetime="{post.posted.isoformat()}">{post.posted:%a %b %d, %Y %I:%M %p}</time></p>'
        f'<div class="content">{post.text}</div></div></div></div></div>'
    )
