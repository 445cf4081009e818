"""Quotations and code of Invision 1, which close the post's own element and open it again after their table."""

from bs4 import BeautifulSoup, Tag

from crawler.markup.soup import attribute

PART = "postcolor"
FRAMES = "td#QUOTE, td#CODE"
HEADS, BODIES = {"QUOTE": "quotetop", "CODE": "codetop"}, {"QUOTE": "quotemain", "CODE": "codemain"}
"""Classes that version 2 gives the line above such a box and the box itself."""


def join_divided_posts(soup: BeautifulSoup) -> None:
    """Put the parts of each post into its first, with the boxes between them marked like those of version 2."""
    for frame in soup.select(FRAMES):
        table = frame.find_parent("table")
        if table is None:
            continue
        for part in frame.select(f"div.{PART}"):
            part.unwrap()
        _dress(soup, table, frame)
        before, after = table.find_previous_sibling(), table.find_next_sibling()
        if before is None or PART not in before.get_attribute_list("class"):
            continue
        before.append(table.extract())
        if after is not None and PART in after.get_attribute_list("class"):
            before.extend(list(after.contents))
            after.decompose()


def _dress(soup: BeautifulSoup, table: Tag, frame: Tag) -> None:
    kind = attribute(frame, "id") or ""
    heading = table.find("td")
    for part, name in ((heading, HEADS[kind]), (frame, BODIES[kind])):
        if isinstance(part, Tag):
            part.name, part.attrs = "div", {"class": name}
    table.clear()
    table.extend(part for part in (heading, frame) if isinstance(part, Tag))
    table.name, table.attrs = "div", {}
