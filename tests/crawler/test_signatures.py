import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.signatures import signer, split_signature

BODY = "We have two technicians.\n\nNever buy the cheap ones."


@pytest.mark.parametrize(
    ("block", "name"),
    [
        (
            "Ada Moss, CETL\nDirector of Technology\nReedmere Public Schools (ND)\nReedmere ND\n(701) 555-0101",
            "Ada Moss",
        ),
        ("J Oskar Fenn\nDirector of IT\nTarn Lake ISD", "J Oskar Fenn"),
        ("Ivo St. Clair, Director of Technology\nTarn Lake Schools\nt: 701-555-0101 | w:", "Ivo St. Clair"),
        ("Lena Marsh The Larch School 4471-20\nIT Manager\nBloom Falls MI", "Lena Marsh"),
        ("Noor Berg CNE, A+\nDirector of Technology (CTO)", "Noor Berg"),
        ("Dr. Ana de la Cruz\nSuperintendent", "Dr. Ana de la Cruz"),
        ("- Ruben", "Ruben"),
        ("Ottilie", "Ottilie"),
        ("Ottilie\nLarch Hill School", "Ottilie"),
        ("Ottilie B.\nSystems Administrator", "Ottilie B."),
        ("Ada Moss\nHeron Bay R-IV", "Ada Moss"),
        ("Ada Moss | Coordinator, Data Services | Tarn Lake Board of Education | Heron Bay, ON", "Ada Moss"),
        ('Ada Moss, Librarian\n"Books are brooms for the mind."\n*** my own views ***', "Ada Moss"),
        ("Mrs. Hale\nLibrarian\nQuarry Hill Middle School", "Mrs. Hale"),
        ("Ada Moss\nSent from my iPhone", "Ada Moss"),
        ("Ada Moss\nCTO\nReedmere Schools\n\nThis e-mail is confidential and intended for its reader.", "Ada Moss"),
    ],
)
def test_a_closing_block_is_taken_from_the_text_and_names_its_writer(block, name):
    text, signature = split_signature(f"{BODY}\n\n{block}")
    assert (text, signature) == (BODY, block)
    assert signer(signature).name == name


@pytest.mark.parametrize(
    "text",
    [
        "We have:\n1 Director\n2 Network Engineers\n3 Technicians",
        "Our people:\nAda Moss, Director\nIvo Berg, Technician",
        "Thanks for any help!",
        "We use Tarn Lake Cooperative.",
        "• Decisions are made\n• School Benefits!",
        "Superintendent > Director of Technology > Technician",
    ],
)
def test_a_list_of_staff_or_a_last_sentence_is_no_signature(text):
    assert split_signature(text) == (text, None)


def test_a_name_after_a_closing_formula_is_a_signature_and_the_formula_stays():
    assert split_signature(f"{BODY}\n\nThanks,\nRuben") == (f"{BODY}\n\nThanks,", "Ruben")


@pytest.mark.parametrize("formula", ["So long,", "Tired and happy,", "Peace,", "Best wishes,"])
def test_any_short_line_with_a_comma_closes_when_only_a_name_follows(formula):
    assert split_signature(f"{BODY}\n\n{formula}\nAda Moss") == (f"{BODY}\n\n{formula}", "Ada Moss")


def test_a_first_name_after_a_dash_signs_the_line_that_it_ends():
    assert split_signature("Many thanks to you all! - Ruben") == ("Many thanks to you all!", "- Ruben")


def test_the_mark_of_mail_parts_the_signature():
    assert split_signature(f"{BODY}\n-- \nAda\nwhatever stands here") == (BODY, "Ada\nwhatever stands here")


def test_lines_of_dashes_around_a_signature_belong_to_neither():
    rule = "-" * 30
    assert split_signature(f"{BODY}\n{rule}\nAda Moss\nCTO\n{rule}") == (BODY, "Ada Moss\nCTO")


@given(st.text(max_size=300))
def test_no_word_is_lost_between_text_and_signature(text):
    kept, signature = split_signature(text)
    letters = [letter for letter in text if letter.isalnum()]
    assert [letter for letter in kept + (signature or "") if letter.isalnum()] == letters
