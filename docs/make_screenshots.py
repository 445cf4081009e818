"""Takes the pictures of the documentation: `python docs/make_screenshots.py kb.db` writes docs/screenshots/*.png.

The pages of our own at desk and phone width, light and dark; each picture is reduced to 128 colours. Where corrections
are made, a copy of the database is served, with one made in it.
"""

import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from itertools import chain
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "tests" / "site"), str(HERE.parent / "tests")]

from browser import launch, served, served_to_curate  # noqa: E402 - found through the line above

from kb.correcting.requests import Request  # noqa: E402
from kb.curating import correct  # noqa: E402
from kb.meaning.encoder import shipped_encoder  # noqa: E402

WIDTHS = {"desk": 1280, "phone": 360}
SCHEMES = ("light", "dark")
TALLEST = {"desk": 1600, "phone": 2000}
"""Pixels of a page that a picture shows; what is below is left out."""

# The thread, structure and recommendation that show most: facts of several kinds, a tall chart, voices on both sides.
_THREAD = """
select posts.thread_id
from posts
join evidence on evidence.post_id = posts.id
group by posts.thread_id
order by count(distinct posts.author_id) >= 3 desc, count(*) * 1.0 / count(distinct posts.id) desc
limit 1
"""
_STRUCTURE = """
select structure_id
from reporting_lines
group by structure_id
order by count(distinct lower(subordinate)) + count(distinct lower(superior)) desc, structure_id
limit 1
"""
_POSITION = """
select positions.id
from positions
join structures on structures.id = positions.structure_id
where positions.count > 1
order by positions.id
limit 1
"""
_RECOMMENDATION = """
select id
from recommendations
order by min(people_for, people_against) desc, people_for desc, rank
limit 1
"""


def pages(database: Path) -> dict[str, str]:
    """Return name and address (below the site's) of each page to take."""
    with sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True) as connection:
        thread = connection.execute(_THREAD).fetchone()
        recommendation = connection.execute(_RECOMMENDATION).fetchone()
        structure = connection.execute(_STRUCTURE).fetchone()
    if thread is None or recommendation is None or structure is None:
        sys.exit(f"{database}: nothing in here can be shown; build the sample community, with its advice, first")
    return {
        "home": "",
        "thread": f"threads/{thread[0]}",
        "recommendations": "recommendations?students=2400",
        "recommendation": f"recommendations/{recommendation[0]}?students=2400",
        "practices": "practices",
        "question": "practices/instructional-technology?students=2400",
        "about": "about",
        "districts": "districts?students=1200",
        "structure": f"structures/{structure[0]}",
        "staffing": "staffing?students=2400&staff=5",
        "compare": "compare?mine=students:2400,staff:5,technicians:3",
        "brief": "brief?students=2400&staff=5",
        "search": "?q=ticket",
        "wrong": f"wrong/recommendation/{recommendation[0]}",
    }


def take(browser: Browser, address: str, names: dict[str, str], sign_in: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield the name and the PNG of every picture; `sign_in` is the address that signs in, where one does."""
    entrance = browser.new_page()
    if sign_in:
        entrance.goto(sign_in)
    signed_in = entrance.context.storage_state()
    entrance.close()
    for device, width in WIDTHS.items():
        for scheme in SCHEMES:
            page = browser.new_page(
                viewport={"width": width, "height": 800}, color_scheme=scheme, storage_state=signed_in
            )
            for name, below in names.items():
                page.goto(address + below)
                height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST[device])
                clip = {"x": 0, "y": 0, "width": width, "height": height}
                yield f"{name}-{device}-{scheme}.png", page.screenshot(full_page=True, clip=clip)
            page.close()


def reduce(png: bytes) -> bytes:
    """Return the picture in 128 colours, which text and flat grounds do not miss."""
    smaller = BytesIO()
    Image.open(BytesIO(png)).convert("RGB").quantize(128).save(smaller, "PNG", optimize=True)
    return smaller.getvalue()


def take_curating(browser: Browser, database: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures of the form that corrects, and of the list with a correction, made in a copy."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(database, folder))
        with sqlite3.connect(copy) as connection:
            ((position,),) = connection.execute(_POSITION)
        connection.close()
        request = Request(
            target=f"position/{position}", who="Jo Vale", values={"count": "5"}, why="two of them were named below"
        )
        correct(copy, request, encoder=shipped_encoder, clock=lambda: datetime.now(UTC))
        names = {"correct": f"wrong/position/{position}", "corrections": "corrections"}
        with served_to_curate(copy) as (address, sign_in):
            yield from take(browser, address, names, sign_in)


def main(database: Path, folder: Path) -> None:
    """Write all pictures into a folder."""
    names = pages(database)
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, served(database) as address:
        browser = launch(playwright)
        for name, png in chain(take(browser, address, names), take_curating(browser, database)):
            (folder / name).write_bytes(reduce(png))
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("Name a knowledge base: python docs/make_screenshots.py kb.db [FOLDER]")
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) == 3 else HERE / "screenshots")
