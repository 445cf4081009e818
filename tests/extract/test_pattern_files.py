"""Pattern files: every pattern that code asks for by its id is there, and every one that is there is asked for."""

import re
from pathlib import Path

import pytest

import extract
from extract.pattern_files import any_word, filled_patterns, word_lists

CODE = [path.read_text("utf-8") for path in sorted(Path(extract.__file__).parent.rglob("*.py"))]
NAMED = sorted({name for code in CODE for name in re.findall(r'named_patterns\("(\w+)"', code)} - {"table_columns"})


@pytest.mark.parametrize("name", NAMED)
def test_patterns_are_those_that_code_asks_for(name: str) -> None:
    readers = "\n".join(code for code in CODE if f'named_patterns("{name}"' in code)
    ids = set(filled_patterns(name))
    asked = set(re.findall(r'(?:_WORDS|_PATTERNS)\["([^"]+)"\]', readers))
    assert asked <= ids
    assert {one for one in ids if f'"{one}"' not in readers} == set()


def test_a_list_stands_in_a_pattern_where_its_name_does() -> None:
    assert "{" not in re.sub(r"\{\d*,?\d*\}", "", filled_patterns("multiplication")["each"])


def test_lists_of_one_id_are_one_list() -> None:
    assert re.fullmatch(word_lists("numbers", "agencies")["number"], "twelve")
    assert re.fullmatch(any_word("agencies"), "service center")
