"""Every fact that a thread's posts state, in words, with the span that it rests on."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from kb.distil.words.telling import side_for
from kb.in_words import count, number, rounded
from kb.site.quotation import MANNERS
from kb.site.wording import EMPLOYMENT, headline, sites, staff, students

# Each statement: a row a fact, the span of its evidence first.
_STRUCTURES = """
select
    evidence.id as evidence_id,
    evidence.post_id,
    evidence.field,
    evidence.start,
    evidence.end,
    evidence.id = structures.enrollment_evidence_id as is_enrollment,
    evidence.id = structures.sites_evidence_id as is_sites,
    evidence.id = structures.staff_evidence_id as is_staff,
    evidence.id = structures.organization_evidence_id as is_organization,
    'structure/' || structures.id as target,
    structures.*,
    size_bands.name as size_band,
    coalesce(structures.organization_name, organizations.name) as organization
from evidence
join structures on evidence.id in (
    structures.enrollment_evidence_id,
    structures.sites_evidence_id,
    structures.staff_evidence_id,
    structures.organization_evidence_id
)
join posts on posts.id = structures.post_id
left join size_bands on size_bands.id = structures.size_band_id
left join organizations on organizations.id = structures.organization_id
where posts.thread_id = :thread
"""

_POSITIONS = """
select evidence.*, 'position/' || positions.id as target,
    positions.title, positions.count, positions.fte, positions.employment, positions.confidence,
    roles.name as role, structures.current
from positions
join structures on structures.id = positions.structure_id
join posts on posts.id = structures.post_id
join evidence on evidence.id = positions.evidence_id
left join roles on roles.id = positions.role_id
where posts.thread_id = :thread
order by positions.rowid
"""

_REPORTING_LINES = """
select evidence.*, 'reporting_line/' || reporting_lines.id as target,
    reporting_lines.subordinate, reporting_lines.superior, reporting_lines.confidence, structures.current
from reporting_lines
join structures on structures.id = reporting_lines.structure_id
join posts on posts.id = structures.post_id
join evidence on evidence.id = reporting_lines.evidence_id
where posts.thread_id = :thread
order by reporting_lines.rowid
"""

_DEVICE_PROGRAMS = """
select evidence.*, 'device_program/' || device_programs.id as target,
    device_programs.ratio, device_programs.grades, device_programs.confidence, structures.current
from device_programs
join structures on structures.id = device_programs.structure_id
join posts on posts.id = structures.post_id
join evidence on evidence.id = device_programs.evidence_id
where posts.thread_id = :thread
"""

_ADVICE = """
select evidence.*, 'advice/' || advice.id as target,
    advice.kind, advice.stance, advice.manner, advice.confidence, advice.recommendation_id,
    (
        select group_concat(substr(advice.quote, conditions.start + 1, conditions.end - conditions.start), '”, “')
        from conditions where conditions.advice_id = advice.id
    ) as conditions,
    recommendations.title, recommendations.statement, recommendations.kind as recommendation_kind,
    recommendations.people_for, recommendations.people_against, topics.name as topic
from advice
join posts on posts.id = advice.post_id
join evidence on evidence.id = advice.evidence_id
left join recommendations on recommendations.id = advice.recommendation_id
left join topics on topics.id = coalesce(recommendations.topic_id, advice.topic_id)
where posts.thread_id = :thread
"""

_SIGNATURES = """
select evidence.*, 'signature/' || signatures.id as target,
    signatures.name, signatures.credentials, signatures.title, signatures.organization,
    signatures.city, signatures.state
from signatures
join posts on posts.id = signatures.post_id
join evidence on evidence.id = signatures.evidence_id
where posts.thread_id = :thread
"""

LABELS = {
    "organization": "Organization",
    "size": "Size",
    "staff": "Staff",
    "reporting": "Reports to",
    "device": "1:1 devices",
    "advice": "Advice",
    "signature": "Signature",
}
"""The kinds of facts as the page names and colours them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact: its kind (a key of `LABELS`), what it says, what else is known, where its words are, a link.

    `target` is what `threadwise correct` calls it.
    """

    kind: str
    says: str
    detail: str
    post_id: str
    field: str
    start: int
    end: int
    target: str
    link: str | None = None
    confidence: float | None = None


def load_facts(connection: sqlite3.Connection, thread: str, least: float = 0.0) -> list[Fact]:
    """Return the thread's facts in the order of their words, without those less probable than `least`."""
    parameters = {"thread": thread}
    facts = [
        *_of_structures(connection.execute(_STRUCTURES, parameters)),
        *map(_position, connection.execute(_POSITIONS, parameters)),
        *map(_reporting_line, connection.execute(_REPORTING_LINES, parameters)),
        *map(_device_program, connection.execute(_DEVICE_PROGRAMS, parameters)),
        *map(_advice, connection.execute(_ADVICE, parameters)),
        *map(_signature, connection.execute(_SIGNATURES, parameters)),
    ]
    facts = [fact for fact in facts if fact.confidence is None or fact.confidence >= least]
    return sorted(facts, key=lambda fact: (fact.post_id, fact.field, fact.start, -fact.end))


