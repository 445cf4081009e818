"""The command `build`: sources in, a database out, and a sentence that tells what became of the threads."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.commands.options import dask_option, day_of, no_empty_name, reader
from kb.commands.terminal import say
from kb.in_words import count

if TYPE_CHECKING:
    from crawler.items import Thread
    from kb.build import Built


@click.command()
@click.argument("sources", nargs=-1, metavar="SOURCE…", callback=no_empty_name)
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    callback=no_empty_name,
    help="The database: made, or added to.",
)
@click.option("--prune", is_flag=True, help="Remove what these sources no longer hold.")
@click.option("--copied-on", metavar="DATE", help="The day from which “3 days ago” counts (default: the file's own).")
@click.option("--sample", is_flag=True, help="Add the fictional sample community that comes with Threadwise.")
@dask_option
def build(
    sources: tuple[str, ...], output: str, *, prune: bool, copied_on: str | None, sample: bool, dask: str | None
) -> None:
    """Build a database: sources in, SQLite out.

    A database that is there is added to. SOURCE is what `threadwise read` takes. Threads that are known and unchanged
    are left alone; a build that was interrupted goes on where it was. Telephone numbers, e-mail and street addresses
    do not enter the database.

    \b
    Example:
        threadwise build -o kb.db saved-pages/ list.mbox
    """
    if not sources and not sample:
        raise click.UsageError("Name a SOURCE, or ask for the sample community with --sample.")
    from crawler.sources import source_name
    from kb.commands.sources import Reading
    from kb.database.store import check_output
    from kb.sample import SAMPLE

    day = day_of(copied_on)
    check_output(Path(output))
    reading = Reading(sources, copied_on=day, sample=sample)
    names = [*([SAMPLE] if sample else []), *dict.fromkeys(map(source_name, sources))]
    threads = _measured(reading.threads(), reading.notices)
    built = _build(Path(output), threads, names, reading.problems, prune=prune, dask=dask)
    if built:
        click.echo(f"{output}: {_told(built)}")
        for warning in built.warnings:
            say(warning)
    if prune and reading.problems and built:
        say("nothing was pruned, because what could not be read is not gone")
    reading.report()


def _build(
    output: Path,
    threads: "Iterable[Thread]",
    sources: list[str],
    problems: Sequence[Exception],
    *,
    prune: bool,
    dask: str | None,
) -> "Built | None":
    from kb.build import build as build_database
    from kb.commands.progress import Progress
    from kb.keeping.extraction import PostExtractor
    from kb.meaning.encoder import shipped_encoder

    progress, sentences = Progress("threads"), Progress("sentences read for their meaning")
    try:
        with reader(dask) as read:
            return build_database(
                output,
                threads,
                sources=sources,
                extractor=PostExtractor(read),
                encoder=lambda: shipped_encoder().watched(sentences.step),
                clock=lambda: datetime.now(UTC),
                prune=prune,
                problems=problems,
                on_thread=progress.step,
            )
    finally:
        progress.done()


def _measured(threads: "Iterable[Thread]", notices: list[str]) -> "Iterator[Thread]":
    """Pass threads on; note the posts that are longer than what is read of them."""
    from extract.posts import unread

    for thread in threads:
        yield thread
        notices.extend(
            f"{thread.origins[0].source}, post {post.id}: {rest}"
            for post in thread.posts
            if (rest := unread(post.text))
        )


def _told(built: "Built") -> str:
    if built.nothing_changed:
        return f"nothing changed ({count(len(built.unchanged), 'thread')})"
    fates = ("added", "changed", "unchanged", "removed")
    done = [f"{len(getattr(built, fate)):,} {fate}" for fate in fates if getattr(built, fate)]
    return f"threads: {', '.join(done) or 'none'}"
