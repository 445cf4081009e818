"""What departments do beside what people advise, in a database: each count leads to its rows and follows the facts."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from correcting import one, reject, say
from database_rows import query, rows_of
from made_threads import PlainExtractor, evidence_of, signed_thread
from running import Build

from crawler.items import Post
from extract.facts import Advice, AdviceKind, PostFacts, ReportingLine, Structure
from kb.database.store import make_readable
from kb.meaning.encoder import shipped_encoder
from kb.queries import query_sql

PUT = "Put technicians under the technology department."
COUNTS = "select departments_do, departments_do_otherwise, people_advise, people_advise_otherwise from recommendations"


class Placing(PlainExtractor):
    """Finds "Technicians report to X", "Put …" as urged and "We …" as told, beside the signature."""

    def __call__(self, threads: Iterable[Sequence[Post]]) -> Iterator[Sequence[PostFacts]]:
        for posts in threads:
            (found,) = super().__call__([posts])
            yield [_with_lines(post, facts) for post, facts in zip(posts, found, strict=True)]


def _with_lines(post: Post, facts: PostFacts) -> PostFacts:
    lines = [
        ReportingLine(subordinate=match[1], superior=match[2], evidence=evidence_of(match))
        for match in re.finditer(r"(Technicians) report to the ([\w ]+)", post.text)
    ]
    advice = [
        Advice(
            quote=match[0],
            kind=AdviceKind.PRACTICE if match[0].startswith("We") else AdviceKind.RECOMMENDATION,
            evidence=evidence_of(match),
        )
        for match in re.finditer(r"(?:Put|We) [^.]+\.", post.text)
    ]
    named = facts.signature.organization if facts.signature else None
    structures = (Structure(organization=named, current=True, reporting_lines=tuple(lines)),) if lines else ()
    return replace(facts, structures=structures, advice=tuple(advice))


THREAD = signed_thread(
    1,
    ("Ada Thorn", "Pinewater Schools", "OH", PUT),
    ("Bo Lantern", "Harrow Flats ISD", "TX", "Technicians report to the principal."),
    ("Cy Marsh", "Cold Spring Schools", "CA", "Technicians report to the Network Manager."),
    ("Di Quill", "Marrow Bay Schools", "WI", "Technicians report to the Director of Technology."),
)


def test_every_department_that_is_counted_is_a_row_that_leads_to_its_words(keep: Build, database: Path) -> None:
    keep([THREAD], extractor=Placing())

    assert query(database, COUNTS) == [(2, 1, 1, 0)]
    rows = query(database, "select organization, does, how, sentence from practices_browse order by organization")
    assert rows == [
        ("Cold Spring Schools", 1, "reporting line", "Technicians report to the Network Manager"),
        ("Harrow Flats ISD", 0, "reporting line", "Technicians report to the principal"),
        ("Marrow Bay Schools", 1, "reporting line", "Technicians report to the Director of Technology"),
    ]


def test_a_practice_that_is_told_is_what_a_department_does_and_nobody_advises(keep: Build, database: Path) -> None:
    told = signed_thread(2, ("Eli Moss", "Alder Point ISD", "TX", f"We {PUT.lower()}"))

    keep([THREAD, told], extractor=Placing())

    assert query(database, COUNTS) == [(3, 1, 1, 0)]
    assert query(database, "select organization, does from practices_browse where how = 'told'") == [
        ("Alder Point ISD", 1)
    ]


def test_the_counts_of_a_recommendation_are_those_of_its_rows(keep: Build, database: Path) -> None:
    told = signed_thread(2, ("Eli Moss", "Alder Point ISD", "TX", f"We {PUT.lower()}"))
    against = signed_thread(3, ("Gus Hale", "Birch Run Schools", "MI", "Put technicians under the principals."))

    keep([THREAD, told, against], extractor=Placing())

    rows = "select recommendation_id, sum(does), sum(not does) from practices_browse group by 1 order by 1"
    counts = "select id, departments_do, departments_do_otherwise from recommendations order by 1"
    assert query(database, rows) == query(database, counts) != []


def test_a_department_counts_once_as_it_is_built_whatever_somebody_of_it_tells(keep: Build, database: Path) -> None:
    told = signed_thread(2, ("Eli Moss", "Harrow Flats ISD", "TX", f"We {PUT.lower()}"))

    keep([THREAD, told], extractor=Placing())

    assert query(database, COUNTS) == [(2, 1, 1, 0)]


def test_a_reporting_line_that_a_person_rejects_is_no_practice_any_more(keep: Build, database: Path) -> None:
    keep([THREAD], extractor=Placing())
    line = one(database, "select id from reporting_lines where superior = 'principal'")

    reject(database, f"reporting_line/{line}")

    assert query(database, COUNTS) == [(2, 0, 1, 0)]


def test_a_reporting_line_that_a_person_corrects_is_a_practice_as_corrected(keep: Build, database: Path) -> None:
    keep([THREAD], extractor=Placing())
    line = one(database, "select id from reporting_lines where superior = 'principal'")

    say(database, f"reporting_line/{line}", superior="Director of Technology")

    assert query(database, COUNTS) == [(3, 0, 1, 0)]


def test_what_is_removed_leaves_no_practice_behind(keep: Build, database: Path) -> None:
    keep([THREAD], extractor=Placing())

    keep([], extractor=Placing(), prune=True)

    tables = ("practices", "answers", "conditions", "support_by_size")
    assert [query(database, f"select count(*) from {table}") for table in tables] == [[(0,)]] * 4


def test_an_older_database_gets_what_a_new_one_has(keep: Build, database: Path) -> None:
    keep([THREAD], extractor=Placing())
    new = rows_of(database)
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(
            "drop table practices; drop table answers; drop table conditions; drop table support_by_size;"
            "update recommendations set choice_id = null, departments_do = null; pragma user_version = 2;"
        )

    make_readable(database)

    assert rows_of(database) == new


def test_questions_of_structure_are_counted_for_departments_and_for_people(keep: Build, database: Path) -> None:
    told = signed_thread(
        2,
        ("Eli Moss", "Alder Point ISD", "TX", f"We {PUT.lower()}"),
        ("Flo Dane", "Harrow Flats ISD", "TX", f"We {PUT.lower()}"),
    )
    keep([THREAD, told], extractor=Placing())

    sql = query_sql("structure_beside_advice").replace(":band", "''")
    assert [row[:5] for row in query(database, sql)] == [
        ("Whom technicians report to", "the technology department", 3, None, 1),
        ("Whom technicians report to", "the schools and their principals", 1, None, 0),
    ]


@pytest.mark.parametrize(("band", "people"), [("4", 1), ("1,000–2,499", 1), ("5", 0)])
def test_support_at_one_size_stands_beside_the_sizes_that_its_advice_names(
    keep: Build, database: Path, band: str, people: int
) -> None:
    text = "At Pinewater Schools we have 1,200 students. Always share the desk if you are under 3,000."
    keep([signed_thread(1, ("Ada Thorn", "Pinewater Schools", "OH", text))])

    sql = query_sql("holds_at_size").replace(":band", f"'{band}'")
    assert query(database, f"select people_for_here, sizes_named from ({sql})") == [(people, "if you are under 3,000")]


def test_an_encoder_that_is_watched_reads_as_it_did() -> None:
    seen: list[int] = []
    watched = shipped_encoder().watched(lambda: seen.append(1))

    assert (watched.vectors(["Label it.", "Count it."]) == shipped_encoder().vectors(["Label it.", "Count it."])).all()
    assert len(seen) == 2
