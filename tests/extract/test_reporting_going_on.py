"""Reporting lines that go on from what was said: counted groups, "same for", "ours", she, words left out."""

import pytest
from found_facts import lines
from spacy.language import Language

LED = "I'm the Media Director here. We have a network lead, two installers and a clerk. "
SIGNED = "\n\nRuth Ansel\nMedia Director\nOld Quarry Schools\n"
ALL = {"network lead > Media Director", "installer > Media Director", "clerk > Media Director"}


GROUPS = [
    ("All four answer to me.", ALL),
    ("The four of them answer to me.", ALL),
    ("Everybody in house reports to the bursar.", {one.split(" > ")[0] + " > bursar" for one in ALL}),
    ("We report to the provost.", {"Media Director > provost"}),
    ("The network lead is over the three of us.", {"installer > network lead", "clerk > network lead"}),
]


@pytest.mark.parametrize(("text", "expected"), GROUPS)
def test_a_counted_group_is_whoever_makes_the_number(nlp: Language, text: str, expected: set[str]) -> None:
    assert lines(nlp, LED + text) - {"Media Director > bursar", "Media Director > network lead"} == expected


def test_a_group_of_as_many_as_hold_one_title_is_that_title(nlp: Language) -> None:
    text = "We have 14 installers, a clerk and a network lead. All fourteen report to the network lead."
    assert lines(nlp, text) == {"installer > network lead"}


def test_a_bought_in_service_belongs_to_no_group(nlp: Language) -> None:
    text = "We have two installers and a clerk in house, phones - vendor. Everyone reports to the bursar."
    assert lines(nlp, text) == {"installer > bursar", "clerk > bursar"}


GOING_ON = [
    (
        "The network lead reports to me. Same for the clerk.",
        {"network lead > Media Director", "clerk > Media Director"},
    ),
    ("The network lead reports to me, same as the clerk.", {"network lead > Media Director", "clerk > Media Director"}),
    ("The clerk is mine, and so is the network lead.", {"clerk > Media Director", "network lead > Media Director"}),
    ("The clerk reports to the bursar and so do I.", {"clerk > bursar", "Media Director > bursar"}),
    (
        "The clerk reports to the bursar and the provost.",
        {"clerk > bursar", "clerk > provost"},
    ),
    ("The clerk answers half to me and half to the bursar.", {"clerk > Media Director", "clerk > bursar"}),
    ("The clerk reports to me, with a dotted line to the bursar.", {"clerk > Media Director", "clerk > bursar"}),
    ("Until last year I reported to the bursar; now I report to the provost.", {"Media Director > provost"}),
    (
        "Under me are the network lead and the clerk, and under the network lead the installers.",
        {"network lead > Media Director", "clerk > Media Director", "installer > network lead"},
    ),
    (
        "The network lead (two installers under her) reports to me.",
        {"network lead > Media Director", "installer > network lead"},
    ),
    ("The installers are the network lead's people.", {"installer > network lead"}),
    ("The network lead is the boss of the installers.", {"installer > network lead"}),
    ("I am accountable to the provost.", {"Media Director > provost"}),
]


@pytest.mark.parametrize(("text", "expected"), GOING_ON)
def test_a_sentence_goes_on_with_whom_it_named(nlp: Language, text: str, expected: set[str]) -> None:
    assert lines(nlp, LED + text) == expected


def test_she_is_the_superior_just_named_unless_somebody_came_between(nlp: Language) -> None:
    led = "We have a network lead, two installers and a clerk. "
    assert "network lead > bursar" in lines(
        nlp, led + "The installers report to the network lead. She reports to the bursar."
    )
    between = "The installers report to the network lead. There is a web editor too; she reports to the bursar."
    assert "network lead > bursar" not in lines(nlp, led + between)


def test_ours_takes_up_the_title_of_a_question(nlp: Language) -> None:
    text = "Does your network lead report to the bursar? Ours reports to the provost."
    assert lines(nlp, text) == {"network lead > provost"}


def test_a_posting_leaves_its_subject_out(nlp: Language) -> None:
    text = "VACANCY: Field Installer, one post. Reports to the Manager of Field Services."
    assert lines(nlp, text) == {"Field Installer > Manager of Field Services"}


ELLIPSES = [
    (
        "Installers report to the network lead, network lead and clerk to me, me to the provost.",
        {
            "installer > network lead",
            "network lead > Media Director",
            "clerk > Media Director",
            "Media Director > provost",
        },
    ),
    ("The clerk is evaluated by the bursar, network lead by me.", {"clerk > bursar", "network lead > Media Director"}),
]


@pytest.mark.parametrize(("text", "expected"), ELLIPSES)
def test_a_verb_left_out_is_the_one_before(nlp: Language, text: str, expected: set[str]) -> None:
    assert lines(nlp, LED + text) >= expected


def test_a_title_held_by_nobody_in_number_is_its_longer_form(nlp: Language) -> None:
    text = "11 school support techs and an Applications Manager. The techs work for the Applications Manager."
    assert lines(nlp, text) == {"school support tech > Applications Manager"}


def test_a_first_name_in_parentheses_is_whoever_holds_the_title(nlp: Language) -> None:
    text = "The Head of Media (Noor) looks after the money. A clerk and two installers report to Noor."
    assert lines(nlp, text) == {"clerk > Head of Media", "installer > Head of Media"}


CHAINS = [
    (
        "provost <- me (Media Director) <- network lead, clerk",
        {"Media Director > provost", "network lead > Media Director", "clerk > Media Director"},
    ),
    ("So it goes provost, network lead, then the installers.", {"network lead > provost", "installer > network lead"}),
    ("It goes well, thanks, mostly.", set()),
]


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_a_chain_may_point_left_or_be_recited(nlp: Language, text: str, expected: set[str]) -> None:
    assert lines(nlp, LED + text) == expected


def test_an_answer_on_the_line_of_its_question_is_kept(nlp: Language) -> None:
    text = "1. Who do you report to? Deputy Superintendent\n2. Who reports to you? 3 installers and a clerk" + SIGNED
    found = {
        f"{line.subordinate} > {line.superior}"
        for structure in nlp(text)._.structures
        for line in structure.reporting_lines
    }
    assert found == {
        "Media Director > Deputy Superintendent",
        "installer > Media Director",
        "clerk > Media Director",
    }
