"""How tests correct: as the command does, with a clock that goes on by a minute a correction."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from database_rows import query
from made_threads import fixed_clock

from kb.correcting.corrections import Action, Correction
from kb.correcting.requests import Request
from kb.curating import correct
from kb.meaning.encoder import shipped_encoder

_MINUTES: Iterator[int] = iter(range(1, 1_000_000))


def say(database: Path, target: str, action: Action = Action.SET, adds: str | None = None, **values: str) -> Correction:
    """Correct a target as Jo."""
    moment = fixed_clock() + timedelta(minutes=next(_MINUTES))
    request = Request(target=target, who="Jo", action=action, values=values, adds=adds, why="it says otherwise")
    return correct(database, request, encoder=shipped_encoder, clock=lambda: moment)


def reject(database: Path, target: str) -> Correction:
    """Reject a target as Jo."""
    return say(database, target, Action.REJECT)


def undo(database: Path, target: str) -> Correction:
    """Take back the last correction of a target."""
    return say(database, target, Action.UNDO)


def one(database: Path, sql: str) -> str:
    """Return the only value that a query answers, as text."""
    ((value,),) = query(database, sql)
    return str(value)
