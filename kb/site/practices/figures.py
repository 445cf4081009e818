"""How departments are built beside how people advise to build them, question by question, by counts."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from extract.bands import SizeBand
from kb.metadata import query_sql
from kb.site.charts import ShareChart, ShareRow, shares
from kb.statistics import FEWEST, Share, share

MOST_RECOMMENDATIONS = 12
"""Recommendations that the page lists, those first that most departments tell something of."""

_BUILT = query_sql("structure_beside_advice")

_FOLLOWED = """
select *
from recommendations
where coalesce(departments_do, 0) + coalesce(departments_do_otherwise, 0) >= 2
order by departments_do + departments_do_otherwise desc, rank
limit :limit
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCounts:
    """An answer to a question of structure: the departments that are built so, the people who advise so or against.

    `doing` is None where no department tells, `advising` where nobody advises.
    """

    id: str
    name: str
    doing: Share | None
    advising: Share | None
    against: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """A question with its answers, what most departments do first; `chart` is None where fewer than five tell."""

    id: str
    name: str
    answers: tuple[AnswerCounts, ...]
    departments: int
    people: int
    chart: ShareChart | None

    @property
    def advised(self) -> AnswerCounts | None:
        """The answer that most people advise, None where nobody advises one."""
        advised = [each for each in self.answers if each.advising and each.advising.having]
        return max(advised, key=lambda each: each.advising.having if each.advising else 0, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Practices:
    """Everything on the page; `followed` are recommendations that two departments or more do, or do otherwise."""

    band: SizeBand | None
    questions: tuple[AskedQuestion, ...]
    followed: Sequence[sqlite3.Row]


def load_practices(connection: sqlite3.Connection, band: SizeBand | None) -> Practices:
    """Return what departments of a size band do and people of that size advise; of every size without a band."""
    rows = connection.execute(_BUILT, {"band": str(band.id) if band else ""}).fetchall()
    questions = [_question(list(group)) for _, group in groupby(rows, key=lambda row: row["question"])]
    return Practices(
        band=band,
        questions=tuple(sorted(questions, key=lambda each: (-each.people, -each.departments))),
        followed=connection.execute(_FOLLOWED, {"limit": MOST_RECOMMENDATIONS}).fetchall(),
    )


def _question(rows: Sequence[sqlite3.Row]) -> AskedQuestion:
    departments, people = rows[0]["departments_asked"], rows[0]["people_heard"]
    answers = tuple(
        AnswerCounts(
            id=row["choice_id"],
            name=row["answer"],
            doing=share(row["departments_do"], departments) if departments else None,
            advising=share(row["people_advise"], people) if people else None,
            against=row["people_advise_against"],
        )
        for row in rows
    )
    drawn = [
        ShareRow(name=each.name, share=each.doing, beside=each.advising.value if each.advising else None)
        for each in answers
        if each.doing
    ]
    return AskedQuestion(
        id=rows[0]["choice_id"].partition(":")[0],
        name=rows[0]["question"],
        answers=answers,
        departments=departments,
        people=people,
        chart=shares(drawn) if departments >= FEWEST else None,
    )
