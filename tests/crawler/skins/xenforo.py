"""XenForo 2.2."""

from collections.abc import Sequence

from skins.said import POSTS_A_PAGE, TOPICS_A_PAGE, Said, Topic, count_of, lists_of

START = "/forums/carts.14/"


def pages(topics: Sequence[Topic]) -> dict[str, str]:
    """Return every page by its path."""
    found = {}
    for number, listed in lists_of(topics):
        paging = _paging("/forums/carts.14/", number, count_of(topics, TOPICS_A_PAGE))
        rows = "".join(map(_row, listed))
        found["/forums/carts.14/" + _page_of(number)] = _page(
            "forum_view", "Carts", f'{paging}<div class="structItemContainer">{rows}</div>{paging}'
        )
    for topic in topics:
        for number, posts in topic.pages():
            paging = _paging(_address(topic), number, count_of(topic.posts, POSTS_A_PAGE))
            shown = "".join(_post(post, topic) for post in posts)
            found[_address(topic) + _page_of(number)] = _page(
                "thread_view", topic.title, f'{paging}<div class="block-body">{shown}</div>{paging}'
            )
    return found


def _address(topic: Topic) -> str:
    return f"/threads/{topic.slug}.{topic.number}/"


def _page_of(number: int) -> str:
    return f"page-{number}" if number > 1 else ""


def _page(template: str, title: str, inside: str) -> str:
    return (
        f'<!DOCTYPE html><html id="XF" lang="en-US" data-template="{template}"><head><meta charset="utf-8"></head><body>'
        f'<ul class="p-breadcrumbs"><li><a href="/forums/carts.14/"><span>Carts</span></a></li></ul>'
        f'<div class="p-title"><h1 class="p-title-value">{title}</h1></div>{inside}</body></html>'
    )


def _paging(address: str, current: int, count: int) -> str:
    links = "".join(
        f'<li class="pageNav-page{" pageNav-page--current" if number == current else ""}">'
        f'<a href="{address}{_page_of(number)}">{number}</a></li>'
        for number in range(1, count + 1)
    )
    return f'<nav class="pageNavWrapper"><div class="pageNav"><ul class="pageNav-main">{links}</ul></div></nav>'


def _row(topic: Topic) -> str:
    address = _address(topic)
    return (
        f'<div class="structItem structItem--thread js-threadListItem-{topic.number}"><div '
        f'class="structItem-cell structItem-cell--main"><div class="structItem-title"><a href="/forums/carts.14/?prefix=1" '
        f'class="labelLink" rel="nofollow"><span class="label">Question</span></a> <a href="{address}">{topic.title}</a>'
        f'</div><div class="structItem-minor"><span class="structItem-pageJump"><a href="{address}page-2">2</a></span>'
        f'</div></div><div class="structItem-cell structItem-cell--meta"><dl class="pairs"><dt>Replies</dt>'
        f'<dd>{len(topic.posts) - 1}</dd></dl><dl class="pairs structItem-minor"><dt>Views</dt><dd>{topic.number * 31}</dd>'
        f'</dl></div><div class="structItem-cell structItem-cell--latest"><a href="{address}latest" rel="nofollow"><time '
        f'class="structItem-latestDate u-dt" datetime="{topic.last.posted:%Y-%m-%dT%H:%M:%S+0000}" '
        f'data-time="{topic.last.posted.timestamp():.0f}">Yesterday at 8:02 AM</time></a><div class="structItem-minor">'
        f'<a href="/members/x.7/" class="username">{topic.last.author}</a></div></div></div>'
    )


def _post(post: Said, topic: Topic) -> str:
    place = [each.number for each in topic.posts].index(post.number) + 1
    link = f"{_address(topic)}post-{post.number}"
    return (
        f'<article class="message message--post js-post js-inlineModContainer" data-author="{post.author}" '
        f'data-content="post-{post.number}" id="js-post-{post.number}"><div class="message-inner"><div '
        f'class="message-cell message-cell--main"><header class="message-attribution"><ul class="message-attribution-main">'
        f'<li><a href="{link}"><time class="u-dt" datetime="{post.posted:%Y-%m-%dT%H:%M:%S+0000}">{post.posted:%b %d, %Y}'
        f'</time></a></li></ul><ul class="message-attribution-opposite"><li><a href="{link}">#{place}</a></li></ul></header>'
        f'<div class="message-content"><article class="message-body"><div class="bbWrapper">{post.text}</div></article>'
        f"</div></div></div></article>"
    )
