"""Cues: the words that make a sentence advice, or keep it from being any, as data with their weights.

`patterns/advice_cues.jsonl` holds a regular expression a line with the kind of advice that it speaks for and a weight;
two points make an advice, so a cue of weight 1 needs company. Every expression is bounded: none looks further than
some 160 characters ahead, so that reading is linear in the length of the text.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from extract.facts import AdviceKind
from extract.needles import Needled


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A wording that speaks for one kind of advice.

    `follows`: it counts only right after another advice. `clause`: the advice begins where the wording begins.
    `anchored`: the wording must open a clause.
    """

    id: str
    kind: AdviceKind
    weight: int
    pattern: re.Pattern[str]
    follows: bool = False
    clause: bool = False
    anchored: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A wording that makes a sentence no advice, or (with a `kind`) no advice of that kind."""

    id: str
    kind: AdviceKind | None
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A wording that announces a list; its items are advice of `kind`, or no advice at all (None)."""

    id: str
    kind: AdviceKind | None
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opener:
    """A wording before the clause proper; `keep` says whether it belongs to the quotation."""

    id: str
    keep: bool
    pattern: re.Pattern[str]


@cache
def cues() -> tuple[Cue, ...]:
    """Return all cues in file order."""
    return tuple(
        Cue(
            id=row["id"],
            kind=AdviceKind(row["kind"]),
            weight=row["weight"],
            pattern=_compiled(row),
            follows=row.get("follows", False),
            clause=row.get("take") == "from",
            anchored="^" in row["pattern"],
        )
        for row in _rows("advice_cues.jsonl")
    )


@cache
def needled_cues() -> Needled[Cue]:
    """Return all cues by their needles."""
    return Needled(cues(), [cue.pattern for cue in cues()])


@cache
def refusals() -> tuple[Refusal, ...]:
    """Return all refusals in file order."""
    return tuple(
        Refusal(id=row["id"], kind=AdviceKind(row["kind"]) if "kind" in row else None, pattern=_compiled(row))
        for row in _rows("advice_refusals.jsonl")
    )


@cache
def needled_refusals() -> Needled[Refusal]:
    """Return the refusals of any kind of advice by their needles."""
    of_all = [refusal for refusal in refusals() if refusal.kind is None]
    return Needled(of_all, [refusal.pattern for refusal in of_all])


@cache
def leads() -> tuple[Lead, ...]:
    """Return the announcements of lists, the ones that win first."""
    return tuple(
        Lead(id=row["id"], kind=AdviceKind(row["kind"]) if row["kind"] else None, pattern=_compiled(row))
        for row in _rows("advice_leads.jsonl")
    )


@cache
def openers() -> tuple[Opener, ...]:
    """Return what may stand before a clause."""
    return tuple(
        Opener(id=row["id"], keep=row["keep"], pattern=_compiled(row)) for row in _rows("advice_openers.jsonl")
    )


@cache
def verbs() -> Mapping[str, bool]:
    """Return the verbs that open an imperative; True for one that is a noun as often ("budget", "support")."""
    return {row["verb"]: row.get("noun", False) for row in _rows("advice_verbs.jsonl")}


@cache
def words_of(group: str) -> frozenset[str]:
    """Return a group of words that the finding of clauses, habits and maxims asks for ("plurals", "auxiliaries")."""
    return frozenset(next(row["words"] for row in _rows("advice_words.jsonl") if row["id"] == group))


def _rows(name: str) -> Iterator[dict[str, Any]]:
    text = files("extract").joinpath("patterns", name).read_text(encoding="utf-8")
    return (json.loads(line) for line in text.splitlines() if line.strip())


def _compiled(row: dict[str, Any]) -> re.Pattern[str]:
    return re.compile(row["pattern"], re.IGNORECASE)
