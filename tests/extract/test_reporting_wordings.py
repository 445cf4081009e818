"""Reporting lines by wording: clefts, signed reviews, first names, teams in a line, groups by number, elided verbs."""

import pytest
from found_facts import lines
from spacy.language import Language

SIGNED = "\n\nRuth Ansel\nTechnology Manager\nOld Quarry Schools\n"


SUPERIOR_FIRST = [
    ("The bursar is who I answer to.", {"Technology Manager > bursar"}),
    ("Our Deputy Head for Finance is the person I report to.", {"Technology Manager > Deputy Head for Finance"}),
    ("The provost, who is also who I report to, is away till May.", {"Technology Manager > provost"}),
    ("Whatever the chart says, the treasurer is the one I answer to.", {"Technology Manager > treasurer"}),
    ("The principal signs my evaluation every June.", {"Technology Manager > principal"}),
    ("My boss, the business manager, likes paper.", {"Technology Manager > business manager"}),
    ("Boss = curriculum director.", {"Technology Manager > curriculum director"}),
    ("My chief is the Finance Director.", {"Technology Manager > Finance Director"}),
    (
        "We have a Lead Technician and two clerks. The Lead Technician does the clerks' reviews.",
        {"clerk > Lead Technician"},
    ),
    ("Dana is the business manager and my supervisor.", {"Technology Manager > business manager"}),
]


@pytest.mark.parametrize(("text", "expected"), SUPERIOR_FIRST)
def test_the_superior_may_be_named_before_the_subordinate(nlp: Language, text: str, expected: set[str]) -> None:
    assert lines(nlp, text + SIGNED) == expected


