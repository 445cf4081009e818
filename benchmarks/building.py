"""Measures a first build of the sample community against a second one in which nothing changed, as whole processes."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

THREADWISE = Path(sys.executable).parent / "threadwise"


def main() -> None:
    """Print both times and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        first, second = (seconds_of_build(Path(folder) / "kb.db") for _ in range(2))
    print(f"first build  {first:6.2f} s\nsecond build {second:6.2f} s\nratio        {first / second:6.1f}")


def seconds_of_build(database: Path) -> float:
    """Build the sample into a database and return the seconds that it took."""
    start = time.perf_counter()
    subprocess.run([THREADWISE, "build", "--sample", "-o", database], check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
