"""Job titles in running text: how far they reach, their singular, their canonical role."""

import pytest
from found_facts import titles

from extract.pipeline import load
from extract.titles.grammar import introduced_acronyms, match_titles
from extract.titles.roles import role_of, roles
from extract.titles.singular import singular_word, singular_words

FAMILIES = {
    "leadership",
    "infrastructure",
    "support",
    "data and student information",
    "instructional technology",
    "security",
    "applications",
    "administration",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We hired a wireless engineer.", ["wireless engineer"]),
        ("Sr. Database Analysts and an Asst. Telecom Manager", ["Sr. Database Analyst", "Asst. Telecom Manager"]),
        ("Our Dean of Students meets the Director of Safety", ["Dean of Students", "Director of Safety"]),
        ("Manager, Data Services (two reports)", ["Manager, Data Services"]),
        ("Data & Records Officer", ["Data & Records Officer"]),
        ("three Tech IIIs and a Tech I", ["Tech III", "Tech I"]),
        ("Programmer/Analysts", ["Programmer/Analyst"]),
        ("WE HAVE 3 PROGRAMMERS AND 1 CLERK HERE", ["PROGRAMMER", "CLERK"]),
        ("two full-time printer technicians", ["printer technician"]),
        ("an on-site supervisor", ["on-site supervisor"]),
        ("six storage people", ["storage people"]),
        ("Director of Library & Media Services", ["Director of Library & Media Services"]),
        ("a manager and a buyer", ["manager", "buyer"]),
        ('the "device technician" role', ["device technician"]),
    ],
)
def test_a_title_reaches_from_its_first_modifier_to_its_domain(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    "text",
    ["the tech closet", "our tech department", "allow some lead time", "the admin password", "people", "a head start"],
)
def test_words_that_only_look_like_heads_are_no_titles(text: str) -> None:
    assert titles(text) == []


def test_a_modifier_in_another_line_belongs_to_another_title() -> None:
    assert titles("Network Manager\nData Clerk") == ["Network Manager", "Data Clerk"]


def test_the_pronoun_after_a_title_is_no_grade() -> None:
    assert titles("As the webmaster I answer to nobody") == ["webmaster"]
    assert titles("As a Desktop Technician I see it every day") == ["Desktop Technician"]


def test_superintendents_and_deans_are_marked_as_outsiders() -> None:
    assert [title.outsider for title in match_titles("The Provost and the Superintendent met our CIO")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("secretaries", "secretary"),
        ("coaches", "coach"),
        ("TECHS", "TECH"),
        ("IIs", "II"),
        ("campus", "campus"),
        ("people", "people"),
        ("systems", "systems"),
    ],
)
def test_the_singular_keeps_the_letter_case(plural: str, singular: str) -> None:
    assert singular_word(plural) == singular


def test_of_several_words_the_last_one_is_put_in_the_singular() -> None:
    assert singular_words("Field Services Technicians") == "Field Services Technician"


def test_every_role_has_a_known_family_and_its_own_id() -> None:
    assert {role.family for role in roles()} == FAMILIES
    assert len({role.id for role in roles()}) == len(roles())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("net admin", "Network Administrator"),
        ("Network Admin II", "Network Administrator"),
        ("CTO", "Chief Technology Officer"),
        ("Dir Tech", "Director of Technology"),
        ("Net Spec", "Network Specialist"),
        ("sysadmin", "Systems Administrator"),
        ("TIS", "Technology Integration Specialist"),
        ("ITRT", "Instructional Technology Resource Teacher"),
        ("bldg techs", "Building Technician"),
        ("Admin Asst.", "Administrative Assistant"),
    ],
)
def test_short_and_full_forms_are_one_role(one: str, other: str) -> None:
    assert role_of(one) == role_of(other) is not None


@pytest.mark.parametrize("title", ["Director of Facilities", "Superintendent", "CFO", "Principal"])
def test_titles_outside_technology_have_no_role(title: str) -> None:
    assert role_of(title) is None


def test_an_acronym_that_the_post_introduces_stands_for_its_title() -> None:
    assert introduced_acronyms("nine Digital Teaching Partners (DTPs) visit") == {"dtp": "Digital Teaching Partners"}
    doc = load()("We lean on nine Classroom Innovation Coaches (CICs). The CICs report to the CTO.")
    assert [span._.title.singular for span in doc.spans["titles"]] == [
        "Classroom Innovation Coach",
        "Classroom Innovation Coach",
        "CTO",
    ]


def test_spans_carry_their_role() -> None:
    doc = load()("One web developer maintains the site.")
    assert [span._.title.role for span in doc.spans["titles"]] == ["web-developer"]


def test_a_hard_wrapped_title_is_one_title() -> None:
    text = (
        "We are a small shop that does everything by hand, and so our one Network\n"
        "Engineer keeps the core running while the rest of the crew mostly answers\n"
        "the telephone and repairs what the children have broken in the meantime.\n"
    )
    doc = load()(text)
    assert [span._.title.singular for span in doc.spans["titles"]] == ["Network Engineer"]


def test_a_title_said_again_on_the_next_line_is_two_titles():
    assert titles("Engineer Manager Engineer Manager") == ["Engineer Manager", "Engineer Manager"]


@pytest.mark.parametrize("title", ["assistant", "library assistant", "business administrator"])
def test_whoever_may_work_in_any_office_has_no_technology_role(title):
    assert role_of(title) is None


def test_an_analyst_of_privacy_is_no_analyst_of_data():
    assert role_of("Data Privacy Analyst") == "privacy-officer"


@pytest.mark.parametrize("title", ["Technician Supervisor", "Supervisor of Technicians", "Technician Manager"])
def test_who_supervises_technicians_manages_support(title):
    assert role_of(title) == "support-manager"
