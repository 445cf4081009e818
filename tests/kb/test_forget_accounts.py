"""Whose posts `threadwise forget --person` takes: all of an account of a board, and nobody else's."""

from dataclasses import replace
from pathlib import Path

import pytest
from correcting import one
from database_rows import files_of, query
from made_threads import PEOPLE, made_thread
from running import Build, Typed

from crawler.items import Author, Quote, Thread

WANDA = PEOPLE[0][0]


def under(thread: Thread, *handles: str, place: int = -1) -> Thread:
    """Return a thread whose posts stand under handles; that at `place` alone keeps its signature."""
    posts = (
        replace(post, author=Author(name=handle), signature=post.signature if number == place else None)
        for number, (post, handle) in enumerate(zip(thread.posts, handles, strict=True))
    )
    return replace(thread, posts=tuple(posts))


@pytest.mark.parametrize(
    ("named", "handle"), [("Wanda Oakes", "wanda_o"), ("wanda_o", "wanda_o"), ("Wanda Oakes", "w.oakes")]
)
def test_what_stands_unsigned_under_a_handle_goes_with_who_signs_there(
    keep: Build, database: Path, typed: Typed, named: str, handle: str
) -> None:
    signed = under(made_thread(1), "amos_t", "amos_t", handle, handle, place=2)
    unsigned = under(made_thread(2), handle, "amos_t", "amos_t", handle)
    keep([signed, unsigned])
    assert query(database, f"select count(distinct author_id) from posts where author_name = '{handle}'") == [(2,)]

    asked = typed("forget", "kb.db", "--person", named, stdin="y\n")

    assert f"4 posts (with all that stands under {handle} on board.example)" in asked.output
    later = under(made_thread(3), handle, "amos_t", "amos_t", "amos_t")
    keep([signed, unsigned, later])
    assert handle.encode() not in files_of(database)


def test_the_same_handle_on_another_board_is_somebody_else(keep: Build, database: Path, typed: Typed) -> None:
    here = under(made_thread(1), "wanda_o", "amos_t", "wanda_o", "amos_t", place=2)
    there = replace(under(made_thread(2), "wanda_o", "wanda_o", "bo_l", "bo_l"), url="https://other.example/t/1")
    keep([here, there])

    refused = typed("forget", "kb.db", "--person", "wanda_o", "--yes")
    assert "name them by id, each with --person: " in refused.stderr
    typed("forget", "kb.db", "--person", WANDA, "--yes")

    keep([here, there])
    assert query(database, "select count(*) from posts where author_name = 'wanda_o'") == [(2,)]


def test_a_handle_under_which_several_sign_and_a_first_name_are_left_and_told(
    keep: Build, database: Path, typed: Typed
) -> None:
    one = made_thread(1)
    office = replace(one, posts=tuple(replace(post, author=Author(name="tech_office")) for post in one.posts))
    first = under(made_thread(2), "Wanda", "Wanda", "Wanda", "Wanda", place=1)
    keep([office, first])

    assert "several people are called so" in typed("forget", "kb.db", "--person", "tech_office", "--yes").stderr
    done = typed("forget", "kb.db", "--person", WANDA, "--yes")

    assert "forgotten: 2 posts" in done.stdout
    left = [str(id_) for (id_,) in query(database, "select id from posts order by id")]
    assert f"6 posts ({', '.join(left)}) under the same name there may be somebody else's" in done.stderr


def headed(number: int, *names: str) -> Thread:
    """Return a thread whose posts stand under names and are signed by nobody."""
    return under(made_thread(number, posts=len(names)), *names)


@pytest.mark.parametrize(
    ("named", "others"),
    [
        ("w.oakes", ["w-oakes", "w_oakes"]),
        ("★", ["☆", "♥♥"]),
        ("किम99", ["काम99"]),
        ("काम राय", ["किम राय"]),
        ("Jo ★", ["Jo", "Jo ☆"]),
    ],
)
def test_a_name_that_differs_in_a_sign_is_somebody_else(
    keep: Build, database: Path, typed: Typed, named: str, others: list[str]
) -> None:
    keep([headed(1, named, *others)])

    assert typed("forget", "kb.db", "--person", named, "--yes").exit_code == 0

    for threads_ in ([headed(1, named, *others)], [headed(2, *others)]):
        keep(threads_)
    names = [str(name) for (name,) in query(database, "select distinct author_name from posts")]
    assert sorted(names) == sorted(others)


