"""The encoder of meaning, and search by it."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from correcting import say
from made_threads import signed_thread
from running import Build

from extract.errors import WeightsDamaged
from kb.bands import band_of
from kb.database.store import open_to_read
from kb.meaning.encoder import WEIGHTS, MeaningEncoder, shipped_encoder
from kb.meaning.neighbours import EXACT, nearest
from kb.meaning.vectors import directions
from kb.searching.fusion import fused_points, ranked
from kb.searching.index import MeaningIndex
from kb.searching.search import search
from kb.site.searching.page import load_index

CABLES = ("Odette Marlowe", "Fernhill Schools", "", "We have 900 students. Always label both ends of a cable.")
SPARES = ("Bo Lantern", "Oxbow USD", "", "We have 6,000 students. Always keep spare laptops in the library.")


def test_a_sentence_has_the_same_vector_whatever_is_read_with_it() -> None:
    texts = [
        "Label every cable.",
        "Keep ten loaners in each library, because screens break on Mondays.",
        "",
        "x" * 5000,
    ]
    together = shipped_encoder().vectors(texts)
    assert all(
        np.array_equal(row, shipped_encoder().vectors([text])[0]) for row, text in zip(together, texts, strict=True)
    )


def test_the_same_advice_in_other_words_lies_nearer_than_other_advice() -> None:
    one, other, far = directions(
        shipped_encoder().vectors(
            ["Keep spare laptops in the library.", "Have a few loaner devices ready.", "Report to the superintendent."]
        )
    )
    assert one @ other > one @ far + 0.2


def test_vectors_are_the_same_on_every_processor() -> None:
    kept, lent = directions(shipped_encoder().vectors(["Always keep spare laptops in the library.", "loaner devices"]))
    assert kept @ lent == pytest.approx(0.341, abs=0.005)  # 0.298 where sums of 16 bits overflow


def test_the_fewer_were_gathered_the_less_alike_they_need_be() -> None:
    encoder = shipped_encoder()
    sizes = (1, 60, 120, 100_000)
    least = [encoder.threshold_of_gathered(count) for count in sizes]

    assert least[0] == least[1] < least[2] < least[3] == encoder.threshold


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    folder = shutil.copytree(WEIGHTS, tmp_path / "weights")
    with (folder / "matcher.onnx").open("ab") as file:
        file.write(b"\0")
    with pytest.raises(WeightsDamaged, match=r"matcher\.onnx"):
        MeaningEncoder(folder)


def test_neighbours_of_many_are_nearly_those_of_comparing_all() -> None:
    vectors = np.random.default_rng(1).normal(size=(EXACT + 500, 16)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    asked = vectors[:200]
    exact = np.argsort(-(asked @ vectors.T), axis=1)[:, :10]
    found = nearest(vectors, vectors, 10).places[:200]
    shared = np.mean([len(set(one) & set(other)) for one, other in zip(exact.tolist(), found.tolist(), strict=True)])
    assert shared > 8
    assert np.array_equal(found, nearest(vectors, vectors, 10).places[:200])
    assert np.array_equal(nearest(vectors, asked, 10).places, exact)


def test_search_finds_what_says_the_like_in_other_words(keep: Build, database: Path) -> None:
    keep([signed_thread(1, CABLES, SPARES)])
    with open_to_read(database) as connection:
        asked = "loaner devices"
        assert not search(connection, asked).recommendations
        found = search(connection, asked, index=MeaningIndex.of_database(connection))
    assert found.recommendations[0].statement == "Always keep spare laptops in the library."


def test_search_asks_only_those_of_a_size(keep: Build, database: Path) -> None:
    keep([signed_thread(1, CABLES), signed_thread(2, SPARES)])
    with open_to_read(database) as connection:
        found = search(connection, "always", band=band_of(6_000).id)
    assert [one.statement for one in found.recommendations] == ["Always keep spare laptops in the library."]
    assert len(found.posts) == 1


def test_the_index_of_a_site_follows_builds_and_corrections(keep: Build, database: Path) -> None:
    keep([signed_thread(1, CABLES)])
    with open_to_read(database) as connection:
        before = load_index(connection)
        assert load_index(connection) is before
    keep([signed_thread(2, SPARES)])
    with open_to_read(database) as connection:
        assert len(load_index(connection).posts.ids) == 2
        cables, spares = (id_ for (id_,) in connection.execute("select id from recommendations order by statement"))
    say(database, f"recommendation/{cables}", into=spares)
    with open_to_read(database) as connection:
        assert set(load_index(connection).advice.ids) == {spares}


def test_rankings_are_fused_by_reciprocal_rank() -> None:
    assert ranked(fused_points(["a", "b", "c"], ["c", "d"])) == ["c", "a", "b", "d"]
    assert ranked(fused_points(["a", "b"], ["b"], only={"b"})) == ["b"]
    assert ranked(fused_points(["a"], ["b"], weights=(0.25, 1.0))) == ["b", "a"]


@pytest.mark.parametrize(
    "written",
    ["don’t buy the cheapest cart", "- Don't buy the cheapest cart", '"Don\'t buy the cheapest cart!"'],
)
def test_what_stands_around_a_sentence_is_none_of_its_meaning(written: str) -> None:
    plain, other = shipped_encoder().vectors(["Don't buy the cheapest cart.", written])

    assert np.array_equal(plain, other)


def test_a_question_is_no_statement_of_the_same_words() -> None:
    asked, told = shipped_encoder().vectors(["Carts belong in the library?", "Carts belong in the library."])

    assert not np.array_equal(asked, told)
