"""Constructs: the ways in which people commonly say a fact, each with two sets of titles and numbers.

`constructs.jsonl` holds a sentence a line, with slots, and beside it what one kind of fact is in the format of the
annotation, with the same slots: `{a}`, `{b}`, `{c}` are titles (`{as}` their plural), `{h}` is the head's, `{n}` and
`{m}` are numbers (`{w}` and `{v}` the same in words, `{W}` with a capital), `{E}` is an enrollment. An `author` signs
as the head. (Minimum functionality tests of CheckList: Ribeiro and others 2020.)
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from extract.evaluate import counts_of
from extract.json_lines import facts_json
from extract.pipeline import extract_posts
from extract.posts import PostText

ROWS = [json.loads(line) for line in Path(__file__).with_name("constructs.jsonl").read_text("utf-8").splitlines()]
FIELDS = {
    "positions": ("position_title", "position_staffing", "position_employment"),
    "reporting_lines": ("reporting_line",),
    "device_program": ("device_program",),
    "enrollment": ("enrollment", "enrollment_hedge"),
    "sites": ("sites",),
    "staff_total": ("staff_total",),
}
"""What is compared, by the kind of fact that a row gives."""
TITLES = (
    {"a": "network administrator", "b": "webmaster", "c": "programmer", "h": "Director of Technology"},
    {"a": "Computer Technician", "b": "Data Analyst", "c": "Security Analyst", "h": "Technology Coordinator"},
)
WORDS = (("four", "three", "3,150"), ("seven", "five", "850"))
NUMBERS = ({"n": 4, "m": 3, "E": 3150}, {"n": 7, "m": 5, "E": 850})
SIGNATURE = "\n\nMarlene Okafor\n{h}\nAlder Creek School District"


def filled(row: Mapping[str, Any], filling: int) -> tuple[str, dict[str, Any]]:
    """Return a row's post and its facts."""
    titles, numbers = TITLES[filling], NUMBERS[filling]
    first, second, enrollment = WORDS[filling]
    slots: dict[str, Any] = {**titles, **{f"{key}s": f"{title}s" for key, title in titles.items()}}
    slots |= {**numbers, "w": first, "v": second, "W": first.capitalize(), "N": numbers["n"], "E": enrollment}
    sums = {"2n": 2 * numbers["n"], "2m": 2 * numbers["m"], "n+m": numbers["n"] + numbers["m"]}
    sums |= {"n-1": numbers["n"] - 1, "n-2": numbers["n"] - 2, "n-m": numbers["n"] - numbers["m"]}

    def fill(value: Any) -> Any:
        if isinstance(value, str):
            return (numbers | sums).get(value) or value.format(**slots)
        if isinstance(value, list):
            return [fill(one) for one in value]
        return {key: fill(one) for key, one in value.items()} if isinstance(value, dict) else value

    text = row["text"] + (SIGNATURE if row.get("author") else "")
    text = re.sub(r"\b([Aa]) (?=\{(\w)\})", lambda match: article(match, str(slots[match[2]])), text).format(**slots)
    return text, {key: fill(row[key]) for key in FIELDS if key in row}


def article(match: re.Match[str], noun: str) -> str:
    return f"{match[1]}n " if noun[0].lower() in "aeiou" else match.group()


def cases() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for row in ROWS:
        for filling in range(len(TITLES)):
            yield (row["text"], *filled(row, filling))


@pytest.fixture(scope="module")
def wrong() -> dict[str, list[str]]:
    """Return by construct the posts whose facts are not found, or not alone."""
    given = list(cases())
    posts = [PostText(id=str(number), text=text) for number, (_, text, _) in enumerate(given)]
    failed: dict[str, list[str]] = {}
    for (construct, text, facts), found in zip(given, extract_posts(posts), strict=True):
        (kind,) = facts
        gold, told = {"structures": [facts]}, facts_json(found, text)
        if any(counts_of(gold, told, field)[1:] != (0, 0) for field in FIELDS[kind]):
            failed.setdefault(construct, []).append(text)
    return failed


@pytest.mark.parametrize("construct", [row["text"] for row in ROWS])
def test_a_common_construct_is_read_with_any_titles_and_numbers(wrong: dict[str, list[str]], construct: str) -> None:
    assert not wrong.get(construct)
