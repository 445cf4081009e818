"""Touching: whether all groups are looked at or only those that are not at rest, the same ones join."""

from collections.abc import Sequence

import numpy as np
import pytest

from kb.distil.grouping import touching
from kb.distil.grouping.belonging import changed_since
from kb.distil.grouping.likeness import SentenceGroup
from kb.distil.grouping.linkage import group
from kb.meaning.vectors import directions
from kb.recommendations import Known, Voice

THRESHOLD = 0.06
WIDTH = 12


def said(number: int, seed: int) -> list[SentenceGroup]:
    """Return sentences about few things, in settings of their own, so that many join and many nearly do."""
    chance = np.random.default_rng(seed)
    about = chance.normal(size=(number // 5, WIDTH))
    rows = about[chance.integers(0, len(about), number)] + 0.6 * chance.normal(size=(number, WIDTH))
    settings = directions(chance.normal(size=(number, WIDTH)).astype(np.float32) + 1)
    return [
        SentenceGroup(count=1, direction=direction, commonness=float(common), setting=setting, settings=1)
        for direction, common, setting in zip(
            directions(rows.astype(np.float32)), chance.uniform(0.5, 0.8, number).round(4), settings, strict=True
        )
    ]


def grown(sentences: Sequence[SentenceGroup], before: int) -> list[tuple[int, ...]]:
    """Return the groups of sentences of which the first were grouped before the others came."""
    known = group(sentences[:before], THRESHOLD)
    return group(sentences, THRESHOLD, known, range(before, len(sentences)))


@pytest.mark.parametrize("seed", range(5))
def test_few_that_are_asked_about_join_what_they_would_among_all(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = said(600, seed)
    monkeypatch.setattr(touching, "_FEW", 1.0)
    few = grown(sentences, 570)
    monkeypatch.setattr(touching, "_FEW", 0.0)
    assert few == grown(sentences, 570)
    assert len(few) < len(group(sentences[:570], THRESHOLD)) + 30


def test_what_is_at_rest_is_not_compared_again() -> None:
    alike = [SentenceGroup(count=1, direction=np.ones(WIDTH) / WIDTH**0.5, commonness=0.1)] * 3
    assert group(alike, THRESHOLD, awake=()) == [(0,), (1,), (2,)]
    assert group(alike, THRESHOLD, awake=[2]) == [(0, 1, 2)]


@pytest.mark.parametrize(
    ("stood", "unchanged", "awake"),
    [
        ({"a", "b"}, {"a", "b"}, [2]),
        ({"a", "b"}, {"a"}, [1, 2]),
        ({"a"}, {"a", "b"}, [1, 2]),
        ({"a", "b", "gone"}, {"a", "b"}, [0, 1, 2]),
    ],
    ids=["new", "changed", "ungrouped", "gone"],
)
def test_at_rest_is_what_was_grouped_as_it_is_now(stood: set[str], unchanged: set[str], awake: list[int]) -> None:
    said_now = [(Voice(advice_id=id_, text=f"Label {id_}."),) for id_ in "abc"]
    known = [Known(id="before", advice_ids=frozenset(stood))]
    assert changed_since(said_now, known, unchanged) == awake
