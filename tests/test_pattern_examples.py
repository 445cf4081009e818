"""A pattern whose docstring says `Matches "…", "…"` does match these."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("crawler", "extract", "kb")
EXAMPLES = re.compile(r'Matches (?P<examples>"[^"]+"(?:[,;] "[^"]+")*)')


def said_examples() -> Iterator[object]:
    """Yield the module, the name and each example of the patterns that tell what they match."""
    for path in (path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))):
        code = path.read_text("utf-8")
        for assigned, after in pairwise(ast.parse(code).body if EXAMPLES.search(code) else ()):
            match assigned, after:
                case ast.Assign(targets=[ast.Name(id=name)]), ast.Expr(value=ast.Constant(value=str(words))):
                    if found := EXAMPLES.match(words):
                        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
                        for example in re.findall(r'"([^"]+)"', found["examples"]):
                            yield pytest.param(module, name, example, id=f"{module}.{name}: {example}")


@pytest.mark.parametrize(("module", "name", "example"), list(said_examples()))
def test_a_pattern_matches_what_it_says(module: str, name: str, example: str) -> None:
    assert getattr(import_module(module), name).search(example)
