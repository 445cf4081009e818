"""Cues: the words that make a sentence advice, or keep it from being any, as data with their weights.

`patterns/advice_cues.jsonl` holds a regular expression a line with the kind of advice that it speaks for and a weight;
two points make an advice, so a cue of weight 1 needs company. Every expression is bounded: none looks further than
some 160 characters ahead, so that reading is linear in the length of the text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from extract.facts import AdviceKind
from extract.lazy_patterns import LazyPattern
from extract.needles import Needled
from extract.pattern_files import rows, word_set


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A wording that speaks for one kind of advice.

    `follows`: it counts only right after another advice. `clause`: the advice begins where the wording begins.
    `anchored`: the wording must open a clause.
    """

    id: str
    kind: AdviceKind
    weight: int
    pattern: LazyPattern
    follows: bool = False
    clause: bool = False
    anchored: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A refusal makes a sentence no advice of `kind` (None: of none); a lead announces a list of such advice."""

    kind: AdviceKind | None
    pattern: LazyPattern


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
            pattern=_lazy(row),
            follows=row.get("follows", False),
            clause=row.get("take") == "from",
            anchored="^" in row["pattern"],
        )
        for row in rows("advice_cues")
    )


@cache
def needled_cues() -> Needled[Cue]:
    """Return all cues by their needles."""
    return Needled(cues(), [cue.pattern for cue in cues()])


@cache
def refusals() -> tuple[Wording, ...]:
    """Return all refusals in file order."""
    return _wordings("advice_refusals")


@cache
def needled_refusals() -> Needled[Wording]:
    """Return the refusals of any kind of advice by their needles."""
    of_all = [refusal for refusal in refusals() if refusal.kind is None]
    return Needled(of_all, [refusal.pattern for refusal in of_all])


def lead_of(words: str) -> Wording | None:
    """Return what announces a list in the words, None where nothing does; of several the first of the file."""
    return next((lead for lead in _wordings("advice_leads") if lead.pattern.search(words)), None)


@cache
def openers() -> tuple[Opener, ...]:
    """Return what may be before a clause."""
    return tuple(Opener(id=row["id"], keep=row["keep"], pattern=_compiled(row)) for row in rows("advice_openers"))


@cache
def verbs() -> Mapping[str, bool]:
    """Return the verbs that open an imperative; True for one that is a noun as often ("budget", "support")."""
    return {row["verb"]: row.get("noun", False) for row in rows("advice_verbs")}


def word_group(name: str) -> frozenset[str]:
    """Return a group of words that the finding of clauses, habits and maxims asks for ("plurals", "auxiliaries")."""
    return word_set("advice_words", name)


@cache
def _wordings(file: str) -> tuple[Wording, ...]:
    return tuple(
        Wording(kind=AdviceKind(row["kind"]) if row.get("kind") else None, pattern=_lazy(row)) for row in rows(file)
    )


def _lazy(row: dict[str, Any]) -> LazyPattern:
    return LazyPattern(row["pattern"], re.IGNORECASE)


def _compiled(row: dict[str, Any]) -> re.Pattern[str]:
    return re.compile(row["pattern"], re.IGNORECASE)
