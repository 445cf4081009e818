"""The trail to a thread ("Home > Forums > Clocks"), whose last step is the thread's board."""

from bs4 import Tag

from crawler.markup.soup import words

_ARROWS = "»› "


def board_of_trail(soup: Tag, steps: str, *, subject: str = "") -> str | None:
    """Return the last step with words that is not the thread itself; None where there is none."""
    names = (words(step).strip(_ARROWS) for step in reversed(soup.select(steps)))
    return next((name for name in names if name and name != subject), None)
