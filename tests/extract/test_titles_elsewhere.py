"""Titles elsewhere: how libraries, nurses, colleges and towns write the titles of their people."""

import pytest
from found_facts import titles
from spacy.language import Language

from extract.facts import Position
from extract.titles.grammar import explained_acronyms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("four OTs, one CSN and our vCIO", ["OT", "CSN", "vCIO"]),
        ("the AUL for Collections", ["AUL for Collections"]),
        ("a nurse informaticist and two van attendants", ["nurse informaticist", "van attendant"]),
        ("ot and np in small letters", []),
        ("one I.T. Administrator, an A.V. Technician", ["I.T. Administrator", "A.V. Technician"]),
        ("the position of Digital Projects Librarian is open", ["Digital Projects Librarian"]),
        ("a dedicated iSAMS developer", ["iSAMS developer"]),
    ],
)
def test_the_titles_of_other_trades_are_known(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I remain Coordinator, Technical Services, in the attic.", ["Coordinator, Technical Services"]),
        ("(Manager, Systems & Facilities 1.0 / Web Tech .5)", ["Manager, Systems & Facilities", "Web Tech"]),
        ("Director - Network Services 1 (1)", ["Director - Network Services"]),
        ("Director, Info. Tech. Services: Ida Fenn", ["Director, Info. Tech. Services"]),
        ("Director, Ed Tech & Libraries", ["Director, Ed Tech & Libraries"]),
        ("Director, Help Desk 3, Network 4", ["Director"]),
        ("a Director, Technical Services, and a Network Manager", ["Director", "Network Manager"]),
    ],
)
def test_a_field_after_a_comma_belongs_to_the_title_unless_a_list_goes_on(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two Help Desk Tier IIs", ["Help Desk Tier II"]),
        ("our six Tech Support IIIs", ["Tech Support III"]),
        ("tech support I like", []),
        ("the help desk", []),
    ],
)
def test_a_level_after_a_unit_names_its_people(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 clerks, 1 PC tech. Head office pays.", ["clerk", "PC tech"]),
        ("Under me a Network Tech. Kitchen staff are not mine.", ["Network Tech"]),
        ("a Sysadmin, a PC Tech. IT Mgr is my boss.", ["Sysadmin", "PC Tech", "IT Mgr"]),
        ("an Ed. Tech. Coordinator", ["Ed. Tech. Coordinator"]),
        ("a Network Tech. Coordinator", ["Network Tech. Coordinator"]),
        ("I'm the network tech. 400 kids here.", ["network tech"]),
        ("Network Eng. 3\nHelp Desk Tech. 2.5 FTE", ["Network Eng.", "Help Desk Tech."]),
    ],
)
def test_the_full_stop_after_a_tech_ends_the_sentence_or_shortens_technology(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


def test_an_acronym_that_is_written_out_is_a_title_once(without_reader: Language) -> None:
    text = "We have one PST (patron support technician) and 2 clerks."
    assert explained_acronyms(text) == {"pst"}
    assert explained_acronyms("one PST (pretty small town)") == frozenset()
    found = [(fact.title, fact.count) for fact in without_reader(text)._.found if isinstance(fact, Position)]
    assert found == [("PST", 1), ("clerk", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "Reporting to her: Director of Student Systems, Director of Labs, Network Manager.",
        "Communications department here = Director + Graphic Designer + Web Editor.",
        "Transportation: Director, assistant director, dispatcher.",
    ],
)
def test_the_name_of_a_department_opens_a_list_of_its_people(without_reader: Language, text: str) -> None:
    assert len([fact for fact in without_reader(text)._.found if isinstance(fact, Position)]) == 3
