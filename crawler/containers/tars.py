"""Tar archives, read in one pass; links, devices and folders are passed over."""

import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Self

from crawler.containers.charged import BudgetedReader
from crawler.containers.file import File, Pieces, cut_archive
from crawler.containers.page_parts import is_page_part

ERRORS = (tarfile.TarError, EOFError, ValueError, OverflowError)


def is_tar(opening: bytes) -> bool:
    """Return whether a file begins with a tar header, whose sum is right."""
    try:
        tarfile.TarInfo.frombuf(opening[: tarfile.BLOCKSIZE], "utf-8", "replace")
    except tarfile.HeaderError:
        return False
    return True


def members(file: File) -> Iterator[File]:
    """Yield the members in their order, each to be read before the next; raises Damaged where the archive is cut."""
    found = 0
    try:
        with _Tar.open(  # type: ignore[call-overload]  # a `read` is all that this mode asks for
            fileobj=Pieces(file.stream), mode="r|", tarinfo=_Header, encoding="utf-8", errors="replace"
        ) as archive:
            while entry := archive.next():
                archive.members.clear()  # it keeps every header that it has read
                if not entry.isfile() or is_page_part(entry.name):
                    continue
                file.budget.enter()
                if content := archive.extractfile(entry):
                    stream = BudgetedReader(content, name=file.name_of(entry.name), budget=file.budget, errors=ERRORS)
                    yield file.member(entry.name, stream, time=_time(entry))
                    if stream.damaged:  # which was said
                        return
                    found += 1
            if not archive.ended:
                raise EOFError
    except ERRORS:
        raise cut_archive(file.name, "tar", found) from None


class _Tar(tarfile.TarFile):
    """An archive that knows whether its end was reached: tarfile takes a cut between two members for the end."""

    ended = False


class _Header(tarfile.TarInfo):
    @classmethod
    def fromtarfile(cls, tarfile_: tarfile.TarFile) -> Self:
        try:
            return super().fromtarfile(tarfile_)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]  # typeshed has it not
            if isinstance(tarfile_, _Tar):
                tarfile_.ended = True
            raise


def _time(entry: tarfile.TarInfo) -> datetime | None:
    try:
        return datetime.fromtimestamp(entry.mtime, UTC) if entry.mtime else None
    except (ValueError, OverflowError, OSError):
        return None
