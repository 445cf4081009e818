"""Which page of a thread a page is: by the board's own row of page links, or by the words "Page 2 of 7".

No platform has to tell: rows of page links are alike in all programs. What they share: an element whose class speaks of
pages, in it the present page without a link or marked as the present one, beside it links whose words are numbers.
"""

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from crawler.markup.numbering import parse_int
from crawler.markup.soup import attribute
from crawler.page import Page

FRAGMENT = 6_000
"""Characters of markup from the opening of a row of page links that are parsed: rows are short."""
MOST_PAGES = 100_000

_ROW = re.compile(
    r"<(?:div|nav|ul|ol|p|span|td|section|form)\b[^<>]*?\bclass\s*=\s*[\"'](?:[^\"'<>]*[\s_-])?(?:"
    r"pagination|paginator|pageNavWrapper|pageNav|PageNav|pagelinks?|pagesection|pagenav|pager|Pager|NumberedPager|"
    r"wpf-navi|ipsPagination|bbp-pagination|lia-paging-full-pages|gensmall nav|postlinks?)(?=[\s\"'_-])[^<>]*>"
)
"""The opening tag of a row of pages: `<div class="pagination">`, `<td class="gensmall nav">`."""
_ATTRIBUTES = (
    re.compile(r"<[^<>]*\bdata-page=[\"'](?P<number>\d+)[\"'][^<>]*\bdata-last=[\"'](?P<of>\d+)[\"']"),
    re.compile(r"<woltlab-core-pagination\b[^<>]*\bpage=[\"'](?P<number>\d+)[\"'][^<>]*\bcount=[\"'](?P<of>\d+)[\"']"),
)
_GAP = r"(?:\s|&nbsp;|<[^<>]{1,200}>)*"
_WORDS = re.compile(
    rf"(?:>|&bull;|•|\()\s*(?:Page|Seite|Página|Pagina|Sida|Side|Strona|Stránka|Страница)\b:?{_GAP}(?P<number>\d{{1,5}}){_GAP}"
    rf"(?:of|/|von|sur|de|di|van|av|af|z|ze|из){_GAP}(?P<of>\d{{1,5}})(?=\s*(?:<|&bull;|•|\)|\(|&nbsp;))",
    re.IGNORECASE,
)
"""Matches "(Page 2 of 7)", "> Seite 2 von 7 <"."""
_CURRENT = re.compile(r"(?:^|[_-])(?:current|active|selected|highlight)(?:$|[_-])|^current|Highlight", re.IGNORECASE)
"""Classes of the page that is shown: "pageNav-page--current", "active"."""
_NUMBER = re.compile(r"^\W*(\d{1,3}(?:[.,\u00a0\u202f]\d{3})|\d{1,5})\W*$")
_UNSEEN = re.compile(r"^\D{1,30}\s(?=\d)")
_NEXT = re.compile(r"<link\b[^<>]*\brel=[\"']?next[\"' ][^<>]*>", re.IGNORECASE)
_HREF = re.compile(r"\bhref=[\"']?([^\"'\s>]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """A place among a thread's pages, `number` from 1; `of` is None where only a next page is known."""

    number: int
    of: int | None


def paging_of(page: Page, *, address: str | None) -> Paging | None:
    """Return the page's place, or None where the page speaks of no pages; `address` is the thread's own."""
    if not page.is_markup:
        return None
    for form in (*_ATTRIBUTES, _WORDS):
        if (found := form.search(page.text)) and (
            paging := _checked(parse_int(found["number"]), parse_int(found["of"]))
        ):
            return paging
    rows = (_row(page.text[found.start() : found.start() + FRAGMENT]) for found in _ROW.finditer(page.text))
    return next(filter(None, rows), None) or _before_next(page, address)


def _row(markup: str) -> Paging | None:
    """Read a row of page links: the marked number, or one in bold without a link, and the highest linked one."""
    row = BeautifulSoup(markup, "lxml").find(True, class_=True)
    if not isinstance(row, Tag):
        return None
    current = next((number for element in row.find_all(True) if (number := _present(element))), None)
    if current is None:
        return None
    linked = [number for link in row.select("a") if (number := _number(link))]
    return _checked(current, max([current, *linked]))


def _present(element: Tag) -> int | None:
    marked = any(_CURRENT.search(name) for name in (attribute(element, "class") or "").split())
    bold = element.name in {"strong", "b"} and element.find_parent("a") is None
    if not (marked or bold or attribute(element, "aria-current")):
        return None
    return _number(element)


def _number(element: Tag) -> int | None:
    """Return the number that an element says alone; "Page" and "Current page" are for those who cannot see it."""
    said = " ".join(part for part in element.stripped_strings if any(map(str.isalnum, part)))
    found = _NUMBER.match(_UNSEEN.sub("", said))
    return parse_int(re.sub(r"\D", "", found[1])) if found else None


def _checked(number: int | None, of: int | None) -> Paging | None:
    return Paging(number=number, of=of) if number and of and 1 <= number <= of <= MOST_PAGES else None


def _before_next(page: Page, address: str | None) -> Paging | None:
    """Read `link rel=next` where it leads to the same thread: WordPress uses it for its next article."""
    link = _NEXT.search(page.text)
    target = _HREF.search(link[0]) if link else None
    if not target or not address:
        return None
    stem = re.sub(r"^https?://[^/]+", "", address.partition("?")[0].rstrip("/"))
    return Paging(number=1, of=None) if stem and stem in target[1] else None
