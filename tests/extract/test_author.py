"""By what words the author of a post is known, and by which not."""

import pytest

from extract.author.first_person import is_first_person
from extract.author.titles import names_author
from extract.pattern_files import rows
from extract.titles.grammar import match_titles


@pytest.mark.parametrize("example", [row["example"] for row in rows("author")])
def test_each_wording_of_the_file_names_the_author_in_its_example(example: str) -> None:
    assert any(names_author(example, title) for title in match_titles(example))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We have one Tech I and nobody else.", False),
        ("We have one Tech I and then I came.", True),
        ("My shop is small.", True),
        ("The Analyst II has left.", False),
    ],
)
def test_the_grade_of_a_title_is_not_its_author(text: str, expected: bool) -> None:
    assert is_first_person(text, match_titles(text)) is expected
