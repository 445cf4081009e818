"""Selecting in markup with a stated hope: `one` must exist, `maybe` may be absent, `many` has a least number.

An element that a parser needs and a page lacks is a `MarkupChanged` with the address, the selector and an excerpt,
never an empty answer.
"""

from collections.abc import Sequence

from bs4 import BeautifulSoup, Tag

from crawler.errors import MarkupChanged
from crawler.page import Page

EXCERPT = 120
"""Characters of the element searched that an error shows."""


def parse_markup(page: Page) -> BeautifulSoup:
    """Parse a page; BeautifulSoup on lxml, since lxml.html alone loses text below 256 nested elements."""
    return BeautifulSoup(page.text, "lxml")


def one(within: Tag, selector: str, *, page: Page) -> Tag:
    """Return the first element that the selector finds; raises MarkupChanged where there is none."""
    found = within.select_one(selector)
    if found is None:
        raise MarkupChanged(page.source, selector, f"an element in {_excerpt(within)}")
    return found


def maybe(within: Tag, selector: str) -> Tag | None:
    """Return the first element that the selector finds, or None."""
    return within.select_one(selector)


def many(within: Tag, selector: str, *, page: Page, at_least: int = 1) -> tuple[Tag, ...]:
    """Return every element that the selector finds; raises MarkupChanged where they are fewer than `at_least`."""
    found = tuple(within.select(selector))
    if len(found) < at_least:
        raise MarkupChanged(page.source, selector, f"{at_least} elements (found {len(found)}) in {_excerpt(within)}")
    return found


def attribute(element: Tag, name: str) -> str | None:
    """Return an attribute as one string, stripped; None where it is absent or empty."""
    value = element.get(name)
    joined = " ".join(value) if isinstance(value, list) else value
    return joined.strip() or None if joined else None


def first_words(within: Tag, selectors: Sequence[str], *, page: Page, expected: str, besides: str = "") -> str:
    """Return the words (of a `meta`, the content) of the first element that has any, the likeliest selector first.

    What `besides` selects in the elements, as labels and badges, is taken out of them. Raises MarkupChanged where none
    has words; `expected` says what they are.
    """
    for selector in selectors:
        for element in within.select(selector):
            for beside in element.select(besides) if besides else ():
                beside.decompose()
            if said := (attribute(element, "content") if element.name == "meta" else words(element)):
                return said
    raise MarkupChanged(page.source, ", ".join(selectors), expected)


def words(element: Tag) -> str:
    """Return the element's text on one line with single blanks."""
    return " ".join(element.get_text(" ").split())


def _excerpt(element: Tag) -> str:
    text = words(element)
    shown = text if len(text) <= EXCERPT else text[: EXCERPT - 1] + "…"
    return f"<{element.name}> “{shown}”"