NAMES = [
    (
        "We are small, so here is who is who in our six schools.\n\nPat Lindo - Network Manager\nJo, Al - "
        "Help Desk Clerks\n\nJo and Al report to Pat.",
        {"Help Desk Clerk > Network Manager"},
    ),
    (
        "STAFF LIST\n\nAna Reyes ........ Network Manager ........ x401\nTom Sills ........ Systems Analyst "
        "........ x402\n\n"
        "Tom works for Ana and Ana goes to the treasurer.",
        {"Systems Analyst > Network Manager", "Network Manager > treasurer"},
    ),
    (
        "There is a trainer and the Media Supervisor (that's our Lou). Lou evaluates the trainer.",
        {"trainer > Media Supervisor"},
    ),
    ("Our Network Manager, Ines, has two field technicians.", {"field technician > Network Manager"}),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_people_are_known_by_the_names_that_the_post_gives_them(nlp: Language, text: str, expected: set[str]) -> None:
    assert lines(nlp, text) == expected


TEAMS = [
    (
        "Who we have:\n\nInfrastructure Manager: 2 Network Engineers, 1 Systems Analyst\nSupport Manager: 9 "
        "Field Techs",
        {
            "Network Engineer > Infrastructure Manager",
            "Systems Analyst > Infrastructure Manager",
            "Field Tech > Support Manager",
        },
    ),
    (
        "- Support Supervisor (1) - 6 field technicians, 2 dispatchers\n- Web Editor (1)",
        {"field technician > Support Supervisor", "dispatcher > Support Supervisor"},
    ),
    (
        "We have a Network Manager (with 3 engineers and a cabler) and a secretary.",
        {"engineer > Network Manager", "cabler > Network Manager"},
    ),
    (
        "• Data Manager\n• Shop foreman, four mechanics under him\n• Clerk",
        {"mechanic > Shop foreman"},
    ),
    (
        "The Network Manager has 4 engineers, the Support Manager 7 technicians.",
        {"engineer > Network Manager", "technician > Support Manager"},
    ),
    ("The CIO also has a deputy and two analysts.", {"deputy > CIO", "analyst > CIO"}),
]


@pytest.mark.parametrize(("text", "expected"), TEAMS)
def test_a_leader_and_the_people_who_work_for_them_stand_in_one_line(
    nlp: Language, text: str, expected: set[str]
) -> None:
    assert lines(nlp, text) == expected


GROUPS = [
    (
        "The team is a Supervisor, a Route Planner and a Dispatcher. The latter two positions report to the "
        "Supervisor.",
        {"Route Planner > Supervisor", "Dispatcher > Supervisor"},
    ),
    (
        "Staff: a Shop Supervisor, 2 mechanics, 1 clerk. All under the Shop Supervisor.",
        {"mechanic > Shop Supervisor", "clerk > Shop Supervisor"},
    ),
    (
        "We are a Network Manager, a trainer and two clerks. The Network Manager evaluates us all.",
        {"trainer > Network Manager", "clerk > Network Manager"},
    ),
    (
        "One Director, one analyst, 3 technicians. Everybody else → Director.",
        {"analyst > Director", "technician > Director"},
    ),
    (
        "Staff: a CTO, a Lead Technician, 4 technicians, a clerk. The Lead Technician runs the technicians, "
        "the CTO has "
        "all the others.",
        {"technician > Lead Technician", "Lead Technician > CTO", "clerk > CTO"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), GROUPS)
def test_groups_mean_those_who_are_listed(nlp: Language, text: str, expected: set[str]) -> None:
    assert lines(nlp, text) == expected


VERBS = [
    ("Web Editor rpts to the Asst Bursar.", {"Web Editor > Asst Bursar"}),
    ("The Web Editor has taken her orders from the provost since May.", {"Web Editor > provost"}),
    ("The Web Editor is a direct report of the provost.", {"Web Editor > provost"}),
    ("We have a Web Editor. The Web Editor hangs off the provost.", {"Web Editor > provost"}),
    (
        "Direct reports of the CIO: the Network Manager; the Web Editor; and a clerk.",
        {"Network Manager > CIO", "Web Editor > CIO", "clerk > CIO"},
    ),
    (
        "The trainers answer to their principals for the teaching and to the Technology Director for the rest.",
        {"trainer > principal", "trainer > Technology Director"},
    ),
    ("The trainer is evaluated by the Treasurer's office.", {"trainer > Treasurer's office"}),
    ("The Network Manager reports to the Principal's chief of staff.", {"Network Manager > chief of staff"}),
    ("The Web Editor reports to the bus. mgr.", {"Web Editor > bus. mgr"}),
    (
        "The psychologists are under the coordinators on paper and under the principals from 8 to 3.",
        {"psychologist > coordinator", "psychologist > principal"},
    ),
    (
        "The Network Manager reports to the Town Manager and, dotted, to the Superintendent.",
        {"Network Manager > Town Manager", "Network Manager > Superintendent"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), VERBS)
def test_other_verbs_say_it_too(nlp: Language, text: str, expected: set[str]) -> None:
    assert lines(nlp, text) == expected


CHAINS = [
    (
        "(arrows = reports to)\n\nSite techs (3) --> Lead Tech (1) --> Supt\nNetwork engineer (1, onsite "
        "Tues) --> Lead Tech, on paper",
        {"Site tech > Lead Tech", "Lead Tech > Supt", "Network engineer > Lead Tech"},
    ),
    (
        "Chart: Systems Analyst → Director → Superintendent, both Technicians → Systems Analyst.",
        {"Systems Analyst > Director", "Director > Superintendent", "Technician > Systems Analyst"},
    ),
    (
        "Facilitator -> Principal (dotted -> Director of Media)",
        {"Facilitator > Principal", "Facilitator > Director of Media"},
    ),
    (
        "Director\n   1.1 Networks (Network Supervisor)\n       1.1.1 Network Technician - 2\n   1.2 Clerk - 1",
        {"Network Supervisor > Director", "Network Technician > Network Supervisor", "Clerk > Director"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_chains_and_outlines_with_remarks(nlp: Language, text: str, expected: set[str]) -> None:
    assert lines(nlp, text) == expected


AUTHOR = [
    ("Sysadmin, rural Ohio, nine years in. 700 kids. I report to the treasurer.", {"Sysadmin > treasurer"}),
    ("IT Manager at a small trust here. I report to the bursar.", {"IT Manager > bursar"}),
    ("It's me (title: Media Specialist) and I answer to the principal.", {"Media Specialist > principal"}),
    ("The shop is me - Bus Supervisor - and two mechanics. The mechanics come to me.", {"mechanic > Bus Supervisor"}),
    ("One librarian for three schools, that's me. I report to the principal.", {"librarian > principal"}),
    ("Director of Libraries [me]\n\nI answer to the provost.", {"Director of Libraries > provost"}),
]


@pytest.mark.parametrize(("text", "expected"), AUTHOR)
def test_the_author_introduces_themselves_in_many_ways(nlp: Language, text: str, expected: set[str]) -> None:
    assert lines(nlp, text) == expected


NOT_SAID = [
    "My inbox thinks I report to the athletic director.",
    "I sit under nobody now, under the provost last year.",
    "I have worked under a bursar, a provost and two deans.",
    "The county office reports to a manager downtown, so when the clerk calls nobody comes.",
]


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_is_thought_or_over_is_no_line(nlp: Language, text: str) -> None:
    assert lines(nlp, text + SIGNED) == set()


def test_a_sentence_that_begins_with_history_goes_on_in_the_present(nlp: Language) -> None:
    text = (
        "We have a Network Manager and two clerks. The Network Manager used to be on cabinet; today she is "
        "under the bursar."
    )
    assert lines(nlp, text) == {"Network Manager > bursar"}
