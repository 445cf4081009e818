"""One department as one post describes it: its chart, its positions, every fact with its sentence, what is beside."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from datasette.utils.asgi import Response

from kb.site import wording
from kb.site.answering import Missing, Question
from kb.site.curating.marks import load_marks
from kb.site.departments.districts import load_districts
from kb.site.departments.reporting import Node, load_reporting_lines, not_placed, reporting_trees
from kb.site.departments.staff_list import load_positions
from kb.site.departments.stated import Stated, stated_figures
from kb.site.downloads import Listing, download, files
from kb.site.paging import Place
from kb.site.quotation import MANNERS, Quotation, load_quotations
from kb.site.structures.advice import UNFOLDED_ADVICE, load_advice
from kb.site.structures.organization_chart import Chart, draw_chart
from kb.site.structures.similar import Similar, similar_to
from kb.site.wording import EMPLOYMENT

_STRUCTURE = """
select
    structures_browse.*,
    authors.title as author_title,
    structures.enrollment_evidence_id,
    structures.sites_evidence_id,
    structures.staff_evidence_id,
    structures.organization_evidence_id,
    device_programs.evidence_id as device_evidence_id,
    device_programs.id as device_program_id,
    structures.organization_name,
    structures.twin_id
from structures_browse
join structures on structures.id = structures_browse.id
left join authors on authors.id = structures_browse.author_id
left join device_programs on device_programs.structure_id = structures.id
where structures_browse.id = :structure
"""

_SENTENCES = """
select id, post_id, sentence
from evidence
where id in (:organization, :enrollment, :sites, :staff, :device)
"""

_HISTORY = """
select *
from structures_browse
where organization_id = :organization or twin_id = :twin
order by current desc, as_of desc, id desc
"""

COLUMNS = {
    "title": "title as written, in the singular",
    "role": "canonical role; empty where the taxonomy has none",
    "people": "people; empty where not stated",
    "fte": "full-time equivalents of the row; empty where not stated",
    "employment": "employee, contracted, shared, student, vacant, cut or other_department",
    "sentence": "the words that say so",
    "post": "address of the post",
    "confidence": "the probability that it was read right, 0 to 1",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A fact of the department in words, the sentence that says it, and how probable it is that it was read right.

    `target` is what `threadwise correct` calls it.
    """

    label: str
    says: str
    sentence: str
    post_id: str
    confidence: float | None
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StructurePage:
    """Everything on the page; `now` is the organization as it is, None for a former employer, `stated` its figures."""

    row: sqlite3.Row
    now: sqlite3.Row | None
    stated: tuple[Stated, ...]
    said: tuple[Said, ...]
    positions: Sequence[sqlite3.Row]
    lines: Sequence[sqlite3.Row]
    trees: tuple[Node, ...]
    chart: Chart | None
    unplaced: Sequence[sqlite3.Row]
    advice: Sequence[sqlite3.Row]
    quotations: Mapping[str, Quotation]
    history: Sequence[sqlite3.Row]
    similar: tuple[Similar, ...]
    corrected: Mapping[str, sqlite3.Row]
    """Who corrected a fact last, by the fact's target."""


async def structure(question: Question) -> Response:
    """Answer `/structures/ID`, and its positions as a file."""
    asked = question.named()
    page = await question.load(lambda connection: load_structure(connection, asked))
    if page is None:
        raise Missing("No department has this address.")
    if question.format:
        return download(question, _listing(question, page), Place.asked(question), len(page.positions))
    context = {
        "page": page,
        "files": files(question),
        "unfolded": UNFOLDED_ADVICE,
        "employment": EMPLOYMENT,
        "manners": MANNERS,
    }
    return await question.page("structure.html", context)


def load_structure(connection: sqlite3.Connection, structure: str) -> StructurePage | None:
    """Return the department with this id, or None."""
    row = connection.execute(_STRUCTURE, {"structure": structure}).fetchone()
    if row is None:
        return None
    positions = load_positions(connection, [structure], unsure=True).get(structure, [])
    lines = load_reporting_lines(connection, [structure], unsure=True).get(structure, [])
    trees = reporting_trees(lines, positions)
    whose = {"organization": row["organization_id"], "twin": row["twin_id"]}
    department = row["organization_id"] or row["twin_id"] or structure
    everybody = load_districts(connection, peers=False) if row["current"] else ()
    now = next((each.row for each in everybody if each.row["id"] == department), None)
    advice = load_advice(connection, row)
    return StructurePage(
        row=row,
        now=now,
        stated=tuple(stated_figures(now)) if now else (),
        said=tuple(_said(connection, row)),
        positions=positions,
        lines=lines,
        trees=trees,
        chart=draw_chart(trees),
        unplaced=tuple(not_placed(lines, positions)),
        advice=advice,
        quotations=load_quotations(connection, advice),
        history=connection.execute(_HISTORY, whose).fetchall(),
        similar=tuple(similar_to(load_districts(connection), department)),
        corrected=load_marks(connection, _targets(row, positions, lines)),
    )


def _targets(row: sqlite3.Row, positions: Sequence[sqlite3.Row], lines: Sequence[sqlite3.Row]) -> list[str]:
    """Return all that is on the page, as `threadwise correct` calls it."""
    rows = [("position", positions), ("reporting_line", lines)]
    parts = [f"{kind}/{each['id']}" for kind, those in rows for each in those]
    return [*parts, f"structure/{row['id']}", f"device_program/{row['device_program_id']}"]


def _said(connection: sqlite3.Connection, row: sqlite3.Row) -> list[Said]:
    """Return the facts of the department itself, each with its sentence."""
    evidence = {what: row[f"{what}_evidence_id"] for what in ("organization", "enrollment", "sites", "staff", "device")}
    sentences = {found["id"]: found for found in connection.execute(_SENTENCES, evidence)}
    grades = f" in grades {row['device_grades']}" if row["device_grades"] else ""
    facts = [
        ("organization", "Organization", row["organization_name"] or row["organization"] or "", None),
        ("enrollment", "Size", wording.students(row), row["enrollment_confidence"]),
        ("sites", "Sites", wording.sites(row), row["sites_confidence"]),
        ("staff", "Staff", f"{wording.staff(row)} in technology", row["staff_confidence"]),
        ("device", "1:1 devices", f"one device a student{grades}", None),
    ]
    return [
        Said(
            label=label,
            says=says,
            sentence=found["sentence"],
            post_id=found["post_id"],
            confidence=sure,
            target=f"device_program/{row['device_program_id']}" if what == "device" else f"structure/{row['id']}",
        )
        for what, label, says, sure in facts
        if (found := sentences.get(evidence[what]))
    ]


def _listing(question: Question, page: StructurePage) -> Listing:
    name = page.row["organization"] or wording.UNNAMED
    return Listing(
        name=f"positions-{page.row['id']}",
        title=f"Positions of {name}, as described {wording.day(page.row['as_of']) or 'on an unknown day'}",
        columns=COLUMNS,
        rows=[
            (
                row["title"],
                row["role"],
                row["count"],
                row["fte"],
                row["employment"],
                row["sentence"],
                question.absolute(f"/posts/{row['post_id']}") if row["post_id"] else None,
                row["confidence"],
            )
            for row in page.positions
        ],
    )
