"""Kinds of titles: how the titles of other boards, other countries and careless writers are read, kind by kind."""

import pytest
from found_facts import titles
from growth import grows_linearly

from extract.quantities.grammar import match_quantities
from extract.titles.grammar import match_titles
from extract.titles.roles import role_of
from extract.titles.same_title import distance, fullest
from extract.titles.spelling import corrected
from extract.titles.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("four bus mechanics and a route coordinator", ["bus mechanic", "route coordinator"]),
        ("two licensed practical nurses, an audiologist", ["licensed practical nurse", "audiologist"]),
        ("a registered dietitian and six cooks", ["registered dietitian", "cook"]),
        ("bookmobile driver, two circ clerks, an archivist", ["bookmobile driver", "circ clerk", "archivist"]),
        ("one cover supervisor and a deputy", ["cover supervisor", "deputy"]),
        ("the kinesiologist", ["kinesiologist"]),
        ("our Moodle lady and a telephone man", ["Moodle lady", "telephone man"]),
    ],
)
def test_the_people_of_other_boards_have_titles(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    "text", ["a young lady", "one man", "we use a substitute", "there were no takers", "super happy"]
)
def test_people_of_no_known_job_have_none(text: str) -> None:
    assert titles(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 it manager", ["it manager"]),
        ("me (it technician)", ["it technician"]),
        ("answer to the it supervisor", ["it supervisor"]),
        ("2 it techs, 3 IT aides", ["it tech", "IT aide"]),
        ("and it leads nowhere", []),
    ],
)
def test_a_small_it_before_a_title_is_the_acronym(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I'm Manager of Network Services", ["Manager of Network Services"]),
        ("that is Oakdale's Systems Administrator", ["Systems Administrator"]),
        ("a children's librarian", ["children's librarian"]),
        ("o Data Analysts", ["Data Analyst"]),
        ("a fifth technician", ["technician"]),
    ],
)
def test_what_is_no_part_of_a_title_stays_before_it(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Director, Device Services: 1", ["Director, Device Services"]),
        ("Coordinator, Student Records (two clerks)", ["Coordinator, Student Records", "clerk"]),
        ("Coordinator, EdTech Services", ["Coordinator, EdTech Services"]),
        ("Coordinator, Mrs. Finch", ["Coordinator"]),
        ("Technology Manager, Elm Grove Schools", ["Technology Manager"]),
        ("Coach, Lower School", ["Coach, Lower School"]),
        ("Manager - Desktop Support", ["Manager - Desktop Support"]),
        ("Manager - Pat Quimby", ["Manager"]),
        ("Dir. Student Services", ["Dir. Student Services"]),
        ("Dir. Network Engineers", ["Dir. Network Engineer"]),
        ("mgr voice > techs", ["mgr voice", "tech"]),
        ("Lead for identity", ["Lead for identity"]),
        ("Technology Coordinator for Elm Grove", ["Technology Coordinator"]),
        ("director of pupil personnel", ["director of pupil personnel"]),
        ("manager of bands", ["manager of bands"]),
        ("a director of both", ["director"]),
        ("supervisor of technicians", ["supervisor", "technician"]),
        ("Director of Learning, Research and Technology", ["Director of Learning, Research and Technology"]),
        (
            "Director of Technology, Network Manager and two techs",
            ["Director of Technology", "Network Manager", "tech"],
        ),
        ("a Secretary to the Technology Director", ["Secretary to the Technology Director"]),
        ("a headmaster I answered to", ["headmaster"]),
    ],
)
def test_a_title_takes_its_field_in_and_no_place_or_person(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two network and systems administrators", ["network and systems administrator"]),
        ("a speech and language assistant", ["speech and language assistant"]),
        ("Server and desktop engineers: 3", ["Server and desktop engineer"]),
        ("a technician and network manager", ["technician", "network manager"]),
        ("our help desk and field techs", ["field tech"]),
        ("the Director of Technology / Testing Coordinator", ["Director of Technology / Testing Coordinator"]),
        ("Director / Manager / Technician", ["Director", "Manager", "Technician"]),
        ("a LAN/WAN engineer", ["LAN/WAN engineer"]),
        ("my aide and my lab secretary work for me", ["aide", "lab secretary"]),
    ],
)
def test_two_fields_or_two_titles_of_one_person_are_one_title(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("three Level 2 analysts and an L1 agent", ["Level 2 analyst", "L1 agent"]),
        ("six Tier 1's, a Tier 3", ["Tier 1", "Tier 3"]),
        ("escalate to tier 2", []),
        ("a tier 2 ticket", []),
    ],
)
def test_a_level_of_support_belongs_to_the_title_or_is_one(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


def test_the_number_of_a_level_counts_nobody() -> None:
    assert [quantity.min for quantity in match_quantities("4 tier 2 techs, 3 level two techs, an AS/390 operator")] == [
        *[4, 3, 1],
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2-1/2 techs", 2.5),
        ("3 and 1/2 techs", 3.5),
        ("one-and-a-half aides", 1.5),
        ("half-dozen clerks", 6),
        ("2ea technicians", 2),
    ],
)
def test_a_number_may_be_mixed_in_many_writings(text: str, number: float) -> None:
    assert [quantity.min for quantity in match_quantities(text)] == [number]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("technican", "technician"),
        ("administrtor", "administrator"),
        ("engieneer", "engineer"),
        ("progarmmer", "programmer"),
        ("directory", None),
        ("designed", None),
        ("technician", None),
    ],
)
def test_one_slip_in_a_long_head_is_forgiven(word: str, meant: str | None) -> None:
    assert corrected(word, vocabulary("head")) == meant


def test_a_misspelt_title_is_kept_as_written_and_has_its_role() -> None:
    assert titles("a netwrok enginneer") == ["netwrok enginneer"]
    assert role_of("network enginneer") == role_of("network engineer") is not None


def test_who_leads_technology_is_no_outsider() -> None:
    assert [title.outsider for title in match_titles("Assistant Superintendent for Technology, Superintendent")] == [
        False,
        True,
    ]


def test_other_jobs_are_no_fuller_form() -> None:
    assert distance("driver", "Sub driver") is None
    assert distance("tech", "student tech") is None
    assert fullest("the Lead".removeprefix("the "), ["Network Manager", "Lead Technician"]) == "Lead Technician"


@pytest.mark.parametrize(
    ("title", "like"),
    [
        ("LAN/WAN Manager", "Network Manager"),
        ("desktop analyst", "Support Specialist"),
        ("Chief of Technology", "Technology Director"),
        ("deputy", "Assistant Director of Technology"),
        ("netwk mgr", "Network Manager"),
        ("network gal", "network person"),
        ("Tier 2", "Help Desk"),
        ("state reporting manager", "Data Manager"),
    ],
)
def test_more_titles_lead_to_their_roles(title: str, like: str) -> None:
    assert role_of(title) == role_of(like) is not None


@pytest.mark.parametrize(
    "piece",
    ["a network and ", "Director of Data, ", "Dir. Student ", "mgr data ", "Director / ", "tier 2 ", "coordinatr "],
)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    assert grows_linearly(lambda size: match_titles(piece * (size // len(piece))), 16_000)
