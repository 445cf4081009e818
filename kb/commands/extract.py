"""The command `extract`: threads or posts in, facts out."""

import click

from kb.commands.options import dask_option, no_empty_name


@click.command()
@click.argument("file", default="-", metavar="[FILE|-]", callback=no_empty_name)
@dask_option
@click.option("--explain", is_flag=True, help="Show each post with its facts in colour, and why others were refused.")
def extract(file: str, *, dask: str | None, explain: bool) -> None:
    """Extract facts: threads or posts in, facts out.

    FILE (or standard input) holds JSON Lines: threads as `threadwise read` writes them, or bare posts
    {"id": …, "text": …}. Each post gives one line: structures, advice and signature, each fact with its evidence.
    Many posts are spread over this machine's processors; the lines keep the order of the posts.

    \b
    Examples:
        threadwise read thread.txt | threadwise extract - > facts.jsonl
        threadwise read thread.txt | threadwise extract - --explain | less -R
    """
    from kb.commands.extracting import explained, extracted, reader
    from kb.commands.line_files import open_lines

    with open_lines(file) as (lines, name), reader(dask) as read:
        for line in explained(lines, name) if explain else extracted(lines, name, read):
            click.echo(line)
