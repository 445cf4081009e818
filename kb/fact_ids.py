"""The ids of facts: from the post, the words, and how many of the same came before them.

Extraction and people who correct it make them alike, so that a fact is one fact whoever found it first.
"""

from crawler.identity import digest, fold


def evidence_id(post: str, field: str, start: int, end: int) -> str:
    """Return the id of a span of a post's field (text or signature)."""
    return digest("evidence", post, field, str(start), str(end))


def signature_id(post: str) -> str:
    """Return the id of the signature that closes a post."""
    return digest("signature", post)


def structure_id(post: str, organization: str | None, occurrence: int = 0) -> str:
    """Return the id of a department that a post describes under this name; `occurrence` counts those before it."""
    return digest("structure", post, fold(organization or ""), str(occurrence))


def position_id(structure: str, title: str, occurrence: int = 0) -> str:
    """Return the id of a row of staff; `occurrence` counts those of the same title before it."""
    return digest("position", structure, fold(title), str(occurrence))


def reporting_line_id(structure: str, subordinate: str, superior: str) -> str:
    """Return the id of a reporting line between two titles."""
    return digest("reporting_line", structure, fold(subordinate), fold(superior))


def device_program_id(structure: str) -> str:
    """Return the id of a department's device programme."""
    return digest("device_program", structure)


def advice_id(post: str, quote: str, occurrence: int = 0) -> str:
    """Return the id of an advice; `occurrence` counts equal quotes of the post before it."""
    return digest("advice", post, quote, *([str(occurrence)] if occurrence else []))
