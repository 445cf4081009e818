"""WWWBoard, the board of the scripts of 1996 that thousands of sites put up: the page of one message.

Proved on real pages of 2002 and 2003. What they are like:

- the subject is the `h1`; below a rule follows "Posted by NAME (ADDRESS) on October 24, 2003 at 13:27:30:", then, in
  an answer, "In Reply to: SUBJECT posted by NAME on MOMENT:", then the words up to the next rule;
- quoted lines begin with a colon; a link and a picture of the author's are below the words, the link in a list;
- below the rule are the titles of the answers (`a[name=followups]`), each on a page of its own, and a form that
  holds the message again for quoting.
"""

import re
from dataclasses import replace

from crawler.bodies.html_text import text_of
from crawler.bodies.post_body import PostBody
from crawler.bodies.quotation import split_quotations
from crawler.dates.shown import moment_of_text
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Author, Thread
from crawler.markup.fragments import fragment
from crawler.markup.marks import by_marks
from crawler.markup.soup import parse_markup, words
from crawler.page import Page
from crawler.people.signatures import split_signature

NAME = "wwwboard"

MARKS = ('name="followups"', 'name="postfp"', 'href="#followups"', 'href="#postfp"')
TITLES = "h1, title"

_MESSAGE = re.compile(r"<hr\b[^<>]*>((?:(?!<hr\b).)*?\bposted by\b(?:(?!<hr\b).)*)", re.IGNORECASE | re.DOTALL)
_HEAD = re.compile(r"Posted by:?\s+(?P<name>\S.{0,80}?)\s+(?:\([\w.:-]+\)\s+)?on\s+(?P<moment>[^\n]{6,40}?):?\n", re.I)
_ANSWERED = re.compile(
    r"In Reply to:\s.{1,300}?\sposted by\s+(?P<name>\S[^\n]{0,80}?)\s+on\s[^\n]{6,40}?:?\n", re.I | re.S
)
_COLON = re.compile(r"^: ?", re.MULTILINE)

match = by_marks(MARKS, at_least=2, confidence=0.8)


def parse_thread(page: Page) -> Thread:
    """Return the message of a page as a thread of its own."""
    soup = parse_markup(page)
    subject = next((said for found in soup.select(TITLES) if (said := words(found))), "")
    found = _MESSAGE.search(page.text)
    if found is None or not subject:
        raise NotAThread(page.source, "this page holds no message", "hand over the messages' own pages")
    said = text_of(fragment(found[1])).lstrip() + "\n"
    head = _HEAD.match(said)
    if head is None:
        raise MarkupChanged(page.source, "Posted by … on …:", "author and moment of a message")
    said = said[head.end() :].lstrip()
    answered = _ANSWERED.match(said)
    body = said[answered.end() :] if answered else said
    text, quotes = split_quotations(_COLON.sub("> ", body))
    text, signature = split_signature(text, head["name"])
    whose = answered["name"] if answered else None
    draft = Draft(
        number=1,
        body=PostBody(text=text, quotes=tuple(replace(quote, author=quote.author or whose) for quote in quotes)),
        author=Author(name=head["name"]),
        posted=moment_of_text(head["moment"], page),
        signature=signature,
    )
    return finish_thread([draft], subject=subject, platform=NAME, url=page.url)
