"""The part of a page that belongs to one post: told apart where posts nest, widened where only bodies are named."""

from collections import Counter
from collections.abc import Sequence

from bs4 import Tag


def unnest(elements: Sequence[Tag]) -> list[Tag]:
    """Return the elements, of which each that was inside another now follows the outermost of them.

    A tag that somebody left open makes the posts after it parts of its own post.
    """
    known = {id(element) for element in elements}
    for element in reversed(elements):
        around = [parent for parent in element.parents if id(parent) in known]
        if around:
            around[-1].insert_after(element.extract())
    return list(elements)


def boxes_around(bodies: Sequence[Tag]) -> list[Tag]:
    """Return for each body the widest element that holds it and no other body; a lone one gets the page's body."""
    unnest(bodies)
    held: Counter[int] = Counter()
    for body in bodies:
        held.update(id(parent) for parent in body.parents)
    return [_widest(body, held) for body in bodies]


def _widest(body: Tag, held: Counter[int]) -> Tag:
    box = body
    for parent in body.parents:
        if held[id(parent)] > 1 or parent.name in {"html", "[document]"}:
            break
        box = parent
    return box
