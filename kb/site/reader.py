"""The reader's own district, typed in once and carried along in the links: no cookie, the address alone knows it.

Pages take it from `students`, `staff` and `technicians`, and `/compare` from `mine` as well. Templates need not think
of it: `urls.path` adds it to the address of every page of ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from datasette.url_builder import Urls

from kb.site.parameters import BadParameter, Parameters, read_amount, read_students

if TYPE_CHECKING:  # datasette.app loads this plugin while it is itself being imported
    from datasette.app import Datasette

PAGES = frozenset(
    {
        *("", "about", "brief", "compare", "districts", "posts", "practices", "recommendations", "search.json"),
        *("staffing", "structures", "threads"),
    }
)
"""How the addresses begin that carry the reader's district; files and Datasette's own pages do not."""

_FILE = re.compile(r"\.(?:csv|xlsx|json)$")
_MINE = re.compile(r"(?:^|[,;])\s*(students|staff|technicians)\s*:\s*([^:;]*?)\s*(?=;|,[a-z\s_-]+:|$)")
"""What `mine=` of `/compare` states of the same figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """The reader's students and staff (people or full-time equivalents), None where not stated."""

    students: int | None = None
    staff: float | None = None
    technicians: float | None = None

    @property
    def students_per_staff(self) -> float | None:
        """Students for each member of the technology staff, where both are stated."""
        return self.students / self.staff if self.students and self.staff else None

    @property
    def students_per_technician(self) -> float | None:
        """Students for each technician, where both are stated."""
        return self.students / self.technicians if self.students and self.technicians else None

    @property
    def staff_per_thousand(self) -> float | None:
        """Technology staff per 1,000 students, where both are stated."""
        return self.staff * 1000 / self.students if self.students and self.staff else None

    @property
    def fields(self) -> dict[str, str]:
        """What is stated, as an address writes it."""
        figures = {"students": self.students, "staff": self.staff, "technicians": self.technicians}
        return {name: f"{figure:.12g}" for name, figure in figures.items() if figure is not None}

    def carried(self, address: str) -> str:
        """Return the address of a page of ours with what is stated, unless it asks for another size itself."""
        fields = self.fields
        if not fields:
            return address
        path, hash_, fragment = address.partition("#")
        path, _, query = path.partition("?")
        asked = Parameters(query)
        if "students" in asked and asked.get("students") != fields.get("students"):
            return address
        if path.rstrip("/").endswith("/compare"):
            if "mine" in asked or any(name in asked for name in fields):
                return address
            fields = {"mine": ",".join(f"{name}:{value}" for name, value in fields.items())}
        more = [(name, value) for name, value in fields.items() if value and name not in asked]
        if not more:
            return address
        return f"{path}?{query}{'&' if query else ''}{urlencode(more)}{hash_}{fragment}"


class CarryingUrls(Urls):  # type: ignore[misc]
    """Datasette's addresses, those of our pages with the reader's district."""

    def __init__(self, datasette: Datasette, reader: Reader) -> None:
        super().__init__(datasette)
        self._reader = reader

    def path(self, path: str, format: str | None = None) -> str:  # noqa: A002 - as Datasette calls it
        """Return the address of a path under the site's base address."""
        # Each method of Datasette's own kind of string takes a tenth of a millisecond, and a page has hundreds of
        # links.
        address = str(super().path(path, format))
        page = str(path).partition("#")[0].partition("?")[0].strip("/")
        is_ours = page.partition("/")[0] in PAGES and (page == "search.json" or not _FILE.search(page))
        return self._reader.carried(address) if is_ours and format is None else address


def read_reader(query: str) -> Reader:
    """Return the reader's district as an address states it; what cannot be read is left to the page to refuse."""
    asked = Parameters(query)
    stated = Parameters([*asked.pairs, *dict(_MINE.findall(asked.get("mine")[:1000])).items()])
    try:
        return Reader(
            students=stated.read("students", read_students),
            staff=stated.read("staff", lambda said: read_amount(said, "technology staff")),
            technicians=stated.read("technicians", lambda said: read_amount(said, "technicians")),
        )
    except BadParameter:
        return Reader()
