"""The root of a page of XML: its first element, past what may be before it."""

import re

OPENING = 4096
"""Characters within which it begins."""

_ROOT = re.compile(
    r"[\ufeff\s]*+(?:(?:<\?[^>]*>|(?><!--.*?-->)|<!DOCTYPE\b[^>]*>)\s*+)*+<(?P<name>[\w:.-]+)", re.I | re.DOTALL
)
"""Matches "<!DOCTYPE html><html": the first element after declarations and comments."""


def root_name(text: str) -> str:
    """Return the name of the first element as it is written, with its prefix; "" where the text begins with none."""
    found = _ROOT.match(text[:OPENING])
    return found["name"] if found else ""
