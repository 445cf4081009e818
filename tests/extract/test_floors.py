"""Extraction on posts that nobody tunes for never falls below what it once reached."""

import json
import tomllib
from pathlib import Path

import pytest

from extract.evaluate import FieldScore, evaluate

GOLD = Path(__file__).parent / "gold"
FLOORS = tomllib.loads((GOLD / "floors.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def scores() -> dict[str, FieldScore]:
    lines = (GOLD / "sample.jsonl").read_text("utf-8").splitlines()
    return {score.field: score for score in evaluate(list(map(json.loads, lines)), source="sample.jsonl")}


@pytest.mark.parametrize("field", FLOORS)
def test_a_field_keeps_its_floor_on_held_out_posts(scores: dict[str, FieldScore], field: str) -> None:
    assert scores[field].f1 >= FLOORS[field]
