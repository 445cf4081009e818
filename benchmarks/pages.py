"""Measures each page of a large knowledge base (`community.py` makes one): processor milliseconds, warm.

The same pages of the sample are measured in the same run: a page whose ratio is near one costs what it shows, one that
is near the ratio of the posts reads everything.
"""

import argparse
import asyncio
import contextlib
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from datasette.app import Datasette

from kb.database.store import make_readable
from kb.serve import site, warm

THREADWISE = Path(sys.executable).parent / "threadwise"
TIMES = 3

PAGES = (
    "/",
    "/?q=technician",
    "/?q=how+many+technicians+for+2400+students",
    "/?q=who+should+coaches+report+to&students=2400",
    "/search.json?q=techn",
    "/districts",
    "/districts?students=2400",
    "/districts?students=2400&state=OH",
    "/districts.csv",
    "/staffing",
    "/staffing?students=2400&staff=5",
    "/compare",
    "/compare?mine=students:2400,staff:5",
    "/brief?students=2400",
    "/recommendations",
    "/recommendations?students=2400",
    "/recommendations?students=2400&band=4",
    "/recommendations?topic=security",
    "/recommendations?page=2",
    "/recommendations?peers=2&kind=caution&band=4",
    "/recommendations/{recommendation}?students=2400",
    "/practices",
    "/practices?band=4",
    "/threads/{thread}",
    "/structures/{structure}",
    "/posts/{post}",
    "/about",
    "/corrections",
    "/kb",
    "/kb/organizations_now",
    "/kb/districts_now",
    "/kb/districts_now?state=OH",
    "/kb/organizations_browse",
    "/kb/structures_browse",
    "/kb/positions_browse",
    "/kb/reporting_browse",
    "/kb/advice_browse",
    "/kb/conditions_browse",
    "/kb/practices_browse",
    "/kb/recommendations_browse",
    "/kb/threads_browse",
    "/kb/instructional_technology_now",
    "/kb/sure_positions",
    "/kb/sure_reporting_lines",
    "/kb/posts",
    "/kb/advice",
    "/kb/positions",
    "/kb/answers",
    "/kb/recommendations",
    "/kb/structures",
    "/kb/authors",
    "/kb/roles_of_band",
    "/kb/search?q=technician",
    "/kb/staff_ratios",
    "/kb/divided_recommendations",
    "/kb/holds_at_size",
    "/kb/practice_beside_advice",
    "/kb/structure_beside_advice",
    "/kb/students_per_technician",
    "/kb/advice_on_topic",
    "/kb/reporting_in_band",
    "/kb/facts_of_thread?thread={thread}",
)
"""Addresses; what is in braces is the first row of that table."""


def main() -> None:
    """Print milliseconds of each page in both databases, and their ratio, the slowest page first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", type=Path)
    parser.add_argument("--page", action="append", help="measure this address alone (may be given again)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "kb.db"
        subprocess.run([THREADWISE, "build", "--sample", "-o", sample], check=True, capture_output=True)
        pages = arguments.page or PAGES
        large, small = (asyncio.run(milliseconds(database, pages)) for database in (arguments.database, sample))
    print("large ms  sample ms  ratio")
    for page in sorted(pages, key=lambda page: -large[page]):
        print(f"{large[page]:8.0f}  {small[page]:9.0f}  {large[page] / max(small[page], 0.1):5.1f}  {page}")


async def milliseconds(database: Path, pages: Sequence[str]) -> dict[str, float]:
    """Return what each page costs once what the site remembers is loaded, the least of some times."""
    make_readable(database)
    shown, first = site(database), _first_rows(database)
    await warm(shown)
    try:
        return {page: min([await _cost(shown, page.format(**first)) for _ in range(TIMES)]) for page in pages}
    finally:
        for opened in shown.databases.values():
            opened.close()


async def _cost(shown: Datasette, address: str) -> float:
    start = time.process_time()
    answered = await shown.client.get(address, follow_redirects=True)
    answered.raise_for_status()
    return 1000 * (time.process_time() - start)


def _first_rows(database: Path) -> dict[str, str]:
    with contextlib.closing(sqlite3.connect(database)) as connection:
        return {
            noun: connection.execute(f"select id from {noun}s order by id").fetchone()[0]
            for noun in ("recommendation", "thread", "structure", "post")
        }


if __name__ == "__main__":
    main()
