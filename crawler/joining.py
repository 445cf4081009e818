"""Joins the pages of one thread: equal ids are one thread, each post stands once, in the order of its number.

A board that shows no numbers counts each page from 1; its pages come in the order of their opening posts' times.
"""

from collections.abc import Iterable
from dataclasses import replace

from crawler.conversations import when
from crawler.items import Post, Thread


def join_pages(threads: Iterable[Thread]) -> tuple[Thread, ...]:
    """Return each thread once, in the order of first appearance, whichever order its pages came in.

    A post that two pages show is taken from the later one, which was read later and may have been edited. Numbers that
    a page leaves out are said in the thread's notes.
    """
    found: dict[str, list[Thread]] = {}
    for thread in threads:
        found.setdefault(thread.id, []).append(thread)
    return tuple(_joined(pages) if len(pages) > 1 else pages[0] for pages in found.values())


def _joined(pages: list[Thread]) -> Thread:
    posts: dict[str, Post] = {}
    for page in sorted(pages, key=lambda page: when(page.posts[0].posted)):
        for post in page.posts:
            posts[post.id] = post
    ordered = tuple(posts.values())
    if len({post.number for post in ordered}) == len(ordered):
        ordered = tuple(sorted(ordered, key=lambda post: post.number))
    else:
        ordered = tuple(replace(post, number=number) for number, post in enumerate(ordered, start=1))
    return replace(
        pages[0],
        posts=ordered,
        origins=tuple(dict.fromkeys(origin for page in pages for origin in page.origins)),
        notes=tuple(dict.fromkeys(note for page in pages for note in page.notes)),
    )
