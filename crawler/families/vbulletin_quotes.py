"""Quotations, code and files in the bodies of vBulletin, whose versions 4 to 6 share their markup and 3 has its own."""

import re

from bs4 import Tag

from crawler.bodies.link_texts import spell_out_links
from crawler.bodies.post_body import PostBody, author_in_heading, parse_body
from crawler.bodies.spoilers import unwrap_spoilers
from crawler.markup.soup import attribute, words

QUOTE = ".bbcode_quote"
OLD_QUOTE = "vb-quotation"
FRAME = "td.alt2, .postquote, td.quote, div.alt2:not(:has(> code))"
"""The frame of a quotation in version 3, of its own themes too; that of PHP and HTML is a `div` round `code`."""
FURNITURE = (
    ".bbcode_description, .bbcode_quote_container, .lastedited, .tapatalkSignatur, script, "
    ".bbcode_code_head, .bbcode_container > .bbcode_title, .adsbygoogle"
)

_POST = re.compile(r"post(\d+)|[?&]p=(\d+)")
_MARGIN = re.compile(r"margin:\s*\d+px", re.IGNORECASE)


def parse_vbulletin_body(body: Tag) -> PostBody:
    """Return what the author wrote in a body of any version."""
    _mark_old_quotations(body)
    spell_out_links(body)
    for content in (body, *body.select("blockquote.postcontent, blockquote.restore")):
        content.name = "div"
    return parse_body(
        body,
        quotes=f"{QUOTE}, {OLD_QUOTE}, blockquote",
        author_of=_quoted_author,
        post_of=_quoted_post,
        furniture=FURNITURE,
    )


def _mark_old_quotations(body: Tag) -> None:
    """Give the boxes of version 3 a name: a `div` with a margin whose frame holds no `pre`; their heading is "Quote:".

    The boxes of code, of spoilers and of other markup have the same margin, and a `pre`, a button or no frame.
    """
    for box in body.select("div[style]"):
        if box.decomposed or not _MARGIN.search(attribute(box, "style") or ""):
            continue
        label = box.find(class_="smallfont", recursive=False)
        is_spoiler = isinstance(label, Tag) and label.select_one("input[onclick], button[onclick]") is not None
        if isinstance(label, Tag) and (is_spoiler or box.select_one(":scope > pre, :scope > .alt2 > code")):
            unwrap_spoilers(box)
            label.decompose()
            continue
        frame = box.select_one(FRAME)
        inner = frame.find_parent("div", style=_MARGIN) if frame is not None else None
        if frame is None or inner is not box or frame.find("pre", recursive=False):
            continue
        if isinstance(heading := box.find(class_="smallfont", recursive=False), Tag):
            heading.decompose()
        for part in box.select("table, tbody, tr, td"):
            if part.find_parent("div", style=_MARGIN) is box:
                part.name = "div"
        box.name = OLD_QUOTE


def _quoted_author(box: Tag) -> str | None:
    for selector in (".bbcode_postedby", ".b-bbcode-quote__author"):
        if heading := box.select_one(selector):
            strong = heading.select_one("strong")
            said = words(strong) if strong else author_in_heading(words(heading))
            heading.decompose()
            return said or None
    if box.name != OLD_QUOTE or (strong := box.select_one("div > strong")) is None:
        return None
    block = strong.find_parent("div")
    if block is None or block.find("div") or words(block) == words(box):
        return None
    if not (_is_heading(block) or author_in_heading(words(block))):
        return None
    said = words(strong)
    block.decompose()
    return said or None


def _is_heading(block: Tag) -> bool:
    """Return whether a block of a version 3 quotation says whose it is, in whatever language: the words follow it."""
    words_quoted = block.find_next_sibling()
    return block.select_one("a[rel=nofollow]") is not None or (
        isinstance(words_quoted, Tag) and "italic" in (attribute(words_quoted, "style") or "")
    )


def _quoted_post(box: Tag) -> str | None:
    for link in box.select(".bbcode_postedby a[href], a[href][rel=nofollow]"):
        if link.find("img") is None and link.find("span") is None and "postedby" not in str(link.parent):
            continue
        if found := _POST.search(str(link["href"]).rpartition("#")[2]) or _POST.search(str(link["href"])):
            return found[1] or found[2]
    return None
