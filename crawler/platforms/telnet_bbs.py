"""Boards of the telnet age (KBS, Firebird, Maple) on the web: the articles of a topic's page, or a single one.

Proved on a real page of 2016 of a Chinese board. What their pages are like:

- whatever the page around it looks like, an article is the text that its telnet program keeps: a head of three lines
  ("发信人: ID (NICK), 信区: BOARD", "标  题: SUBJECT", "发信站: STATION (Wed Jan 27 09:48:05 2016)"), an empty line,
  the words, `--`, the signature, and the station's lines, which begin with ※ (whence it came, who changed it);
- a quotation is headed "【 在 ID (NICK) 的大作中提到: 】"; its lines begin with a colon, their overflow does not;
- an article taken over from another board keeps its own head inside the words;
- the moment is that of the station, whose zone is told by a word or not at all.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice

from bs4 import Tag

from crawler.bodies.clean_text import clean
from crawler.bodies.html_text import text_of
from crawler.bodies.post_body import PostBody
from crawler.dates.shown import moment_of_text
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Author, Quote, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.soup import parse_markup
from crawler.page import Page

NAME = "telnet-bbs"

WHOLE = 36
"""Letters of a quoted line from which on it is full, so that the next one may be its overflow."""

NEAR = 4
"""Elements round an article's first line among which its box is."""
PARTED = "\n\n"
"""What is between two runs of an author's own words."""

_WRITER = r"(?:发信人|發信人|寄信人)\s*[:：]"
_ANY_WRITER = re.compile(_WRITER)
_OPENING = re.compile(rf"^\s*{_WRITER}")
_MARKS = re.compile(rf"<(?!/|br\b)[^<>]{{1,400}}>\s{{0,20}}{_WRITER}[^\n<]{{1,120}}[,，\s](?:信区|信區|看板)\s?[:：]")
_HEAD = re.compile(
    rf"{_WRITER}\s*(?P<id>[^\s(,，]{{1,60}})[^\n]{{0,80}}?[,，\s](?:信区|信區|看板)\s*[:：]\s*(?P<board>[\w.-]{{1,40}})[^\n]*\n"
    r"\s*[标標]\s*[题題]\s*[:：][ ]*(?P<subject>[^\n]*)\n"
    r"\s*(?:发信站|發信站|时\s?间|時\s?間)\s*[:：][ ]*(?P<station>[^\n]*)"
)
_MOMENT = re.compile(r"\b[A-Z][a-z]{2} +[A-Z][a-z]{2} +\d\d? +\d\d:\d\d:\d\d +\d{4}\b")
_QUOTED = re.compile(r"^【\s*在\s*(?P<id>[^\s(（】]{1,60}).{0,80}?(?:大作|文章)中(?:提到|說到).{0,9}】?\s*$")
_TAKEN_OVER = re.compile(r"^【\s*(?:以下文字|本文)转(?:载|寄)自.{0,60}】\s*$")
_OF_STATION = re.compile(
    r"※\s?(?:来源|來源|修改|转载|轉載|引用|编辑|編輯|[发發]信站|文章网址|文章網址|Origin|Modified|From)\b", re.I
)
_COLON = re.compile(r"^[:：] ?")


