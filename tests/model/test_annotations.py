"""The annotated posts: as many and as varied as promised, verbatim, split by writer, none like a measuring post."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from extract.facts import AdviceKind, Employment
from model.annotated import ANNOTATIONS, FRESH, PLAIN, SPLITS, STANCES, read_groups, read_posts, read_sentences
from model.overlap import find_overlaps, kept_shingles, shingles

ALL = [post for split in SPLITS for post in read_posts(split)]


def flat(text: str) -> str:
    return " ".join(text.split())


def test_there_are_four_thousand_posts_a_third_of_them_hard() -> None:
    assert len(ALL) >= 4_000
    assert sum(post.get("hard", False) for post in ALL) >= len(ALL) / 3
    assert len({post["id"] for post in ALL}) == len(ALL)
    assert len({flat(post["text"]) for post in ALL}) == len(ALL)


def test_there_are_three_thousand_sentences_of_advice_and_near_advice() -> None:
    kinds = Counter(kind for split in SPLITS for kind, _ in read_sentences(split))

    assert sum(kinds.values()) >= 3_000
    assert set(kinds) == {"none", *AdviceKind}
    assert min(kinds.values()) >= 250


def test_no_writer_is_in_two_splits() -> None:
    writers = [{path.stem for path in (ANNOTATIONS / split).iterdir()} for split in SPLITS]

    assert len(set.union(*writers)) == sum(map(len, writers))


def test_what_is_quoted_stands_in_the_post() -> None:
    strangers = [
        (post["id"], words)
        for post in ALL
        for words in (*quotes(post), *((post["signature"] or {}).values()))
        if words and flat(words).lower() not in flat(post["text"]).lower()
    ]

    assert not strangers


def test_employments_and_kinds_are_those_of_the_facts() -> None:
    rows = [row for post in ALL for structure in post["structures"] for row in structure["positions"]]

    assert {row["employment"] for row in rows} == set(Employment)
    assert {one["kind"] for post in ALL for one in post["advice"] or ()} == set(AdviceKind)
    assert all(row["count"] is None or row["count"] > 0 for row in rows)


def test_no_post_or_sentence_shares_eight_words_in_a_row_with_a_measuring_post() -> None:
    assert not list(find_overlaps(kept_shingles()))


def test_the_check_finds_what_is_shared() -> None:
    known = next(post for post in ALL if len(post["text"].split()) > 30)

    assert known["id"] in list(find_overlaps(frozenset(list(shingles(known["text"]))[5:6])))


def test_fresh_posts_are_annotated_in_their_own_words() -> None:
    posts, measuring = read_posts(FRESH), kept_shingles()

    assert len({post["id"] for post in [*ALL, *posts]}) == len(ALL) + len(posts)
    assert not [quote for post in posts for quote in quotes(post) if flat(quote) not in flat(post["text"])]
    assert all(measuring.isdisjoint(shingles(post["text"])) for post in posts)


def test_how_far_two_readers_agreed_is_told_for_every_field() -> None:
    rounds = json.loads((ANNOTATIONS / "agreement.json").read_text("utf-8"))

    assert all(agreement["posts"] >= 1_000 for agreement in rounds)
    assert all(0.7 <= value <= 1 for agreement in rounds for value in agreement["f1"].values())


def test_a_second_reader_noted_every_writer_s_posts() -> None:
    second = {
        json.loads(line)["id"]
        for path in (ANNOTATIONS / "second").glob("*.jsonl")
        for line in path.read_text("utf-8").splitlines()
    }

    assert second == {post["id"] for post in ALL if post["id"][0] in "WNP"}


@pytest.mark.parametrize("split", [*SPLITS, FRESH])
def test_no_address_or_number_of_a_real_person(split: str) -> None:
    numbers = re.compile(r"\(\d{3}\) (?!555-01)\d{3}-\d{4}")

    assert not [post["id"] for post in read_posts(split) if numbers.search(post["text"])]


def quotes(post: dict[str, Any]) -> Iterator[str]:
    yield from (one["quote"] for one in post["advice"] or ())
    yield from (one["organization"] for one in post["structures"] if one["organization"])


def test_groups_of_advice_are_many_for_and_against_and_split_by_family() -> None:
    lines = {split: read_groups(split) for split in SPLITS}
    every = [line for split in SPLITS for line in lines[split]]

    assert len(every) >= 2_500
    assert len({line["cluster"] for line in every}) >= 300
    assert len({line["id"] for line in every}) == len(every)
    assert Counter(line["stance"] for line in every)["against"] >= len(every) / 5
    families = [{line["family"] for line in lines[split]} for split in SPLITS]
    assert len(set.union(*families)) == sum(map(len, families))


def test_lessons_of_sides_are_balanced_and_plain_groups_have_two_sides() -> None:
    stances, plain = read_groups(STANCES), [line for name in PLAIN for line in read_groups(name)]
    sides = Counter(line["stance"] for line in stances)
    ids = [line["id"] for line in [*stances, *plain]]

    assert sides["against"] > sides["for"] > len(stances) / 3
    assert len(set(ids)) == len(ids)
    assert {line["cluster"] for line in plain}.isdisjoint(line["cluster"] for line in stances)
    divided = {line["cluster"] for line in plain if line["stance"] == "against"}
    assert len(divided) >= 60
