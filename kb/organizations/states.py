"""Which US state a signature names: its two-letter postal code, whatever way it is written."""

from functools import cache

from crawler.identity import fold
from kb.data_files import rows


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
    return {
        fold(form): row["code"]
        for row in rows(__package__, "states")
        for form in (row["code"], row["name"], *row["also"])
    }
