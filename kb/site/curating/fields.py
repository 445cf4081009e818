"""The fields of a form that corrects: what each is called, what it holds now, and what may be chosen for it.

What a field holds is written as `kb.correcting.fields` reads it, so that an untouched field changes nothing.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extract.facts import AdviceKind, Employment
from extract.titles.roles import roles
from kb.correcting.fields import ADDED_TO, FIELDS, as_typed
from kb.correcting.requests import NEW
from kb.recommendations import Stance
from kb.site.wording import headline

MOST_GOALS = 60
"""Organizations or recommendations that a form offers to merge with or move to; `find` looks for others."""

_RECOMMENDATIONS = """
select id, title, statement
from recommendations
where id <> :own
    and case
        when :find = '' then topic_id = :topic
        else id = :id or rowid in (
            select rowid from recommendations_fts where recommendations_fts match search_query(:find)
        )
    end
order by rank
limit :most
"""
_ORGANIZATIONS = """
select id, name, city, state
from organizations
where id <> :own
    and case
        when :find = '' then coalesce(state, '') in ('', :state)
        else id = :id or instr(lower(name), lower(:find)) > 0
    end
order by name, id
limit :most
"""

_LABELS = {
    "current": "The author works there now",
    "enrollment": "Students",
    "sites": "Buildings",
    "staff_total": "Technology staff in all",
    "count": "People",
    "fte": "Full-time equivalents",
    "subordinate": "Who reports",
    "superior": "To whom",
    "quote": "The words, as the post has them",
    "said": "The words of the post that say so",
    "recommendation": "The recommendation that it belongs to",
    "stance": "Its side of the recommendation",
    "into": "Is the same as",
}
_HINTS = {
    "enrollment": "2400, about 2400, 2400-2600, under 900 or over 900",
    "sites": "5 or 5 schools",
    "staff_total": "8 people or 3.5 fte",
    "grades": "6-12; empty for every grade",
    "state": "Its name or two letters",
    "said": "Copied from the post below; empty leaves the words as they are",
    "quote": "Copied from the post",
}
_CHOICES: Mapping[str, Sequence[tuple[str, str]]] = {
    "current": (("yes", "yes"), ("no", "no: a former employer")),
    "employment": tuple((each.value, each.value.replace("_", " ")) for each in Employment),
    "kind": tuple((each.value, each.value) for each in AdviceKind),
    "stance": tuple((each.value, each.value) for each in Stance),
}
_LONG = ("quote", "said")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of the form: `choices` (value, words) where it takes one of them, `is_long` for several lines."""

    name: str
    label: str
    value: str
    hint: str
    choices: Sequence[tuple[str, str]]
    is_long: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A kind of fact that can be added, with its fields."""

    kind: str
    fields: tuple[Field, ...]


def label(field: str) -> str:
    """Return what people read for the name of a field."""
    return _LABELS.get(field, field.capitalize())


def fields_of(connection: sqlite3.Connection, kind: str, row: sqlite3.Row, find: str) -> tuple[Field, ...]:
    """Return the fields of what is there; `find` are words, or an id, that goals to merge with or move to hold."""
    goals = _goals(connection, kind, row, find)
    return tuple(_field(name, written(kind, name, row), goals) for name in FIELDS.get(kind, ()))


def additions_to(kind: str) -> tuple[Addition, ...]:
    """Return what can be added to something of this kind."""
    unset = ("recommendation", "stance")
    return tuple(
        Addition(
            kind=added,
            fields=tuple(_field(name, _BLANK.get(name, ""), ()) for name in FIELDS[added] if name not in unset),
        )
        for added, parent in ADDED_TO.items()
        if parent == kind
    )


_BLANK = {"employment": Employment.EMPLOYEE.value, "current": "yes", "kind": AdviceKind.RECOMMENDATION.value}


def _field(name: str, value: str, goals: Sequence[tuple[str, str]]) -> Field:
    choices = _CHOICES.get(name, ())
    if name == "role":
        choices = (
            ("", "none that is known" if value else "as the title tells"),
            *((each.id, each.name) for each in roles()),
        )
    elif name in ("into", "recommendation"):
        choices = goals
    return Field(
        name=name,
        label=label(name),
        value=value,
        hint=_HINTS.get(name, ""),
        choices=choices,
        is_long=name in _LONG,
    )


def _goals(connection: sqlite3.Connection, kind: str, row: sqlite3.Row, find: str) -> Sequence[tuple[str, str]]:
    asked = {"find": find, "id": find.rstrip("/").rpartition("/")[2], "most": MOST_GOALS}
    if kind == "organization":
        found = connection.execute(_ORGANIZATIONS, {**asked, "own": row["id"], "state": row["state"]})
        places = [(each["id"], ", ".join(filter(None, (each["name"], each["city"], each["state"])))) for each in found]
        return (("", "no other: it is itself"), *places)
    if kind not in ("recommendation", "advice"):
        return ()
    own = row["id"] if kind == "recommendation" else row["recommendation_id"] or ""
    found = connection.execute(_RECOMMENDATIONS, {**asked, "own": own, "topic": row["topic_id"]})
    goals = [(each["id"], headline(each["title"], each["statement"])) for each in found]
    if kind == "recommendation":
        return (("", "no other: it stands for itself"), *goals)
    return (("", "where it is now"), (NEW, "none of them: it stands alone"), *goals)


def written(kind: str, name: str, row: sqlite3.Row | Mapping[str, Any]) -> str:
    """Return what a field holds, as one would type it."""
    if name in ("said", "into", "recommendation"):
        return ""
    if name == "current":
        return as_typed(bool(row["current"]))
    if name == "enrollment":
        least, most, approx = row["enrollment_min"], row["enrollment_max"], bool(row["enrollment_approx"])
        return "" if row["enrollment"] is None else as_typed({"min": least, "max": most, "approx": approx})
    if name == "sites":
        return "" if row["sites"] is None else as_typed({"count": row["sites"], "unit": row["sites_unit"] or "schools"})
    if name == "staff_total":
        counted, unit = row["staff_total"], row["staff_unit"] or "people"
        return "" if counted is None else as_typed({"count": counted, "unit": unit})
    if name == "organization" and kind == "structure":
        return str(row["organization_name"] or "")
    if name == "stance" and kind == "recommendation":
        return Stance.FOR.value
    if name == "stance":
        return str(row["stance"] or Stance.FOR)
    return as_typed(row["role_id" if name == "role" else name])
