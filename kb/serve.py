"""Serves a knowledge base on the web: Datasette in this process, read-only, until it is interrupted.

Where names or words are held back, what is served is a copy without them, made now and removed at the end.
"""

import asyncio
import contextlib
import copy
import signal
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from urllib.parse import urlencode

import click
import httpx
import uvicorn
from datasette.app import Datasette
from datasette.database import Database

from kb.database.store import make_readable
from kb.errors import KnowledgeBaseError, UnknownChoice
from kb.listening import listen
from kb.metadata import DATABASE, metadata
from kb.site.caching import LOOKED_AT_EVERY, changes
from kb.site.delivery.guard import LOOPBACK, only_hosts
from kb.site.publishing.copy import publish
from kb.site.publishing.settings import Publishing
from kb.site.reopening import file_at, open_all, reopen

SETTINGS = {
    "allow_download": False,
    "default_page_size": 50,
    "facet_time_limit_ms": 500,
    "max_csv_mb": 100,
    "sql_time_limit_ms": 2_000,
    "suggest_facets": False,
    "truncate_cells_html": 400,
}
"""Datasette's settings that differ from its defaults; kb.site switches the guessing of facets off everywhere."""

_ASKED_FIRST = "who do technicians report to in a district of 1,000 students"
"""A question that is answered by districts, by what departments do, and by meaning."""

_LOADED_AHEAD = (
    "/",
    f"/?{urlencode({'q': _ASKED_FIRST})}",
    "/recommendations",
    "/staffing",
    "/compare",
    "/brief?students=1000",
)
"""Pages that cache what they load of the whole database."""


def serve(
    database: Path, host: str = "127.0.0.1", port: int | None = None, publishing: Publishing | None = None
) -> None:
    """Serve the database, or what is published of it, and print the site's address once it answers.

    `host` and `port` are as in `kb.listening.listen`. Where corrections are to be made, a second line is the address
    that signs in, once. Raises UnknownChoice where corrections cannot be made so, and what `listen` raises, and
    `kb.database.store.make_readable` for a file that is no knowledge base of this version.
    """
    publishing = publishing or Publishing()
    if publishing.curate:
        check_curating(host, publishing)
    make_readable(database)
    listener = listen(host, port)
    # The server hands SIGTERM on when it has stopped; what is left to do here is to remove a copy.
    signal.signal(signal.SIGTERM, _leave)
    # Datasette keeps an asyncio lock, which wants to be made where its loop runs.
    with listener, published(database, publishing) as served, contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(served, host, listener, publishing))


def check_curating(host: str, publishing: Publishing) -> None:
    """Raise UnknownChoice unless the database itself is served, on this machine, to nobody but who sits at it."""
    if not publishing.everything:
        raise UnknownChoice(
            "--curate",
            "with --people or --without-quotes a copy is served, and a correction of it would be lost",
            "leave these out while you correct, and start the published site anew afterwards",
        )
    if publishing.public or host not in LOOPBACK:
        raise UnknownChoice(
            "--curate",
            "corrections are made on this machine only",
            "leave --public and --host out; beside a public site, start a second one with --curate",
        )


@contextlib.contextmanager
def published(database: Path, publishing: Publishing) -> Iterator[Path]:
    """Give the file to serve: the database itself, or a copy without what is held back, which is removed afterwards."""
    if publishing.everything:
        yield database
        return
    with tempfile.TemporaryDirectory(prefix="threadwise-") as folder:
        without = Path(folder) / f"{DATABASE}.db"
        publish(database, without, publishing)
        yield without


def site(database: Path, publishing: Publishing | None = None) -> Datasette:
    """Return the site over a database file, under the name `kb` whatever the file is called."""
    # Copied whole: Datasette adds to the lists that it is given.
    told = copy.deepcopy({**metadata(), "plugins": (publishing or Publishing()).as_metadata()})
    datasette = Datasette([], metadata=told, settings=SETTINGS)
    datasette.remove_database("_memory")
    # Not "immutable": a build may add to the file while it is served.
    datasette.add_database(Database(datasette, path=str(database.absolute()), is_mutable=True), name=DATABASE)
    return datasette


def _leave(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)


async def _serve(database: Path, host: str, listener: socket.socket, publishing: Publishing) -> None:
    served, datasette = file_at(database), site(database, publishing)
    application = datasette.app()
    if not publishing.public:
        application = only_hosts(application, host)
    address = f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}/"
    server = uvicorn.Server(uvicorn.Config(application, log_level="warning", lifespan="on"))
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started and not serving.done():
        await asyncio.sleep(0.01)
    if not serving.done():
        async with httpx.AsyncClient(timeout=60, trust_env=False) as client:
            await client.get(address.replace("//0.0.0.0:", "//127.0.0.1:").replace("//[::]:", "//[::1]:"))
        click.echo(address)
        if publishing.curate:
            click.echo(f"To correct facts, sign in once: {address}-/auth-token?token={datasette._root_token}")
    warming = asyncio.create_task(keep_warm(datasette, database, served))
    await serving
    warming.cancel()


async def keep_warm(datasette: Datasette, database: Path, served: object, every: float = LOOKED_AT_EVERY) -> None:
    """Load what is cached, and again what a build beside the site has changed, before anybody asks.

    Another file that was moved over the one that is `served` (`file_at`) is opened; where it cannot be, the former one
    stays. `every` is the number of seconds between two looks.
    """
    async for _ in changes(database, every):
        present = file_at(database)
        if present != served:
            try:
                await asyncio.to_thread(make_readable, database)
            except KnowledgeBaseError as refusal:
                click.echo(f"{refusal}; until then the site shows the file that was there before", err=True)
                continue
            await reopen(datasette, DATABASE)
            served = present
        await warm(datasette)


async def warm(datasette: Datasette) -> None:
    """Load what pages and searches cache, so that the first reader of a large board does not wait for it."""
    await open_all(datasette, DATABASE)
    for address in _LOADED_AHEAD:
        await datasette.client.get(address)
