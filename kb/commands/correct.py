"""The command `correct`: what a person types about a fact, and the list of what people said so far."""

import getpass
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import click

from kb.commands.terminal import say
from kb.errors import UnknownChoice


@click.command()
@click.argument("database", metavar="kb.db")
@click.argument("target", required=False, metavar="[KIND/ID]")
@click.argument("fields", nargs=-1, metavar="[FIELD=VALUE]…")
@click.option("--reject", is_flag=True, help="The post does not say so: take the fact out, now and at every build.")
@click.option("--add", "adds", metavar="KIND", help="Add a fact of this KIND to a post or structure, with its fields.")
@click.option("--undo", is_flag=True, help="Take back a correction (correction/ID), or the last one of a fact.")
@click.option("--by", "who", metavar="NAME", help="Who says so (default: the name that you are logged in with).")
@click.option("--why", metavar="TEXT", help="The reason, for whoever reads it later.")
@click.option("--json", "as_json", is_flag=True, help="List the corrections as JSON.")
@click.option("--gold", is_flag=True, help="Print the corrected posts as gold lines for `threadwise evaluate`.")
def correct(
    database: str,
    target: str | None,
    fields: tuple[str, ...],
    *,
    reject: bool,
    adds: str | None,
    undo: bool,
    who: str | None,
    why: str | None,
    as_json: bool,
    gold: bool,
) -> None:
    """Correct a fact: a database and what is right in, it mended out.

    KIND is structure, position, reporting_line, device_program, advice, signature, organization or recommendation; ID
    is its id as the site and `threadwise export` show it. `FIELD=` says that the post does not tell. Corrections are
    kept in kb.corrections.jsonl beside kb.db, win over extraction, and are applied at every build. Without KIND/ID all
    corrections are listed.

    \b
    Examples:
        threadwise correct kb.db position/4c1d0b7e92aa count=3 --why "counted twice"
        threadwise correct kb.db advice/77f02ab1c3de --reject
        threadwise correct kb.db organization/09ab41c7d2e0 into=5be2f0a91c34
        threadwise correct kb.db advice/77f02ab1c3de stance=against
        threadwise correct kb.db structure/1f2e3d4c5b6a --add position title=Intern count=2
        threadwise correct kb.db position/4c1d0b7e92aa --undo
    """
    asked = [
        name for name, is_asked in (("--reject", reject), ("--add", adds is not None), ("--undo", undo)) if is_asked
    ]
    if len(asked) > 1:
        raise UnknownChoice(" ".join(asked), "these are different things", "ask for one at a time")
    if target is None or gold:
        if asked or target is not None:
            raise UnknownChoice(
                database, "it is not said what to correct" if asked else "--gold takes no KIND/ID", "see --help"
            )
        for line in _gold(Path(database)) if gold else _listed(Path(database), as_json=as_json):
            click.echo(line)
        return
    from kb.correcting.corrections import Action
    from kb.correcting.requests import Request
    from kb.correcting.words import correction_sentence
    from kb.curating import correct as correct_database
    from kb.meaning.encoder import shipped_encoder

    action = Action.REJECT if reject else Action.UNDO if undo else Action.ADD if adds is not None else Action.SET
    done = correct_database(
        Path(database),
        Request(target=target, who=who or _logged_in(), action=action, values=_values(fields), adds=adds, why=why),
        encoder=shipped_encoder,
        clock=lambda: datetime.now(UTC),
    )
    click.echo(f"{database}: {correction_sentence(done)}")


def _values(fields: tuple[str, ...]) -> Mapping[str, str]:
    values: dict[str, str] = {}
    for written in fields:
        name, equals, value = written.partition("=")
        if not equals:
            raise UnknownChoice(written, "this sets no field", "write FIELD=VALUE, such as count=2")
        if name in values:
            raise UnknownChoice(written, "this field is set twice", "write it once")
        values[name] = value
    return values


def _logged_in() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user, as in some containers
        return "somebody"


def _gold(database: Path) -> Iterator[str]:
    from sqlite_utils import Database

    from kb.correcting.gold import gold_lines
    from kb.database.store import open_to_read

    with open_to_read(database) as connection:
        yield from gold_lines(Database(connection))


def _listed(database: Path, *, as_json: bool) -> Iterator[str]:
    """Yield all corrections, those that were undone too, each with what has become of it."""
    from kb.correcting.corrections import corrections_path, read_corrections
    from kb.correcting.words import correction_rows
    from kb.database.store import open_to_read

    with open_to_read(database) as connection:
        applied = dict(connection.execute("select id, target_id from corrections").fetchall())
    kept = read_corrections(corrections_path(database))
    for warning in kept.warnings:
        say(warning)
    rows = correction_rows(kept, applied)
    if as_json:
        yield json.dumps(rows, indent=2, ensure_ascii=False)
    elif not rows:
        yield "Nothing was corrected yet. `threadwise correct --help` says how."
    else:
        for row in rows:
            why = f" · {row['why']}" if row["why"] else ""
            yield f"{row['made'][:10]}  {row['who']}: {row['said']}  ({row['state']} · correction/{row['id']}{why})"