def _fact(
    row: sqlite3.Row,
    kind: str,
    says: str,
    *details: str,
    link: str | None = None,
    confidence: str | None = "confidence",
) -> Fact:
    """Return a row as a fact; `confidence` names the column that tells how probable it is."""
    columns = row.keys()
    former = "" if "current" not in columns or row["current"] else "at a former employer"
    sure = row[confidence] if confidence in columns else None
    told = "" if sure is None else f"{number(rounded(100 * sure))} % sure"
    return Fact(
        kind=kind,
        says=says,
        detail=" · ".join(filter(None, (*details, former, told))),
        post_id=row["post_id"],
        field=row["field"],
        start=row["start"],
        end=row["end"],
        target=row["target"],
        link=link,
        confidence=sure,
    )


def _of_structures(rows: Iterator[sqlite3.Row]) -> Iterator[Fact]:
    for row in rows:
        if row["is_organization"]:
            yield _fact(
                row,
                "organization",
                row["organization"] or "an organization",
                link=f"/structures/{row['id']}",
                confidence=None,
            )
        if row["is_enrollment"]:
            crossing = "the range touches more than one band" if row["crosses_bands"] else ""
            band = f"size band {row['size_band']}" if row["size_band"] else ""
            link = f"/structures/{row['id']}"
            yield _fact(row, "size", students(row), band, crossing, link=link, confidence="enrollment_confidence")
        if row["is_sites"]:
            yield _fact(row, "size", sites(row), confidence="sites_confidence")
        if row["is_staff"]:
            says = f"{staff(row)} in the technology department"
            yield _fact(row, "staff", says, confidence="staff_confidence")


def _position(row: sqlite3.Row) -> Fact:
    heads = count(row["count"], "person", "people") if row["count"] is not None else "number not stated"
    full_time = f"{number(row['fte'])} FTE" if row["fte"] is not None else ""
    role = f"role: {row['role']}" if row["role"] else ""
    return _fact(row, "staff", row["title"], heads, full_time, EMPLOYMENT.get(row["employment"], ""), role)


def _reporting_line(row: sqlite3.Row) -> Fact:
    return _fact(row, "reporting", f"{row['subordinate']} → {row['superior']}")


def _device_program(row: sqlite3.Row) -> Fact:
    return _fact(row, "device", "one device a student", f"grades {row['grades']}" if row["grades"] else "")


def _advice(row: sqlite3.Row) -> Fact:
    condition = f"condition: “{' '.join(row['conditions'].split())}”" if (row["conditions"] or "").strip("”“, ") else ""
    meant = (MANNERS.get(row["manner"] or "", ""), condition)
    if row["recommendation_id"] is None:
        return _fact(row, "advice", row["kind"], row["topic"] or "", *meant)
    link = f"/recommendations/{row['recommendation_id']}"
    if row["people_for"] + row["people_against"] < 2:
        return _fact(row, "advice", row["kind"], row["topic"] or "", "one voice", *meant, link=link)
    side = "against" if row["stance"] == "against" else "for"
    says = f"{side}: {headline(row['title'], row['statement'])}"
    speaking = side_for(row["people_for"], row["recommendation_kind"], row["statement"])
    voices = f"{row['people_for']} {speaking}" + (f", {row['people_against']} against" if row["people_against"] else "")
    return _fact(row, "advice", says, row["kind"], row["topic"] or "", voices, *meant, link=link)


def _signature(row: sqlite3.Row) -> Fact:
    place = ", ".join(filter(None, (row["city"], row["state"])))
    parts = [part for part in (row["name"], row["credentials"], row["title"], row["organization"], place) if part]
    return _fact(row, "signature", parts[0] if parts else "", *parts[1:])
