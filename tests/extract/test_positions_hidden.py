"""Positions that a post hides or only seems to state: a kind a test, one short post each, in words of our own."""

import pytest
from found_facts import Row, rows
from spacy.language import Language

SIGNED = "\n\nRuth Ansel\nService Desk Manager\nOld Quarry Schools\n"


NO_FACT = [
    "A librarian is a teacher. A coach in a big school sees nine teachers.",
    "Every teacher is an administrator on their own machine.",
    "We got by w/out a trainer for years.",
    "Find a CIO who must answer to the board.",
    "My director says no.",
    "Our former webmaster still fixes the site.",
    "When our webmaster left we closed the site.",
    "We had six analysts in 2011.",
    "Proposed: cut two of our seven clerks.",
    "The committee has nine members: three librarians and a clerk.",
    "Two analysts were counting cables when it rained.",
    "Tech staff: 7",
    "Here it takes a friend, not a technician.",
    "Each layer you put over an engineer is an engineer you can't pay." + SIGNED,
    "Whenever there is a shortcut people take the shortcut.",
    "The van is the one purchase people praise.",
    "Keep the key in a safe with three owners.",
    "Our business administrator is the treasurer. We have two building administrators and a superintendent.",
    "The clerks belong to Finance, as a pair with one supervisor.",
    "I have hired, by my own count, 88 engineers.",
    "In thirty years I have hired 52 aides.",
    "What broke:\n\nPart        Repairs   Price\nHinges      912       $17\nChargers    1,204     $23\n",
    "Part        Qty\nHinges      912\nChargers    204\nLids     77\n",
    "Tech department repairs\nHinges - 912 $17\nLids - 40 $31\nChargers - 66 $9",
]


@pytest.mark.parametrize("text", NO_FACT)
def test_what_is_general_past_or_of_others_is_no_position(nlp: Language, text: str) -> None:
    assert rows(nlp, text) == []


HIDDEN: list[tuple[str, Row]] = [
    ("They axed both our trainers in May.", ("trainer", 2, None, "cut")),
    ("We have a CIO and sixty-one field engineers.", ("field engineer", 61, None, "employee")),
    ("The shop is a CIO and two and a half clerks.", ("clerk", None, 2.5, "employee")),
    ("Fourteen of us, and five of those are analysts.", ("analyst", 5, None, "employee")),
    ("The aides open the labs. Six of them, all mornings.", ("aide", 6, None, "employee")),
    ("On trainers. We have nine, all in one hallway.", ("trainer", 9, None, "employee")),
    ("The trainers (there are 9) share one hallway.", ("trainer", 9, None, "employee")),
    ("Our people: analysts (four), a buyer.", ("analyst", 4, None, "employee")),
    ("We have 5 (not 6) analysts.", ("analyst", 5, None, "employee")),
    ("Half of our team of six is new, including the network engineer.", ("network engineer", 1, None, "employee")),
    ("One supervisor and two analysts each, six of those.", ("analyst", 12, None, "employee")),
    ("We have one clerk and one aide in each of the five schools.", ("clerk", 5, None, "employee")),
    ("The middle schools (4) each have a tech.", ("tech", 4, None, "employee")),
    ("One buyer per secondary school (5 of those).", ("buyer", 5, None, "employee")),
    ("Each region has a lead and two analysts.", ("analyst", None, None, "employee")),
    ("CTO 1 | Storage 3 | Engineers 6", ("Storage", 3, None, "employee")),
    ("Senior Analyst > analysts (4)", ("analyst", 4, None, "employee")),
    ("In addition to being the webmaster I drive the van.", ("webmaster", 1, None, "shared")),
    ("We employ a 22 hour aide and two analysts.", ("aide", 1, None, "employee")),
    ("Two 30-hour clerks and a CIO run it.", ("clerk", 2, None, "employee")),
    ("4,100-ish kids 7 buildings\nmanager, two analysts, 3 clerks", ("analyst", 2, None, "employee")),
    ("4,100-ish kids 7 buildings manager, two analysts", ("manager", 1, None, "employee")),
    ("Here we have a manager (myself) and two analysts." + SIGNED, ("manager", 1, None, "employee")),
    ("Clerks file tickets. 3 clerks and a lot of paper. Records clerks rule.", ("Records clerk", 3, None, "employee")),
]


@pytest.mark.parametrize(("text", "expected"), HIDDEN)
def test_a_number_that_stands_elsewhere_is_found(nlp: Language, text: str, expected: Row) -> None:
    assert expected in rows(nlp, text)


