"""What holds for all code: style, types and the order of imports."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["ruff", "check", "--no-cache", "."], id="ruff finds nothing to say"),
        pytest.param(["ruff", "format", "--no-cache", "--check", "."], id="code has its one form"),
        pytest.param(["mypy"], id="types are strict, also where models are taught"),
        pytest.param(["lint-imports"], id="imports run one way"),
    ],
)
def test_quality_holds(command: list[str]) -> None:
    done = subprocess.run([BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("package", ["crawler", "extract", "kb"])
def test_whoever_imports_a_package_gets_its_types(package: str) -> None:
    assert (ROOT / package / "py.typed").exists()
