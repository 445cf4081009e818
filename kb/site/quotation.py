"""A quotation as pages show it: the words that say for whom or when it holds are told apart from the others."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kb.in_words import number

_CONDITIONS = """
select advice_id, start, end, excepts, size, students_min, students_max
from conditions
where advice_id in (select value from json_each(:ids))
order by advice_id, start
"""

MANNERS = {
    "hedged": "said hesitantly",
    "sarcastic": "sarcastic: the opposite is meant",
    "retracted": "taken back by its author, counted on neither side",
}
"""What a page says of the manner of an advice (`kb.recommendations.Manner`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A part of a quotation; `condition` where these words say for whom or when it holds."""

    text: str
    condition: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The size that a condition names, in `words`; the bounds in students, None for an open end.

    It `excepts` where the advice does not hold at that size.
    """

    words: str
    least: int | None
    most: int | None
    excepts: bool

    def fits(self, students: int | None) -> bool | None:
        """Return whether the advice means a district of so many students, None where nobody can tell."""
        if students is None or (self.least is None and self.most is None):
            return None
        inside = (self.least or 0) <= students and (self.most is None or students <= self.most)
        return inside != self.excepts


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quotation cut into its parts, with the sizes that its conditions name."""

    words: tuple[Words, ...]
    sizes: tuple[Named, ...]


def load_quotations(connection: sqlite3.Connection, advice: Iterable[sqlite3.Row]) -> Mapping[str, Quotation]:
    """Return the quotations of rows with `id` and `quote`, by their ids."""
    quotes = {row["id"]: row["quote"] or "" for row in advice}
    conditions: defaultdict[str, list[sqlite3.Row]] = defaultdict(list)
    for row in connection.execute(_CONDITIONS, {"ids": json.dumps(list(quotes))}):
        conditions[row["advice_id"]].append(row)
    return {
        id_: Quotation(
            words=_cut(quote, conditions[id_]),
            sizes=tuple(_named(row) for row in conditions[id_] if row["size"] or _is_counted(row)),
        )
        for id_, quote in quotes.items()
    }


def _cut(quote: str, conditions: Iterable[sqlite3.Row]) -> tuple[Words, ...]:
    """Return a quotation in parts; a condition that reaches past its words is left unmarked."""
    parts, done = [], 0
    for row in conditions:
        if done <= row["start"] < row["end"] <= len(quote):
            parts += [Words(text=quote[done : row["start"]])] if done < row["start"] else []
            parts.append(Words(text=quote[row["start"] : row["end"]], condition=True))
            done = row["end"]
    return (*parts, Words(text=quote[done:])) if done < len(quote) else tuple(parts)


def _is_counted(row: sqlite3.Row) -> bool:
    return row["students_min"] is not None or row["students_max"] is not None


def _named(row: sqlite3.Row) -> Named:
    least, most = row["students_min"], row["students_max"]
    if least is not None and most is not None:
        words = f"{number(least)} students" if least == most else f"{number(least)} to {number(most)} students"
    elif least is not None:
        words = f"{number(least)} students or more"
    elif most is not None:
        words = f"up to {number(most)} students"
    else:
        words = f"{row['size']} districts"
    return Named(words=words, least=least, most=most, excepts=bool(row["excepts"]))
