"""The command `read`: pages or mail in, threads out."""

import click

from kb.commands.options import day_of, no_empty_name


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", callback=no_empty_name)
@click.option("--copied-on", metavar="DATE", help="The day from which “3 days ago” counts (default: the file's own).")
def read(paths: tuple[str, ...], copied_on: str | None) -> None:
    """Read threads: pages or mail in, JSON Lines out.

    PATH is a saved page (HTML, MHTML), the copied text of a thread, mail, what a board's API answered, JSON Lines of
    threads, a recording (WARC, WACZ, HAR), a ZIP or tar archive or a folder of any of these, or - for standard input.
    Each thread is one line of JSON on standard output; pages that are missing from it are said on standard error.

    \b
    Example:
        threadwise read --copied-on 2026-03-01 thread.txt > threads.jsonl
    """
    from crawler.lines import line_of
    from kb.commands.sources import Reading

    reading = Reading(paths, copied_on=day_of(copied_on))
    for thread in reading.threads():
        click.echo(line_of(thread))
    reading.report()
