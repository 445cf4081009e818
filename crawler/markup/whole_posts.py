"""Posts that must be whole: what no post of a page has is no gap in the posts, but markup that has changed."""

from collections.abc import Iterable, Sequence

from crawler.drafts import Draft
from crawler.errors import MarkupChanged
from crawler.page import Page

SEVERAL = 2
"""Posts from which on it is no chance that none of them has an author, a moment or words."""


def demand(
    drafts: Sequence[Draft],
    *,
    page: Page,
    author: str | None = None,
    posted: str | None = None,
    body: str | None = None,
    least: int = SEVERAL,
) -> None:
    """Raise MarkupChanged where at least so many posts all lack what one of the selectors should have found.

    Ages ("3 days ago") are no moments on a page whose own day is unknown, so that moments are demanded of others only.
    """
    if len(drafts) < least:
        return
    if author and not any(draft.author for draft in drafts):
        raise MarkupChanged(page.source, author, "the name of an author")
    if posted and page.seen is not None and not any(draft.posted for draft in drafts):
        raise MarkupChanged(page.source, posted, "the moment of a post")
    if body and not any(draft.text or draft.quotes for draft in drafts):
        raise MarkupChanged(page.source, body, "the text of a post")


def demand_moments(shown: Iterable[object], *, page: Page, selector: str) -> None:
    """Raise MarkupChanged where no post shows a moment; `shown` tells of each whether it does.

    One post without is a notice, or hides its moment; moments that are shown and tell no day are none of this page's
    markup either.
    """
    if not any(shown):
        raise MarkupChanged(page.source, selector, "the moment of a post")


def demand_replies(found: int, told: int, *, page: Page, selector: str) -> None:
    """Raise MarkupChanged where a page counts replies on it and none was found."""
    if told and not found:
        raise MarkupChanged(page.source, selector, f"the {told:,} {'reply' if told == 1 else 'replies'} that it counts")
