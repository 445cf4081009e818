"""The command `crawl`: addresses in, an archive out, and a sentence for each address that could not be had."""

from pathlib import Path

import click

from kb.commands.manners import say


@click.command()
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS…")
@click.option("-o", "--output", required=True, metavar="FILE.warc.gz", help="The archive: made, or gone on with.")
@click.option("--contact", required=True, metavar="ADDRESS", help="Where the board's operator can reach you.")
@click.option("--allow-private", is_flag=True, help="Also fetch from private networks and this machine.")
@click.option("--delay", type=float, default=1.0, show_default=True, help="Seconds between two requests to a host.")
def crawl(addresses: tuple[str, ...], output: str, contact: str, *, allow_private: bool, delay: float) -> None:
    """Crawl live boards: addresses in, a WARC archive out.

    `read` and `build` take the archive. robots.txt is obeyed, every response is kept. A crawl that was cut off goes on
    with the same archive.

    \b
    Example:
        threadwise crawl https://board.example.org/ -o board.warc.gz --contact you@example.org
    """
    from crawler.crawl import crawl as crawl_boards
    from kb.commands.progress import Progress

    progress = Progress("pages")
    try:
        tally = crawl_boards(
            addresses,
            Path(output),
            contact=contact,
            allow_private=allow_private,
            delay=delay,
            on_progress=lambda tally: progress.show(tally.told),
        )
    finally:
        progress.done()
    forbidden = f", {len(tally.forbidden):,} forbidden by robots.txt" if tally.forbidden else ""
    if tally.fetched or tally.replayed:
        click.echo(f"{output}: {tally.fetched:,} pages fetched, {tally.replayed:,} already there{forbidden}")
    for failure in tally.failures:
        say(failure.sentence + ("; run the same command again to go on" if failure.mends else ""))
    if tally.stopped:
        say("the crawl was stopped; run the same command again to go on")
        click.get_current_context().exit(128 + tally.stopped)
    if tally.failures:
        click.get_current_context().exit(1)
