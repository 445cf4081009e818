"""Staff rows by what stands around a title: codes, names, levels, headers under rules, filled posts, other branches."""

import found_facts
import pytest
from found_facts import Row
from spacy.language import Language


def rows(without_reader: Language, text: str) -> set[Row]:
    return set(found_facts.rows(without_reader, text))


CODES: list[tuple[str, set[Row]]] = [
    (
        "PG 8  Network Administrator\nPG 5  Network Technician (4)\nPG 3  Help Desk Clerk (2)",
        {
            ("Network Administrator", 1, None, "employee"),
            ("Network Technician", 4, None, "employee"),
            ("Help Desk Clerk", 2, None, "employee"),
        },
    ),
    (
        "Our staff:\nRange 20 Technology Aide (6)\nRange 31 Technology Specialist (2)\nRange 40 Technology Manager (1)",
        {
            ("Technology Aide", 6, None, "employee"),
            ("Technology Specialist", 2, None, "employee"),
            ("Technology Manager", 1, None, "employee"),
        },
    ),
    (
        "Staffing:\nNetwork Manager        1.0\nBuilding Tech          2.0\nHelp Desk              .75",
        {
            ("Network Manager", None, 1.0, "employee"),
            ("Building Tech", None, 2.0, "employee"),
            ("Help Desk", 1, 0.75, "employee"),
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), CODES)
def test_the_code_of_a_row_counts_nobody_and_a_bare_decimal_is_a_share(
    without_reader: Language, text: str, expected: set[Row]
) -> None:
    assert rows(without_reader, text) == expected


NAMES: list[tuple[str, Row]] = [
    ("Network Analyst .......... Ines, Omar", ("Network Analyst", 2, None, "employee")),
    ("Field Technicians: Ana (North), Bo (South), Cy (annex)", ("Field Technician", 3, None, "employee")),
    ("Systems Administrators: Lena P., Ivo G., Otto (nights)", ("Systems Administrator", 3, None, "employee")),
    ("Mia or Noor - Deskside Technician, north schools", ("Deskside Technician", 2, None, "employee")),
    ("Technician - TBD", ("Technician", 1, None, "vacant")),
]


@pytest.mark.parametrize(("line", "expected"), NAMES)
def test_the_people_named_in_a_row_are_counted(without_reader: Language, line: str, expected: Row) -> None:
    assert expected in rows(without_reader, f"Our roster:\nNetwork Manager: Ada Quist\n{line}\nSecretary: Flo Brandt")


def test_a_name_with_its_initial_behind_a_comma_is_one_person(without_reader: Language) -> None:
    found = rows(without_reader, "Roster:\nArden, J. - Network Analyst\nBoyle, M. - Field Tech\nCole, P. - Field Tech")
    assert found == {("Network Analyst", 1, None, "employee"), ("Field Tech", 2, None, "employee")}


def test_rows_of_one_title_at_two_levels_stay_two(without_reader: Language) -> None:
    found = rows(without_reader, "Department:\nTech Director\nField Tech, elementary (2)\nField Tech, secondary (3)")
    assert {("Field Tech, elementary", 2, None, "employee"), ("Field Tech, secondary", 3, None, "employee")} <= found


def test_a_last_number_behind_a_level_counts_its_people(without_reader: Language) -> None:
    found = rows(without_reader, "Department:\nTech Director\nField Tech, middle 2\nField Tech, HS #2 (3)")
    assert {("Field Tech, middle", 2, None, "employee"), ("Field Tech, HS #2", 3, None, "employee")} <= found


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Systems Engineer (3 of 4 filled)",
            {("Systems Engineer", 3, None, "employee"), ("Systems Engineer", 1, None, "vacant")},
        ),
        ("Network Eng. (3)", {("Network Eng.", 3, None, "employee")}),
        ("Network Tech [5]", {("Network Tech", 5, None, "employee")}),
        ("Delivery driver: 4 (Transportation dept)", {("Delivery driver", 4, None, "other_department")}),
        ("Integration Coach (teacher contract)", {("Integration Coach", 1, None, "employee")}),
        ("PC Tech/Custodian (1)", {("PC Tech/Custodian", 1, None, "shared")}),
        ("Chief Operating Officer", set()),
    ],
)
def test_a_row_says_who_fills_it(without_reader: Language, line: str, expected: set[Row]) -> None:
    told = rows(without_reader, f"Our staff:\nTech Director (1)\n{line}\nHelp Desk Clerk (2)")
    assert told - {("Tech Director", 1, None, "employee"), ("Help Desk Clerk", 2, None, "employee")} == expected


