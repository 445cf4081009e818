"""MyBB's view for printing, whose posts are in no elements: below a bold line "Subject - Name - Day" are the words.

Above them is the way to the thread, drawn with signs: "+--- Thread: Carts (https://board.example/thread-5.html)".
"""

import re

from bs4 import BeautifulSoup, Tag

from crawler.families.reduced_pages import Reduced
from crawler.markup.soup import words
from crawler.page import Page

SUBJECT, HEAD, NAME, DATE, BODY = "printed-subject", "printed-head", "printed-name", "printed-date", "printed-body"
"""Elements that are set round the parts of the page."""
PRINTED = Reduced(head=HEAD, name=NAME, date=DATE, body=BODY, subject=f"{SUBJECT} > a")

_WAY = re.compile(r"\+-{1,8} [^<]{1,200}\(<em>https?://")
_STEP = re.compile(r"\s*\+-{2,8} [^:]{1,30}: (?P<name>.+) \(", re.DOTALL)
_LINE = re.compile(r".{1,200} - (?P<name>\S.{0,60}?) - (?P<date>(?=.*\d{4}|.*\d:\d\d)[^-]{2,12}(?:-[^-]{1,12}){0,4})")
"""A day may hold hyphens of its own: "05-13-2009"."""


def is_printed(page: Page) -> bool:
    """Return whether the page is such a view."""
    return _WAY.search(page.markup) is not None


def divide_printed(soup: BeautifulSoup) -> None:
    """Set elements round the thread's subject and the name, the day and the words of each post."""
    steps = [(found, step) for step in soup.select("em") if (found := _STEP.fullmatch(str(step.previous_sibling)))]
    if not steps:
        return
    found, step = steps[-1]
    heading = _made(soup, SUBJECT)
    heading.append(_made(soup, "a", found["name"], href=words(step)))
    step.insert_after(heading)
    for line in soup.select("strong"):
        if (said := _LINE.fullmatch(words(line))) is None or line.find_parent("blockquote"):
            continue
        link = line.select_one("a[href]")
        head, body = _made(soup, HEAD), _made(soup, BODY)
        head.append(_made(soup, NAME, words(link) if link else said["name"]))
        head.append(_made(soup, DATE, said["date"]))
        line.replace_with(head)
        while (node := head.next_sibling) is not None:
            if isinstance(node, Tag) and (node.name == "hr" or _is_line(node)):
                break
            body.append(node.extract())
        head.insert_after(body)


def _is_line(node: Tag) -> bool:
    return node.name == "strong" and _LINE.fullmatch(words(node)) is not None


def _made(soup: BeautifulSoup, name: str, text: str = "", **attributes: str) -> Tag:
    made = soup.new_tag(name, attrs=attributes)
    made.string = text
    return made
