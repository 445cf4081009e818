"""What a correction changed, for whoever reads the list: whose fact, what it says now and what was extracted."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extract.titles.roles import roles
from kb.correcting.corrections import Action, Correction, Target
from kb.correcting.fields import as_typed
from kb.site.curating.fields import label, written

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
        is_known = correction.action is Action.SET and _COLUMNS.get(field, field) in extracted
        was = written(correction.target.kind, field, extracted) if is_known else ""
        now = f"“{right}”" if right else _named(field, as_typed(value)) or "not told"
        yield f"{label(field)}: {now}" + (f" (extracted: {_named(field, was)})" if was else "")


def _named(field: str, value: str) -> str:
    """Return a value by the name that people know it by: a role's, where it is one."""
    return next((role.name for role in roles() if field == "role" and role.id == value), value)
