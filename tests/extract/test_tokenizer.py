import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from extract.document import text_of
from extract.tokenizer import PostTokenizer, even

TOKENIZER = PostTokenizer(Vocab())


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("25-30k", ["25", "-", "30k"]),
        ("1:1", ["1", ":", "1"]),
        ("K-12", ["K", "-", "12"]),
        ("19;the", ["19", ";", "the"]),
        ("17,200 kids", ["17,200", "kids"]),
        (".5 aide", [".5", "aide"]),
        ("11.5k", ["11.5k"]),
        ("don't", ["don't"]),
        ("two  aides", ["two", " ", "aides"]),
    ],
)
def test_words_numbers_and_single_marks_are_tokens(text, tokens):
    assert [token.text for token in TOKENIZER(text)] == tokens


def test_blanks_and_quotation_marks_are_evened_out_one_for_one():
    assert even("two\u00a0aides\u2019 \u201cden\u201d\r\n") == 'two aides\' "den" \n'


def test_what_quoted_printable_mail_leaves_at_line_ends_becomes_blanks():
    assert even("Three aides and=20\na cle=\nrk") == "Three aides and   \na cle \nrk"


@given(st.text(max_size=200))
def test_offsets_stay_those_of_the_given_text(text):
    doc = TOKENIZER(text)
    assert len(even(text)) == len(text)
    assert text_of(doc) == doc.text == even(text)
