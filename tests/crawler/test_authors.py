from datetime import date

import pytest

from crawler.items import Author, AuthorSource, Moment, Precision
from crawler.people.authors import UnattributedPost, attributions_of, greeted, questioned, signed_author


def post(text, name=None, day=None):
    return UnattributedPost(
        author=Author(name=name) if name else None,
        text=text,
        posted=Moment(at=date(2024, 2, day), precision=Precision.DAY) if day else None,
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hey Marit,\n\nours is small", "Marit"),
        ("Hi Marit! Glad to share.", "Marit"),
        ("Dear Marit:", "Marit"),
        ("Marit,\nwe have two.", "Marit"),
        ("Thanks, Marit. That helps.", "Marit"),
        ("Hello all,", None),
        ("Hi everyone!", None),
        ("Hi there,", None),
        ("Good morning folks,", None),
        ("Marit has two of them.", None),
    ],
)
def test_a_greeting_names_a_person_or_nobody(text, name):
    assert greeted(text) == name


def test_a_question_to_a_person_is_found_inside_a_text():
    assert questioned("Thank you all. Oskar, do the 2.5 people cover summers?") == ("Oskar",)


def test_the_one_who_opens_is_whom_an_answer_greets_and_no_earlier_author_bears_the_name():
    found = attributions_of(
        [post("How many?"), post("Hey Marit, two.", "Oskar Fenn"), post("Thanks!", "Marit Solheim")]
    )
    assert found[0].author == Author(name="Marit Solheim", how=AuthorSource.GREETING, confidence=0.7)
    assert found[1].answers == 0


def test_a_greeting_alone_gives_the_first_name_with_less_confidence():
    found = attributions_of([post("How many?"), post("Hey Marit, two.", "Oskar Fenn")])
    assert found[0].author == Author(name="Marit", how=AuthorSource.GREETING, confidence=0.5)


def test_two_different_greetings_leave_the_opening_unattributed():
    found = attributions_of(
        [post("How many?"), post("Hey Marit, two.", "Oskar Fenn"), post("Hi Lena, six.", "Ivo Berg")]
    )
    assert found[0].author is None


def test_a_greeting_of_a_known_earlier_author_is_an_answer_and_no_attribution():
    found = attributions_of([post("How many?"), post("Two.", "Marit Solheim"), post("Hi Marit, why?", "Ivo Berg")])
    assert found[0].author is None
    assert found[2].answers == 1


def test_a_question_by_name_attributes_the_next_post_that_answers_in_the_first_person():
    posts = [
        post("Ours is small.", "Oskar Fenn", 1),
        post("Oskar, do you work summers?", "Marit Solheim", 2),
        post("We do, both of us.", day=3),
    ]
    assert attributions_of(posts)[2].author == Author(name="Oskar Fenn", how=AuthorSource.ADDRESSED, confidence=0.7)
    assert attributions_of(posts)[2].answers == 1


def test_a_post_written_before_the_question_is_no_answer_to_it():
    posts = [post("Oskar, do you work summers?", "Marit Solheim", 9), post("We do, both of us.", day=3)]
    assert attributions_of(posts)[1].author is None


def test_a_first_name_that_two_authors_share_is_not_completed():
    posts = [
        post("How many?"),
        post("Hey Marit, two.", "Oskar Fenn"),
        post("So do we.", "Marit Solheim"),
        post("And we.", "Marit Berg"),
    ]
    assert attributions_of(posts)[0].author.name == "Marit"


def test_the_signature_comes_before_who_edited_and_both_together_are_surer():
    signed = signed_author("Oskar Fenn\nDirector", "Ada Moss")
    assert (signed.name, signed.how) == ("Oskar Fenn", AuthorSource.SIGNATURE)
    assert signed_author("Oskar Fenn\nDirector", "Oskar Fenn").confidence > signed.confidence
    assert signed_author(None, "Ada Moss").how is AuthorSource.EDITED_BY
    assert signed_author("- Oskar", "Oskar Fenn").name == "Oskar Fenn"
