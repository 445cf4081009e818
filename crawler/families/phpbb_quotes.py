"""Quotations, files and furniture in the bodies of phpBB 3."""

import re

from bs4 import Tag

from crawler.bodies.link_texts import spell_out_links
from crawler.bodies.post_body import PostBody, author_in_heading, parse_body, take_heading
from crawler.markup.soup import attribute, words

FURNITURE = (
    ".inline-attachment, .attachbox, .codebox > p, .codebox > dt, .notice, .signature, .rules, .post-notice, "
    ".adsbygoogle, .back2top, .post-buttons"
)

_POST = re.compile(r"[#?&]p=?(\d+)")


def parse_phpbb_body(body: Tag) -> PostBody:
    """Return what the author wrote in a body."""
    spell_out_links(body)
    return parse_body(body, quotes="blockquote", author_of=_quoted_author, post_of=_quoted_post, furniture=FURNITURE)


def _quoted_author(box: Tag) -> str | None:
    """Take the line that says who wrote it out of a quotation, and return the name."""
    cite = box.select_one(":scope > div > cite, :scope > cite")
    if cite is None:
        return None
    for beside in cite.select(".responsive-hide, [data-post-id], [data-msg-id]"):
        beside.extract()
    named = cite.select_one("a[href*=viewprofile]")
    name = words(named) if named else ""
    heading = take_heading(box, ":scope > div > cite, :scope > cite") or ""
    return name or author_in_heading(heading) or heading.strip(" :").rpartition(" ")[0] or None


def _quoted_post(box: Tag) -> str | None:
    """Return the id of the quoted post, where the quotation's first line leads to it."""
    cite = box.select_one(":scope > div > cite, :scope > cite")
    for link in cite.select("a[href]") if cite else ():
        known = attribute(link, "data-post-id") or attribute(link, "href") or ""
        if found := _POST.search(known) or re.fullmatch(r"(\d+)", known):
            return found[1]
    return None
