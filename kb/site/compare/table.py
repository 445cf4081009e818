"""Departments side by side: a row a figure or a role, a column a department, the reader's own first."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.in_words import number, rounded
from kb.site.compare.departments import Department
from kb.site.compare.mine import Mine
from kb.site.wording import EMPLOYMENT, sites, students

UNKNOWN_ROLE = "Other titles"
"""The last row: positions whose title the taxonomy does not know, as written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a department has: in words, nothing where it is not known, with the post that says so."""

    words: str = ""
    post_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A figure or role of all departments; `mine` is None where the reader states no department."""

    name: str
    mine: str | None
    cells: tuple[Cell, ...]


def figure_rows(departments: Sequence[Department], mine: Mine | None) -> list[Row]:
    """Return the rows of figures: size, staff, ratios, and whom the leader answers to."""
    own = mine or Mine()
    stated: list[tuple[str, str, list[Cell]]] = [
        ("Students", number(own.students), [_cell(students(each.row), each, "enrollment") for each in departments]),
        ("Buildings", number(own.sites), [_cell(sites(each.row), each, "sites") for each in departments]),
        ("Technology staff", number(own.staff), [_staff(each) for each in departments]),
        (
            "Students per technology staff member",
            _whole(own.students_per_staff),
            [Cell(words=_whole(each.row["students_per_staff"])) for each in departments],
        ),
        (
            "Technology staff per 1,000 students",
            _hundredths(own.staff_per_thousand),
            [Cell(words=_per_thousand(each.row["students_per_staff"])) for each in departments],
        ),
        (
            "Technicians of all kinds",
            number(own.technicians),
            [_cell(number(each.row["technicians"]), each, "staff") for each in departments],
        ),
        (
            "Students per technician",
            _whole(own.students_per_technician),
            [Cell(words=_whole(each.row["students_per_technician"])) for each in departments],
        ),
        ("1:1 devices", "", [_cell(_devices(each.row), each, "device") for each in departments]),
        (
            "Technology leader reports to",
            "",
            [_cell(each.district.superior_name, each, "reporting") for each in departments],
        ),
        ("Instructional technology sits", "", [Cell(words=each.district.instructional or "") for each in departments]),
    ]
    return [
        Row(name=name, mine=words if mine else None, cells=tuple(cells))
        for name, words, cells in stated
        if words or any(cell.words for cell in cells)
    ]


def role_rows(departments: Sequence[Department], mine: Mine | None, roles: Mapping[str, str]) -> list[Row]:
    """Return a row for each role that somebody has, in the order of `roles` (names by id), other titles last."""
    own = mine.roles if mine else {}
    held = {row["role_id"] for each in departments for row in each.positions or ()} | set(own)
    rows = [
        Row(
            name=name,
            mine=number(own.get(id_)) if mine else None,
            cells=tuple(_held(each, id_) for each in departments),
        )
        for id_, name in roles.items()
        if id_ in held
    ]
    if None in held:
        rows.append(
            Row(
                name=UNKNOWN_ROLE,
                mine="" if mine else None,
                cells=tuple(_unknown(each) for each in departments),
            )
        )
    return rows


def _cell(words: str, department: Department, figure: str) -> Cell:
    return Cell(words=words, post_id=department.row[f"{figure}_post_id"] if words else None)


def _staff(department: Department) -> Cell:
    row = department.row
    if row["technology_staff"] is None:
        return Cell()
    how = row["technology_staff_how"]
    unit = " FTE" if row["staff_unit"] == "fte" and how == "stated" else ""
    return _cell(f"{number(row['technology_staff'])}{unit} ({how})", department, department.district.staff_figure)


def _devices(row: sqlite3.Row) -> str:
    grades = f", grades {row['device_grades']}" if row["device_grades"] else ""
    return f"yes{grades}" if row["device_program"] else ""


def _held(department: Department, role: str) -> Cell:
    rows = [row for row in department.positions or () if row["role_id"] == role]
    return Cell(words="; ".join(_holders(rows)), post_id=department.row["staff_post_id"] if rows else None)


def _unknown(department: Department) -> Cell:
    rows = [row for row in department.positions or () if row["role_id"] is None]
    words = "; ".join(f"{row['title']}: {', '.join(_holders([row]))}" for row in rows)
    return Cell(words=words, post_id=department.row["staff_post_id"] if rows else None)


def _holders(rows: Iterable[sqlite3.Row]) -> Iterator[str]:
    """Yield how many hold a role, by employment: people or FTE, "yes" where a number is not stated."""
    groups: dict[str, list[sqlite3.Row]] = {}
    for row in rows:
        groups.setdefault(row["employment"], []).append(row)
    for employment, group in groups.items():
        full_time = [row["fte"] for row in group]
        people = [row["count"] if row["fte"] is None else row["fte"] for row in group]
        told = "yes" if None in people else number(sum(people)) + (" FTE" if None not in full_time else "")
        kind = EMPLOYMENT.get(employment, employment)
        yield f"{told} ({kind})" if kind else told


def _whole(value: float | None) -> str:
    return number(None if value is None else rounded(value))


def _hundredths(value: float | None) -> str:
    return number(None if value is None else rounded(value, 2))


def _per_thousand(students_each: float | None) -> str:
    return _hundredths(1000 / students_each if students_each else None)
