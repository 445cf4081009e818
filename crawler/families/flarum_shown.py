"""Flarum's posts as a page shows them, where a browser saved it without the data that its script had filled it from.

Proved on real pages of 2020. Each post is an `article` in a `.PostStream-item`, which tells its number, its id and its
moment in UTC; renamings and other events are items of another type. What robots are given has neither.
"""

from bs4 import Tag

from crawler.bodies.post_body import PostBody, parse_body
from crawler.dates.shown import moment_of_element
from crawler.drafts import Draft
from crawler.items import Author
from crawler.markup.numbering import parse_int
from crawler.markup.soup import attribute, words
from crawler.page import Page

POSTS = "article:has(.Post-body)"
ITEM = "PostStream-item"
NAMES = (".PostUser .username", ".PostUser h3")
SUBJECT = ".DiscussionHero-title, #flarum-content h1"
MENTION = "a.PostMention[data-id]"
FURNITURE = ".PostMention-badge, script"


def parse_post_body(body: Tag) -> tuple[PostBody, str | None]:
    """Return what an author wrote, and the id of the post that the first mention in it leads to."""
    mention = body.select_one(MENTION)
    mentioned = attribute(mention, "data-id") if mention else None
    return parse_body(body, author_of=_quoted_author, furniture=FURNITURE), mentioned


def shown_drafts(soup: Tag, page: Page, discussion: str | None) -> list[Draft]:
    """Return the posts that a discussion's page shows, in their order."""
    return [_draft(box, place, page, discussion) for place, box in enumerate(soup.select(POSTS), start=1)]


def _draft(box: Tag, place: int, page: Page, discussion: str | None) -> Draft:
    item = box.find_parent(class_=ITEM)
    name = next((found for selector in NAMES if (found := box.select_one(selector))), None)
    number = parse_int(attribute(item, "data-number")) if item else None
    key = attribute(item, "data-id") if item else None
    written, answers = parse_post_body(box.select(".Post-body")[0])
    return Draft(
        number=number or place,
        body=written,
        author=Author(name=words(name)) if name and words(name) else None,
        posted=moment_of_element(item or box.select_one("time"), page),
        url=f"{discussion}/{number}" if discussion and number else None,
        address=f"post/{key}" if key else None,
        key=key,
        answers=answers,
    )


def _quoted_author(box: Tag) -> str | None:
    link = box.select_one("a.PostMention, a.UserMention, cite")
    if link is None:
        return None
    name = words(link).lstrip("@") or attribute(link, "data-username")
    link.decompose()
    return name or None