def match(page: Page) -> float:
    """Return how surely an element opens with an article's first line; in a known board's post somebody pasted it."""
    return 0.6 if page.is_markup and _MARKS.search(page.text) else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the articles of a page."""
    soup = parse_markup(page)
    articles = [(head, said[head.end() :]) for said in _articles(soup) if (head := _HEAD.match(said))]
    if not articles:
        raise NotAThread(page.source, "this page holds no article", "hand over the topics' own pages")
    if not any(_MOMENT.search(head["station"]) for head, _ in articles):
        raise MarkupChanged(page.source, "发信站: … (…)", "the moment of an article")
    drafts = [_draft(head, said, number, page) for number, (head, said) in enumerate(articles, start=1)]
    first = articles[0][0]
    return finish_thread(
        drafts, subject=first["subject"], platform=NAME, url=canonical_url(page, soup), board=first["board"]
    )


def _articles(soup: Tag) -> Iterator[str]:
    """Yield the text of each box that opens with a head; the smallest such box is the article's.

    Where it holds nothing below the head, a bigger one may, if no other article is in it.
    """
    texts: dict[int, str] = {}
    seen: set[int] = set()
    for opening in soup.find_all(string=_OPENING):
        near = list(islice(opening.parents, NEAR))
        for box in near:
            if id(box) not in texts:
                texts[id(box)] = text_of(box).lstrip()
        opened = [id(box) for box in near if _HEAD.match(texts[id(box)])]
        smallest = next(iter(opened), None)
        whole = smallest if smallest is None or _words_below(texts[smallest]) else None
        others = (each for each in opened if _words_below(texts[each]) and len(_ANY_WRITER.findall(texts[each])) == 1)
        key = whole or next(others, smallest)
        if key is not None and key not in seen:
            seen.add(key)
            yield texts[key]


def _words_below(said: str) -> str:
    head = _HEAD.match(said)
    return said[head.end() :].strip() if head else ""


def _draft(head: re.Match[str], said: str, number: int, page: Page) -> Draft:
    moment = _MOMENT.search(head["station"])
    lines = [line.rstrip() for line in said.split("\n") if not _OF_STATION.match(line)]
    words, signature = _without_signature(lines)
    return Draft(
        number=number,
        body=_divided(words),
        author=Author(name=head["id"]),
        posted=moment_of_text(moment[0], page) if moment else None,
        signature=signature,
    )


def _without_signature(lines: list[str]) -> tuple[list[str], str]:
    """Return the lines above the last `--`, and the text below it: the signature, which is often empty."""
    mark = next((place for place in range(len(lines) - 1, -1, -1) if lines[place] == "--"), len(lines))
    return lines[:mark], clean("\n".join(lines[mark + 1 :]))


def _divided(lines: list[str]) -> PostBody:
    """Return an article's own words apart from what it quotes and what it took over from elsewhere."""
    own: list[list[str]] = [[]]
    quotes: list[tuple[int, str, str | None]] = []
    place = 0
    while place < len(lines):
        if quoted := _QUOTED.match(lines[place]):
            end = _end_of_quotation(lines, place + 1)
            said, author = _unmarked(lines[place + 1 : end]), quoted["id"]
        elif _TAKEN_OVER.match(lines[place]):
            end, said, author = len(lines), *_taken_over("\n".join(lines[place + 1 :]).lstrip())
        else:
            own[-1].append(lines[place])
            place += 1
            continue
        if cleaned := clean(said):
            quotes.append((len(own), cleaned, author))
        own.append([])
        place = end
    return _body(own, quotes)


def _body(own: Sequence[Sequence[str]], quotes: Iterable[tuple[int, str, str | None]]) -> PostBody:
    """Return the runs of own lines as one text; a quotation comes with the number of runs before it."""
    runs = [clean("\n".join(lines)) for lines in own]
    ends = list(accumulate((len(run) + len(PARTED) if run else 0 for run in runs), initial=0))
    kept = tuple(
        Quote(text=said, author=author, at=max(0, ends[before] - len(PARTED))) for before, said, author in quotes
    )
    return PostBody(text=PARTED.join(filter(None, runs)), quotes=kept)


def _end_of_quotation(lines: list[str], place: int) -> int:
    """Return the line after the quoted ones: those with a colon, and the overflow of full ones."""
    while place < len(lines) and lines[place]:
        if not _COLON.match(lines[place]) and len(lines[place - 1]) < WHOLE:
            break
        place += 1
    return place


def _unmarked(lines: list[str]) -> str:
    """Return quoted lines without their colons, the overflow at the end of the line that it belongs to."""
    pieces: list[str] = []
    for line in lines:
        if not pieces or _COLON.match(line):
            pieces.append(("\n" if pieces else "") + _COLON.sub("", line))
        else:
            pieces.append((" " if pieces[-1][-1:].isascii() and line[:1].isascii() else "") + line)
    return "".join(pieces)


def _taken_over(said: str) -> tuple[str, str | None]:
    head = _HEAD.match(said)
    return (said[head.end() :], head["id"]) if head else (said, None)
