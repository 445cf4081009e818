"""How many people a sentence calls by one title, by their names."""

import pytest
from found_facts import rows
from spacy.language import Language


@pytest.mark.parametrize(
    "named", ["Ann and Bo", "At the high school, Ann and Bo", "We have 600 students and Ann and Bo"]
)
def test_those_who_are_named_are_counted(without_reader: Language, named: str) -> None:
    assert ("technician", 2, None, "employee") in rows(without_reader, f"{named} are our technicians.")


@pytest.mark.parametrize("named", ["The clerk, Ann and Bo", "Our clerk and Ann and Bo", "My wife, Ann and Bo"])
def test_somebody_without_a_name_beside_them_makes_them_more_than_two(without_reader: Language, named: str) -> None:
    assert ("technician", 2, None, "employee") not in rows(without_reader, f"{named} are our technicians.")
