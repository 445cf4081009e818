"""The fictional community that comes with the package: where its pages are, and under which name they are kept."""

from datetime import date
from pathlib import Path

SAMPLE = "sample"
"""The source under which `threadwise build --sample` keeps it."""

COPIED_ON = date(2026, 10, 1)
"""The day on which its pages say "3 days ago"."""


def sample_sources() -> list[str]:
    """Return the folders that hold it."""
    folder = Path(__file__).parent
    return sorted(str(part) for part in folder.iterdir() if part.is_dir() and not part.name.startswith("_"))
