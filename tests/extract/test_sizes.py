"""Enrollment, sites, staff totals and 1:1 programmes: a post a rule, in words of our own (`size_cases.jsonl`)."""

import json
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from extract.facts import DeviceProgram, Enrollment, Sites, StaffTotal
from extract.sizes.phrasing import phrasings
from extract.tokenizer import PostTokenizer

CASES = [json.loads(line) for line in Path(__file__).with_name("size_cases.jsonl").read_text("utf-8").splitlines()]


def pipeline() -> Language:
    """Return the components that sizes need, and no scopes: everything is the author's present place."""
    language = spacy.blank("en")
    language.tokenizer = PostTokenizer(language.vocab)
    for name in ("layout", "sentence_borders", "quantities", "sizes", "devices"):
        language.add_pipe(f"threadwise_{name}")
    return language


_LANGUAGE = pipeline()
_LANGUAGE("We have 3 techs for 900 students.")  # compiles the patterns before an example is timed


@pytest.fixture(scope="module")
def nlp() -> Language:
    """Return the pipeline."""
    return _LANGUAGE


def found(doc: Doc, kind: type) -> list[object]:
    """Return the facts of one kind."""
    return [fact for fact in doc._.found if isinstance(fact, kind)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_each_kind_of_size_is_read_and_nothing_else_taken_for_it(nlp: Language, case: dict[str, object]) -> None:
    doc = nlp(case["text"])
    facts = {
        "enrollment": [[one.min, one.max, one.approx] for one in found(doc, Enrollment)],
        "sites": [[one.count, one.unit] for one in found(doc, Sites)],
        "staff_total": [[one.count, one.unit.value] for one in found(doc, StaffTotal)],
        "device_program": [[one.ratio, one.grades] for one in found(doc, DeviceProgram)],
    }
    assert facts == {kind: [case[kind]] if case[kind] else [] for kind in facts}


def test_evidence_points_at_the_words_and_holds_the_sentence(nlp: Language) -> None:
    text = "Good morning.  We have  about 2,950 pupils here. Bye."
    (enrollment,) = found(nlp(text), Enrollment)
    place = enrollment.evidence
    assert text[place.start : place.end] == "about 2,950 pupils"
    assert place.sentence == "We have  about 2,950 pupils here."


def test_quoted_lines_say_nothing(nlp: Language) -> None:
    assert found(nlp("> We have 4,400 students in 9 schools.\n\nThanks, that helps."), Enrollment) == []


PIECES = (
    "we have|our district|team of|in|of us|students|schools|buildings|each|per|FTE|enrollment|:|,|.|?|total|about|7"
    "|1,250|six hundred|25-30k|a half-timer|full time and|1:1|grades 4-12|not|now|from|to|of our"
    "|building|IT|people|\n|>|(|)"
)


@given(st.integers(20, 150_000))
def test_any_number_of_students_is_the_enrollment(number: int) -> None:
    (enrollment,) = found(_LANGUAGE(f"We teach {number:,} students here."), Enrollment)
    assert (enrollment.min, enrollment.max) == (number, number)


@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=40))
def test_any_mixture_of_words_is_read_without_complaint(pieces: list[str]) -> None:
    doc = _LANGUAGE(" ".join(pieces))
    for fact in doc._.found:
        assert 0 <= fact.evidence.start < fact.evidence.end <= len(doc.text)


@given(st.lists(st.sampled_from([*PIECES.split("|"), "  ", "\t"]), max_size=30))
def test_plain_phrasing_leads_back_to_the_words_of_the_post(pieces: list[str]) -> None:
    doc = _LANGUAGE("  ".join(pieces))
    for phrasing in phrasings(doc):
        for at, letter in enumerate(phrasing.text):
            if letter.isalpha():
                unit = "fte" in phrasing.text[max(0, at - 2) : at + 3]
                assert unit or doc.text[phrasing.origin(at)].lower() == letter
