"""A page reads the same however its markup is written: as a server sends it, as a browser saves it.

Of each program some page is tried in every form, and every page in some.
"""

import io
import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from itertools import cycle, groupby, islice
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from test_pages import CASES, COPIED_ON, GOLDEN, PAGES

from crawler.lines import line_of
from crawler.sources import read_threads

AS_IT_IS = re.compile(r"(<(script|style|pre|textarea)\b.*?</\2>|<!--.*?-->)", re.DOTALL | re.IGNORECASE)
BAR = '<div class="cookie-consent"><p>We use cookies to know you again.</p><button>Accept</button></div>'
BOARD = "https://board.example/forum/x/"


def in_tags(pattern: str, by: str | Callable[[re.Match[str]], str]) -> Callable[[str], str]:
    """Return what replaces a pattern everywhere but in scripts, comments and what is laid out by blanks."""

    def change(text: str) -> str:
        pieces = AS_IT_IS.split(text)
        return "".join(
            re.sub(pattern, by, piece) if at % 3 == 0 else piece for at, piece in enumerate(pieces) if at % 3 < 2
        )

    return change


def absolute(match: re.Match[str]) -> str:
    address = match[2].replace("&amp;", "&")
    known = re.match(r"[a-z]+:|#|//", address, re.IGNORECASE)
    return match[0] if known else f"{match[1]}{urljoin(BOARD, address).replace('&', '&amp;')}{match[3]}"


FORMS: Mapping[str, Callable[[str], str]] = {
    "values in single quotes": in_tags(r"""(\s[a-zA-Z-]+=)"([^"']*)\"""", r"\1'\2'"),
    "tags in capitals": in_tags(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)", lambda match: f"<{match[1]}{match[2].upper()}"),
    "links with the whole address": in_tags(r'(\shref=")([^"]*)(")', absolute),
    "one blank between tags": in_tags(r">\s+<", "> <"),
    "line ends of Windows": lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n"),
    "a bar about cookies": lambda text: re.sub(r"(<body[^>]*>)", rf"\1{BAR}", text, flags=re.IGNORECASE),
    "in boxes of an application": lambda text: re.sub(
        r"(<body[^>]*>)(.*)(</body>)", r'\1<div id="app-x"><div>\2</div></div>\3', text, flags=re.IGNORECASE | re.DOTALL
    ),
}


def said(thread: Mapping[str, Any]) -> tuple[object, ...]:
    """Return what a reader cares for, without what depends on addresses."""
    posts = [
        (post["author"] and post["author"]["name"], post["posted"], post["text"], post["quotes"], post["signature"])
        for post in thread["posts"]
    ]
    return (thread["subject"], thread["board"], thread["platform"], posts)


def some_pages_in_each_form() -> Iterator[tuple[str, str]]:
    """Yield pages with a form: of each program every form, and every page."""
    cases = [case for case in CASES if any((PAGES / case).glob("*.htm*"))]
    for _, of_program in groupby(cases, lambda case: case.partition("/")[0]):
        pages = list(of_program)
        yield from islice(zip(cycle(pages), cycle(FORMS), strict=False), max(len(pages), len(FORMS)))


@pytest.mark.parametrize(("case", "form"), some_pages_in_each_form())
def test_a_page_reads_the_same_in_any_form(
    case: str, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inputs = tmp_path / "in"
    shutil.copytree(PAGES / case, inputs, ignore=shutil.ignore_patterns(GOLDEN))
    for page in inputs.glob("*.htm*"):
        as_sent = page.read_bytes().decode("utf-8", errors="surrogateescape")
        page.write_bytes(FORMS[form](as_sent).encode("utf-8", errors="surrogateescape"))
    monkeypatch.chdir(tmp_path)
    problems: list[object] = []

    threads = list(read_threads(["in"], copied_on=COPIED_ON, stdin=io.BytesIO(), on_problem=problems.append))

    assert problems == []
    golden = json.loads((PAGES / case / GOLDEN).read_text(encoding="utf-8"))
    assert [said(json.loads(line_of(thread))) for thread in threads] == [said(thread) for thread in golden]
