"""Extraction on posts that nobody tunes for never falls below what it once reached."""

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from extract.evaluate import FieldScore, evaluate
from model.annotated import read_posts

GOLD = Path(__file__).parent / "gold"
FLOORS: Mapping[str, Mapping[str, float]] = tomllib.loads((GOLD / "floors.toml").read_text("utf-8"))


@cache
def scores(posts: str) -> dict[str, FieldScore]:
    lines = (GOLD / "sample.jsonl").read_text("utf-8").splitlines()
    gold = read_posts("test") if posts == "test_writers" else list(map(json.loads, lines))
    return {score.field: score for score in evaluate(gold, source=posts)}


@pytest.mark.parametrize(("posts", "field"), [(posts, field) for posts, floors in FLOORS.items() for field in floors])
def test_a_field_keeps_its_floor_on_held_out_posts(posts: str, field: str) -> None:
    assert scores(posts)[field].f1 >= FLOORS[posts][field]
