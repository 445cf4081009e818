"""FluxBB 1.5."""

from collections.abc import Sequence

from skins.said import POSTS_A_PAGE, TOPICS_A_PAGE, Said, Topic, count_of, lists_of

START = "/viewforum.php?id=2"


def pages(topics: Sequence[Topic]) -> dict[str, str]:
    """Return every page by its path."""
    found = {}
    for number, listed in lists_of(topics):
        paging = _paging("viewforum.php?id=2", number, count_of(topics, TOPICS_A_PAGE))
        rows = "".join(map(_row, listed))
        found["/viewforum.php?id=2" + _query(number)] = _page(
            "punviewforum",
            f'{paging}<div id="vf" class="blocktable"><table><tbody>{rows}</tbody></table></div>{paging}',
        )
    for topic in topics:
        address = f"viewtopic.php?id={topic.number}"
        crumbs = f'<ul class="crumbs"><li><strong><a href="{address}">{topic.title}</a></strong></li></ul>'
        for number, posts in topic.pages():
            paging = _paging(address, number, count_of(topic.posts, POSTS_A_PAGE))
            shown = "".join(_post(post, topic) for post in posts)
            found[f"/{address}" + _query(number)] = _page("punviewtopic", crumbs + paging + shown)
    return found


def _query(number: int) -> str:
    return f"&p={number}" if number > 1 else ""


def _page(kind: str, inside: str) -> str:
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Carts / Fennick Board</title></head><body>'
        f'<div id="{kind}" class="pun"><h1><a href="index.php">Fennick Board</a></h1><div id="brdmain">{inside}</div>'
        "</div></body></html>"
    )


def _paging(address: str, current: int, count: int) -> str:
    links = "".join(
        f" <strong>{number}</strong>" if number == current else f' <a href="{address}&amp;p={number}">{number}</a>'
        for number in range(1, count + 1)
    )
    return f'<div class="linkst"><p class="pagelink conl"><span class="pages-label">Pages: </span>{links}</p></div>'


def _row(topic: Topic) -> str:
    address = f"viewtopic.php?id={topic.number}"
    return (
        f'<tr class="rowodd"><td class="tcl"><div class="tclcon"><div><a href="{address}">{topic.title}</a> '
        f'<span class="byuser">by {topic.posts[0].author}</span> <span class="pagestext">[ <a href="{address}&amp;p=2">2'
        f'</a> ]</span></div></div></td><td class="tc2">{len(topic.posts) - 1}</td><td class="tc3">{topic.number * 31}'
        f'</td><td class="tcr"><a href="viewtopic.php?pid={topic.last.number}#p{topic.last.number}">'
        f'{topic.last.posted:%Y-%m-%d %H:%M:%S}</a> <span class="byuser">by {topic.last.author}</span></td></tr>'
    )


def _post(post: Said, topic: Topic) -> str:
    place = [each.number for each in topic.posts].index(post.number) + 1
    return (
        f'<div id="p{post.number}" class="blockpost rowodd"><h2><span><span class="conr">#{place}</span> '
        f'<a href="viewtopic.php?pid={post.number}#p{post.number}">{post.posted:%Y-%m-%d %H:%M:%S}</a></span></h2>'
        f'<div class="box"><div class="inbox"><div class="postbody"><div class="postleft"><dl><dt><strong>'
        f'<a href="profile.php?id=7">{post.author}</a></strong></dt></dl></div><div class="postright"><h3>'
        f'Re: {topic.title}</h3><div class="postmsg"><p>{post.text}</p></div></div></div></div></div></div>'
    )