EMPLOYED: list[tuple[str, Row]] = [
    ("All three of my people are ESC people.", ("ESC people", 3, None, "contracted")),
    ("Our webmaster is contracted three mornings a week.", ("webmaster", 1, None, "contracted")),
    ("Our co-op gives us an engineer on Mondays.", ("engineer", 1, None, "contracted")),
    ("We've hired a small firm for nine hours a month.", ("firm", None, None, "contracted")),
    ("We outsource the print shop entirely and kept the three engineers.", ("print shop", None, None, "contracted")),
    ("We outsource the print shop entirely and kept the three engineers.", ("engineer", 3, None, "employee")),
    ("Ours sit with Curriculum and Instruction. Nine trainers in all.", ("trainer", 9, None, "other_department")),
    ("We have a CIO, four trainers in Teaching & Learning and a clerk.", ("trainer", 4, None, "other_department")),
    ("Our staff:\nCIO: 1\nEngineer: 2\nAide: 1, not ours\n", ("Aide", 1, None, "other_department")),
    ("We lost our buyer in May and are still looking.", ("buyer", 1, None, "vacant")),
    ("Our buyer retired in May and the job hasn't been posted.", ("buyer", 1, None, "vacant")),
    ("Twelve analysts, three openings among them.", ("analyst", 3, None, "vacant")),
    ("Posting: Storage Administrator, full time, 12 months.", ("Storage Administrator", 1, None, "vacant")),
    ("When we had a trainer, tickets fell. The position was cut in 2019.", ("trainer", 1, None, "cut")),
    ("Both of our trainers went in 2021.", ("trainer", 2, None, "cut")),
    ("We have two trainers; both went in 2021 to see the fair.", ("trainer", 2, None, "employee")),
    ("We had two trainers; both left with the grant.", ("trainer", 2, None, "cut")),
    ("Seventeen analysts, and four of the seventeen chairs are empty.", ("analyst", 4, None, "vacant")),
    ("Seventeen analysts, and four of the seventeen chairs are empty.", ("analyst", 13, None, "employee")),
    ("Four of the seventeen analyst jobs are vacant.", ("analyst", 4, None, "vacant")),
    ("We have 9 analysts (2 of them agency).", ("analyst", 2, None, "contracted")),
    ("We have 9 analysts (students) and a buyer.", ("analyst", 9, None, "student")),
    ("Our business manager doubles as the technology director.", ("technology director", 1, None, "shared")),
    ("We have a CIO and a director (also the AP at the annex).", ("director", 1, None, "shared")),
]


@pytest.mark.parametrize(("text", "expected"), EMPLOYED)
def test_employment_is_read_from_a_remark_in_passing(nlp: Language, text: str, expected: Row) -> None:
    assert expected in rows(nlp, text)


def test_what_some_of_them_do_says_nothing_of_the_others(nlp: Language) -> None:
    text = "We have three analysts. Two of the analysts split their time with Payroll."
    assert rows(nlp, text) == [("analyst", 3, None, "employee")]


def test_a_table_of_sites_has_no_titles_in_its_first_column(nlp: Language) -> None:
    text = "School      Librarian   Aide\nMoss Lane       1        0.5\nOld Mill        1        1.0\n"
    assert {"Moss Lane", "Old Mill"}.isdisjoint(row[0] for row in rows(nlp, text))


def test_a_number_of_students_in_the_next_cell_counts_no_staff(nlp: Language) -> None:
    text = (
        "District      Students   Head of technology   Reports to\n"
        "Moss County   21,000     CIO                  Provost\n"
    )
    assert rows(nlp, text) == [("CIO", 1, None, "employee")]


def test_the_author_in_a_sentence_alone_counts_under_the_signature(nlp: Language) -> None:
    assert ("Service Desk Manager", 1, None, "employee") in rows(nlp, "Two techs.\nMe.\nA printer." + SIGNED)


def test_a_remark_before_a_wide_gap_leaves_the_count_to_the_title(nlp: Language) -> None:
    text = "Analyst (12 months)          5\nEngineer (10 months)     2\nClerk            1\n"
    assert [row[:2] for row in rows(nlp, text)] == [("Analyst", 5), ("Engineer", 2), ("Clerk", 1)]


def test_who_reports_to_another_head_than_the_author_sits_with_that_head(nlp: Language) -> None:
    signed = "\n\nIda Moe\nIT Director\nOld Quarry Schools\n"
    text = "We have four trainers. The trainers report to the Director of Instruction." + signed
    assert rows(nlp, text) == [("trainer", 4, None, "other_department")]


def test_what_the_author_was_before_is_no_position_beside_the_present_one(nlp: Language) -> None:
    text = "Starting in May as network manager, after six years as a dispatcher."
    assert rows(nlp, text) == [("network manager", 1, None, "employee")]
