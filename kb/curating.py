"""Takes a person's correction: writes it down for good, and applies it.

The command `threadwise correct` and the site's form both call `correct`. What is written down is applied by the next
build if this process does not live to do it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from kb.correcting.corrections import Correction, append_corrections, corrections_path, read_corrections
from kb.correcting.requests import Request, read_request
from kb.database.store import make_readable, open_to_write
from kb.meaning.encoder import MeaningEncoder
from kb.revising import revise


def correct(
    database: Path, request: Request, *, encoder: Callable[[], MeaningEncoder], clock: Callable[[], datetime]
) -> Correction:
    """Write a correction down beside the database and apply it; return it.

    Raises UnknownChoice where it cannot be meant, MalformedLine for a damaged file of corrections, and what
    `kb.database.store.open_to_write` raises; then nothing is written down.
    """
    make_readable(database)
    with open_to_write(database) as opened:
        kept = read_corrections(corrections_path(database))
        correction = read_request(opened.db, request, kept, clock())
        with opened.db.atomic():
            active = replace(kept, corrections=(*kept.corrections, correction)).active
            revise(opened.db, encoder, active, threads_changed=False)
            # Before the commit: what is not on the disk is not in the database either, and what fails is in neither.
            append_corrections(kept, [correction])
    return correction
