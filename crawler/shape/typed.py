"""What elements say of themselves: microdata (`itemtype`), RDFa (`typeof`) and microformats (`h-entry`, `hentry`).

All of them name the same few things: a post, who wrote it, when, and which element holds the words. The names of their
vocabularies are taken without the vocabulary's address: schema.org's Comment is a post, and so is SIOC's Post.
"""

import re
from collections.abc import Sequence

from bs4 import BeautifulSoup, Tag

from crawler.markup.soup import attribute
from crawler.shape.tree import Node

OPENINGS = frozenset({"DiscussionForumPosting", "Question", "SocialMediaPosting"})
"""Types of what a thread opens with."""
POSTS = OPENINGS | {"Answer", "Comment", "UserComments", "Post"}
"""Types of a thread's posts."""
THREADS = frozenset({"DiscussionForumPosting", "QAPage", "Thread"})
"""Types by which a page calls itself a thread."""
ARTICLES = frozenset(
    {
        "AdvertiserContentArticle", "Article", "BackgroundNewsArticle", "Blog", "BlogPosting", "LiveBlogPosting",
        "NewsArticle", "OpinionNewsArticle", "ReportageNewsArticle", "ReviewNewsArticle", "ScholarlyArticle",
        "TechArticle",
    }
)  # fmt: skip
"""Types of pages whose comments are no thread."""
OFFERS = frozenset(
    {
        "AggregateRating", "Course", "Event", "FAQPage", "Hotel", "LocalBusiness", "MobileApplication", "Movie",
        "Product", "Recipe", "Restaurant", "SoftwareApplication", "TVSeries", "VideoGame",
    }
)  # fmt: skip
"""Types of pages whose reviews are no thread."""
AUTHORS = frozenset({"author", "creator", "has_creator", "maker"})
WRITTEN = frozenset({"datePublished", "dateCreated", "commentTime", "created", "date"})
TEXTS = frozenset({"text", "articleBody", "commentText", "content", "encoded"})
"""Properties: who wrote, when it was written, and the words; schema.org's, and SIOC's and Dublin Core's bare names."""
ENTRIES = frozenset({"h-entry", "hentry", "h-cite", "u-comment", "p-comment"})
ENTRY_WRITTEN = frozenset({"dt-published", "published"})
ENTRY_TEXTS = frozenset({"e-content", "entry-content"})
"""Classes by which microformats name the same."""


def element_types(node: Node) -> frozenset[str]:
    """Return the types of an element, without their vocabulary's address or prefix."""
    return _bare_names(node.element, "itemtype", "typeof")


def page_types(soup: BeautifulSoup, nodes: Sequence[Node]) -> frozenset[str]:
    """Return the types that the elements of a page name, and its root."""
    root = (_bare_names(soup.html, "itemtype", "typeof"),) if soup.html else ()
    return frozenset().union(*root, *map(element_types, nodes))


def typed_posts(nodes: Sequence[Node]) -> list[Node]:
    """Return the elements that call themselves posts, in the order of the page; a lone entry is anybody's."""
    typed = [node for node in nodes if element_types(node) & POSTS]
    entries = [node for node in nodes if not ENTRIES.isdisjoint(node.classes)]
    return typed or (entries if len(entries) > 1 else [])


def is_author(node: Node) -> bool:
    """Return whether the markup itself calls what is in the element the author, or the author's name."""
    said = _properties(node)
    if said & AUTHORS or "author" in (attribute(node.element, "rel") or "").split():
        return True
    if "name" not in said:
        return False
    for above in node.above():
        if _properties(above) & AUTHORS:
            return True
        if "itemscope" in above.element.attrs or "typeof" in above.element.attrs:
            return False
    return False


def is_written(node: Node) -> bool:
    """Return whether the markup itself calls the element's moment that of writing."""
    return bool(_properties(node) & WRITTEN) or not ENTRY_WRITTEN.isdisjoint(node.classes)


def is_text(node: Node) -> bool:
    """Return whether the markup itself calls the element the post's words."""
    return bool(_properties(node) & TEXTS) or not ENTRY_TEXTS.isdisjoint(node.classes)


def _properties(node: Node) -> frozenset[str]:
    """Return the properties as whose value an element is, without their prefixes."""
    return _bare_names(node.element, "itemprop", "property")


def _bare_names(element: Tag, *attributes: str) -> frozenset[str]:
    said = " ".join(attribute(element, name) or "" for name in attributes if name in element.attrs)
    return frozenset(re.split(r"[/:#]", name.rstrip("/"))[-1] for name in said.split())
