"""The lock that lets one process at a time build a database."""

from contextlib import AbstractContextManager
from pathlib import Path

from crawler.one_writer import only_writer
from kb.errors import DatabaseBusy


def one_builder(database: Path) -> AbstractContextManager[None]:
    """Hold the lock of a database; raise `DatabaseBusy` while another living process does."""
    remedy = "wait until it is done, then run this again"
    return only_writer(database, busy=DatabaseBusy(str(database), "another process is building this database", remedy))
