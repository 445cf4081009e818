"""The command `crawl`: addresses in, an archive out, and a sentence for each address that could not be had."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.commands.options import count_of, day_of
from kb.commands.terminal import say

if TYPE_CHECKING:
    from crawler.spiders.tally import Tally


@click.command()
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS…")
@click.option("-o", "--output", required=True, metavar="FILE.warc.gz", help="The archive: made, or gone on with.")
@click.option("--contact", required=True, metavar="ADDRESS", help="Where the board's operator can reach you.")
@click.option("--allow-private", is_flag=True, help="Also fetch from private networks and this machine.")
@click.option("--delay", type=float, default=1.0, show_default=True, help="Seconds between two requests to a host.")
@click.option("--since", metavar="DATE", help="Only threads in which something was said since that day (2024-09-01).")
@click.option("--board", metavar="NAME", help="Only the board, list or category of that name.")
@click.option("--limit", metavar="N", help="End after so many threads.")
@click.option("--max-minutes", type=float, metavar="N", help="End after so many minutes; the next crawl goes on.")
@click.option("--cookies", metavar="cookies.txt", help="A browser's cookies, for boards behind a log-in.")
def crawl(
    addresses: tuple[str, ...],
    output: str,
    contact: str,
    *,
    allow_private: bool,
    delay: float,
    since: str | None,
    board: str | None,
    limit: str | None,
    max_minutes: float | None,
    cookies: str | None,
) -> None:
    """Crawl live boards: addresses in, a WARC archive out.

    `read` and `build` take the archive. robots.txt is obeyed, every response is kept. A crawl that was cut off goes on
    with the same archive; a later crawl fetches only what changed. A board that asks to wait is waited for.

    \b
    Example:
        threadwise crawl https://board.example.org/ -o board.warc.gz --contact you@example.org
    """
    from crawler.crawl import CrawlOptions
    from crawler.crawl import crawl as crawl_boards
    from kb.commands.progress import Progress

    options = CrawlOptions(
        contact=contact,
        delay=delay,
        since=day_of(since, "--since"),
        board=board,
        limit=count_of(limit, "--limit"),
        max_minutes=max_minutes,
        cookies=Path(cookies) if cookies else None,
        allow_private=allow_private,
    )
    progress = Progress("pages")
    try:
        tally = crawl_boards(addresses, Path(output), options, on_progress=lambda tally: progress.show(tally.progress))
    finally:
        progress.done()
    _report(tally, output)


def _report(tally: "Tally", output: str) -> None:
    """Print what the crawl did, and exit with status 1 where it is not at its end, 128 + N where signal N ended it."""
    forbidden = f", {len(tally.forbidden):,} forbidden by robots.txt" if tally.forbidden else ""
    unchanged = f", {tally.unchanged:,} threads unchanged" if tally.unchanged else ""
    others = f", {tally.not_looked_at:,} addresses like those of other pages left out" if tally.not_looked_at else ""
    if tally.fetched or tally.replayed:
        had = f"{tally.fetched:,} pages fetched, {tally.replayed:,} already there"
        click.echo(f"{output}: {had}{unchanged}{others}{forbidden}")
    for failure in tally.failures:
        say(failure.sentence + ("; run the same command again to go on" if failure.mends else ""))
    if tally.stopped:
        say("the crawl was stopped; run the same command again to go on")
        click.get_current_context().exit(128 + tally.stopped)
    elif tally.cut_short:
        say(f"the crawl is not at its end: {tally.cut_short}; run the same command again to go on")
    if tally.failures or tally.cut_short:
        click.get_current_context().exit(1)
