"""Spans of grades, as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.devices.grades import match_grades, written


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("K-12", [(0, 12)]),
        ("PK–8", [(-1, 8)]),
        ("3rd thru 12th", [(3, 12)]),
        ("6th grade through 12th", [(6, 12)]),
        ("kindergarten through 5th grade", [(0, 5)]),
        ("sixth through twelfth grade", [(6, 12)]),
        ("Years 9 to 11 only", [(9, 11)]),
        ("grades 5 and up", [(5, None)]),
        ("G3 upward", [(3, None)]),
        ("from 4th grade on", [(4, None)]),
        ("grades 10, 11, 12", [(10, 12)]),
        ("grades 6, 7 and 8", [(6, 8)]),
        ("through 10th", [(0, 10)]),
        ("from Grade 6 up to and including the senior years (12)", [(6, 12)]),
        ("tablets in 5-8, laptops in 9-12", [(5, 8), (9, 12)]),
        ("grade 9", [(9, 9)]),
        ("9th graders", [(9, 9)]),
        ("Foundation to Year 2", [(0, 2)]),
        ("P6-S4", [(6, 11)]),
        ("gr 3+", [(3, None)]),
        ("a prep school, 3+ years old", []),
        ("12-14 people went in 1998-99", []),
        ("8:30-9:15", []),
    ],
)
def test_every_way_to_write_a_span_is_read(text: str, spans: list[tuple[int, int | None]]) -> None:
    assert [(grades.low, grades.high) for grades in match_grades(text)] == spans


@given(st.integers(-1, 12), st.integers(0, 13))
def test_the_plain_form_comes_back_as_it_went_in(low: int, high: int) -> None:
    if low < high:
        assert [(one.low, one.high) for one in match_grades(f"in {written(low, high)} here")] == [(low, high)]
