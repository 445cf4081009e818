"""The command `serve`: a database in, web pages out."""

from pathlib import Path

import click

from kb.commands.options import no_empty_name
from kb.errors import UnknownChoice

PEOPLE = ("names", "pseudonyms", "none")


@click.command()
@click.argument("database", metavar="kb.db", callback=no_empty_name)
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
@click.option("--curate", is_flag=True, help="Let whoever opens the second address printed correct facts.")
def serve(
    database: str,
    port: int | None,
    host: str,
    people: str,
    contact: str | None,
    *,
    public: bool,
    without_quotes: bool,
    curate: bool,
) -> None:
    """Serve the site: a database in, web pages out.

    Prints http://127.0.0.1:PORT/ once it answers, and serves until it is interrupted. The database is not written to,
    but with --curate: then a second address is printed, which signs in whoever opens it first, to correct facts in
    the pages (as `threadwise correct` does).
    What --people and --without-quotes hold back is not in the copy that is then served: restart after each build,
    correction and `forget`.

    \b
    Examples:
        threadwise serve kb.db --port 8001
        threadwise serve kb.db --curate
        threadwise serve kb.db --public --people pseudonyms --contact privacy@example.org
    """
    from kb.serve import serve as serve_site
    from kb.site.publishing.settings import People, Publishing

    if public and not contact and not curate:
        raise UnknownChoice("--public", "nobody is named whom people can ask for removal", "add --contact WHOM")
    publishing = Publishing(
        public=public, people=People(people), quotes=not without_quotes, contact=contact, curate=curate
    )
    serve_site(Path(database), host, port, publishing)
