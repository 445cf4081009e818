"""What each column of each view means: those of the table that the view shows, and those that it looks up."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache

from kb.database.schema import TABLES
from kb.database.shape import view_definitions

_SHOWS = {
    "advice_browse": "advice",
    "conditions_browse": "conditions",
    "districts_now": "organizations_now",
    "instructional_technology_now": "organizations_now",
    "organizations_browse": "organizations",
    "positions_browse": "positions",
    "practices_browse": "practices",
    "recommendations_browse": "recommendations",
    "reporting_browse": "reporting_lines",
    "structures_browse": "structures",
    "sure_positions": "positions",
    "sure_reporting_lines": "reporting_lines",
    "threads_browse": "threads",
}
"""The table whose rows a view shows."""

_LOOKED_UP = {
    "advice": "pieces of advice in it",
    "answer": "the answer that the recommendation gives to it, or refuses",
    "answer_holds": "1: the recommendation is for that answer; 0: against it",
    "as_of": "day of the post, ISO 8601",
    "author": "who wrote it, as the post names them",
    "author_id": "who wrote it (table `authors`)",
    "city": "its city, as signed",
    "corrected": "1 where a person corrected it",
    "current": "1: the author's own department now; 0: a former one",
    "device_grades": "grades of the 1:1 programme",
    "device_program": "1:1 where each student has a device",
    "end": "where the words end in the post's field, in characters",
    "enrollment": "students of the organization",
    "family": "family of the role: leadership, infrastructure, support …",
    "field": "where the words stand: text or signature of the post",
    "how": "how it is known: by reporting lines, by a staff list, or told in words",
    "organization": "its name; null where no post names it",
    "organization_id": "whose it is (table `organizations`); null where no post names it",
    "people_listed": "people on the staff list, without vacant and cut posts",
    "place": "number of the row, in the order in which they were kept",
    "positions": "rows of the staff list",
    "post_id": "the post that says so; its page is /posts/ and this id",
    "post_number": "number of the post in its thread, from 1",
    "question": "the question of structure that the recommendation answers",
    "quote": "the advice, verbatim",
    "recommendation": "title of the recommendation",
    "recommendation_id": "the recommendation; its page is /recommendations/ and this id",
    "role": "canonical role, so that different titles for one job are one",
    "said": "day of the post, ISO 8601",
    "said_by_size": "size band of the district of who says so",
    "sentence": "the sentence that it rests on, verbatim",
    "sits": "in technology, elsewhere, or both; none where the staff list has no such post",
    "size_band": "NCES size band in words, by students",
    "size_band_id": "size band, 1 (smallest) to 8 (table `size_bands`)",
    "stance": "for or against the recommendation",
    "start": "where the words begin in the post's field, in characters from 0",
    "state": "US state, two letters where known",
    "structures": "descriptions of departments in it",
    "subordinate_role": "canonical role of who reports",
    "superior_role": "canonical role of whom they report to",
    "thread": "subject of the thread",
    "thread_id": "the thread; its page is /threads/ and this id",
    "told": "the answer, or the words that tell it",
    "topic": "subject of the advice",
    "url": "address of the post, else of its thread, where known",
    "words": "the condition, verbatim",
}
"""What is looked up in other tables, the same in every view."""

_OTHERWISE = {
    ("instructional_technology_now", "as_of"): "day of the post that decides, ISO 8601",
    (
        "instructional_technology_now",
        "structure_id",
    ): "the description that decides; its page is /structures/ and this id",
    ("organizations_browse", "advice"): "pieces of advice by its people",
    ("organizations_browse", "as_of"): "day of the post that states the students, ISO 8601",
    ("organizations_browse", "structures"): "descriptions of its department",
    ("positions_browse", "enrollment"): "students, as the same post states them",
    ("practices_browse", "structure_id"): "the department that is built so; null where it is told in words",
    ("practices_browse", "advice_id"): "the words that tell it; null where the department is built so",
    ("reporting_browse", "enrollment"): "students, as the same post states them",
}
"""What means something else in one view."""


@cache
def view_columns() -> dict[str, dict[str, str]]:
    """Return the columns of each view, in its order, with what each means."""
    return {view: {column: _meaning(view, column) for column in columns} for view, columns in _columns()}


def _columns() -> Iterator[tuple[str, list[str]]]:
    with closing(sqlite3.connect(":memory:")) as empty:
        for name, table in TABLES.items():
            quoted = ", ".join(f'"{column}"' for column in table.columns)
            empty.execute(f'create table "{name}" ({quoted})')
        for name, sql in view_definitions():
            empty.execute(f'create view "{name}" as {sql}')
        for name, _ in view_definitions():
            yield name, [column for _, column, *_ in empty.execute(f'pragma table_info("{name}")')]


def _meaning(view: str, column: str) -> str:
    shown = TABLES[_SHOWS[view]].columns.get(column)
    return _OTHERWISE.get((view, column)) or (shown.meaning if shown else _LOOKED_UP[column])
