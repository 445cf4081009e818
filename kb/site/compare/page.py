"""Up to five departments side by side, and the reader's own: what each has, and where it lies among its peers."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from datasette.utils.asgi import Response

from kb.site.answering import Missing, Question
from kb.site.caching import cached
from kb.site.compare.departments import Department, load_departments, load_nearest
from kb.site.compare.files import listing
from kb.site.compare.mine import FIGURES, Mine, read_mine
from kb.site.compare.peers import Among, stand_among
from kb.site.compare.table import Row, figure_rows, role_rows
from kb.site.departments.districts import load_districts
from kb.site.departments.peers import FACTOR, MOST_PEERS, Around
from kb.site.downloads import download, files
from kb.site.paging import Place
from kb.site.parameters import Parameters, read_ids, shorten
from kb.site.staffing.law import WASHINGTON

MOST = 5
"""Departments side by side."""

ASKED_ROLES = 10
"""Roles that the form asks for: the most widespread ones."""

_ROLES = "select id, name from roles order by rowid"

_WIDESPREAD = """
select positions.role_id
from districts_now
join sure_positions as positions on positions.structure_id = districts_now.staff_structure_id
where positions.role_id is not null
group by positions.role_id
order by count(distinct districts_now.id) desc, positions.role_id
limit :most
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything on the page; `is_nearest` where the departments were not chosen, `unknown` are ids that name none.

    `students` is the size of the reader's own department, else of the first one with a size.
    """

    mine: Mine | None
    departments: Sequence[Department]
    unknown: Sequence[str]
    is_nearest: bool
    figures: Sequence[Row]
    roles: Sequence[Row]
    students: int | None
    among: Sequence[Among]
    asked_roles: Mapping[str, str]


async def compare(question: Question) -> Response:
    """Answer `/compare?ids=…&mine=…` and its files; the form's own fields lead on to such an address."""
    parameters = question.parameters
    ids = read_ids(",".join(parameters.every("ids")), MOST)
    roles: dict[str, str] = await question.load(lambda connection: dict(map(tuple, connection.execute(_ROLES))))
    mine = read_mine(parameters, roles)
    if not question.format and any(name in parameters for name in (*FIGURES, *roles)):
        return question.redirect(_address(ids, mine).after("/compare"))
    loaded = await question.load(
        lambda connection: load_comparison(connection, ids, None if mine.is_empty else mine, roles, question.link)
    )
    if ids and not loaded.departments:
        raise Missing(f"No department has the id “{shorten(ids[0])}”.")
    if question.format:
        shown = listing(loaded.departments, loaded.mine, roles)
        return download(question, shown, Place.asked(question), len(shown.rows))
    context = {
        "comparison": loaded,
        "files": files(question),
        "law": WASHINGTON,
        "most": MOST,
        "factor": FACTOR,
        "most_peers": MOST_PEERS,
        "asked_figures": FIGURES,
        "own": mine,
        "without": {
            each.row["id"]: _address([id_ for id_ in _ids(loaded) if id_ != each.row["id"]], mine).after("/compare")
            for each in loaded.departments
        },
        "ids": ",".join(ids),
    }
    return await question.page("compare.html", context)


def load_comparison(
    connection: sqlite3.Connection,
    ids: Sequence[str],
    mine: Mine | None,
    roles: Mapping[str, str],
    link: Callable[[str], str],
) -> Comparison:
    """Return the departments with these ids, or those nearest to the reader's own where none is asked for."""
    departments, unknown = load_departments(connection, ids)
    is_nearest = not ids and mine is not None and mine.students is not None
    if is_nearest and mine and mine.students:
        departments = load_nearest(connection, mine.students, MOST)
    students = _students(mine, departments)
    widespread = _widespread(connection)
    return Comparison(
        mine=mine,
        departments=departments,
        unknown=unknown,
        is_nearest=is_nearest and bool(departments),
        figures=figure_rows(departments, mine),
        roles=role_rows(departments, mine, roles),
        students=students,
        among=stand_among(load_districts(connection), Around(students=students), mine, departments, link)
        if students
        else (),
        asked_roles={id_: roles[id_] for id_ in roles if id_ in widespread},
    )


@cached
def _widespread(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the ids of the roles that most districts list."""
    return frozenset(role for (role,) in connection.execute(_WIDESPREAD, {"most": ASKED_ROLES}))


def _students(mine: Mine | None, departments: Sequence[Department]) -> int | None:
    if mine and mine.students:
        return mine.students
    return next((each.row["enrollment"] for each in departments if each.row["enrollment"]), None)


def _ids(comparison: Comparison) -> list[str]:
    return [each.row["id"] for each in comparison.departments]


def _address(ids: Sequence[str], mine: Mine) -> Parameters:
    return Parameters([("ids", ",".join(ids)), ("mine", mine.written())])
