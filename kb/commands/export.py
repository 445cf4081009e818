"""The command `export`: a database in, records as JSON or CSV out."""

import sys
from pathlib import Path

import click

from kb.commands.options import no_empty_name, probability_of
from kb.exporting.schema import FORMATS, KINDS


@click.command()
@click.argument("database", required=False, metavar="[kb.db]", callback=no_empty_name)
@click.option("--what", type=click.Choice(KINDS), default="recommendations", show_default=True)
@click.option("--format", "form", type=click.Choice(FORMATS), default="json", show_default=True)
@click.option("--bom", is_flag=True, help="Begin CSV with a byte order mark, by which Excel knows UTF-8.")
@click.option("--band", metavar="BAND", help="Only a size band: “600-999”, “under 300”, “25,000 and more”.")
@click.option("--topic", metavar="TOPIC", help="Only a topic, by its id or its name.")
@click.option(
    "--min-confidence",
    metavar="P",
    help="Only facts that are right with at least this probability: 0.9 or 90%.",
)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of what is asked for; needs no database.")
def export(
    database: str | None,
    what: str,
    form: str,
    band: str | None,
    topic: str | None,
    min_confidence: str | None,
    *,
    bom: bool,
    schema: bool,
) -> None:
    """Export records: a database in, JSON or CSV out.

    Without options: every recommendation with its evidence, as JSON. In CSV a list is JSON in its cell, and a cell
    that a spreadsheet would take for a formula begins with an apostrophe.

    \b
    Examples:
        threadwise export kb.db > recommendations.json
        threadwise export kb.db --what structures --band 600-999 --format csv > structures.csv
        threadwise export kb.db --what positions --format csv --bom > for-excel.csv
        threadwise export kb.db --what positions --min-confidence 0.9 > sure.json
        threadwise export --schema --what structures
    """
    if schema:
        import json

        from kb.exporting.schema import schema_of

        click.echo(json.dumps(schema_of(what), indent=2, ensure_ascii=False))
        return
    if database is None:
        raise click.UsageError("Name a database, or ask for a --schema.")
    if bom and form != "csv":
        raise click.UsageError("--bom is for --format csv alone.")
    least = probability_of(min_confidence, "--min-confidence")
    from kb.database.store import open_to_read
    from kb.exporting.export import export as export_records

    with open_to_read(Path(database)) as connection:
        export_records(connection, sys.stdout, what=what, form=form, band=band, topic=topic, least=least, bom=bom)
