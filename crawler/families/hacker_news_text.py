"""What an author wrote in an item of Hacker News: paragraphs, of which those that open with ">" are quoted."""

from bs4 import Tag
from bs4.element import NavigableString

from crawler.bodies.link_texts import spell_out_links
from crawler.bodies.post_body import PostBody, parse_body

FURNITURE = ".reply, .navs"
MARK = ">"


def parse_item_body(body: Tag) -> PostBody:
    """Return the words of an item, and its quotations beside them."""
    spell_out_links(body)
    _wrap_opening(body)
    for paragraph in body.select("p"):
        said = next((text for text in paragraph.find_all(string=True) if text.strip()), None)
        if said is not None and said.lstrip().startswith(MARK):
            said.replace_with(NavigableString(said.lstrip().lstrip(MARK).lstrip()))
            paragraph.name = "blockquote"
    return parse_body(body, furniture=FURNITURE)


def _wrap_opening(body: Tag) -> None:
    """Give the first paragraph an element: the site puts a mark only between two."""
    first = body.find("p")
    nodes = list(first.previous_siblings)[::-1] if isinstance(first, Tag) else list(body.children)
    if not any(str(node).strip() for node in nodes) or any(
        isinstance(node, Tag) and node.name == "pre" for node in nodes
    ):
        return
    paragraph = Tag(name="p")
    nodes[0].insert_before(paragraph)
    for node in nodes:
        paragraph.append(node.extract())
