"""The lock that lets one process at a time write a file: a database, an archive.

The operating system holds it (`flock`, `locking` on Windows) on a small file beside the other, so a process that is
killed loses it at once: a file left behind by a dead process locks nobody out.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from crawler.items import Refusal

SUFFIX = "-lock"


@contextlib.contextmanager
def only_writer(file: Path, *, busy: Refusal) -> Iterator[None]:
    """Hold the lock of a file; raise `busy` while another living process does, OSError where none can be made."""
    path = file.with_name(file.name + SUFFIX)
    try:
        descriptor = _acquire(path)
    except OSError as error:  # who reads of it knows the file, not its lock
        raise OSError(error.errno, error.strerror, str(file)) from error
    if descriptor is None:
        raise busy
    try:
        yield
    finally:
        if sys.platform == "win32":
            os.close(descriptor)  # Windows removes no open file
            with contextlib.suppress(OSError):
                path.unlink()
        else:
            path.unlink(missing_ok=True)
            os.close(descriptor)


def is_lock(file: Path) -> bool:
    """Return whether a file is a lock, held or left behind."""
    try:
        return file.name.endswith(SUFFIX) and file.stat().st_size == 0
    except FileNotFoundError:  # its process ended meanwhile
        return True


def _acquire(path: Path) -> int | None:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            locked = _locked(descriptor)
        except OSError:  # a disk that knows no locks
            os.close(descriptor)
            raise
        if not locked:
            os.close(descriptor)
            return None
        # Whoever held it may have removed the file between our opening and locking it: then ours locks nobody out.
        with contextlib.suppress(FileNotFoundError):
            if os.fstat(descriptor).st_ino == path.stat().st_ino:
                return descriptor
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _locked(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
