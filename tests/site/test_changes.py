"""What a correction changed, in the words in which people type and read it."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from kb.correcting.corrections import Action, Correction, Target
from kb.site.curating.changes import load_changes

EXTRACTED = {
    "structures": [
        {"id": "s", "current": 1, "organization_name": "Ash", "sites": 4, "sites_unit": "campuses"}
        | {"enrollment": 2400, "enrollment_min": 2300, "enrollment_max": 2500, "enrollment_approx": 0}
        | {"staff_total": 8.0, "staff_unit": None}
    ],
    "positions": [{"id": "n", "role_id": "gone-role", "count": None, "title": "Helper"}],
}


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(":memory:")
    opened.executescript("create table uncorrected (id, facts); create table organizations (id, name)")
    opened.execute("insert into uncorrected values ('p', ?)", [json.dumps(EXTRACTED)])
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("target", "values", "says"),
    [
        ("structure/s", {"current": False}, "The author works there now: no (extracted: yes)"),
        ("structure/s", {"organization": "Fir"}, "Organization: Fir (extracted: Ash)"),
        ("structure/s", {"sites": {"count": 5, "unit": "schools"}}, "Buildings: 5 schools (extracted: 4 campuses)"),
        ("structure/s", {"enrollment": None}, "Students: not told (extracted: 2,300-2,500)"),
        ("structure/s", {"staff_total": None}, "Technology staff in all: not told (extracted: 8 people)"),
        ("structure/s", {"state": "OH"}, "State: OH"),
        ("position/n", {"role": "help-desk"}, "Role: Help Desk (extracted: gone-role)"),
        ("position/n", {"role": None, "count": 2}, "Role: not told (extracted: gone-role), People: 2"),
        ("position/gone", {"title": "<b>\n"}, "Title: <b>\n"),
    ],
)
def test_a_change_says_what_is_right_and_what_was_extracted(
    connection: sqlite3.Connection, target: str, values: Mapping[str, Any], says: str
) -> None:
    kind, _, id_ = target.partition("/")
    about = Target(kind=kind, id=id_, words="Helper", post="p")
    made = datetime(2026, 5, 1, tzinfo=UTC)
    correction = Correction(id="c", action=Action.SET, target=about, made=made, who="Jo Vale", values=values)

    (change,) = load_changes(connection, [correction])

    assert change.says == says
