"""Building: what is added, left alone, written again and removed."""

import json
from pathlib import Path

import pytest
from database_rows import found, ids_of, query, rows_of
from made_threads import PEOPLE, PlainExtractor, made_post, made_thread
from running import Build

from crawler.errors import NotAThread
from crawler.items import Origin, Thread

STABLE = ("threads", "posts", "structures", "advice", "positions", "evidence")


def changed(thread: Thread, **parts: object) -> Thread:
    values = {name: getattr(thread, name) for name in Thread.__dataclass_fields__}
    return Thread(**{**values, **parts})


def test_a_second_build_changes_no_row(keep: Build, database: Path) -> None:
    keep([made_thread(number) for number in range(5)])
    before = rows_of(database)

    built = keep([made_thread(number) for number in range(5)])

    assert built
    assert built.nothing_changed
    assert rows_of(database) == before


def test_unchanged_threads_are_not_extracted_again(keep: Build) -> None:
    keep([made_thread(1), made_thread(2)])
    extractor = PlainExtractor()

    keep([made_thread(1), made_thread(2, extra=" anew")], extractor=extractor)

    assert set(extractor.seen) == {post.id for post in made_thread(2, extra=" anew").posts}


def test_a_new_version_of_the_extractor_reads_every_thread_again(keep: Build, database: Path) -> None:
    keep([made_thread(1), made_thread(2)])
    before = rows_of(database)

    built = keep([made_thread(1), made_thread(2)], extractor=PlainExtractor("plain 2"))

    assert built
    assert len(built.changed) == 2
    assert rows_of(database)["structures"] == before["structures"]
    assert {row[0] for row in query(database, "select extractor_version from threads")} == {"plain 2"}


def test_ids_stay_when_other_threads_are_added(keep: Build, database: Path) -> None:
    keep([made_thread(1), made_thread(2)])
    before = ids_of(database, *STABLE)

    keep([made_thread(number) for number in range(8)])

    after = ids_of(database, *STABLE)
    assert all(before[table] <= after[table] for table in STABLE)


def test_a_thread_that_grows_keeps_its_posts_facts_and_ids(keep: Build, database: Path) -> None:
    keep([made_thread(1, posts=3)])
    before = ids_of(database, *STABLE)

    built = keep([made_thread(1, posts=5)])

    assert built
    assert len(built.changed) == 1
    after = ids_of(database, *STABLE)
    assert all(before[table] <= after[table] for table in STABLE)


def test_the_order_of_threads_does_not_matter(keep: Build, database: Path, tmp_path: Path) -> None:
    threads = [made_thread(number) for number in range(6)]
    keep(threads)
    forwards = rows_of(database)
    database.unlink()

    keep(reversed(threads))

    assert rows_of(database) == forwards


def test_a_build_adds_to_what_is_there(keep: Build, database: Path) -> None:
    keep([made_thread(1)])

    keep([made_thread(2)])

    assert query(database, "select count(*) from threads") == [(2,)]


def test_pruning_removes_what_its_source_no_longer_holds(keep: Build, database: Path) -> None:
    keep([made_thread(1)])
    alone = rows_of(database)
    keep([made_thread(1), made_thread(2)])

    built = keep([made_thread(1)], prune=True)

    assert built
    assert built.removed == {made_thread(2).id}
    assert rows_of(database) == alone


def test_pruning_leaves_other_sources_alone(keep: Build, database: Path) -> None:
    keep([made_thread(1)])
    keep([made_thread(2, source="elsewhere")], sources=["elsewhere"])

    keep([made_thread(3, source="elsewhere")], sources=["elsewhere"], prune=True)

    subjects = query(database, "select subject from threads order by subject")
    assert [subject for (subject,) in subjects] == [made_thread(1).subject, made_thread(3).subject]


def test_nothing_is_pruned_while_something_could_not_be_read(keep: Build, database: Path) -> None:
    keep([made_thread(1), made_thread(2)])

    keep([made_thread(1)], prune=True, problems=[NotAThread("board/2.txt", "it is empty", "look at it")])

    assert query(database, "select count(*) from threads") == [(2,)]


def test_a_removed_thread_leaves_no_orphans(keep: Build, database: Path) -> None:
    stranger = made_thread(2)
    post = made_post(stranger.id, 1, "We have 777 students.", person=0)
    keep([made_thread(1, posts=2), changed(stranger, posts=(post,))])

    keep([made_thread(1, posts=2)], prune=True)

    assert query(database, "select count(*) from organizations where name = ?", PEOPLE[0][2]) == [(0,)]
    assert query(database, "select count(*) from authors where name = ?", PEOPLE[0][0]) == [(0,)]
    assert query(database, "pragma foreign_key_check") == []


