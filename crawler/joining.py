"""Joins the pages of one thread: equal ids are one thread, each post stands once, in the order of its number."""

from collections.abc import Iterable
from dataclasses import replace

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
    for page in pages:
        posts.update({post.id: post for post in page.posts})
    ordered = tuple(sorted(posts.values(), key=lambda post: post.number))
    return replace(
        pages[0],
        posts=ordered,
        origins=tuple(dict.fromkeys(origin for page in pages for origin in page.origins)),
        notes=tuple(dict.fromkeys(note for page in pages for note in page.notes)),
    )
