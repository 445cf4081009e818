"""The tables of the page about staffing as files: `/staffing/ratios.csv` and its like, by the same band."""

import sqlite3
from collections.abc import Callable, Sequence

from datasette.utils.asgi import Response

from extract.bands import BANDS, SizeBand
from kb.site.answering import Missing, Question
from kb.site.districts.facts import load_districts
from kb.site.downloads import FORMATS, Listing, Place, Value, download
from kb.site.parameters import read_band
from kb.site.staffing.figures import load_ratios, load_staffing
from kb.superiors import superiors

Load = Callable[[sqlite3.Connection, SizeBand | None], list[list[Value]]]

_RATIOS = {
    "organization": "the district's name; empty where its post names none",
    "state": "US state",
    "enrollment": "students, newest stated",
    "size_band": "NCES size band",
    "technology_staff": "people or full-time equivalents in technology",
    "technology_staff_how": "stated (a total) or listed (the sum of a staff list that names its leader)",
    "students_per_staff": "enrollment / technology_staff",
    "staff_per_1000": "technology staff per 1,000 students",
    "technicians": "technicians on the staff list",
    "students_per_technician": "enrollment / technicians, where the list allows it",
    "enrollment_as_of": "day of the post that states the enrollment",
    "technology_staff_as_of": "day of the post that states or lists the staff",
    "structure_id": "the department's page is /structures/ and this id",
}

_ROLES = {
    "size_band": "NCES size band",
    "role": "canonical role",
    "family": "family of roles",
    "organizations_with_it": "organizations in which somebody holds the role",
    "organizations": "organizations of the band that list their staff",
    "share": "the first of the second, 0 to 1",
    "low": "lower end of the 95 % interval of the share (Wilson)",
    "high": "upper end of it",
}

_PLACES = {
    "organization": "the district's name; empty where its post names none",
    "state": "US state",
    "enrollment": "students, newest stated",
    "size_band": "NCES size band",
    "sits": "in technology, elsewhere, or both; none where the staff list has no such post",
    "as_of": "day of the post that says so",
    "structure_id": "the department's page is /structures/ and this id",
}

_PLACES_OF_BAND = """
select *
from instructional_technology_now
where :band is null or size_band_id = :band
order by enrollment, id
"""

_LEADERS = {
    "organization": "the district's name; empty where its post names none",
    "state": "US state",
    "enrollment": "students, newest stated",
    "size_band": "NCES size band",
    "reports_to": "kind of superior of the head of technology",
    "as_of": "day of the post that says so",
    "structure_id": "the department's page is /structures/ and this id",
}


def _load_ratios(connection: sqlite3.Connection, band: SizeBand | None) -> list[list[Value]]:
    return [[row[column] for column in _RATIOS] for row in load_ratios(connection, band)]


def _load_roles(connection: sqlite3.Connection, band: SizeBand | None) -> list[list[Value]]:
    staffing = load_staffing(connection)
    rows: list[list[Value]] = []
    for each in BANDS if band is None else (band,):
        for counts in staffing.roles:
            share = staffing.share_of(counts, each)
            if share:
                interval = [round(figure, 4) for figure in (share.value, share.low, share.high)]
                rows.append([each.name, counts.role.name, counts.role.family, share.having, share.number, *interval])
    return rows


def _load_places(connection: sqlite3.Connection, band: SizeBand | None) -> list[list[Value]]:
    rows = connection.execute(_PLACES_OF_BAND, {"band": band.id if band else None})
    return [[row[column] for column in _PLACES] for row in rows]


def _load_leaders(connection: sqlite3.Connection, band: SizeBand | None) -> list[list[Value]]:
    names = {kind.id: kind.name for kind in superiors()}
    rows = [
        [
            *(each.row[column] for column in ("organization", "state", "enrollment", "size_band")),
            names[each.superior],
            each.row["reporting_as_of"],
            each.row["reporting_structure_id"],
        ]
        for each in load_districts(connection)
        if each.superior and (band is None or each.row["size_band_id"] == band.id)
    ]
    return sorted(rows, key=lambda row: (row[2] is None, row[2] or 0))


TABLES: dict[str, tuple[str, dict[str, str], Load]] = {
    "ratios": ("Students per technology staff member and per technician", _RATIOS, _load_ratios),
    "roles": ("Roles by size of district", _ROLES, _load_roles),
    "instructional-technology": ("Where instructional technology sits", _PLACES, _load_places),
    "leaders": ("Whom the head of technology reports to", _LEADERS, _load_leaders),
}
"""Title, columns and rows of each table, by its name in the address."""


async def staffing_file(question: Question) -> Response:
    """Answer `/staffing/TABLE.csv`, `.xlsx` and `.json`, with `?band=` those of a size band."""
    name = question.named("table")
    if name not in TABLES:
        raise Missing(f"No table is called “{name[:40]}”. There are {', '.join(TABLES)}.")
    asked = question.parameters.get("band")
    band = read_band(asked) if asked else None
    title, columns, load = TABLES[name]
    rows: Sequence[list[Value]] = await question.load(lambda connection: load(connection, band))
    place = Place.asked(question)
    shown = rows[place.offset : place.offset + place.size]
    return download(question, Listing(name=name, title=title, columns=columns, rows=shown), place, len(rows))


def addresses(question: Question, band: SizeBand | None) -> dict[str, dict[str, str]]:
    """Return the address of each table in each format, by the table's name."""
    query = f"?band={band.id}" if band else ""
    return {
        name: {format_: question.url(f"/staffing/{name}.{format_}{query}") for format_ in FORMATS} for name in TABLES
    }
