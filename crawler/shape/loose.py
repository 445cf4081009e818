"""Words that are loose among others, as in pages made by hand: dates and authors without elements of their own."""

import re
from itertools import islice

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from crawler.shape.tree import SKIPPED
from crawler.shape.vocabulary import AUTHOR_LABEL

LONGEST_DATE, LONGEST_NAME = 45, 40
"""Characters of a loose date and of a name."""
MOST_BESIDE = 1000
"""Pieces in one element past which it is no post; in each of them the change of a piece costs as much as all."""
LABELS = ("b", "strong", "font", "span", "i", "em")
DEEPEST = 4
"""Elements that may be round a label and nothing else: "<b><font>Author:</font></b>"."""

_DATED = re.compile(r"(?<!\d)(?:\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.]\d{2,4})[ T,]+(?:at )?\d\d?:\d\d")


def set_off_loose_words(soup: BeautifulSoup) -> None:
    """Put elements round dates and round what is after the label "Author:"; mark what is after "by"."""
    for text in soup.find_all(string=_DATED):
        if _is_short(text) and _stands_among_others(text) and text.find_parent("blockquote") is None:
            text.wrap(Tag(name="span"))
    for label in soup.find_all(string=_is_label):
        behind = _around(label).next_sibling
        if type(behind) is NavigableString and _stands_among_others(behind):
            _set_off_name(label, behind)
        elif isinstance(person := label.next_sibling, Tag) and person.name in LABELS and _opens_a_line(label):
            person["class"] = "author"


def _around(label: NavigableString) -> NavigableString | Tag:
    """Return the outermost of the few elements that hold nothing but the label."""
    around: NavigableString | Tag = label
    for above in islice(label.parents, DEEPEST):
        if above.name not in LABELS or len(above.contents) > 1:
            break
        around = above
    return around


def _set_off_name(label: NavigableString, behind: NavigableString) -> None:
    """Put an element round the name that is after a label and its colon, and the colon to the label."""
    said = behind.strip()
    name = said if label.rstrip().endswith(":") else said.removeprefix(":").strip()
    if not name or len(name) > LONGEST_NAME or "\n" in name:
        return
    before, _, after = behind.rpartition(name)
    if ":" in label + before:
        person = Tag(name="span", attrs={"class": "author"})
        person.string = name
        label.replace_with(label + before)
        behind.replace_with(person, after)


def _is_label(text: str | None) -> bool:
    return text is not None and len(text) <= LONGEST_NAME and AUTHOR_LABEL.fullmatch(text) is not None


def _opens_a_line(text: NavigableString) -> bool:
    before = text.previous_sibling
    return not isinstance(before, Tag) or before.name in {"br", "hr", "div", "p", "h1", "h2", "h3", "h4", "h5", "h6"}


def _stands_among_others(text: NavigableString) -> bool:
    around = text.parent
    return around is not None and around.name not in SKIPPED and 1 < len(around.contents) <= MOST_BESIDE


def _is_short(text: NavigableString) -> bool:
    return type(text) is NavigableString and len(text.strip()) <= LONGEST_DATE
