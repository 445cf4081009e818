"""Corrections in words: what each says, who says it and what has become of it, for the command and the site alike."""

from collections.abc import Mapping
from typing import Any

from kb.correcting.corrections import Action, Correction, Kept
from kb.correcting.fields import as_typed

UNDONE, WAITS, HOLDS, LOST = "undone", "waits for the next build", "holds", "finds nothing any more"
"""What may have become of a correction."""


def correction_rows(kept: Kept, applied: Mapping[str, str | None]) -> list[dict[str, Any]]:
    """Return all corrections but the undoings, oldest first, as what `threadwise correct --json` prints.

    `applied` tells by id what each was applied to, None where that is no longer there (the table `corrections`).
    """
    active = {one.id for one in kept.active}
    return [
        {**_row(one), "state": _state(one, active, applied)}
        for one in kept.corrections
        if one.action is not Action.UNDO
    ]


def correction_sentence(correction: Correction) -> str:
    """Return a correction as a sentence without its end."""
    fields = ", ".join(f"{name} = {_value(value)}" for name, value in correction.values.items())
    if correction.action is Action.UNDO:
        return f"{correction.target} is taken back"
    if correction.action is Action.REJECT:
        return f"{correction.target} is rejected"
    if correction.action is Action.ADD:
        kind = str(correction.adds).replace("_", " ")
        return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind} is added to {correction.target}: {fields}"
    return f"{correction.target}: {fields}"


def _row(correction: Correction) -> dict[str, Any]:
    return {
        "id": correction.id,
        "made": correction.made.isoformat(timespec="seconds"),
        "who": correction.who,
        "why": correction.why,
        "action": correction.action.value,
        "target": str(correction.target),
        "words": correction.target.words or None,
        "adds": correction.adds,
        "values": dict(correction.values),
        "said": correction_sentence(correction),
    }


def _state(correction: Correction, active: set[str], applied: Mapping[str, str | None]) -> str:
    if correction.id not in active:
        return UNDONE
    if correction.id not in applied:
        return WAITS
    return HOLDS if applied[correction.id] or correction.action is Action.REJECT else LOST


def _value(value: Any) -> str:
    return "not told" if value is None else as_typed(value)
