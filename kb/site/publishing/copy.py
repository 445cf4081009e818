"""The database that is published where names or words are held back: a copy, made when the site starts.

What is held back is not in the copy, not in its indexes and not in its free pages, so no page, file, search, SQL query
or table of Datasette's can show it. A table that this version does not know is left out.
"""

import contextlib
import sqlite3
from pathlib import Path

from sqlite_utils import Database

from kb.database.refusals import refusals
from kb.database.schema import TABLES
from kb.database.shape import vacuum
from kb.database.store import connect_read_only
from kb.derived.conditions import save_conditions
from kb.sample import SAMPLE
from kb.site.publishing.people import hold_people_back
from kb.site.publishing.settings import People, Publishing
from kb.site.wording import day

# Files and addresses tell where a conversation is, with everybody's name and words. Vectors are those words too,
# hashes over them (`made_from`, `debates`) tell whether a guessed name is right, and corrections say who made them and
# what was there before.
_SOURCES = f"""
update threads set source = '' where source <> '{SAMPLE}';
update threads set origin = null, content_hash = '';
delete from origins;
update runs set sources = null, problems = null;
delete from vectors;
update recommendations set made_from = null;
update groups set debates = null;
delete from corrections;
delete from uncorrected;
"""

_ADDRESSES = """
update threads set url = null;
update posts set url = null;
"""

# A recommendation is the words of one of its voices too; its place in the list names it.
_WORDS = """
update posts set text = '', subject = null, signature = null, quotes = '[]', attachments = '[]';
update evidence set sentence = '';
update advice set quote = '';
with placed as (
    select id, row_number() over (order by rank) as place from recommendations
)
update recommendations
set statement = upper(substr(kind, 1, 1)) || substr(kind, 2) || ' ' || placed.place || ' on '
    || (select name from topics where topics.id = recommendations.topic_id)
from placed
where placed.id = recommendations.id;
update recommendations set title = statement;
"""

# By its subject anybody finds a public conversation.
_SUBJECTS = """
update threads
set notes = '[]', subject = coalesce('Thread of ' || day(first_posted), 'Thread without a date');
"""


def publish(database: Path, copy: Path, publishing: Publishing) -> None:
    """Write what is published of a database into a new file. Raises what `refusals` make of a full disk."""
    with refusals(database), contextlib.closing(connect_read_only(database)) as connection:
        connection.execute("vacuum into ?", [str(copy)])
    with refusals(copy), contextlib.closing(sqlite3.connect(copy)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("pragma secure_delete = on")
        connection.create_function("day", 1, lambda moment: day(moment) or None, deterministic=True)
        _drop_what_is_unknown(connection)
        connection.executescript(_SOURCES)
        if publishing.people is not People.NAMES:
            connection.executescript(_ADDRESSES)
            hold_people_back(connection, publishing.people)
            with connection:
                save_conditions(Database(connection))  # the quotes that they are places in have other lengths now
        if not publishing.quotes:
            connection.executescript(_WORDS)
            if publishing.people is not People.NAMES:
                connection.executescript(_SUBJECTS)
        vacuum(connection)


def _drop_what_is_unknown(connection: sqlite3.Connection) -> None:
    """Drop foreign tables, and what would carry old words into the full-text indexes: their rows and triggers."""
    known = set(TABLES) | {f"{name}_fts" for name, table in TABLES.items() if table.search}
    for kind, name in connection.execute("select type, name from sqlite_master").fetchall():
        if kind == "trigger":
            connection.execute(f'drop trigger "{name}"')
        elif kind == "table" and name not in known and "_fts_" not in name and not name.startswith("sqlite_"):
            connection.execute(f'drop table "{name}"')
        elif kind == "table" and name.endswith("_fts"):
            connection.execute(f"insert into {name}({name}) values ('delete-all')")
    connection.commit()
