"""Reporting lines of two columns, parentheses, forms, names and bosses; authors who hardly say who they are."""

import pytest
from found_facts import lines
from growth import grows_linearly
from spacy.language import Language

LEADERS = """Who we all answer to:

CTO .................. Superintendent
Network Manager ...... CTO
Field Tech (4) ....... Network Manager
"""
RULED = """Post                     Line manager
-------------------------------------
ICT Manager              Bursar
Senior Technician        ICT Manager
Technician (2)           Senior Technician
"""
TO = """CTO ................ to Supt
Systems Analyst .... to CTO
Web Clerk .......... to CTO on paper, Dir of Media in real life
"""
COLUMNS = [
    (LEADERS, {"CTO > Superintendent", "Network Manager > CTO", "Field Tech > Network Manager"}),
    (
        RULED,
        {"ICT Manager > Bursar", "Senior Technician > ICT Manager", "Technician > Senior Technician"},
    ),
    (TO, {"CTO > Supt", "Systems Analyst > CTO", "Web Clerk > CTO", "Web Clerk > Dir of Media"}),
]
SAID = [
    (
        "IT is a Data Manager (to the CFO), a Network Manager and 3 Field Techs (to the Network Manager).",
        {"Data Manager > CFO", "Field Tech > Network Manager"},
    ),
    (
        "We have an IT Director and 3 techs.\nDirector's boss: Assistant Superintendent",
        {"IT Director > Assistant Superintendent"},
    ),
    ("I'm the Technology Coordinator. My evaluator is the principal.", {"Technology Coordinator > principal"}),
    ("I'm the IT Coordinator and the boss is the superintendent.", {"IT Coordinator > superintendent"}),
    ("Our two Field Techs, bossed by the Network Manager, do it all.", {"Field Tech > Network Manager"}),
]
NAMED = [
    (
        "Our staff: Tim, Network Coordinator, and Bev, Systems Analyst. Bev reports to Tim.",
        {"Systems Analyst > Network Coordinator"},
    ),
    (
        "Our CTO is new. Dr. Haas is the Director of Learning. Our three Media Coaches report to Dr. Haas.",
        {"Media Coach > Director of Learning"},
    ),
]
STAFF = "Our staff:\nAl - Network Technician\nAnn - Help Desk Technician\n"
WHOLE_NAMES = [
    (f"{STAFF}The Help Desk Technician reports to Al.", {"Help Desk Technician > Network Technician"}),
    (f"{STAFF}The Help Desk Technician reports to Alicia.", {"Help Desk Technician > Alicia"}),
]
AUTHORS = [
    ("One Lead Tech works for me.\n\n- IT Director, 900 kids", {"Lead Tech > IT Director"}),
    ("Job title: Technology Coordinator. I report to the principal.", {"Technology Coordinator > principal"}),
    ("The Technology Director is me, and I answer to the CFO.", {"Technology Director > CFO"}),
    (
        "We are 400 students and one Technology Facilitator. I answer to the principal.",
        {"Technology Facilitator > principal"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*COLUMNS, *SAID, *NAMED, *WHOLE_NAMES, *AUTHORS])
def test_finds_reporting_lines(nlp: Language, text: str, expected: set[str]) -> None:
    assert lines(nlp, text) == expected


def test_a_list_of_counts_is_no_ladder(nlp: Language) -> None:
    text = "Our staff:\n\nCTO .............. 1\nNetwork Manager .. 1\nField Tech ....... 4\n"
    assert lines(nlp, text) == set()


@pytest.mark.parametrize("gap", [" \t", ". ", " " * 3, "| "])
def test_a_line_of_gaps_is_read_in_linear_time(nlp: Language, gap: str) -> None:
    def read(gaps: int) -> None:
        assert lines(nlp, f"Network Tech{gap * gaps}CEO") <= {"Network Tech > CEO"}

    assert grows_linearly(read, 2_000)
