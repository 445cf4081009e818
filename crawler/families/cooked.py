"""Bodies of posts as Discourse cooks them from what their authors wrote: quotations, previews of links, files."""

import re

from bs4 import Tag
from bs4.element import NavigableString

from crawler.bodies.post_body import PostBody, parse_body
from crawler.items import Attachment
from crawler.markup.addresses import join_url
from crawler.markup.numbering import BYTES
from crawler.markup.soup import attribute, words

QUOTE = "aside.quote"
FURNITURE = (
    ".quote-controls, .lightbox .meta, .poll-info, .poll-buttons, .onebox-metadata, .cooked-selection-barrier, "
    ".codeblock-button-wrapper, .fullscreen-code, .post-links, span.badge.clicks, span.badge-notification.clicks"
)

_SIZE = re.compile(r"^\s*\((?P<size>[\d.,]+)\s*(?P<unit>[KMG]?B|Bytes?)\)", re.IGNORECASE)


def parse_cooked_body(body: Tag, topic: str | None) -> PostBody:
    """Return what the author wrote; the keys of quoted posts are their numbers, where they belong to the same topic."""
    for box in body.select(QUOTE):
        if isinstance(inside := box.find("blockquote", recursive=False), Tag):
            inside.name = "div"
    for preview in body.select("aside.onebox"):
        preview.replace_with(_link_of(preview))

    def which(box: Tag) -> str | None:
        elsewhere = topic is not None and attribute(box, "data-topic") not in {None, topic}
        return None if elsewhere else attribute(box, "data-post")

    return parse_body(body, quotes=f"{QUOTE}, blockquote", author_of=_quoted_author, post_of=which, furniture=FURNITURE)


def attached_files(body: Tag, base: str) -> tuple[Attachment, ...]:
    """Take the links of attached files with their sizes out of the body."""
    found = []
    for link in body.select("a.attachment[href]"):
        if link.find_parent("aside") is not None:
            continue
        size, follows = None, link.next_sibling
        if isinstance(follows, NavigableString) and (told := _SIZE.match(str(follows))):
            size = round(float(told["size"].replace(",", "")) * BYTES[told["unit"].lower()])
            follows.replace_with(str(follows)[told.end() :])
        found.append(Attachment(name=words(link), size=size, url=join_url(base, str(link["href"]))))
        link.decompose()
    return tuple(found)


def _quoted_author(box: Tag) -> str | None:
    title = box.find(class_="title", recursive=False)
    shown = None
    if isinstance(title, Tag):
        shown = None if title.find("a") else words(title).rstrip(":").strip()
        title.decompose()
    return attribute(box, "data-display-name") or attribute(box, "data-username") or shown or None


def _link_of(preview: Tag) -> Tag:
    """Return the paragraph that stands for a preview: its heading, else its address; the rest the board fetched."""
    heading = preview.select_one("h3, h4")
    paragraph = Tag(name="p")
    paragraph.string = (words(heading) if heading else "") or attribute(preview, "data-onebox-src") or words(preview)
    return paragraph
