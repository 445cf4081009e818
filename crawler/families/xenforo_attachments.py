"""Files set into the words of a XenForo post: a link "View attachment 60" stands for one that guests are not shown."""

import re

from bs4 import Tag

from crawler.items import Attachment
from crawler.markup.addresses import join_url
from crawler.markup.soup import words

_SAID = re.compile(r"^\D{3,40}\s(?P<number>\d+)$")
"""In whatever language: the number of the file, which its address has too."""


def take_attachments(body: Tag, base: str) -> list[Attachment]:
    """Take such links out of a body; return the files, without those that a quotation holds."""
    found = []
    for link in body.select('a[href*="attachments/"]'):
        told, address = _SAID.match(said := words(link)), str(link["href"])
        if told is None or re.search(rf"[/.]{told['number']}(?:/|$)", address) is None:
            continue
        if link.find_parent("blockquote") is None:
            found.append(Attachment(name=said, url=join_url(base, address)))
        link.decompose()
    return found
