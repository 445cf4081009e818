"""Staff lists by their shapes: series in a line, sections, names before titles, units among others, further numbers."""

import pytest
from found_facts import Row, rows, totals
from growth import grows_linearly
from spacy.language import Language

from extract.components.layout import lines_of
from extract.quantities.numerals import all_numerals
from extract.staff.lists.runs import match_staff_lists
from extract.staff.prose import Prose
from extract.titles.grammar import match_titles

SERIES: list[tuple[str, set[Row]]] = [
    (
        "Breakdown: Manager 1.0, Analyst 2.0, Field Tech 6.5, Clerk .5",
        {
            ("Manager", None, 1, "employee"),
            ("Analyst", None, 2, "employee"),
            ("Field Tech", None, 6.5, "employee"),
            ("Clerk", 1, 0.5, "employee"),
        },
    ),
    (
        "Mgr 1.0 / Net 2.0 / Desktop 4.5 / Data 1.0 / Secretary .5 // 3,100 students",
        {
            ("Mgr", None, 1, "employee"),
            ("Net", None, 2, "employee"),
            ("Desktop", None, 4.5, "employee"),
            ("Data", None, 1, "employee"),
            ("Secretary", 1, 0.5, "employee"),
        },
    ),
    (
        "Staff: Director x1; Sysadmin x2; Bench Tech x3 (1 vacant)",
        {
            ("Director", 1, None, "employee"),
            ("Sysadmin", 2, None, "employee"),
            ("Bench Tech", 2, None, "employee"),
            ("Bench Tech", 1, None, "vacant"),
        },
    ),
    (
        "Headcount: network 2, servers and storage 3, web 1, help desk 5 (all students). We like it.",
        {("network", 2, None, "employee"), ("web", 1, None, "employee"), ("help desk", 5, None, "student")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), SERIES)
def test_a_line_counts_the_staff_part_by_part(nlp: Language, text: str, expected: set[Row]) -> None:
    assert expected <= set(rows(nlp, text))


@pytest.mark.parametrize(
    "text",
    [
        "We run Word 2.0, Excel 3.1, Access 1.1 on everything.",
        "Versions: Windows 7, Office 16, Acrobat 9",
        "Charter network, 7 campuses in two cities.\n\nDirector (1)\nTechnicians (2)\n",
    ],
)
def test_a_line_of_other_numbers_is_no_series(nlp: Language, text: str) -> None:
    assert {title for title, _, _, _ in rows(nlp, text)} <= {"Director", "Technician"}


SECTIONS: list[tuple[str, Row]] = [
    ("Gone: 3 lab aides, both trainers, the webmaster", ("trainer", 2, None, "cut")),
    ("Eliminated as of June: Instructional Coach 2.0, Courier 0.5", ("Instructional Coach", None, 2, "cut")),
    ("Frozen: systems analyst", ("systems analyst", 1, None, "vacant")),
    ("Vacancies: 2 Field Technicians (posted)", ("Field Technician", 2, None, "vacant")),
    ("BOCES staff: LAN technicians x3, Data Analyst x1", ("LAN technician", 3, None, "contracted")),
    ("ELIMINATED - Web Specialist; 1 of 2 AV Technicians", ("AV Technician", 1, None, "cut")),
    ("ELIMINATED - Web Specialist; 1 of 2 AV Technicians", ("AV Technician", 1, None, "employee")),
    ("Not in our total: 2 media clerks", ("media clerk", 2, None, "other_department")),
    (
        "Through the county agency we buy\n* one network engineer\n* two technicians",
        ("technician", 2, None, "contracted"),
    ),
    ("BOUGHT\nTerminal manager .. 1\nDrivers ........... 9\n", ("Driver", 9, None, "contracted")),
    ("In-house:\n- 2 technicians\n- 1 clerk (vacant)", ("clerk", 1, None, "vacant")),
]


@pytest.mark.parametrize(("text", "expected"), SECTIONS)
def test_a_heading_or_key_says_how_its_staff_belong(nlp: Language, text: str, expected: Row) -> None:
    assert expected in rows(nlp, text)


def test_the_next_heading_ends_a_section(nlp: Language) -> None:
    text = "CONTRACTED\nNetwork Engineers .... 2\nInstallers .... 3\nOURS\nTechnicians .... 4\nClerk .... 1\n"
    found = set(rows(nlp, text))
    assert {("Network Engineer", 2, None, "contracted"), ("Technician", 4, None, "employee")} <= found


NAMED: list[tuple[str, set[Row]]] = [
    (
        "Hal B. - Network Engineer\nAnn, Terrence, Joy - Field Techs\n(still advertising) - Field Tech\n\nWe like it.",
        {
            ("Network Engineer", 1, None, "employee"),
            ("Field Tech", 3, None, "employee"),
            ("Field Tech", 1, None, "vacant"),
        },
    ),
    (
        "Kim - Digital Coach, K-5\nPriya - Digital Coach, 6-12\n\nWe like it.",
        {("Digital Coach", 2, None, "employee")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_people_by_name_are_counted_before_their_title(nlp: Language, text: str, expected: set[Row]) -> None:
    assert expected <= set(rows(nlp, text))


UNITS: list[tuple[str, set[Row]]] = [
    (
        "Headcounts:\n\nOffice of the Director 4\nEnterprise Systems 30 + 6 contractors\nNetworks & Telecom 21\n"
        "Support Services 90 (12 vacancies included)\nRisk & Compliance 7\n",
        {
            ("Office of the Director", 4, None, "employee"),
            ("Enterprise Systems", 30, None, "employee"),
            ("contractor", 6, None, "contracted"),
            ("Support Services", 78, None, "employee"),
            ("Support Services", 12, None, "vacant"),
            ("Risk & Compliance", 7, None, "employee"),
        },
    ),
    (
        "| Division | FTE |\n|---|---|\n| Circulation | 5.25 |\n| Reference | 3.0 |\n"
        "| Tech Services | 2.5 |\n| **TOTAL** | **10.75** |\n",
        {("Circulation", None, 5.25, "employee"), ("Tech Services", None, 2.5, "employee")},
    ),
    (
        "Our shop:\n- Director\n- Editors x2\n- Illustrator, 0.75\n- Videographer (open since March)\n",
        {("Videographer", 1, None, "vacant")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), UNITS)
def test_among_rows_of_staff_an_unknown_name_is_staff(nlp: Language, text: str, expected: set[Row]) -> None:
    assert expected <= set(rows(nlp, text))


def test_what_the_number_counts_is_the_title_and_not_the_key(nlp: Language) -> None:
    text = "Infrastructure    6 engineers\nApplications      5 analysts\nService Desk      4\n"
    found = {(title, count) for title, count, _, _ in rows(nlp, text)}
    assert found == {("engineer", 6), ("analyst", 5), ("Service Desk", 4)}


NUMBERS: list[tuple[str, Row]] = [
    ("Manager (1), Techs (2 FT + 1 PT), 900 pupils", ("Tech", 3, None, "employee")),
    ("Director          1\nSchool techs      2 x 0.8\nTrainers          3 @ .5\n", ("School tech", 2, 1.6, "employee")),
    ("Librarians (MLS) 6.5 FTE\nAides 20\nClerks 4\n", ("Librarian", None, 6.5, "employee")),
    ("Our team:\nDirector - 1\nInterns from the career center - 4\n", ("Intern", 4, None, "student")),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_a_row_says_its_number_in_further_ways(nlp: Language, text: str, expected: Row) -> None:
    assert expected in rows(nlp, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| Job | # | Shared with |\n|---|---|---|\n| Clerk | 1 | the library |\n| Tech | 2 | -- |\n", "shared"),
        ("| Job | # | Grade |\n|---|---|---|\n| Clerk | 1 | Teacher + 30 |\n| Tech | 2 | N-6 |\n", "employee"),
        ("title,n,fte,reports_to\nClerk,1,1.0,CIO\nTech,2,2.0,CIO\nLead,1,1.0,CIO\n#schools=4;x", "employee"),
    ],
)
def test_a_column_tells_whether_a_row_is_shared(nlp: Language, text: str, expected: str) -> None:
    assert {employment for title, _, _, employment in rows(nlp, text) if title == "Clerk"} == {expected}


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("18 budgeted positions, 13 schools.", 18),
        ("Authorized: 31 FTE. Filled as of this morning: 26.", 31),
    ],
)
def test_a_total_of_lines_or_chairs_is_the_departments(nlp: Language, text: str, total: float) -> None:
    assert totals(nlp, text) == [total]


def test_time_grows_with_the_rows_of_a_list_alone() -> None:
    def read(size: int) -> None:
        text = "Techs: 2\n" * size
        prose = Prose(text=text, titles=match_titles(text), numerals=all_numerals(text))
        (found,) = match_staff_lists(prose, lines_of(text))
        assert len(found) == size

    assert grows_linearly(read, 480)
