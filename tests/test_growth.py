"""What grows with its size is told from what grows with the square of it."""

import random
from collections.abc import Callable
from functools import cache

import pytest
from growth import grows_linearly


def sort(size: int) -> list[int]:
    return sorted(random.Random(size).sample(range(size), size))


def pair(size: int) -> int:
    return sum(one < other for one in range(size) for other in range(size))


@pytest.mark.parametrize(
    ("work", "size"),
    [(lambda size: sum(range(size)), 400_000), (sort, 40_000), (lambda size: None, 1_000), (cache(sort), 40_000)],
    ids=["a sum", "a sort", "nothing", "what is kept"],
)
def test_what_passes_over_everything_once_grows_linearly(work: Callable[[int], object], size: int) -> None:
    assert grows_linearly(work, size)


@pytest.mark.parametrize("work", [pair, cache(pair)], ids=["pairs", "what is kept"])
def test_what_looks_at_every_pair_does_not(work: Callable[[int], object]) -> None:
    assert not grows_linearly(work, 1_200)


def test_what_fails_fails() -> None:
    def fail(size: int) -> None:
        raise ValueError(size)

    with pytest.raises(ValueError, match="100"):
        grows_linearly(fail, 800)
