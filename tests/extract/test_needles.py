"""Needles: what a pattern cannot match without, and that no match is passed over for the want of one."""

import re

import pytest

from extract.needles import Needled, needles_of


@pytest.mark.parametrize(
    ("pattern", "needles"),
    [
        (r"\breports? to\b", {"report"}),
        (r"\b(?:bought|rented) from\b", {" from"}),
        (r"(?:vacant|unfilled)$", {"vacant", "unfilled"}),
        (r"(?:the )+staff?", {"the "}),
        (r"(?:our|we)\b", None),
        (r"\d+|vacant", None),
    ],
)
def test_a_pattern_tells_its_needles(pattern: str, needles: set[str] | None) -> None:
    assert needles_of(re.compile(pattern, re.IGNORECASE)) == needles


@pytest.mark.parametrize("text", ["VACANT since May", "still vacant", "\u017ftaff of \u017fix", "12 of us"])
def test_what_matches_is_never_passed_over(text: str) -> None:
    patterns = [re.compile(one, re.IGNORECASE) for one in (r"vacant", r"staff", r"\d+ of", r"si[xs]", r"s(?:ix|even)")]
    tried = list(Needled(patterns, patterns).that_may_match(text))
    assert [one for one in tried if one.search(text)] == [one for one in patterns if one.search(text)]


def test_what_cannot_match_is_passed_over() -> None:
    patterns = [re.compile(one) for one in (r"vacant", r"staff")]
    assert list(Needled(patterns, patterns).that_may_match("Two staff left.")) == patterns[1:]
