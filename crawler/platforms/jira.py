"""Jira's issues, as its server shows them (5 to 9): a description and the comments on it.

Written by public scripts that read such pages. What they are like:

- a comment is there twice, whole and in one line for when it is folded; only the whole one counts
  (`.twixi-wrap.verbose`), whose words are `.action-body`;
- "Anna added a comment - 06/May/14 07:08" is its head: a link to the person, a picture in it, and a `time` with the
  moment; that of a change of the words comes behind it;
- the issue's own words, reporter and moment are in three other places of the page; an issue may have no words;
- beside comments the activity may show changes of fields, which are no posts.
"""

import re
from collections.abc import Iterator

from bs4 import Tag

from crawler.bodies.link_texts import spell_out_links
from crawler.bodies.post_body import parse_body
from crawler.dates.shown import moment_of_element
from crawler.drafts import Draft, finish_thread
from crawler.errors import NotAThread
from crawler.items import Author, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.marks import by_marks
from crawler.markup.soup import attribute, maybe, one, words
from crawler.markup.whole_pages import parse_whole
from crawler.markup.whole_posts import demand
from crawler.page import Page

NAME = "jira"

MARKS = ("summary-val", "descriptionmodule", "activity-comment", "issue_actions_container")
SUBJECT = "#summary-val"
DESCRIPTION = "#description-val .user-content-block, #description-val"
REPORTER = "#reporter-val"
CREATED = "#created-val, [data-name=Created]"
COMMENTS = ".activity-comment[id]"
WHOLE = ".twixi-wrap.verbose"
PERSON = ".action-details .user-hover, .action-details .user-avatar"
BODY = ".action-body"
PROJECT = "#project-name-val"
QUOTED = "blockquote"
REMEDY = "hand over one with words in it"

_NUMBER = re.compile(r"\d+")

match = by_marks(MARKS, at_least=2)


def parse_thread(page: Page) -> Thread:
    """Return an issue's description and the comments on it."""
    soup = parse_whole(page)
    address = canonical_url(page, soup)
    drafts = [*_opening(soup, page, address)]
    for box in soup.select(COMMENTS):
        drafts.append(_comment(box, len(drafts) + 1, page, address))
    if not drafts:
        raise NotAThread(page.source, "nobody has written anything in this issue", REMEDY)
    demand(drafts, page=page, author=PERSON, posted="time")
    project = maybe(soup, PROJECT)
    return finish_thread(
        drafts,
        subject=words(one(soup, SUBJECT, page=page)),
        platform=NAME,
        url=address,
        board=words(project) or None if project else None,
    )


def _opening(soup: Tag, page: Page, address: str | None) -> Iterator[Draft]:
    """Yield the issue's own words, where it has any."""
    body = maybe(soup, DESCRIPTION)
    if body is None:
        return
    spell_out_links(body)
    written = parse_body(body, quotes=QUOTED)
    if not (written.text or written.quotes):
        return
    yield Draft(
        number=1,
        body=written,
        author=_named(maybe(soup, REPORTER)),
        posted=moment_of_element(maybe(soup, CREATED), page),
        url=address,
        address="description",
        key="description",
    )


def _comment(box: Tag, number: int, page: Page, address: str | None) -> Draft:
    whole = maybe(box, WHOLE) or box
    anchor = attribute(box, "id") or ""
    key = _NUMBER.search(anchor)
    body = one(whole, BODY, page=page)
    spell_out_links(body)
    return Draft(
        number=number,
        body=parse_body(body, quotes=QUOTED),
        author=_named(maybe(whole, PERSON)),
        posted=moment_of_element(maybe(whole, ".action-details time, .action-details .date"), page),
        url=f"{address}#{anchor}" if address else None,
        address=f"comment/{key[0]}" if key else None,
        key=key[0] if key else None,
    )


def _named(person: Tag | None) -> Author | None:
    return Author(name=words(person)) if person and words(person) else None
