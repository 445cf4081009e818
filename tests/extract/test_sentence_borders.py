import pytest
from growth import grows_linearly
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from extract.document import spoken_sentences
from extract.pipeline import extract_post


def sentences(nlp: Language, text: str) -> list[str]:
    return [text[sentence.start_char : sentence.end_char].strip() for sentence in spoken_sentences(nlp(text))]


@pytest.mark.parametrize(
    "parts",
    [
        ["We have three aides.", "We also have a clerk.", "Approx. 900 pupils."],
        ["St. Odo has 900 kids.", "Dr. Poe runs it."],
        ["Our H.S. has two aides.", "The M.S. one."],
        ["I report to the Asst. Supt. for Pupils.", "She is great!"],
        ["We have an aide (he is p.t.).", "Nobody else."],
        ["How many?", "Five aides.", "really?", "yes!"],
        ["It was 2.5 FTE.", "Now 3.0."],
        ["We use carts, tubs, etc.", "We like them."],
        ['"Put in a ticket."', "That is the rule."],
        ["I am J. P. Poe.", "We are small."],
        ["We meet at 9 a.m. Monday.", "Bring it."],
        ["We wait... and wait.", "Done."],
        ["Ask Ed.", "We did."],
        ["no.", "we have 3.", "no. 5 is closed"],
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(nlp, parts):
    assert sentences(nlp, " ".join(parts)) == parts


def test_a_missing_blank_behind_the_stop_ends_a_sentence_too(nlp):
    assert sentences(nlp, "We asked Ed.We got two aides.He left.") == ["We asked Ed.", "We got two aides.", "He left."]


def test_hundreds_of_blanks_part_sentences_and_belong_to_none(nlp):
    assert sentences(nlp, "We have three" + " " * 199 + "aides.") == ["We have three" + " " * 199 + "aides."]
    assert sentences(nlp, "We have three" + " " * 400 + "aides.") == ["We have three", "aides."]


@pytest.mark.parametrize("blank", [" ", "\t", "\n", "\u00a0"])
def test_thousands_of_blanks_are_read_in_linear_time(nlp, blank):
    def read(blanks):
        extract_post(nlp, id="p", text="Our Director" + blank * blanks + "reports to the CIO. We have 3 aides.")

    assert grows_linearly(read, 16_000)


def test_no_sentence_crosses_the_border_between_items(nlp):
    text = "We have:\n- two aides\n- a clerk\nThat is all."
    assert sentences(nlp, text) == ["We have:", "two aides", "a clerk", "That is all."]


def test_the_number_of_a_list_is_no_part_of_the_items_sentence(nlp):
    assert sentences(nlp, "1. Label cables.\n2. Buy spares.\n3. Call Ann.") == [
        "Label cables.",
        "Buy spares.",
        "Call Ann.",
    ]


def test_a_hard_wrapped_sentence_goes_on(nlp):
    text = "The district has about nine hundred pupils and we try to find out how\nmany aides other places employ."
    assert sentences(nlp, text) == [text]


def test_quotations_and_furniture_hold_no_spoken_sentence(nlp):
    assert sentences(nlp, "Posted 2 days ago\n\n> We have 40 aides.\n\nWe have two.") == ["We have two."]


def test_a_text_without_any_stop_is_parted_all_the_same(nlp):
    assert max(map(len, sentences(nlp, "two aides and " * 700))) < 5_000


@settings(max_examples=40)
@given(text=st.text(alphabet="ab A.!?\n•-1 \t|:(", max_size=120))
def test_sentences_cover_every_token_once(nlp, text):
    doc = nlp(text)
    assert [token.i for sentence in doc.sents for token in sentence] == list(range(len(doc)))
