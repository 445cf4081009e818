"""JSON Lines in and out of `threadwise distil`."""

import json

import pytest

from kb.distil import distil
from kb.distil.lines import advice_id, read_voices, recommendation_line
from kb.errors import MalformedLine
from kb.meaning.encoder import shipped_encoder

POST = {
    "id": "p1",
    "text": "…",
    "advice": [{"quote": "Label every cable.", "kind": "recommendation"}],
    "author": {"name": "Odette Marlowe"},
    "posted": "2020-05-04T10:00:00",
    "structures": [{"organization": "Fernhill Schools", "current": True, "enrollment": {"min": 1200, "max": 1200}}],
    "signature": {"name": "O. Marlowe", "organization": "Fernhill"},
}


def test_each_quote_of_a_post_is_a_voice_with_its_author_organization_band_and_day() -> None:
    (voice,) = read_voices([json.dumps(POST)], "facts")
    assert voice.advice_id == advice_id("p1", "Label every cable.")
    assert (voice.person, voice.organization) == ("odette marlowe", "fernhill schools")
    assert (voice.band, voice.said) == (4, "2020-05-04")


def test_the_signature_names_the_person_where_the_line_has_no_author() -> None:
    (voice,) = read_voices([json.dumps({**POST, "author": None})], "facts")
    assert voice.person == "o marlowe"


def test_a_former_employer_is_not_the_voices_organization() -> None:
    structures = [{"organization": "Old Place", "current": False}]
    (voice,) = read_voices([json.dumps({**POST, "structures": structures, "signature": None})], "facts")
    assert voice.organization is None


def test_a_bare_advice_keeps_its_id_and_blank_lines_are_skipped() -> None:
    (voice,) = read_voices(["", '{"id": "x", "text": "Label it."}', "\n"], "facts")
    assert (voice.advice_id, voice.text, voice.person) == ("x", "Label it.", None)


def test_the_same_words_twice_in_one_post_are_two_advices() -> None:
    found = list(read_voices([json.dumps({**POST, "advice": POST["advice"] * 2})], "facts"))  # type: ignore[operator]
    assert len({voice.advice_id for voice in found}) == 2


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (['{"id": "a", "text": "Label it."}', "{"], "facts, line 2: no JSON"),
        (["[1]"], "facts, line 1: no JSON object"),
        (['{"text": "Label it."}'], "facts, line 1: an advice without an id"),
        (['{"id": 7, "text": "Label it."}'], "facts, line 1: an advice without an id"),
        (['{"advice": []}'], "facts, line 1: a post without an id"),
        (['{"id": "a", "text": "  "}'], "facts, line 1: advice 'a' has no words"),
        (['{"id": "a"}'], "facts, line 1: advice 'a' has no words"),
        (['{"id": "a", "advice": "Label it."}'], 'facts, line 1: "advice" is no list'),
        (
            ['{"id": "a", "text": "One."}', '{"id": "a", "text": "Two."}'],
            "facts, line 2: advice 'a' was already on line 1",
        ),
        (["[" * 100_000], "facts, line 1: "),
        (['{"id": ' + "9" * 10_000 + "}"], "facts, line 1: a number in it is too long; "),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_in_one_sentence(lines: list[str], told: str) -> None:
    with pytest.raises(MalformedLine) as refusal:
        list(read_voices(lines, "facts"))
    assert str(refusal.value).startswith(told)
    assert "\n" not in str(refusal.value)


def test_a_recommendation_is_written_with_its_evidence_in_words() -> None:
    found = list(read_voices(['{"id": "x", "text": "Label every cable."}'], "facts"))
    (recommendation,) = distil(found, shipped_encoder())
    row = json.loads(recommendation_line(recommendation, {voice.advice_id: voice.text for voice in found}))
    assert row["statement"] == "Label every cable."
    assert row["evidence"] == [{"advice_id": "x", "stance": "for", "text": "Label every cable."}]
    assert "network-and-infrastructure" in row["topics"]
    assert (row["support"]["people_for"], row["support"]["strength"]) == (1, 0.2065)
