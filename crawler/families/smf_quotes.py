"""Quotations in the bodies of Simple Machines, whose heading says in the board's language whose they are, and when."""

import re

from bs4 import Tag

from crawler.bodies.post_body import PostBody, author_in_heading, parse_body, take_heading
from crawler.markup.soup import attribute, words

FURNITURE = ".codeheader, .quotefooter, .signature, .attachments, .smalltext.modified, .noticebox"

_MESSAGE = re.compile(r"msg[=]?(\d+)")
_LABEL = r"[^:：]{2,40}[:：]"
_BEFORE_DATE = (
    r"(?:[^\W\d]{1,2}|[-–—]|den|from|skrivet|dato|kdy|posle|dnia|στις|від|din|pada|trong|üzerinde|(?:[-–—]\s)?dátum)"
)
_DATE = r"(?:[^\W\d_]+(?:['’][^\W\d_]+)?\.?,?\s){0,3}\d{1,4}\D{1,14}\d.*"
_HEADING = re.compile(
    rf"^{_LABEL}\s*(?P<name>\S.{{0,80}}?)\s(?:{_BEFORE_DATE}\s{_DATE}|\d{{1,2}}\s[^\W\d_]{{3,}}\.?\s\d{{4}}\b.*)$",
    re.IGNORECASE,
)
"""Matches "Quote from: Anna on May 05, 2009, 10:15:00", "Alıntı yapılan: Anna - Mayıs 05, 2009": a name, then a day."""


def parse_smf_body(body: Tag) -> PostBody:
    """Return what the author wrote in a body."""
    return parse_body(
        body, quotes="blockquote, div.quote", author_of=_quoted_author, post_of=_quoted_post, furniture=FURNITURE
    )


def _heading(box: Tag) -> Tag | None:
    """Return the heading before a quotation of 1.1 and 2.0."""
    before = box.find_previous_sibling()
    return before if isinstance(before, Tag) and "quoteheader" in before.get_attribute_list("class") else None


def _quoted_post(box: Tag) -> str | None:
    link = (_heading(box) or box).select_one("cite a[href], a[href*=msg]")
    found = _MESSAGE.search((attribute(link, "href") or "").rpartition("#")[2]) if link else None
    return found[1] if found else None


def _quoted_author(box: Tag) -> str | None:
    heading = _heading(box)
    said = (words(heading) if heading else take_heading(box, "cite")) or ""
    if heading:
        heading.decompose()
    dated = _HEADING.match(" ".join(said.split()))
    return dated["name"] if dated else author_in_heading(said)
