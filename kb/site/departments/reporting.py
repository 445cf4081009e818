"""Who reports to whom in one department, as trees: from the reporting lines that a post states."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.titles.singular import singular_words
from kb.in_words import count, number

_REPORTING_LINES = """
select
    reporting_lines.*,
    subordinates.family as subordinate_family,
    superiors.family as superior_family,
    evidence.post_id,
    evidence.sentence
from {lines} as reporting_lines
left join roles as subordinates on subordinates.id = reporting_lines.subordinate_role_id
left join roles as superiors on superiors.id = reporting_lines.superior_role_id
left join evidence on evidence.id = reporting_lines.evidence_id
where reporting_lines.structure_id in (select value from json_each(:structures))
order by reporting_lines.place
"""

MOST_LINES = 100
"""Reporting lines of one department that its chart draws: more is no chart, and a chain of them would be no tree."""

GONE = ("vacant", "cut")
"""Employment of positions that nobody holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A title in the chart: how many hold it, in words, whom else it reports to, and who reports to it."""

    title: str
    holders: str
    also: tuple[str, ...]
    below: tuple["Node", ...]

    def count(self) -> int:
        """Return how many titles this branch holds, its own included."""
        return 1 + sum(node.count() for node in self.below)


def load_reporting_lines(
    connection: sqlite3.Connection, structures: Collection[str], *, unsure: bool = False
) -> dict[str, list[sqlite3.Row]]:
    """Return the reporting lines of each structure, each with its sentence and its post.

    Those below the floor of the view `sure_reporting_lines` are left out unless `unsure`.
    """
    sql = _REPORTING_LINES.format(
        lines="(select *, rowid as place from reporting_lines)" if unsure else "sure_reporting_lines"
    )
    of_structure: dict[str, list[sqlite3.Row]] = defaultdict(list)
    for row in connection.execute(sql, {"structures": json.dumps(list(structures))}):
        of_structure[row["structure_id"]].append(row)
    return of_structure


def reporting_trees(lines: Sequence[sqlite3.Row], positions: Sequence[sqlite3.Row]) -> tuple[Node, ...]:
    """Return the chart's trees, whoever reports to nobody at the top.

    A title that reports to several is below the first of them and names the others. Lines that close a circle are
    left out where they would. A leader's short title ("director") is the long one of the same role beside it. Of many
    lines the first `MOST_LINES` count.
    """
    lines = lines[:MOST_LINES]
    same = _same_titles(lines, positions)
    titles: dict[str, str] = {}
    above: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        subordinate, superior = (same.get(_key(line[end]), _key(line[end])) for end in ("subordinate", "superior"))
        for end, key in (("subordinate", subordinate), ("superior", superior)):
            if key == _key(line[end]):
                titles.setdefault(key, line[end])
        if subordinate != superior and superior not in above[subordinate]:
            above[subordinate].append(superior)
    for row in positions:
        if (key := _key(row["title"])) in above or key in same.values():
            titles.setdefault(key, row["title"])
    parents = _without_circles({each: superiors[0] for each, superiors in above.items() if superiors})
    below: dict[str, list[str]] = defaultdict(list)
    for each, parent in parents.items():
        below[parent].append(each)
    holders = _holders(positions, same)

    def node(key: str) -> Node:
        others = (each for each in above[key] if each != parents.get(key))
        return Node(
            title=_capital(titles.get(key, key)),
            holders=holders.get(key, ""),
            also=tuple(_capital(titles.get(each, each)) for each in others),
            below=tuple(node(each) for each in below[key]),
        )

    # The order of mention, the tallest tree first.
    tops = [key for key in titles if key not in parents and below[key]]
    return tuple(sorted((node(key) for key in tops), key=lambda tree: -tree.count()))


def not_placed(lines: Sequence[sqlite3.Row], positions: Sequence[sqlite3.Row]) -> Iterator[sqlite3.Row]:
    """Yield the positions that somebody holds and no reporting line names."""
    same = _same_titles(lines, positions)
    placed = {same.get(_key(line[end]), _key(line[end])) for line in lines for end in ("subordinate", "superior")}
    for row in positions:
        if row["employment"] not in GONE and same.get(_key(row["title"]), _key(row["title"])) not in placed:
            yield row


def _key(title: str) -> str:
    return " ".join(singular_words(title).casefold().split())


def _capital(title: str) -> str:
    return title[:1].upper() + title[1:]


def _same_titles(lines: Iterable[sqlite3.Row], positions: Iterable[sqlite3.Row]) -> dict[str, str]:
    """Return the long title that each short one of a leader stands for, where there is exactly one."""
    leaders: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        for end in ("subordinate", "superior"):
            if line[f"{end}_family"] == "leadership":
                leaders[line[f"{end}_role_id"]].add(_key(line[end]))
    for row in positions:
        if row["family"] == "leadership":
            leaders[row["role_id"]].add(_key(row["title"]))
    same = {}
    for titles in leaders.values():
        for title in titles:
            longer = [other for other in titles if set(title.split()) < set(other.split())]
            if len(longer) == 1:
                same[title] = longer[0]
    return same


def _without_circles(parents: Mapping[str, str]) -> dict[str, str]:
    """Return the parents without those lines that lead back to where they began."""
    kept: dict[str, str] = {}
    for each, parent in parents.items():
        above: str | None = parent
        while above is not None and above != each:
            above = kept.get(above)
        if above is None:
            kept[each] = parent
    return kept


def _holders(positions: Iterable[sqlite3.Row], same: Mapping[str, str]) -> dict[str, str]:
    """Return how many people or FTE hold each title, in words; nothing for one person or an unknown number."""
    rows: dict[str, list[sqlite3.Row]] = defaultdict(list)
    for row in positions:
        if row["employment"] not in GONE:
            rows[same.get(_key(row["title"]), _key(row["title"]))].append(row)
    words = {}
    for key, group in rows.items():
        people = [row["count"] for row in group]
        if all(row["fte"] is not None for row in group):
            words[key] = f"{number(sum(row['fte'] for row in group))} FTE"
        elif None not in people and sum(people) != 1:
            words[key] = count(sum(people), "person", "people")
    return words