def test_a_changed_thread_leaves_nothing_of_what_it_was(keep: Build, database: Path, tmp_path: Path) -> None:
    keep([made_thread(1, extra=" differently")])
    fresh = rows_of(database)
    database.unlink()
    keep([made_thread(1)])

    keep([made_thread(1, extra=" differently")])

    assert rows_of(database) == fresh


def test_two_copies_of_a_thread_give_the_posts_of_both(keep: Build, database: Path) -> None:
    whole = made_thread(1, posts=4)
    october = changed(whole, posts=whole.posts[:2], origins=(Origin(source="board", path="10.mbox", reader="mail"),))
    late = tuple(changed_post(post) for post in whole.posts[2:])
    november = changed(whole, posts=late, origins=(Origin(source="board", path="11.mbox", reader="mail"),))
    keep([october, november])
    before = rows_of(database)

    built = keep([october, november])

    assert built
    assert built.nothing_changed
    assert rows_of(database) == before
    assert query(database, "select number from posts order by posted") == [(1,), (2,), (3,), (4,)]
    assert query(database, "select posts from threads") == [(4,)]


def test_pruning_one_copy_keeps_what_another_holds(keep: Build, database: Path) -> None:
    whole = made_thread(1, posts=4)
    part = changed(whole, posts=whole.posts[:2], origins=(Origin(source="board", path="part.txt", reader="mail"),))
    keep([whole, part])

    keep([part], prune=True)

    assert query(database, "select posts, origin from threads") == [(2, "part.txt")]
    assert query(database, "select count(*) from posts") == [(2,)]


def changed_post(post: object) -> object:
    values = {name: getattr(post, name) for name in type(post).__dataclass_fields__}
    return type(post)(**{**values, "reply_to": None})


def test_every_advice_belongs_to_one_recommendation(keep: Build, database: Path) -> None:
    keep([made_thread(number) for number in range(4)])

    assert query(database, "select count(*) from advice where recommendation_id is null or stance is null") == [(0,)]
    assert query(database, "select count(*) from advice where topic_id is null") == [(0,)]


def test_only_runs_knows_the_time_and_the_counts_of_a_run(keep: Build, database: Path) -> None:
    keep([made_thread(1)])

    keep([made_thread(1), made_thread(2)], problems=[NotAThread("board/3.txt", "it is empty", "look at it")])

    rows = query(
        database,
        "select id, started, finished, threads_added, threads_unchanged, posts, sources, problems from runs",
    )
    moment = "2026-05-01T12:00:00+00:00"
    sentence = json.dumps(["board/3.txt: it is empty; look at it"])
    assert rows == [
        (1, moment, moment, 1, 0, 4, '["board"]', "[]"),
        (2, moment, moment, 1, 1, 8, '["board"]', sentence),
    ]
    assert "2026-05-01" not in repr(rows_of(database))


def test_full_text_search_finds_word_forms_and_forgets_what_is_removed(keep: Build, database: Path) -> None:
    keep([made_thread(1), made_thread(2, extra=" about projectors")])
    assert found(database, "posts", "projector") == 4
    assert found(database, "advice", "projector") == 4

    keep([made_thread(1)], prune=True)

    assert found(database, "posts", "projector") == 0
    assert found(database, "recommendations", "projector") == 0


@pytest.mark.parametrize("table", ["posts", "signatures", "evidence", "advice"])
def test_no_telephone_number_enters_the_database(keep: Build, database: Path, table: str) -> None:
    keep([made_thread(1)])

    assert "555-0142" not in repr(rows_of(database)[table])


def test_nothing_is_made_when_nothing_could_be_read(keep: Build, database: Path) -> None:
    built = keep([], problems=[NotAThread("board", "it is empty", "look at it")])

    assert built is None
    assert not database.exists()


def test_one_file_is_left_after_a_build(keep: Build, database: Path) -> None:
    keep([made_thread(1)])
    keep([made_thread(1), made_thread(2)])

    assert [path.name for path in database.parent.iterdir()] == ["kb.db"]


@pytest.mark.parametrize("source", ["bo.jones@example.org 402-555-0156.txt", "bad\udcff.txt"])
def test_a_source_whose_name_cannot_be_kept_is_pruned_like_any_other(keep: Build, database: Path, source: str) -> None:
    keep([made_thread(1, source=source), made_thread(2, source=source)], sources=[source])

    built = keep([made_thread(1, source=source)], sources=[source], prune=True)

    assert built
    assert built.removed == {made_thread(2).id}
    kept = repr(query(database, "select sources, problems from runs"))
    kept += repr(query(database, "select source, origin from threads")) + repr(query(database, "select * from origins"))
    assert "example.org" not in kept
    assert "0156" not in kept
    assert "\udcff" not in kept


def test_a_problem_is_kept_without_personal_data(keep: Build, database: Path) -> None:
    keep([made_thread(1)], problems=[NotAThread("bo.jones@example.org.txt", "it is empty", "look at it")])

    assert query(database, "select problems from runs") == [('["[e-mail]: it is empty; look at it"]',)]
