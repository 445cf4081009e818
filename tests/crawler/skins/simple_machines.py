"""Simple Machines 2.1."""

from collections.abc import Sequence

from skins.said import POSTS_A_PAGE, TOPICS_A_PAGE, Said, Topic, count_of, lists_of

START = "/index.php?board=4.0"
MOMENT = "%B %d, %Y, %I:%M:%S %p"


def pages(topics: Sequence[Topic]) -> dict[str, str]:
    """Return every page by its path."""
    found = {}
    for number, listed in lists_of(topics):
        paging = _paging("board=4", number, count_of(topics, TOPICS_A_PAGE), TOPICS_A_PAGE)
        rows = "".join(map(_row, listed))
        found[f"/index.php?board=4.{(number - 1) * TOPICS_A_PAGE}"] = _page(
            f'{paging}<div id="messageindex"><div id="topic_container">{rows}</div></div>{paging}'
        )
    for topic in topics:
        for number, posts in topic.pages():
            paging = _paging(f"topic={topic.number}", number, count_of(topic.posts, POSTS_A_PAGE), POSTS_A_PAGE)
            shown = "".join(_post(post, topic) for post in posts)
            title = f'<h2 class="display_title"><span id="top_subject">{topic.title}</span></h2>'
            found[f"/index.php?topic={topic.number}.{(number - 1) * POSTS_A_PAGE}"] = _page(
                f'{title}{paging}<div id="forumposts">{shown}</div>{paging}'
            )
    return found


def _page(inside: str) -> str:
    return (
        '<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><title>Carts</title>'
        '<script>var smf_theme_url = "/Themes/default"; var smf_scripturl = "/index.php";</script></head><body>'
        '<div class="navigate_section"><ul><li><a href="/index.php"><span>Boards</span></a></li></ul></div>'
        f"{inside}</body></html>"
    )


def _paging(of: str, current: int, count: int, size: int) -> str:
    links = "".join(
        f'<span class="current_page">{number}</span>'
        if number == current
        else f'<a class="nav_page" href="/index.php?{of}.{(number - 1) * size}">{number}</a>'
        for number in range(1, count + 1)
    )
    return f'<div class="pagelinks floatleft"><span class="pages">Pages</span>{links}</div>'


def _row(topic: Topic) -> str:
    address = f"/index.php?topic={topic.number}"
    return (
        f'<div class="windowbg"><div class="board_icon"><img src="/xx.png" alt=""></div><div class="info info_block">'
        f'<div class="message_index_title"><span class="preview"><span id="msg_{topic.posts[0].number}">'
        f'<a href="{address}.0">{topic.title}</a></span></span></div><p class="floatleft">Started by '
        f'<a href="/index.php?action=profile;u=8">{topic.posts[0].author}</a></p></div>'
        f'<div class="board_stats centertext"><p>Replies: {len(topic.posts) - 1}<br>Views: {topic.number * 31}</p></div>'
        f'<div class="lastpost"><p><a href="{address}.msg{topic.last.number}#new">{topic.last.posted:{MOMENT}}</a><br>by '
        f'<a href="/index.php?action=profile;u=8">{topic.last.author}</a></p></div></div>'
    )


def _post(post: Said, topic: Topic) -> str:
    place = [each.number for each in topic.posts].index(post.number)
    count = f'<span class="page_number floatright">#{place}</span>' if place else ""
    return (
        f'<div class="windowbg" id="msg{post.number}"><div class="post_wrapper"><div class="poster"><h4>'
        f'<a href="/index.php?action=profile;u=8">{post.author}</a></h4></div><div class="postarea"><div class="keyinfo">'
        f'<div id="subject_{post.number}" class="subject_title"><a href="/index.php?msg={post.number}">Re: {topic.title}'
        f'</a></div>{count}<div class="postinfo"><a href="/index.php?msg={post.number}" class="smalltext">'
        f'{post.posted:{MOMENT}}</a></div></div><div class="post"><div class="inner" id="msg_{post.number}">{post.text}'
        f"</div></div></div></div></div>"
    )