def test_a_rule_between_header_and_rows_leaves_the_header_its_columns(without_reader: Language) -> None:
    text = (
        "Title                  Group    #   Home Dept\n"
        "---------------------------------------------\n"
        "Tech Director          Admin    1   Tech\n"
        "Network Technician     Class.   3   Tech\n"
        "Data Entry Clerk       Class.   2   Business Svcs"
    )
    assert rows(without_reader, text) == {
        ("Tech Director", 1, None, "employee"),
        ("Network Technician", 3, None, "employee"),
        ("Data Entry Clerk", 2, None, "other_department"),
    }


def test_a_framed_table_without_a_header_is_read_by_what_stands_in_it(without_reader: Language) -> None:
    text = (
        "+---------------------+---+-----------+\n"
        "| Tech Director       | 1 | 12 mo     |\n"
        "| Network Technician  | 3 | 12 mo     |\n"
        "| Purchasing Clerk    | 1 | half time |\n"
        "+---------------------+---+-----------+"
    )
    assert rows(without_reader, text) == {
        ("Tech Director", 1, None, "employee"),
        ("Network Technician", 3, None, "employee"),
        ("Purchasing Clerk", 1, 0.5, "employee"),
    }


def test_slashes_part_columns_even_where_the_last_is_empty(without_reader: Language) -> None:
    found = rows(
        without_reader, "title / fte / comment\nnetwork engineer / 2.0 /\nhelp desk tech / 4.0 / days\nclerk / 0.5 /"
    )
    assert found == {
        ("network engineer", None, 2.0, "employee"),
        ("help desk tech", None, 4.0, "employee"),
        ("clerk", 1, 0.5, "employee"),
    }


def test_what_a_number_counts_is_split_from_the_vacant_share(without_reader: Language) -> None:
    found = rows(
        without_reader, "Staffing:\nNetwork Engineer     4.0\nTechnician     12.0   (2.0 vacant)\nClerk     1.0"
    )
    assert {("Technician", None, 10.0, "employee"), ("Technician", None, 2.0, "vacant")} <= found


def test_the_branch_of_the_head_of_teaching_belongs_to_that_department(without_reader: Language) -> None:
    chart = (
        "Superintendent\n"
        "   Chief Operations Officer\n"
        "      Director of Technology\n"
        "         Network Technician (3)\n"
        "   Chief Academic Officer\n"
        "      Coordinator of Instructional Technology\n"
        "         Technology Coach (4)"
    )
    found = rows(without_reader, chart)
    assert ("Technology Coach", 4, None, "other_department") in found
    assert ("Network Technician", 3, None, "employee") in found
    assert not {title for title, *_ in found} & {"Chief Operations Officer", "Chief Academic Officer"}


@pytest.mark.parametrize(
    "key",
    [
        "Head of technology (title)",
        "Who is in charge of technology?",
        "Title of senior technology officer",
        "Position title",
    ],
)
def test_a_form_asks_for_the_heads_title_in_further_words(without_reader: Language, key: str) -> None:
    colon = "" if key.endswith("?") else ":"
    found = rows(without_reader, f"Enrollment: 2,300\n{key}{colon} Director of Technology\nSchools: 5")
    assert found == {("Director of Technology", 1, None, "employee")}
