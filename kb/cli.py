"""The command line: each command takes what a person types, asks the part that does the work, and prints.

Heavy parts are imported inside the commands that need them, so that `threadwise --help` answers at once.
"""

import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.commands.boards import boards
from kb.commands.correcting import correct
from kb.commands.manners import Commands, say
from kb.errors import UnknownChoice

if TYPE_CHECKING:
    from crawler.items import Thread
    from kb.build import Built
    from kb.commands.reading import Reading

KINDS = ("threads", "structures", "positions", "reporting_lines", "advice", "recommendations")
FORMATS = ("json", "jsonl", "csv")
PEOPLE = ("names", "pseudonyms", "none")


def _no_empty_name(
    _: click.Context, parameter: click.Parameter, value: str | tuple[str, ...] | None
) -> str | tuple[str, ...] | None:
    """Refuse a name of a file that is empty: a shell's unset variable, which would mean the present folder."""
    if "" in (value if isinstance(value, tuple) else (value,)):
        raise UnknownChoice(parameter.opts[-1], "the name is empty", "name a file")
    return value


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="threadwise", message="threadwise %(version)s")
def main() -> None:
    """Turn discussion-board threads into a knowledge base that a person can trust.

    \b
    The whole way in two commands:
        threadwise build -o kb.db saved-pages/
        threadwise serve kb.db
    The stages of `build`, one by one, join with a pipe:
        threadwise read saved-pages/ | threadwise extract - | threadwise distil -
    """


main.add_command(boards)


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", callback=_no_empty_name)
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
    from kb.commands.reading import Reading

    reading = Reading(paths, copied_on=_day(copied_on))
    for thread in reading.threads():
        click.echo(line_of(thread))
    _report(reading)


_dask = click.option(
    "--dask", metavar="ADDRESS|local", help="Extract on a Dask cluster: its scheduler's address, or one started here."
)


@main.command()
@click.argument("file", default="-", metavar="[FILE|-]", callback=_no_empty_name)
@_dask
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
    from kb.commands.reading import open_lines

    with open_lines(file) as (lines, name), reader(dask) as read:
        for line in explained(lines, name) if explain else extracted(lines, name, read):
            click.echo(line)


@main.command()
@click.argument("file", default="-", metavar="[FILE|-]", callback=_no_empty_name)
def distil(file: str) -> None:
    """Distil advice: facts in, recommendations out.

    FILE (or standard input) holds JSON Lines as `threadwise extract` writes them, where each quote is an advice, or
    bare advice {"id": …, "text": …}. Each line out is a recommendation with its statement, topic and evidence, the
    best supported first.

    \b
    Example:
        threadwise distil facts.jsonl > recommendations.jsonl
    """
    from kb.commands.reading import open_lines

    with open_lines(file) as (lines, name):
        from kb.distil import distil as distil_voices
        from kb.distil.lines import read_voices, recommendation_line
        from kb.meaning.encoder import shipped_encoder

        voices = list(read_voices(lines, name))
        texts = {voice.advice_id: voice.text for voice in voices}
        for recommendation in distil_voices(voices, shipped_encoder()):
            click.echo(recommendation_line(recommendation, texts))


@main.command()
@click.argument("sources", nargs=-1, metavar="SOURCE…", callback=_no_empty_name)
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    callback=_no_empty_name,
    help="The database: made, or added to.",
)
@click.option("--prune", is_flag=True, help="Remove what these sources no longer hold.")
@click.option("--copied-on", metavar="DATE", help="The day from which “3 days ago” counts (default: the file's own).")
@click.option("--sample", is_flag=True, help="Add the fictional sample community that comes with Threadwise.")
@_dask
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
    from kb.commands.reading import SAMPLE, Reading
    from kb.store import check_output

    day = _day(copied_on)
    check_output(Path(output))
    reading = Reading(sources, copied_on=day, sample=sample)
    names = [*([SAMPLE] if sample else []), *dict.fromkeys(map(source_name, sources))]
    built = _build(Path(output), reading.threads(), names, reading.problems, prune=prune, dask=dask)
    if built:
        click.echo(f"{output}: {_told(built)}")
        for warning in built.warnings:
            say(warning)
    if prune and reading.problems and built:
        say("nothing was pruned, because what could not be read is not gone")
    _report(reading)


@main.command()
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


@main.command()
@click.argument("database", metavar="kb.db", callback=_no_empty_name)
@click.option("--port", type=click.IntRange(0, 65_535), help="The port to listen on (default: 8001, or a free one).")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--public", is_flag=True, help="Let search engines in, and answer under any name (behind a proxy).")
@click.option(
    "--people",
    type=click.Choice(PEOPLE),
    default="names",
    show_default=True,
    help="How people who write appear: by name, under a number, or not at all.",
)
@click.option("--without-quotes", is_flag=True, help="Publish facts and counts alone, no post and no quotation.")
@click.option("--contact", metavar="WHOM", help="Whom to ask for removal: an e-mail address, a web address or words.")
def serve(
    database: str, port: int | None, host: str, people: str, contact: str | None, *, public: bool, without_quotes: bool
) -> None:
    """Serve the site: a database in, web pages out.

    Prints http://127.0.0.1:PORT/ once it answers, and serves until it is interrupted. The database is not written to.
    What --people and --without-quotes hold back is not in the copy that is then served: restart to publish what a
    build adds.

    \b
    Examples:
        threadwise serve kb.db --port 8001
        threadwise serve kb.db --public --people pseudonyms --contact privacy@example.org
    """
    from kb.serve import serve as serve_site
    from kb.site.publishing import People, Publishing

    if public and not contact:
        raise UnknownChoice("--public", "nobody is named whom people can ask for removal", "add --contact WHOM")
    publishing = Publishing(public=public, people=People(people), quotes=not without_quotes, contact=contact)
    serve_site(Path(database), host, port, publishing)


