"""How tests build and run: the shapes of the fixtures in conftest.py, and a build with the plain extractor."""

import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

from click.testing import Result
from made_threads import PlainExtractor, fixed_clock

from crawler.items import Thread
from kb.build import Built, build
from kb.meaning.encoder import shipped_encoder

Build = Callable[..., Built | None]
Typed = Callable[..., Result]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def build_plainly(
    database: Path, threads: Iterable[Thread], *, extractor: PlainExtractor | None = None, **options: object
) -> Built | None:
    """Build a database from threads, with the plain extractor and a clock that stands."""
    arguments = {"sources": ["board"], "encoder": shipped_encoder, "clock": fixed_clock, **options}
    return build(database, threads, extractor=extractor or PlainExtractor(), **arguments)
