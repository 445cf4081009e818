"""Quora: a question's page, as it was fetched or as a browser saved it.

Proved on a real page of 2026 with thirteen answers, four of them as data too. What its pages are like:

- a page that was fetched keeps what its script will show, as JSON inside strings of a script (`inlineQueryResults …
  .push("…")`), an answer or a few each; a saved page has the answers as markup beside it, and often more of them; a
  page with neither holds nothing;
- the markup names an answer's box (`dom_annotate_question_answer_item_N`) and its text; it shows ages alone ("3y"),
  the data counts microseconds in UTC; answers to other questions follow under "Related";
- in the data texts and titles are JSON again: sections of spans, each section a paragraph, a line of a list, or a
  quotation; an anonymous answer has no name;
- a question has neither text nor named author, its title is all: the posts are the answers, ranked by the site.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

from bs4 import Tag

from crawler.bodies.post_body import PostBody, parse_body
from crawler.dates.shown import epoch_moment, moment_of_text
from crawler.drafts import Draft, finish_thread
from crawler.errors import NotAThread
from crawler.items import Author, Moment, Quote, Thread
from crawler.markup.addresses import canonical_url, split_url
from crawler.markup.json_text import JsonObject, json_object, number_at, object_at, objects_at, text_at
from crawler.markup.soup import attribute, words
from crawler.markup.whole_pages import parse_whole
from crawler.page import Page

NAME = "quora"
SITE = "https://www.quora.com"
MARKS = ("ansFrontendGlobals", "quoracdn.net", "Quora")
MICROSECONDS = 1_000
BOX = "[class*=dom_annotate_question_answer_item_]"
BODY = ".puppeteer_test_answer_content"
TITLE = ".puppeteer_test_question_title"
FURNITURE = ".puppeteer_test_read_more_button, button"
RELATED = "Related "
BULLETS = {"unordered-list": "• ", "ordered-list": "1. "}
REMEDY = "fetch the question's page again, as it comes before its script runs"

_PUSHED = re.compile(r'\.push\(("(?:[^"\\]|\\.)*")\)')


def match(page: Page) -> float:
    """Return whether the page has the site's own marks."""
    if not page.is_markup or MARKS[2] not in page.text:
        return 0.0
    return 0.9 if MARKS[0] in page.text else 0.7 if MARKS[1] in page.text else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the answers on a question's page, in its order."""
    title, url, told = None, None, 0
    answers: dict[str, Draft] = {}
    for data in _results(page.text):
        question = object_at(data, "question")
        title = title or _flat(text_at(question, "title"))
        url = url or text_at(question, "url")
        told = max(told, number_at(question, "answerCount") or number_at(data, "answerCount") or 0)
        edges = (object_at(edge, "node") for edge in objects_at(object_at(question, "answers"), "edges"))
        for node in (object_at(data, "node"), *edges):
            answer = object_at(node, "answer")
            if text_at(answer, "aid") and text_at(answer, "content"):
                draft = _draft(answer)
                answers.setdefault(draft.key or "", draft)
    soup = parse_whole(page)
    shown = {found.key or "": found for box in soup.select(BOX) if (found := _shown(box, page))}
    for key in shown.keys() & answers.keys():
        shown[key] = replace(shown[key], posted=answers[key].posted, address=answers[key].address)
    drafts = [*shown.values(), *(draft for key, draft in answers.items() if key not in shown)]
    heading = soup.select_one(TITLE)
    title = title or (words(heading) if heading else None)
    if not title or not drafts:
        raise NotAThread(page.source, "this page holds no question with its answers, which its script fetches", REMEDY)
    missing = told - len(drafts)
    address = f"{SITE}{url}" if url else canonical_url(page, soup)
    return finish_thread(
        [replace(draft, number=number) for number, draft in enumerate(drafts, start=1)],
        subject=title,
        platform=NAME,
        url=address,
        notes=(f"{missing:,} of the question's {told:,} answers were not handed over",) if missing > 0 else (),
    )


def _shown(box: Tag, page: Page) -> Draft | None:
    """Return the answer in a box of the markup; None for one to another question."""
    body = box.select_one(BODY)
    if body is None or words(box).startswith(RELATED):
        return None
    link = box.select_one("a.answer_timestamp[href]")
    age = words(link).removeprefix("Updated ") if link else ""
    path = split_url(attribute(link, "href") or "").path if link else ""
    names = (words(user) for user in box.select("a[href*='/profile/']"))
    name = next(filter(None, names), None)
    written = parse_body(body, furniture=FURNITURE)
    return Draft(
        number=0,
        body=written,
        author=Author(name=name) if name else None,
        posted=moment_of_text(age, page) if age else None,
        url=f"{SITE}{path}" if path else None,
        address=f"answer{path}" if path else None,
        key=path or written.text,
    )


def _results(text: str) -> Iterator[JsonObject]:
    """Yield the data of each result that the page keeps for its script."""
    for found in _PUSHED.finditer(text):
        try:
            result = json_object(json.loads(found[1]))
        except ValueError:
            continue
        if result:
            yield object_at(result, "data")


def _draft(answer: JsonObject) -> Draft:
    url = text_at(answer, "permaUrl", "url")
    return Draft(
        number=0,
        body=_body(text_at(answer, "content") or ""),
        author=_author(object_at(answer, "author")),
        posted=_moment(number_at(answer, "creationTime")),
        url=f"{SITE}{url}" if url else None,
        address=f"answer{url}" if url else f"answer/{text_at(answer, 'aid')}",
        key=url or text_at(answer, "aid"),
    )


def _author(user: JsonObject) -> Author | None:
    for name in objects_at(user, "names"):
        parts = [text_at(name, "givenName"), text_at(name, "familyName")]
        ordered = reversed(parts) if name.get("reverseOrder") is True else parts
        if whole := " ".join(part for part in ordered if part):
            return Author(name=whole)
    return None


def _moment(microseconds: int | None) -> Moment | None:
    return epoch_moment(microseconds // MICROSECONDS) if microseconds else None


def _sections(content: str) -> tuple[JsonObject, ...]:
    return objects_at(json_object(content) or {}, "sections")


def _words(section: JsonObject) -> str:
    return "".join(str(span.get("text") or "") for span in objects_at(section, "spans")).strip()


def _flat(title: str | None) -> str | None:
    return " ".join(filter(None, map(_words, _sections(title or "")))) or None


def _body(content: str) -> PostBody:
    """Return an answer's words, and its quotations with the offsets at which they were."""
    text, before = "", ""
    quotes: list[Quote] = []
    for section in _sections(content):
        line, kind = _words(section), text_at(section, "type") or ""
        if not line:
            continue
        if section.get("quoted") is True:
            quotes.append(Quote(text=line, author=None, at=len(text)))
            continue
        bullet = BULLETS.get(kind, "")
        gap = "\n" if bullet and before == kind else "\n\n"
        text += f"{gap if text else ''}{bullet}{line}"
        before = kind
    return PostBody(text=text, quotes=tuple(quotes))
