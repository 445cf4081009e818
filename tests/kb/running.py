"""How tests build and run: the shapes of the fixtures in conftest.py, and the program."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from kb.build import Built

PROGRAM = Path(sys.executable).parent / "threadwise"

Build = Callable[..., Built | None]
Typed = Callable[..., Result]
Run = Callable[..., "subprocess.CompletedProcess[str]"]
