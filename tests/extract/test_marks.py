"""Marks: what the encoder is told of a token besides its pieces."""

import pytest
from spacy.tokens import Doc

from extract.encoder.marks import MARKS, Titled, Written, marks_of
from extract.pipeline import load


@pytest.fixture(scope="module")
def doc() -> Doc:
    return load(["threadwise_titles"])("Our iPad TECHS: 3 help desk technicians; the principal helps. I agree.")


def parts(doc: Doc, word: str) -> tuple[Written, Titled]:
    tokens = [token.text for token in doc]
    titled, written = divmod(marks_of(tokens, doc.spans["titles"])[tokens.index(word)], len(Written))
    return Written(written), Titled(titled)


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("Our", Written.CAPITAL),
        ("I", Written.CAPITAL),
        ("iPad", Written.MIXED),
        ("TECHS", Written.UPPER),
        ("3", Written.NO_LETTERS),
        ("helps", Written.LOWER),
    ],
)
def test_a_mark_tells_how_a_token_is_written(doc: Doc, word: str, written: Written) -> None:
    assert parts(doc, word)[0] is written


@pytest.mark.parametrize(
    ("word", "titled"),
    [
        ("helps", Titled.NOTHING),
        ("help", Titled.KNOWN_ROLE),
        ("technicians", Titled.INSIDE),
        ("principal", Titled.OUTSIDER),
    ],
)
def test_a_mark_tells_what_the_title_grammar_sees(doc: Doc, word: str, titled: Titled) -> None:
    assert parts(doc, word)[1] is titled


def test_there_are_no_more_marks_than_the_encoder_knows(doc: Doc) -> None:
    assert all(0 <= mark < MARKS for mark in marks_of([token.text for token in doc], doc.spans["titles"]))
