import json
import subprocess
import sys
from pathlib import Path

import pytest

from extract.errors import ExtractError, NotAPost
from extract.evaluate import evaluate, read_gold, score, table

JUDGE = Path(__file__).parents[3] / "shared" / "gold" / "score.py"


def position(title, count=1, fte=None, employment="employee"):
    return {"title": title, "count": count, "fte": fte, "employment": employment}


def structure(**parts):
    return {
        "organization": None,
        "current": True,
        "enrollment": None,
        "sites": None,
        "staff_total": None,
        "positions": [],
        "reporting_lines": [],
        "device_program": None,
    } | parts


def post(number, structures=(), advice=(), signature=None):
    return {
        "id": str(number),
        "text": "x",
        "structures": list(structures),
        "advice": list(advice),
        "signature": signature,
    }


GOLD = [
    post(
        1,
        [
            structure(
                organization="The Fern Hill Schools",
                enrollment={"min": 900, "max": 900, "approx": False},
                sites={"count": 3, "unit": "schools"},
                positions=[position("Clerk", 2), position("Aide", None, 0.5), position("Director of Technology")],
                reporting_lines=[{"subordinate": "Aide", "superior": "Director of Technology"}],
                device_program={"ratio": "1:1", "grades": "K–5"},
            )
        ],
        [{"quote": "Label your cables before August.", "kind": "recommendation"}],
        {"name": "Ann O\u2019Dell", "credentials": None, "title": "Clerk", "organization": None},
    ),
    post(2, [structure(staff_total={"count": 2.5, "unit": "fte"})], [{"quote": "Never wait.", "kind": "caution"}]),
    post(3),
]
FOUND = [
    post(
        1,
        [
            structure(
                organization="Fern Hill School",
                enrollment={"min": 900, "max": 900, "approx": True},
                sites={"count": 3.0, "unit": "buildings"},
                positions=[position("clerks", 2), position("aide", 1, 0.5), position("Director", 1, None, "shared")],
                reporting_lines=[{"subordinate": "aides", "superior": "Director, Technology"}],
                device_program={"ratio": "1:1", "grades": "k-5"},
            )
        ],
        [{"quote": "Label cables before August", "kind": "practice"}, {"quote": "Made up.", "kind": "lesson"}],
        {"name": "Ann O'Dell", "title": "Aide", "state": "KS"},
    ),
    post(3, [structure(current=False, positions=[position("Clerk")])]),
]


def test_each_field_counts_what_is_right_missed_and_invented():
    counts = {one.field: (one.right, one.missed, one.invented) for one in score(GOLD, FOUND)}
    assert counts["enrollment"] == (1, 0, 0)
    assert counts["enrollment_hedge"] == (0, 1, 1)
    assert counts["sites"] == (1, 0, 0)
    assert counts["staff_total"] == (0, 1, 0)
    assert counts["position_title"] == (2, 1, 2)
    assert counts["position_staffing"] == (1, 2, 3)
    assert counts["advice"] == (1, 1, 1)
    assert counts["advice_kind"] == (0, 2, 2)
    assert counts["signature"] == (1, 1, 2)
    assert counts["whole_post"] == (0, 3, 3)


def test_nothing_asked_and_nothing_found_is_perfect():
    assert {one.f1 for one in score([post(1)], [post(1)])} == {1.0}


@pytest.mark.skipif(not JUDGE.exists(), reason="the judge is not beside this checkout")
@pytest.mark.parametrize("found", [FOUND, GOLD, [], FOUND[1:]])
def test_the_table_is_the_judges(tmp_path, found):
    for name, posts in (("gold", GOLD), ("found", found)):
        (tmp_path / name).write_text("".join(json.dumps(one) + "\n" for one in posts), "utf-8")
    command = [sys.executable, str(JUDGE), str(tmp_path / "gold"), str(tmp_path / "found")]
    judged = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert table(score(GOLD, found)) + "\n" == judged


def test_extraction_reads_nothing_but_id_and_text(nlp):
    gold = [
        post(1, [structure(enrollment={"min": 912, "max": 912, "approx": False})]) | {"text": "We have 912 students."}
    ]
    scores = {one.field: one.f1 for one in evaluate(gold, nlp)}
    assert scores["enrollment"] == 1.0


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"id": "p"}',
        '{"id": 3, "text": "x"}',
        pytest.param("[" * 100_000, id="nested too deeply"),
        pytest.param('{"id": ' + "9" * 10_000 + "}", id="a number too long"),
    ],
)
def test_an_annotation_line_that_is_no_post_is_refused_with_its_number(line):
    with pytest.raises(NotAPost, match=r"^gold\.jsonl, line 2: "):
        list(read_gold(["\n", line], "gold.jsonl"))


def test_posts_without_annotations_are_refused(nlp):
    with pytest.raises(ExtractError, match="no post in it says what it holds"):
        evaluate([{"id": "p", "text": "We have 912 students."}], nlp, "gold.jsonl")


def test_an_empty_annotation_is_refused(nlp):
    with pytest.raises(ExtractError, match="holds no annotated post"):
        evaluate([], nlp, "gold.jsonl")
