"""Kinds of saying how large a place is: a post a kind, in words of our own, and what it says (`size_kinds.jsonl`).

Whatever a post's `says` names must be found as it stands there, and nothing where that is null.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from found_facts import only
from spacy.language import Language

from extract.sizes.phrasing import phrasings
from extract.sizes.staff_totals import claims_staff_total

CASES = [json.loads(line) for line in Path(__file__).with_name("size_kinds.jsonl").read_text("utf-8").splitlines()]


def sizes(nlp: Language, text: str) -> dict[str, object]:
    """Return all that the post's one structure says of size, by the names that the cases use."""
    structure = only(nlp, text)
    found: dict[str, object] = {}
    if structure is not None and (enrollment := structure.enrollment):
        found |= {"enrollment": [enrollment.min, enrollment.max], "approx": enrollment.approx}
    if structure is not None and (sites := structure.sites):
        found |= {"sites": sites.count, "unit": sites.unit}
    if structure is not None and (total := structure.staff_total):
        found |= {"staff_total": total.count}
    if structure is not None and (program := structure.device_program):
        found |= {"ratio": program.ratio, "grades": program.grades}
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_what_a_post_says_of_size_is_found(nlp: Language, case: dict[str, Any]) -> None:
    found = sizes(nlp, case["text"])
    assert {kind: found.get(kind) for kind in case["says"]} == case["says"]


def test_some_who_share_a_title_are_no_department(nlp: Language) -> None:
    doc = nlp("There are 3 of us TIPs and one Director of Technology.")
    assert [claim for phrasing in phrasings(doc) for claim in claims_staff_total(phrasing)] == []
