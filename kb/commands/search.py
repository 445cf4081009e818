"""The command `search`: a database and words in, what says the like out."""

from pathlib import Path

import click

from kb.commands.options import no_empty_name
from kb.errors import UnknownChoice


@click.command()
@click.argument("database", metavar="kb.db", callback=no_empty_name)
@click.argument("words", nargs=-1, required=True, metavar="WORDS")
@click.option("--students", type=click.IntRange(min=1), help="Only from districts of the size band of so many.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")
def search(database: str, words: tuple[str, ...], *, students: int | None, as_json: bool) -> None:
    """Search: a database and words in, what says the like out.

    Prints recommendations, posts and organizations, the most relevant first: what the site's search box finds.

    \b
    Example:
        threadwise search kb.db who should coaches report to --students 2400
    """
    from extract.bands import band_of
    from kb.commands.search_lines import found_json, found_lines
    from kb.commands.terminal import printable
    from kb.database.store import open_to_read
    from kb.searching.index import MeaningIndex
    from kb.searching.search import search as search_database

    if not any(character.isalnum() for character in "".join(words)):
        raise UnknownChoice(f"“{' '.join(words)}”", "no word to look for", "ask in words, as in: search kb.db tickets")

    with open_to_read(Path(database)) as connection:
        found = search_database(
            connection,
            " ".join(words),
            index=MeaningIndex.of_database(connection),
            band=band_of(students).id if students else None,
        )
    for line in [found_json(found)] if as_json else map(printable, found_lines(found)):
        click.echo(line)
