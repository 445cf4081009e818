"""Growing: a database that is built part by part, in any order, holds what one holds that is built at once."""

import random
from pathlib import Path

import pytest
from database_rows import Rows, query, rows_of
from made_threads import signed_thread
from running import Build

SAYINGS = (
    *("require a ticket for every request.", "insist on a ticket for each and every request."),
    *("make everybody open a ticket before you help.", "replace the oldest switches in summer."),
    *("swap out aging switches over the summer break.", "keep spare laptops in the library."),
    *("have a few loaner laptops ready in the library.", "turn on multi-factor authentication for all staff."),
    *("enforce MFA for every staff account.", "label both ends of every cable.", "test restoring your backups."),
    *("restore a backup now and then to test it.", "negotiate the copier lease.", "meet principals each month."),
)
PEOPLE = ("Odette Marlowe", "Cy Rook", "Bo Lantern", "Ines Quill", "Amos Teal")
THREADS = [
    signed_thread(number, (PEOPLE[number % len(PEOPLE)], f"Brook {number // 2} Schools", "", f"Always {said}"))
    for number, said in enumerate(SAYINGS, start=1)
]
NAMED_BY_FOUNDERS = ("advice", "groups", "practices", "recommendations", "redirects", "support_by_size")
"""Tables that name recommendations, whose ids come from those who said so first when it was first said."""

_GROUPS = "select group_concat(id, ' ') from (select * from advice order by id) group by recommendation_id order by 1"
_RECOMMENDATIONS = """
select rank, statement, title, topics, kind, people_for, people_against, strength, last_said
from recommendations
order by rank
"""
_ADVICE = "select id, stance, manner, topic_id, organization_id, author_id, size_band_id from advice order by id"


def told(database: Path) -> tuple[Rows, list[object]]:
    """Return all rows but those that name recommendations, and what these say."""
    rows = {table: rows for table, rows in rows_of(database).items() if table not in NAMED_BY_FOUNDERS}
    return rows, [query(database, sql) for sql in (_GROUPS, _RECOMMENDATIONS, _ADVICE)]


@pytest.mark.parametrize("seed", range(6))
def test_parts_in_any_order_make_what_all_make_at_once(keep: Build, database: Path, seed: int) -> None:
    keep(THREADS)
    at_once = told(database)
    database.unlink()
    chance = random.Random(seed)
    shuffled = chance.sample(THREADS, len(THREADS))
    cuts = sorted(chance.sample(range(1, len(THREADS)), 1 + seed % 3))

    for start, end in zip([0, *cuts], [*cuts, len(THREADS)], strict=True):
        keep(shuffled[start:end])

    assert told(database) == at_once
