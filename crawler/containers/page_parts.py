"""What lies beside pages and is no page: the pictures, styles and scripts that browsers and mirrors save with them."""

import re
from pathlib import PurePosixPath

_SUFFIXES = frozenset(
    {
        ".avif", ".bmp", ".css", ".cur", ".eot", ".gif", ".ico", ".jpeg", ".jpg", ".js", ".map", ".mjs", ".mp3", ".mp4",
        ".ogg", ".otf", ".png", ".rdf", ".svg", ".swf", ".ttf", ".webm", ".webp", ".woff", ".woff2",
    }
)  # fmt: skip
_FOLDER = re.compile(
    r".[_.-](?:files|Dateien|fichiers|archivos|arquivos|ficheiros|bestanden|file|filer|pliki|soubory|tiedostot|dosyalar)$",
    re.IGNORECASE,
)
"""How browsers name the folder beside a saved page, in their users' languages."""
_SYSTEM = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})


def is_page_part(path: str) -> bool:
    """Say from a member's or a walked file's path that it is hidden, a system's own, or a part of a saved page."""
    *folders, name = PurePosixPath(path).parts or ("",)
    return (
        any(_FOLDER.search(folder) for folder in folders)
        or any((part.startswith(".") and part not in {".", ".."}) or part in _SYSTEM for part in (*folders, name))
        or PurePosixPath(name.lower()).suffix in _SUFFIXES
    )