def test_an_id_that_two_handles_share_is_refused(keep: Build, database: Path, typed: Typed) -> None:
    keep([headed(1, "j.vale", "j-vale")])
    id_ = one(database, "select distinct author_id from posts")

    refused = typed("forget", "kb.db", "--person", id_, "--yes")

    assert "name them as they stand above their posts, each with --person: j-vale, j.vale" in refused.stderr
    assert query(database, "select count(*) from posts") == [(2,)]


def test_whose_id_it_is_goes_from_every_board(keep: Build, database: Path, typed: Typed) -> None:
    here = under(made_thread(1), "wanda_o", "amos_t", "wanda_o", "amos_t", place=2)
    there = replace(under(made_thread(2), "wanda_o", "wanda_o", "bo_l", "bo_l", place=1), url="https://other.example/t")
    keep([here, there])
    id_ = one(database, "select id from authors where name = 'wanda_o' and organization_id is not null")

    assert typed("forget", "kb.db", "--person", id_, "--yes").exit_code == 0

    assert query(database, "select count(*) from posts where author_name = 'wanda_o'") == [(0,)]


@pytest.mark.parametrize("name", ["Jean-Luc", "O’Neil", "किरण"])
def test_what_several_may_be_called_is_no_account(keep: Build, database: Path, typed: Typed, name: str) -> None:
    keep([under(made_thread(1), name, "amos_t", name, "amos_t", place=2)])

    done = typed("forget", "kb.db", "--person", WANDA, "--yes")

    assert "forgotten: 1 post" in done.stdout
    assert "1 post (" in done.stderr
    assert query(database, f"select count(*) from posts where author_name = '{name}'") == [(1,)]


def test_an_account_under_which_somebody_signs_a_first_name_alone_is_shared(
    keep: Build, database: Path, typed: Typed
) -> None:
    thread = under(made_thread(1), "tech_office", "amos_t", "tech_office", "amos_t", place=2)
    first, *others = thread.posts
    keep([replace(thread, posts=(replace(first, signature="Bob\nTechnician\nPinewater\nPinewater OH"), *others))])

    typed("forget", "kb.db", "--person", WANDA, "--yes")

    assert query(database, "select id from posts where author_name = 'tech_office'") == [(first.id,)]


@pytest.mark.parametrize("by_id", [False, True])
def test_who_signs_below_another_full_name_is_not_the_other(
    keep: Build, database: Path, typed: Typed, by_id: bool
) -> None:
    forwarded = under(made_thread(1, posts=3), "Bo Lantern", "Cy Rook", "Amos Teal", place=2)
    keep([forwarded])
    above, below = "Amos Teal", WANDA
    gone, stays = (above, below) if by_id else (below, above)
    named = one(database, f"select author_id from posts where author_name = '{above}'") if by_id else gone

    assert "forgotten: 1 post" in typed("forget", "kb.db", "--person", named, "--yes").stdout

    keep([forwarded, headed(2, gone, stays)])
    left = f"select author_name from posts where author_name in ('{gone}', '{stays}')"
    assert query(database, left) == [(stays,)]


def test_a_quotation_that_names_the_handle_goes_with_it(keep: Build, database: Path, typed: Typed) -> None:
    first, second = headed(1, "wanda_o", "amos_t"), headed(2, "bo_l", "amos_t")
    quote = Quote(text="What stood on a page that nobody crawled.", author="wanda_o", at=0)
    quoting = replace(second, posts=tuple(replace(post, quotes=(quote,)) for post in second.posts))
    elsewhere = replace(headed(3, "bo_l"), url="https://other.example/t/3")
    other = replace(quote, text="What somebody else of this name said.")
    elsewhere = replace(elsewhere, posts=tuple(replace(post, quotes=(other,)) for post in elsewhere.posts))
    keep([first, quoting, elsewhere])
    quoted = "select threads.url from threads join posts on threads.id = thread_id where quotes <> '[]'"

    typed("forget", "kb.db", "--person", "wanda_o", "--yes")
    assert query(database, quoted) == [("https://other.example/t/3",)]

    database.unlink()
    keep([first, quoting, elsewhere])
    assert query(database, quoted) == [("https://other.example/t/3",)]


def test_an_address_that_is_none_stops_no_forgetting(keep: Build, database: Path, typed: Typed) -> None:
    odd = replace(headed(1, "wanda_o", "amos_t"), url="http://[a")
    keep([odd])

    assert typed("forget", "kb.db", "--person", "wanda_o", "--yes").exit_code == 0

    keep([odd])
    assert query(database, "select author_name from posts") == [("amos_t",)]
