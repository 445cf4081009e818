"""Pages that repeat something with persons, times and prose and are no threads: lists, articles, shops."""

from collections.abc import Collection, Sequence

from bs4 import BeautifulSoup

from crawler.shape.evidence import NAMES, SOFT, WEAK, signs_of_article, signs_of_board
from crawler.shape.fields import Fields
from crawler.shape.lists import what_list
from crawler.shape.records import Record
from crawler.shape.typed import OFFERS, THREADS

UNLIKE = 2
"""Things that must speak for a board where two posts are of unlike shapes and nothing repeats."""


def other_kind(
    soup: BeautifulSoup,
    records: Sequence[Record],
    fields: Sequence[Fields],
    types: Collection[str],
    *,
    subject: str,
    url: str | None,
    repeats: bool,
) -> str | None:
    """Return in a sentence what else than a thread the page is, or None for a thread.

    A page that calls itself a thread is believed; else as many things must speak for a board as for an article, and
    one at least that is not weak; two where the posts do not repeat each other's shape. What is soft speaks for a board
    only where nothing speaks for an article; a site's name in its address and its title is one thing where the page
    calls itself an article: magazines are called "Forum".
    """
    if len(records) == 1 and THREADS.isdisjoint(types):
        return "nothing repeats on it that may be a post"
    if listed := what_list(records, fields, subject):
        return listed
    if not THREADS.isdisjoint(types):
        return None
    if not OFFERS.isdisjoint(types):
        return "this is the page of a product or the like: what repeats on it are reviews or offers"
    board, article = signs_of_board(soup, records, types, url), signs_of_article(soup, records, types)
    if article:
        board -= SOFT
    if "type" in article and board >= NAMES:
        board -= {"title"}
    if board <= WEAK or len(board) < max(1 if repeats else UNLIKE, len(article)):
        if article:
            return "this is an article or the like, and what repeats on it are its comments"
        return "nothing on it names a board: what repeats on it may be comments, reviews or news"
    return None
