"""Marks: words of a page's markup by which a board program is known."""

from collections.abc import Callable, Iterable

from crawler.page import Page


def by_marks(marks: Iterable[str], *, at_least: int = 1, confidence: float = 0.9) -> Callable[[Page], float]:
    """Return a platform's `match`: `confidence` for markup that holds so many of the marks, 0 for any other page."""
    known = tuple(marks)

    def match(page: Page) -> float:
        """Return how surely the page is of this platform: it holds the platform's marks, or it does not."""
        return confidence if page.is_markup and page.holds(known, at_least=at_least) else 0.0

    return match
