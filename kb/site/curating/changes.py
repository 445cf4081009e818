"""What a correction changed, for whoever reads the list: whose fact, what it says now and what was extracted."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extract.titles.roles import roles
from kb.correcting.corrections import Action, Correction, Target
from kb.correcting.fields import as_typed
from kb.site.curating.fields import label

_ASIDE = "select facts from uncorrected where id in (select value from json_each(:posts))"
_NAMES = "select id, name from organizations where id in (select value from json_each(:ids))"
_COLUMNS = {"role": "role_id", "organization": "organization_name"}
"""Columns that are called otherwise than the field that corrects them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A correction in words: `about` quotes the fact, `within` names its department, `says` what is right."""

    about: str
    within: str
    says: str


def load_changes(connection: sqlite3.Connection, corrections: Sequence[Correction]) -> list[Change]:
    """Return what these corrections changed, in their order."""
    posts = json.dumps([one.target.post for one in corrections])
    extracted: dict[str, Mapping[str, Any]] = {}
    for (facts,) in connection.execute(_ASIDE, {"posts": posts}):
        extracted |= {row["id"]: row for rows in json.loads(facts).values() for row in rows}
    targets = [target for one in corrections for target in (one.target, one.towards) if target]
    ids = json.dumps([target.id for target in targets])
    names = dict(connection.execute(_NAMES, {"ids": ids}).fetchall())
    return [_change(one, extracted.get(one.target.id, {}), names) for one in corrections]


def _change(correction: Correction, extracted: Mapping[str, Any], names: Mapping[str, str]) -> Change:
    within = correction.target.within
    return Change(
        about=_words(correction.target, names) or str(correction.target),
        within=within.words if within and within.kind == "structure" else "",
        says=", ".join(_says(correction, extracted, names)),
    )


def _words(target: Target, names: Mapping[str, str]) -> str:
    """Return the words by which people know a thing: a recommendation by an advice in it."""
    return names.get(target.id) or target.words or (_words(target.within, names) if target.within else "")


def _says(correction: Correction, extracted: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[str]:
    if correction.action is Action.REJECT:
        yield "the post does not say so"
    if correction.adds:
        yield f"added: {correction.adds.replace('_', ' ')}"
    for field, value in correction.values.items():
        right = _words(correction.towards, names) if correction.towards and field in ("into", "recommendation") else ""
        was = extracted.get(_COLUMNS.get(field, field)) if correction.action is Action.SET else None
        now = f"“{right}”" if right else _written(field, value)
        yield f"{label(field)}: {now}" + ("" if was is None else f" (extracted: {_written(field, was)})")


def _written(field: str, value: Any) -> str:
    shown = next((role.name for role in roles() if role.id == value), None) if field == "role" else as_typed(value)
    return shown or "not told"
