"""What people write in Zulip, as it renders it: quotations that say whose message they are, and where it stands."""

import re

from bs4 import Tag

from crawler.bodies.post_body import PostBody, parse_body

FURNITURE = ".codehilite .code_external_link, .message_inline_image, .message_embed"

_MESSAGE = re.compile(r"/near/(\d+)")


def parse_content(body: Tag) -> PostBody:
    """Return a message's words, the quotations beside them; the keys of quoted messages are their ids."""
    return parse_body(body, post_of=_quoted_message, furniture=FURNITURE)


def _quoted_message(box: Tag) -> str | None:
    """Return the id of the message to which the line before a quotation leads."""
    before = box.find_previous_sibling()
    if before is None or before.name != "p":
        return None
    found = next((told for link in before.select("a[href]") if (told := _MESSAGE.search(str(link["href"])))), None)
    return found[1] if found else None
