"""Puts a database file back as it was when the disk fills up in the middle of a build.

A build commits each thread, so that a killed one goes on where it was; a full disk is different: a person must act
first, and finds the database of before. The price is a copy of the file during each build that changes something.
"""

import shutil
from pathlib import Path
from types import TracebackType

from kb.errors import DiskFull


class Undo:
    """A point to which a database file returns on `DiskFull`; used inside the lock and outside the connection."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._before = database.with_name(database.name + "-before")
        self._existed = database.exists()
        self._kept = False

    def __enter__(self) -> "Undo":
        """Drop what a killed build left."""
        self._before.unlink(missing_ok=True)
        return self

    def keep(self) -> None:
        """Remember the file as it is now; call it outside a transaction, before the first one that counts."""
        if not self._kept and self._existed:
            shutil.copyfile(self._database, self._before)
        self._kept = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Return to what was kept when the disk is full; a file that is new goes."""
        if isinstance(error, DiskFull):
            if not self._existed:
                self._database.unlink(missing_ok=True)
            elif self._kept and self._before.exists():
                self._database.with_name(self._database.name + "-journal").unlink(missing_ok=True)
                self._before.replace(self._database)
        self._before.unlink(missing_ok=True)
