"""The quantities component: spans on the Doc that agree with the grammar of numbers."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from extract.quantities.grammar import match_quantities
from extract.tokenizer import PostTokenizer


@pytest.fixture(scope="module")
def nlp() -> Language:
    """Return a pipeline with nothing but the quantities."""
    language = spacy.blank("en")
    language.tokenizer = PostTokenizer(language.vocab)
    language.add_pipe("threadwise_quantities")
    return language


def test_each_quantity_has_a_span_that_covers_it(nlp: Language) -> None:
    doc = nlp("Roughly 1,400 pencils, <90 pens and 25-30k clips.")
    spans = doc.spans["quantities"]
    assert [span.text for span in spans] == ["Roughly 1,400", "<90", "25-30k"]
    assert [(span._.quantity.min, span._.quantity.max) for span in spans] == [
        (1_400, 1_400),
        (None, 90),
        (25_000, 30_000),
    ]


def test_a_text_without_numbers_has_an_empty_group(nlp: Language) -> None:
    assert len(nlp("Nothing to count.").spans["quantities"]) == 0


def test_an_empty_text_is_no_trouble(nlp: Language) -> None:
    assert len(nlp("").spans["quantities"]) == 0


_LANGUAGE = spacy.blank("en")
_LANGUAGE.tokenizer = PostTokenizer(_LANGUAGE.vocab)
_LANGUAGE.add_pipe("threadwise_quantities")


@given(st.text(alphabet=st.sampled_from("12 ,.-kK%½/abot\n~<>+"), max_size=120))
def test_spans_and_grammar_agree_on_any_text(text: str) -> None:
    doc = _LANGUAGE(text)
    quantities = [span._.quantity for span in doc.spans["quantities"]]
    assert [one for one in match_quantities(doc.text) if one in quantities] == quantities
    assert all(span.start_char <= span._.quantity.start for span in doc.spans["quantities"])


def test_of_two_numbers_in_one_token_the_first_is_kept(nlp: Language) -> None:
    doc = nlp("½½ pint")
    assert [span._.quantity.start for span in doc.spans["quantities"]] == [0]
