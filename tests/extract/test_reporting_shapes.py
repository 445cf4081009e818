"""Reporting lines by further shapes: initials, groups less somebody, other times, lists under somebody."""

import pytest
from found_facts import lines
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "We have a Director, a Network Lead and five Technicians. I only have the Network Lead and one Technician "
            "as direct reports.\n\nPam Orrin\nDirector of Technology\nBrindle Valley Schools",
            {"Network Lead > Director of Technology", "Technician > Director of Technology"},
        ),
        (
            "We have one Support Manager over 6 Field Technicians and 2 Clerks, 1,400 students.",
            {"Field Technician > Support Manager", "Clerk > Support Manager"},
        ),
        ("We have one Support Manager, with us for over 6 years, and 2 Clerks.", set()),
        (
            "Six technicians and two analysts. The analysts work for the Director of Curriculum, everyone else for me. "
            "I'm the Technology Manager.",
            {"analyst > Director of Curriculum", "technician > Technology Manager"},
        ),
        (
            "We have 3 data clerks. The clerks sit in the Office of Testing and report to its director. "
            "I am the Director of Technology.",
            {"data clerk > director"},
        ),
        (
            "Staff: CTO, Systems Manager, 2 engineers. Under the CTO as well: a Web Manager with two designers.",
            {"Web Manager > CTO", "designer > Web Manager"},
        ),
        ("We are a Web Manager with two designers, 900 pupils.", set()),
        ("Business manager has me (Technology Coordinator).", {"Technology Coordinator > Business manager"}),
        (
            "Director of IT, 3 managers. My line goes to the Chief Operating Officer.\n\nIda Fenn\nDirector of IT",
            {"Director of IT > Chief Operating Officer"},
        ),
        (
            "The technicians depend of the coordinator, and the coordinator depend of the director. "
            "We are 1 director, 2 coordinator, 5 technicians.",
            {"technician > coordinator", "coordinator > director"},
        ),
        (
            "The clerk works for the Sheriff on paper and me in practice. IT Director here.",
            {"clerk > Sheriff", "clerk > IT Director"},
        ),
        (
            "Nine Campus Technicians, one per campus; each is supervised by that campus's principal.",
            {"Campus Technician > principal"},
        ),
        (
            "Two of us: me, Network Coordinator, and Wilf the apprentice technician. We both answer to the bursar.",
            {"Network Coordinator > bursar", "apprentice technician > bursar"},
        ),
        ("We have 4 technicians, all of whom I supervise. Network Manager here.", {"technician > Network Manager"}),
        (
            "Our tech coordinator has two bosses: the principal and the business manager.",
            {"tech coordinator > principal", "tech coordinator > business manager"},
        ),
        ("We're three technicians under one supervisor.", {"technician > supervisor"}),
        (
            "The network engineer is part of my team, as are two technicians. IT Manager here.",
            {"network engineer > IT Manager", "technician > IT Manager"},
        ),
        (
            "My direct reports are the Network Manager and the Data Manager. CIO here.",
            {"Network Manager > CIO", "Data Manager > CIO"},
        ),
        ("I run a team of five technicians.\n\nUna Bray\nIT Manager\nHarle Trust", {"technician > IT Manager"}),
        (
            "The three technicians, whose supervisor is the Network Manager, cover 12 schools.",
            {"technician > Network Manager"},
        ),
        (
            "A Tech Director supervising 4 techs, and a Business Manager supervising the Tech Director.",
            {"tech > Tech Director", "Tech Director > Business Manager"},
        ),
        (
            "For pay the techs belong to the principals, for all else to me.\n\nUna Bray\nIT Manager\nHarle Trust",
            {"tech > principal", "tech > IT Manager"},
        ),
        (
            "Reporting: Technicians to Network Manager; Network Manager to Director.",
            {"Technician > Network Manager", "Network Manager > Director"},
        ),
        ("The page reports to the circulation supervisor, two clerks to nobody.", set()),
        ("CTO > leads > techs > nobody else, that's it, 3 people.", {"lead > CTO", "tech > lead"}),
    ],
)
def test_who_is_under_whom(nlp: Language, text: str, expected: set[str]) -> None:
    assert lines(nlp, text) == expected


@pytest.mark.parametrize(
    ("group", "missing"),
    [
        ("All other positions report", set()),
        ("The remaining staff answer", set()),
        ("Whole department reports", set()),
        ("Everyone bar the trainer reports", {"trainer"}),
        ("Everybody excluding the trainer reports", {"trainer"}),
        ("All of them - well, the rest of them - report", set()),
    ],
)
def test_a_group_is_all_the_others(nlp: Language, group: str, missing: set[str]) -> None:
    text = f"We have a CIO, 2 programmers, a trainer and three technicians. {group} to the CIO."
    expected = {"programmer", "trainer", "technician"} - missing
    assert lines(nlp, text) == {f"{title} > CIO" for title in expected}


def test_initials_stand_for_a_title_of_the_post(nlp: Language) -> None:
    told = "We have 2 assistant library managers, 8 clerks. ALMs report to me, clerks report to the ALMs. "
    assert lines(nlp, told + "Library Manager here.") == {
        "assistant library manager > Library Manager",
        "clerk > assistant library manager",
    }


def test_who_used_to_be_the_boss_is_none(nlp: Language) -> None:
    told = "The five campus managers who used to report to the principals now report to the Director of Support."
    assert lines(nlp, told) == {"campus manager > Director of Support"}


def test_what_a_boss_used_to_be_takes_nothing_from_the_line(nlp: Language) -> None:
    told = "Two lab technicians. Both report to the Director of Operations, who used to be a gym teacher."
    assert lines(nlp, told) == {"lab technician > Director of Operations"}


def test_of_those_under_somebody_who_has_a_nearer_boss_is_under_that_one(nlp: Language) -> None:
    told = (
        "Under the Director of Operations there are 2 leads and 20 technicians; the leads report to the Director of "
        "Operations and the technicians to the leads."
    )
    assert lines(nlp, told) == {"lead > Director of Operations", "technician > lead"}


def test_a_verb_of_its_own_ends_what_a_title_says(nlp: Language) -> None:
    told = "Our director retired in May and the tech department now reports to the transportation supervisor."
    assert "director > transportation supervisor" not in lines(nlp, told)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tech Dir 👉 Business Manager 👉 Supt\n8 Bldg Techs ➡️ Tech Dir",
            {"Tech Dir > Business Manager", "Business Manager > Supt", "Bldg Tech > Tech Dir"},
        ),
        ("4 techs. IT Director > Asst Supt > Supt", {"IT Director > Asst Supt", "Asst Supt > Supt"}),
        ("Chief Digital Officer, 6 engineers. CDO -> Chancellor.", {"Chief Digital Officer > Chancellor"}),
    ],
)
def test_a_chain_may_be_drawn_with_a_hand_and_ends_in_the_highest(nlp: Language, text: str, expected: set[str]) -> None:
    assert lines(nlp, text) == expected
