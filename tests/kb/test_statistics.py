"""Quartiles and intervals against values that others have published."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kb.statistics import FEWEST, quartiles, share

FIGURES = some.lists(some.floats(min_value=0.01, max_value=1e6), min_size=FEWEST)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        # R 4: quantile(c(...)), the quartiles of type 7.
        ([1, 2, 3, 4, 5], (2, 3, 4)),
        ([6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49], (25.5, 40, 42.5)),
        ([7, 15, 36, 39, 40, 41], (20.25, 37.5, 39.75)),
    ],
)
def test_quartiles_are_those_of_r_and_of_spreadsheets(figures: list[float], expected: tuple[float, ...]) -> None:
    found = quartiles(figures)

    assert found is not None
    assert (found.first, found.median, found.third) == expected
    assert (found.least, found.most, found.number) == (min(figures), max(figures), len(figures))


def test_four_figures_have_no_quartiles() -> None:
    assert quartiles([1, 2, 3, 4]) is None
    assert quartiles([]) is None


@given(FIGURES, some.randoms(use_true_random=False))
def test_quartiles_ascend_whatever_the_order(figures: list[float], chance: object) -> None:
    mixed = sorted(figures, key=lambda _: chance.random())  # type: ignore[attr-defined]
    found = quartiles(mixed)

    assert found == quartiles(figures)
    assert found is not None
    assert found.least <= found.first <= found.median <= found.third <= found.most


@pytest.mark.parametrize(
    ("having", "number", "low", "high"),
    [
        # R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998,
        # table I, method 3 (the score method of Wilson without continuity correction).
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_intervals_are_those_that_newcombe_lists(having: int, number: int, low: float, high: float) -> None:
    found = share(having, number)

    assert (round(found.low, 4), round(found.high, 4)) == (low, high)
    assert found.value == having / number


@given(some.integers(1, 10_000).flatmap(lambda number: some.tuples(some.integers(0, number), some.just(number))))
def test_an_interval_holds_its_share_and_mirrors_that_of_the_others(case: tuple[int, int]) -> None:
    having, number = case
    found, others = share(having, number), share(number - having, number)

    assert 0 <= found.low <= found.value <= found.high <= 1
    assert (found.low, found.high) == (pytest.approx(1 - others.high), pytest.approx(1 - others.low))


@pytest.mark.parametrize(("having", "number"), [(0, 0), (3, 2), (-1, 4)])
def test_what_is_no_share_is_refused(having: int, number: int) -> None:
    with pytest.raises(ValueError, match="is no share"):
        share(having, number)


@pytest.mark.parametrize(("number", "telling"), [(FEWEST - 1, False), (FEWEST, True)])
def test_a_share_of_fewer_than_five_is_not_told_in_per_cent(number: int, telling: bool) -> None:
    assert share(1, number).is_telling == telling
