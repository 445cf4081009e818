"""MyBB 1.8, whose lists tell no number of a last post."""

from collections.abc import Sequence

from skins.said import POSTS_A_PAGE, TOPICS_A_PAGE, Said, Topic, count_of, lists_of

START = "/forum-3.html"
MOMENT = "%m-%d-%Y, %I:%M %p"


def pages(topics: Sequence[Topic]) -> dict[str, str]:
    """Return every page by its path."""
    found = {}
    for number, listed in lists_of(topics):
        rows = "".join(map(_row, listed))
        paging = _paging("forum-3", number, count_of(topics, TOPICS_A_PAGE))
        found[_path("/forum-3", number)] = _page(
            "Carts", f'{paging}<table class="tborder"><tbody>{rows}</tbody></table>'
        )
    for topic in topics:
        for number, posts in topic.pages():
            paging = _paging(f"thread-{topic.number}", number, count_of(topic.posts, POSTS_A_PAGE))
            shown = "".join(_post(post, topic) for post in posts)
            found[_path(f"/thread-{topic.number}", number)] = _page(
                topic.title, f'{paging}<table class="tborder"><tr><td><div id="posts">{shown}</div></td></tr></table>'
            )
    return found


def _path(stem: str, number: int) -> str:
    return f"{stem}-page-{number}.html" if number > 1 else f"{stem}.html"


def _page(title: str, inside: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title><meta charset="UTF-8">'
        f'<script>var my_post_key = "0a1b";</script></head><body><div class="navigation"><a href="/index.php">Forum</a>'
        f' <span class="active">{title}</span></div>{inside}</body></html>'
    )


def _paging(stem: str, current: int, count: int) -> str:
    links = "".join(
        f'<span class="pagination_current">{number}</span>'
        if number == current
        else f'<a href="{_path(stem, number)}" class="pagination_page">{number}</a>'
        for number in range(1, count + 1)
    )
    return f'<div class="pagination"><span class="pages">Pages ({count}):</span>{links}</div>'


def _row(topic: Topic) -> str:
    day, _, clock = f"{topic.last.posted:{MOMENT}}".partition(", ")
    return (
        f'<tr class="inline_row"><td class="trow1"><div><span class=" subject_new" id="tid_{topic.number}">'
        f'<a href="thread-{topic.number}.html">{topic.title}</a></span> <span class="smalltext">(Pages: '
        f'<a href="thread-{topic.number}.html">1</a> <a href="thread-{topic.number}-page-2.html">2</a>)</span></div></td>'
        f'<td class="trow1"><a href="#" onclick="MyBB.whoPosted({topic.number}); return false;">{len(topic.posts) - 1}'
        f'</a></td><td class="trow1">{topic.number * 31}</td><td class="trow1"><span class="lastpost smalltext">'
        f'<span title="{day}">Yesterday</span>, {clock}<br /><a href="thread-{topic.number}-lastpost.html">Last Post</a>: '
        f'<a href="user-4.html">{topic.last.author}</a></span></td></tr>'
    )


def _post(post: Said, topic: Topic) -> str:
    place = [each.number for each in topic.posts].index(post.number) + 1
    return (
        f'<div class="post classic" id="post_{post.number}"><div class="post_author"><div class="author_information">'
        f'<strong><span class="largetext"><a href="user-4.html">{post.author}</a></span></strong></div></div>'
        f'<div class="post_content"><div class="post_head"><div class="float_right"><strong><a '
        f'href="thread-{topic.number}-post-{post.number}.html#pid{post.number}">#{place}</a></strong></div>'
        f'<span class="post_date">{post.posted:{MOMENT}}</span></div>'
        f'<div class="post_body scaleimages" id="pid_{post.number}">{post.text}</div></div></div>'
    )
