"""Which US state a signature names: its two-letter postal code, whatever way it is written."""

import json
from functools import cache
from importlib.resources import files

from crawler.identity import fold


def state_code(written: str | None) -> str | None:
    """Return the code of the state written ("Wisconsin", "Wis.", "wi"), the words themselves where it is none."""
    if written is None or not written.strip():
        return None
    return _codes().get(fold(written), written.strip())


def is_code(written: str | None) -> bool:
    """Return whether this is the code of a state, as `state_code` gives it."""
    return written in _codes().values()


@cache
def _codes() -> dict[str, str]:
    lines = (files("kb.keeping") / "states.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return {fold(form): row["code"] for row in rows for form in (row["code"], row["name"], *row["also"])}
