"""Advice in posts of other workplaces, written before the rules: a check against fitting them to one field."""

import json
from pathlib import Path

import pytest
from spacy.language import Language

from extract.evaluate import FieldScore, evaluate

CASES = Path(__file__).with_name("advice_cases.jsonl")


@pytest.fixture(scope="module")
def scores(nlp: Language) -> dict[str, FieldScore]:
    posts = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    return {score.field: score for score in evaluate(posts, nlp, CASES.name)}


@pytest.mark.parametrize(("field", "floor"), [("advice", 0.88), ("advice_kind", 0.70)])
def test_advice_of_other_workplaces_is_found_and_named(scores: dict[str, FieldScore], field: str, floor: float) -> None:
    assert scores[field].f1 >= floor


def test_little_is_invented_in_posts_of_other_workplaces(scores: dict[str, FieldScore]) -> None:
    assert scores["advice"].precision >= 0.85
