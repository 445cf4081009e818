"""Writes the small files beside a database so that they last: on the disk before anything is built upon them."""

import os
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Put content in the place of a file's, whole or not at all; nothing of what it was stays in it."""
    new = path.with_name(path.name + "-new")
    with new.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a new file's name as lasting as its content; Windows opens no folder, and needs none."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
