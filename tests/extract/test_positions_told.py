"""Positions told in running prose: a kind of saying a table, one short post of our own a row."""

import pytest
from found_facts import Row, rows
from spacy.language import Language

APPOSED: list[tuple[str, Row]] = [
    ("The trainers sit with Teaching & Learning, 2 of them.", ("trainer", 2, None, "other_department")),
    ("How do you rate field techs? Ours (nine of them) are rated by me.", ("field tech", 9, None, "employee")),
    ("Fifteen of us, and eleven of the fifteen are technicians.", ("technician", 11, None, "employee")),
    ("We need forms for field techs. We have five (one a building).", ("field tech", 5, None, "employee")),
    ("We have nurses at all nine buildings, one each.", ("nurse", 9, None, "employee")),
]


@pytest.mark.parametrize(("text", "expected"), APPOSED)
def test_a_number_counts_the_people_beside_or_before_it(nlp: Language, text: str, expected: Row) -> None:
    assert expected in rows(nlp, text)


MULTIPLIED: list[tuple[str, list[Row]]] = [
    (
        "One technician in each of our seven schools, three programmers, an engineer.",
        [("technician", 7, None, "employee"), ("programmer", 3, None, "employee"), ("engineer", 1, None, "employee")],
    ),
    ("There is one network engineer per region, nine regions.", [("network engineer", 9, None, "employee")]),
    ("We have a network tech at either campus.", [("network tech", 2, None, "employee")]),
    (
        "Four managers answer to me, each with 9 technicians.",
        [("manager", 4, None, "employee"), ("technician", 36, None, "employee")],
    ),
    ("At the high schools 2 field technicians each, so 44.", [("field technician", 44, None, "employee")]),
    (
        "Each school's office collects the fees, and the shop (5 technicians) publishes the sums. 40 schools.",
        [("technician", 5, None, "employee")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MULTIPLIED)
def test_each_multiplies_only_the_staff_that_it_hands_out(nlp: Language, text: str, expected: list[Row]) -> None:
    assert rows(nlp, text) == expected


LOST: list[tuple[str, list[Row]]] = [
    ("The board eliminated the Technology Director.", [("Technology Director", 1, None, "cut")]),
    (
        "Gone are six of the lab specialists, both trainers, and the webmaster.",
        [("lab specialist", 6, None, "cut"), ("trainer", 2, None, "cut"), ("webmaster", 1, None, "cut")],
    ),
    ("Both aides: eliminated.", [("aide", 2, None, "cut")]),
    ("We cut 2 of our 7 technicians.", [("technician", 2, None, "cut"), ("technician", 5, None, "employee")]),
    (
        "Positions lost to the levy: two trainers, a clerk.",
        [("trainer", 2, None, "cut"), ("clerk", 1, None, "cut")],
    ),
    ("We lost a trainer, kept the 3 technicians.", [("trainer", 1, None, "cut"), ("technician", 3, None, "employee")]),
    ("Cut the coach, is my answer.", []),
]


@pytest.mark.parametrize(("text", "expected"), LOST)
def test_a_cut_takes_whom_it_names_and_no_others(nlp: Language, text: str, expected: list[Row]) -> None:
    assert rows(nlp, text) == expected


OPEN: list[tuple[str, Row]] = [
    ("20 field techs; 6 of those positions are unfilled.", ("field tech", 6, None, "vacant")),
    ("5 field techs (two of those chairs are empty)", ("field tech", 3, None, "employee")),
    ("Our engineer's chair has been empty since May.", ("engineer", 1, None, "vacant")),
    ("We have three field techs, and since June an open slot for a fourth.", ("field tech", 1, None, "vacant")),
    ("A data analyst job that's been posted since spring.", ("data analyst", 1, None, "vacant")),
    ("I have two clerks plus an opening for a systems analyst.", ("systems analyst", 1, None, "vacant")),
]


@pytest.mark.parametrize(("text", "expected"), OPEN)
def test_an_empty_chair_is_a_vacant_position(nlp: Language, text: str, expected: Row) -> None:
    assert expected in rows(nlp, text)


BOUGHT: list[tuple[str, list[Row]]] = [
    (
        "Telephony went to a vendor and the county does our e-mail.",
        [("Telephony", None, None, "contracted"), ("e-mail", None, None, "contracted")],
    ),
    ("They buy network support from the ESD.", [("network support", None, None, "contracted")]),
    (
        "Phones and wiring come from an outside firm.",
        [("Phones", None, None, "contracted"), ("wiring", None, None, "contracted")],
    ),
    ("A networking firm on retainer does the rest.", [("networking firm", None, None, "contracted")]),
    ("The ESC provides our network tech.", [("network tech", 1, None, "contracted")]),
    ("A contractor supplies 61 field technicians.", [("field technician", 61, None, "contracted")]),
    ("We have 19 programmers on a consulting contract.", [("programmer", 19, None, "contracted")]),
    (
        "We have two aides on 210-day contracts, a clerk.",
        [("aide", 2, None, "employee"), ("clerk", 1, None, "employee")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BOUGHT)
def test_bought_work_is_contracted_under_its_own_name(nlp: Language, text: str, expected: list[Row]) -> None:
    assert sorted(rows(nlp, text)) == sorted(expected)


SHARED: list[tuple[str, Row]] = [
    ("We have an aide who is split half-time with the front office.", ("aide", 1, 0.5, "shared")),
    ("We have a clerk (.5, the other half belongs to Purchasing).", ("clerk", 1, 0.5, "shared")),
    ("We have a trainer whom we split evenly with Curriculum.", ("trainer", 1, 0.5, "shared")),
    ("There is a Manager of Technology who also runs transportation.", ("Manager of Technology", 1, None, "shared")),
    ("We have two aides, both half time.", ("aide", 2, 1.0, "employee")),
    ("We have a tech asst who the high school pays for.", ("tech asst", 1, None, "other_department")),
    ("We have four coaches over in Academics.", ("coach", 4, None, "other_department")),
    ("Our two trainers still sit with me.", ("trainer", 2, None, "employee")),
    ("The two desktop analysts sit under the CIO.", ("desktop analyst", 2, None, "employee")),
    ("Six juniors run the loaner desk.", ("junior", 6, None, "student")),
    ("We have one clerk, she is a patient teacher of newcomers.", ("clerk", 1, None, "employee")),
    ("We have one clerk, who is a certified science teacher.", ("clerk", 1, None, "shared")),
    ("We have one student recruiter.", ("student recruiter", 1, None, "employee")),
    ("We have four student repairers.", ("student repairer", 4, None, "student")),
    ("Our print shop down the hall has two operators.", ("operator", 2, None, "employee")),
    ("My husband is the other technician, and we have one clerk.", ("clerk", 1, None, "employee")),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_the_words_beside_a_title_say_whose_people_they_are(nlp: Language, text: str, expected: Row) -> None:
    assert expected in rows(nlp, text)


NAMED: list[tuple[str, list[str]]] = [
    ("The six techs answer to the network manager.", ["network manager"]),
    ("Director, network tech, aide and me.", ["Director", "network tech", "aide"]),
    ("Sole sysadmin, 900 kids.", ["sysadmin"]),
    ("We have 2 managers. Nine clerks are under the data manager.", ["manager", "clerk"]),
    ("We have 3 techs who started as clerks, one engineer.", ["tech", "engineer"]),
    ("Numbers: 300 cameras, 3 forklifts (don't ask), 2 technicians.", ["technician"]),
]


@pytest.mark.parametrize(("text", "titles"), NAMED)
def test_a_title_counts_by_the_place_where_it_stands(nlp: Language, text: str, titles: list[str]) -> None:
    found = [title for title, *_ in rows(nlp, text)]
    assert set(titles) <= set(found)


NOTHING = [
    "A district in the next state has 14 technicians.",
    "My neighbor one county over has 26 techs.",
    "A coach costs what two techs cost.",
    "Suppose a district had nine technicians.",
    "If the levy passes we'd add an engineer and two clerks.",
    "We have a guy for that.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_other_peoples_staff_and_norms_are_none_of_ours(nlp: Language, text: str) -> None:
    assert rows(nlp, text) == []


def test_the_author_is_in_the_department_that_the_post_describes(nlp: Language) -> None:
    signed = "\n\nRuth Ansel\nService Desk Manager\nOld Quarry Schools\n"
    text = "Besides me there is a network tech." + signed
    assert ("Service Desk Manager", 1, None, "employee") in rows(nlp, text)
    assert ("Service Desk Manager", 1, 0.6, "shared") in rows(nlp, "Staff is me at .6 (I teach the rest)." + signed)


@pytest.mark.parametrize(
    "text",
    [
        "Do others run a help desk of four and a cabling crew of two?",
        "Is it normal to have a repair shop of five?",
    ],
)
def test_a_question_counts_no_part_of_the_department(nlp: Language, text: str) -> None:
    assert rows(nlp, text) == []


def test_a_question_repeats_nobody_for_another_place(nlp: Language) -> None:
    found = rows(nlp, "We have one director and two technicians at the high school. Same at the middle school?")

    assert found == [("director", 1, None, "employee"), ("technician", 2, None, "employee")]


def test_a_post_that_a_question_remembers_can_be_cut(nlp: Language) -> None:
    doc = nlp("We have 3,000 students. Remember when we had a database trainer? The position was cut in 2019.")

    (position,) = doc._.structures[0].positions
    assert (position.title, position.employment.value) == ("database trainer", "cut")


@pytest.mark.parametrize(
    "text",
    [
        "We have 900 students. We have 3 technicians. Two are contractors. Two are students.",
        "We have 900 students. We have one technician. He was cut. It is vacant.",
    ],
)
def test_of_whom_more_is_told_than_there_are_none_is_left(nlp: Language, text: str) -> None:
    assert all(count is None or count > 0 for _, count, *_ in rows(nlp, text))


OTHERS_WORDS: list[str] = [
    "We have 6 techs.\n\nOn Tue, Mar 4, Dale Prewitt wrote:\n> Our CIO has 9 network techs and 2 data analysts.\n",
    "We have 6 techs.\n\n-----Original Message-----\nFrom: Dale Prewitt\n\nOur CIO has 9 network techs.\n",
]


@pytest.mark.parametrize("text", OTHERS_WORDS)
def test_a_short_title_is_not_filled_out_from_a_mail_that_is_quoted(nlp: Language, text: str) -> None:
    assert rows(nlp, text) == [("tech", 6, None, "employee")]


UNLIKE_THEIR_WORDS: list[tuple[str, list[Row]]] = [
    (
        "We have a systems engineer, a second systems engineer and a programmer.",
        [("systems engineer", 2, None, "employee"), ("programmer", 1, None, "employee")],
    ),
    (
        "I am both the systems engineer and the webmaster.",
        [("systems engineer", 1, None, "employee"), ("webmaster", 1, None, "employee")],
    ),
    ("We have two aides and a superintendent who gets it.", [("aide", 2, None, "employee")]),
    ("We went from 2 to 5 field technicians.", [("field technician", 5, None, "employee")]),
    ("Our IT Manager leads a group of 3 techs.", [("IT Manager", 1, None, "employee"), ("tech", 3, None, "employee")]),
]


@pytest.mark.parametrize(("text", "expected"), UNLIKE_THEIR_WORDS)
def test_small_words_around_a_title_say_how_many_and_whether(nlp: Language, text: str, expected: list[Row]) -> None:
    assert rows(nlp, text) == expected