@main.command()
@click.argument("database", metavar="kb.db", callback=_no_empty_name)
@click.argument("words", nargs=-1, required=True, metavar="WORDS")
@click.option("--students", type=click.IntRange(min=1), help="Only from districts of the size band of so many.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")
def search(database: str, words: tuple[str, ...], *, students: int | None, as_json: bool) -> None:
    """Search: a database and words in, what says so or means the like out.

    Prints recommendations, posts and organizations, the most relevant first: what the site's search box finds.

    \b
    Example:
        threadwise search kb.db who should coaches report to --students 2400
    """
    from extract.bands import band_of
    from kb.commands.search_lines import found_json, found_lines
    from kb.meaning.index import MeaningIndex
    from kb.search import search as search_database
    from kb.store import open_to_read

    with open_to_read(Path(database)) as connection:
        found = search_database(
            connection,
            " ".join(words),
            index=MeaningIndex.of_database(connection),
            band=band_of(students).id if students else None,
        )
    for line in [found_json(found)] if as_json else found_lines(found):
        click.echo(line)


@main.command()
@click.argument("database", required=False, metavar="[kb.db]", callback=_no_empty_name)
@click.option("--what", type=click.Choice(KINDS), default="recommendations", show_default=True)
@click.option("--format", "form", type=click.Choice(FORMATS), default="json", show_default=True)
@click.option("--band", metavar="BAND", help="Only a size band: “600-999”, “under 300”, “25,000 and more”.")
@click.option("--topic", metavar="TOPIC", help="Only a topic, by its id or its name.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    metavar="P",
    help="Only facts that are right with at least this probability, 0 to 1.",
)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of what is asked for; needs no database.")
def export(
    database: str | None,
    what: str,
    form: str,
    band: str | None,
    topic: str | None,
    min_confidence: float | None,
    *,
    schema: bool,
) -> None:
    """Export records: a database in, JSON or CSV out.

    Without options: every recommendation with its evidence, as JSON. In CSV a list is JSON in its cell, and a cell
    that a spreadsheet would take for a formula begins with an apostrophe.

    \b
    Examples:
        threadwise export kb.db > recommendations.json
        threadwise export kb.db --what structures --band 600-999 --format csv > structures.csv
        threadwise export kb.db --what positions --min-confidence 0.9 > sure.json
        threadwise export --schema --what structures
    """
    if schema:
        import json

        from kb.export_schema import schema_of

        click.echo(json.dumps(schema_of(what), indent=2, ensure_ascii=False))
        return
    if database is None:
        raise click.UsageError("Name a database, or ask for a --schema.")
    from kb.export import export as export_records
    from kb.store import open_to_read

    with open_to_read(Path(database)) as connection:
        export_records(connection, sys.stdout, what=what, form=form, band=band, topic=topic, least=min_confidence)


@main.command()
@click.argument("gold", metavar="GOLD", callback=_no_empty_name)
@click.option("--recommendations", is_flag=True, help="GOLD holds advice with the groups and sides that people saw.")
def evaluate(gold: str, *, recommendations: bool) -> None:
    """Evaluate: annotated posts in, scores of extraction out; or annotated advice in, scores of its grouping out.

    GOLD holds JSON Lines: posts with the facts that people found in them, of which only id and text are extracted from.
    Out comes precision, recall and F1, field by field. With --recommendations each line is an advice
    {"id", "text", "cluster", "stance"}; out comes B-cubed precision, recall and F1, and how well sides were told.

    \b
    Examples:
        threadwise evaluate gold.jsonl
        threadwise evaluate --recommendations advice.jsonl
    """
    from extract.evaluate import evaluate as score_extraction
    from extract.evaluate import read_gold, table
    from kb.commands.reading import open_lines

    with open_lines(gold) as (lines, name):
        if recommendations:
            from kb.distil import distil as distil_voices
            from kb.distil.scoring import read_grouped, score, scores_line, voices_of
            from kb.meaning.encoder import shipped_encoder

            grouped = list(read_grouped(lines, name))
            click.echo(scores_line(score(grouped, distil_voices(voices_of(grouped), shipped_encoder()))))
            return
        click.echo(table(score_extraction(list(read_gold(lines, name)), source=name)))


main.add_command(correct)


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
    from kb.commands.extracting import reader
    from kb.commands.progress import Progress
    from kb.keeping.extraction import PostExtractor
    from kb.meaning.encoder import shipped_encoder

    progress = Progress("threads")
    try:
        with reader(dask) as read:
            return build_database(
                output,
                threads,
                sources=sources,
                extractor=PostExtractor(read),
                encoder=shipped_encoder,
                clock=lambda: datetime.now(UTC),
                prune=prune,
                problems=problems,
                on_thread=progress.step,
            )
    finally:
        progress.done()


def _told(built: "Built") -> str:
    if built.nothing_changed:
        return f"nothing changed ({_number(built.unchanged, 'thread')})"
    fates = ("added", "changed", "unchanged", "removed")
    done = [f"{len(getattr(built, fate)):,} {fate}" for fate in fates if getattr(built, fate)]
    return f"threads: {', '.join(done) or 'none'}"


def _number(ids: frozenset[str], noun: str) -> str:
    return f"{len(ids):,} {noun}{'' if len(ids) == 1 else 's'}"


def _day(written: str | None) -> date | None:
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise UnknownChoice(f"--copied-on {written}", "this is no date", "write it as 2026-03-01") from None


def _report(reading: "Reading") -> None:
    """Name what was not whole and what could not be read, and leave with exit status 1 if anything could not."""
    for sentence in reading.told():
        say(sentence)
    if reading.problems:
        click.get_current_context().exit(1)
