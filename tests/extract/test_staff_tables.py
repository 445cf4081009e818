"""Staff in tables and lists: one small table or list a kind of writing, in words of our own."""

import pytest
from found_facts import Row, employees, rows
from spacy.language import Language

from extract.facts import ReportingLine
from extract.layout.column_kinds import column_kind
from extract.staff.tables.grid import parents


def lines(nlp: Language, text: str) -> set[tuple[str, str]]:
    return {(fact.subordinate, fact.superior) for fact in nlp(text)._.found if isinstance(fact, ReportingLine)}


TABLES = {
    "a header in other words": (
        "Post                  Held by    Line manager\n"
        "Network Manager       1          Bursar\n"
        "Support Technician    4          Network Manager\n",
        employees(("Network Manager", 1), ("Support Technician", 4)),
    ),
    "a header whose first column has no name": (
        "                     #    Reports to\n"
        "IT Director          1    Superintendent\n"
        "Field Technician     6    IT Director\n",
        employees(("IT Director", 1), ("Field Technician", 6)),
    ),
    "numbers that no header announces": (
        "job                    n    pay band\nsystems engineer       2    12\ndesktop technician     7    6\n",
        employees(("systems engineer", 2), ("desktop technician", 7)),
    ),
    "columns of years, the last is today": (
        "Position             FY21    FY22\nDirector             1       1\nData Analyst         1       3\n",
        employees(("Director", 1), ("Data Analyst", 3)),
    ),
    "fewer than the year before, and why": (
        "Position             2021    2022    Why\n"
        "Director             1       1\n"
        "Lab Technician       5       3       levy failed\n",
        [
            ("Director", 1, None, "employee"),
            ("Lab Technician", 2, None, "cut"),
            ("Lab Technician", 3, None, "employee"),
        ],
    ),
    "filled and vacant beside each other": (
        "                     Filled   Vacant\nNetwork Engineer     2        1\nTechnician           5        0\n",
        [
            ("Network Engineer", 2, None, "employee"),
            ("Network Engineer", 1, None, "vacant"),
            ("Technician", 5, None, "employee"),
        ],
    ),
    "a note of the vacant among them": (
        "Title              FTE    Notes\nDesktop Analyst    6.0    1.0 vacant\nWeb Developer      0.5\n",
        [
            ("Desktop Analyst", None, 5.0, "employee"),
            ("Desktop Analyst", None, 1.0, "vacant"),
            ("Web Developer", 1, 0.5, "employee"),
        ],
    ),
    "more vacant than the figure": (
        "Role | How many\nRepair Technician | 3 (+1 vacant)\nSecretary | 1\n",
        [
            ("Repair Technician", 3, None, "employee"),
            ("Repair Technician", 1, None, "vacant"),
            ("Secretary", 1, None, "employee"),
        ],
    ),
    "a row a person": (
        "NAME          TITLE                  EXT\n"
        "Poole, A.     Network Technician     4101\n"
        "Quist, B.     Network Technician     4102\n"
        "(open)        Database Analyst       4103\n",
        [("Network Technician", 2, None, "employee"), ("Database Analyst", 1, None, "vacant")],
    ),
    "a directory with dots": (
        "Our staff directory\n\n"
        "Ada Marsh ........ IT Director ......... x201\n"
        "Bo Finch ......... Help Desk Lead ...... x202\n"
        "VACANT ........... Web Developer ....... x203\n",
        [
            ("IT Director", 1, None, "employee"),
            ("Help Desk Lead", 1, None, "employee"),
            ("Web Developer", 1, None, "vacant"),
        ],
    ),
    "titles cut over two lines, the number below": (
        "Department          Positions\nSenior Network\nAnalyst             1\nField Support\nSpecialist          6\n"
        "Secretary           2\n",
        employees(("Senior Network Analyst", 1), ("Field Support Specialist", 6), ("Secretary", 2)),
    ),
    "titles cut over two lines, the number above": (
        "Position                Qty   Reports to\n"
        "Technology Director     1     Superintendent\n"
        "Coordinator of Data     1     Technology Director\n"
        "and Assessment\n"
        "Network Analyst         2     Technology Director\n",
        employees(("Technology Director", 1), ("Coordinator of Data and Assessment", 1), ("Network Analyst", 2)),
    ),
    "a column a kind of school": (
        "Job                 HS    MS    Central\n"
        "Technician          3     2     1\n"
        "Instructional Coach 1     1     -\n",
        employees(("Technician", 6), ("Instructional Coach", 2)),
    ),
    "a column a job, with a total": (
        "              Enrolled   Nurse   Aide\n"
        "North         402        1.0     0.5\n"
        "South         365        0.5     0.5\n"
        "TOTAL         767        1.5     1.0\n",
        [("Nurse", None, 1.5, "employee"), ("Aide", None, 1.0, "employee")],
    ),
    "groups that sum up what is set in below": (
        "                     Filled   Total\nOperations           3        3\n  Network Engineer   1        1\n"
        "  Technician         2        2\n",
        employees(("Network Engineer", 1), ("Technician", 2)),
    ),
    "a title over one set in deeper sums up nothing": (
        "Title                Number\nIT Director          1\n  Secretary          1\n  Technician         4\n",
        employees(("IT Director", 1), ("Secretary", 1), ("Technician", 4)),
    ),
    "what has become of each person, days of the calendar": (
        "Job title\tStatus\tSchedule\n"
        "Dir of Technology\tActive\t260d\nComputer Tech\tActive\t220d\nComputer Tech\tVacant\t220d\n",
        [*employees(("Dir of Technology", 1), ("Computer Tech", 1)), ("Computer Tech", 1, None, "vacant")],
    ),
    "a column without its names": (
        "Role\tName removed\tFTE\nNetwork Engineer\tx\t2.0\nData Clerk\tx\t0.5\n",
        [("Network Engineer", None, 2.0, "employee"), ("Data Clerk", 1, 0.5, "employee")],
    ),
    "who pays": (
        "Title             Number   Paid by\n"
        "Site Technician   8        Technology\n"
        "Lab Aide          14       Buildings\n"
        "Field Engineer    2        vendor\n"
        "Print Engineer    1        regional co-op\n",
        [
            ("Site Technician", 8, None, "employee"),
            ("Lab Aide", 14, None, "other_department"),
            ("Field Engineer", 2, None, "contracted"),
            ("Print Engineer", 1, None, "contracted"),
        ],
    ),
    "notes": (
        "| Title | # | Notes |\n"
        "|---|---|---|\n"
        "| CTO | 1 | |\n"
        "| Sysadmin | 2 | one vacant |\n"
        "| Wiring Tech | 5 | contracted |\n",
        [
            ("CTO", 1, None, "employee"),
            ("Sysadmin", 1, None, "employee"),
            ("Sysadmin", 1, None, "vacant"),
            ("Wiring Tech", 5, None, "contracted"),
        ],
    ),
    "slashes between columns": (
        "WHO / HOW MANY / BOSS\nIT Manager / 1 / Superintendent\nSystems Analyst / 2 / IT Manager\n"
        "Technician / 4 / IT Manager\n",
        employees(("IT Manager", 1), ("Systems Analyst", 2), ("Technician", 4)),
    ),
    "a row a district tells of others": (
        "Thanks for the answers.\n\nDistrict      Students   Techs   Boss\nAlder         1,200      1       CIO\n"
        "Birch         8,400      9       Curriculum Dir.\nCedar         640        2       Principal\n",
        [],
    ),
    "norms": (
        "The rubric:\n"
        "\n"
        "                       Low      High\n"
        "Computers per tech     250:1    75:1\n"
        "Techs per school       1        2\n",
        [],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TABLES.values(), ids=TABLES)
def test_a_table_gives_each_row_its_figure(nlp: Language, text: str, expected: list[Row]) -> None:
    assert rows(nlp, text) == expected


PAIRS = {
    "line manager": (TABLES["a header in other words"][0], {("Support Technician", "Network Manager")}),
    "boss": (TABLES["slashes between columns"][0], {("IT Manager", "Superintendent"), ("Technician", "IT Manager")}),
    "two superiors in a cell": (
        "Title          Qty   Supervisor\n"
        "IT Director    1     Town Manager; Superintendent\n"
        "Technician     3     IT Director\n",
        {("IT Director", "Town Manager"), ("IT Director", "Superintendent"), ("Technician", "IT Director")},
    ),
    "arrows without a header, the author among the rows": (
        "Network Administrator    1    -> me\nTechnicians              3    -> Network Administrator\n"
        "Me (IT Director)         1    -> Superintendent\n",
        {("Network Administrator", "IT Director"), ("IT Director", "Superintendent")},
    ),
}


@pytest.mark.parametrize(("text", "expected"), PAIRS.values(), ids=PAIRS)
def test_a_column_says_who_answers_to_whom(nlp: Language, text: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= lines(nlp, text)


LISTS = {
    "number words behind the title": (
        "Our team:\nSystems Librarian - one\nTechnicians, three\nStudent workers - fourteen\n",
        [
            ("Systems Librarian", 1, None, "employee"),
            ("Technician", 3, None, "employee"),
            ("Student worker", 14, None, "student"),
        ],
    ),
    "marks between title and number": (
        "Staff, by title, number and days:\n"
        "Help Desk Lead / 1 / 260\n"
        "Field Technician / 5 / 220\n"
        "Network Analyst / 2 / 260\n",
        employees(("Help Desk Lead", 1), ("Field Technician", 5), ("Network Analyst", 2)),
    ),
    "dots in the middle": (
        "Staffing:\nSecurity Lead · 1 · central\nSupport Analysts · 11 · zones\n",
        employees(("Security Lead", 1), ("Support Analyst", 11)),
    ),
    "hedged numbers": (
        "CIO: 1\nProgrammers: 9\nTechnicians: approx 150\n",
        employees(("CIO", 1), ("Programmer", 9), ("Technician", 150)),
    ),
    "budget lines": (
        "Line 07  Systems Programmers, 5 ..... $602,140\nLine 08  Network Technicians, 7 ..... $490,000\n",
        employees(("Systems Programmer", 5), ("Network Technician", 7)),
    ),
    "the number at the end of the line": (
        "Code 31 School Nurse, 187-day contract: 1\nCode 32 Health Aide, 6.5 hrs: 4\n",
        employees(("School Nurse", 1), ("Health Aide", 4)),
    ),
    "people by name": (
        "Who we are:\nAnn, Network Manager\nOdell, Programmer\nTuan, Field Technician\n",
        employees(("Network Manager", 1), ("Programmer", 1), ("Field Technician", 1)),
    ),
    "heads of a field": (
        "Technology:\n1 - Director\n1 - Manager, Field Services\n1 - Coordinator - Repair Center\n6 - Technicians\n",
        employees(
            ("Director", 1), ("Manager, Field Services", 1), ("Coordinator - Repair Center", 1), ("Technician", 6)
        ),
    ),
    "bullets that are letters": (
        "Our department:\n  o Director x1\n  o Systems Administrators x3\n",
        employees(("Director", 1), ("Systems Administrator", 3)),
    ),
    "each line in each building": (
        "At each of our four middle schools:\n- one Media Specialist\n- two Tech Aides\n",
        employees(("Media Specialist", 4), ("Tech Aide", 8)),
    ),
    "units among units": (
        "The division of technology looks like this:\nNetwork Engineering - 11\nField Services - 46\nERP - 8\n",
        employees(("Network Engineering", 11), ("Field Services", 46), ("ERP", 8)),
    ),
    "names in capitals among units": (
        "By shop: Client Computing 52, Network & Telecom 24, Enterprise Apps 27, PMO 6.",
        employees(("Client Computing", 52), ("Network & Telecom", 24), ("Enterprise Apps", 27), ("PMO", 6)),
    ),
    "what is wished for, and what was": (
        "Then (2010): 2 trainers, 9 technicians\nNow: director, 4 technicians\nRequested: 1 data manager\n",
        employees(("director", 1), ("technician", 4)),
    ),
    "bought services": (
        "Staff:\n- 1 Technician\nPhones: vendor\nFirewall - contracted through the IU\nOutsourced: filter, backup\n",
        [
            ("Technician", 1, None, "employee"),
            ("Phones", None, None, "contracted"),
            ("Firewall", None, None, "contracted"),
            ("filter", None, None, "contracted"),
            ("backup", None, None, "contracted"),
        ],
    ),
    "a form's head of department": (
        "District: Elm Ridge Schools\nStudents: 2,310\nHead of dept title: Chief Information Officer\nTechnicians: 3\n",
        employees(("Chief Information Officer", 1), ("Technician", 3)),
    ),
    "several in a line, wide apart": (
        "Director: 1    Technicians: 4    Secretary: 1\n",
        employees(("Director", 1), ("Technician", 4), ("Secretary", 1)),
    ),
    "people named behind the title": (
        "Technology staff:\nDirector - Jane\nNetwork Admin - Bob\nTechnicians - Al, Sue and Pat\n",
        employees(("Director", 1), ("Network Admin", 1), ("Technician", 3)),
    ),
    "headings that say what became of all below": (
        "Positions eliminated:\n- 2 technicians\n- 1 webmaster\nVacancies:\n- Analyst (1)\n- Trainer (2)\n"
        "Still here:\n- 1 director\n- 3 technicians\n",
        [
            ("technician", 2, None, "cut"),
            ("webmaster", 1, None, "cut"),
            ("Analyst", 1, None, "vacant"),
            ("Trainer", 2, None, "vacant"),
            ("director", 1, None, "employee"),
            ("technician", 3, None, "employee"),
        ],
    ),
    "a form that asks for the supervisor": (
        "Dept: Technology\nSupervisor: Asst. Supt.\nTechnicians: 3\nInterns: 4\n",
        [("Technician", 3, None, "employee"), ("Intern", 4, None, "student")],
    ),
    "decimals of which a part is vacant": (
        "CIO ..... 1.0\nDesktop Tech ..... 7.5 (1.0 vacant)\n",
        [
            ("CIO", None, 1.0, "employee"),
            ("Desktop Tech", None, 1.0, "vacant"),
            ("Desktop Tech", None, 6.5, "employee"),
        ],
    ),
    "things that are counted too": (
        "Branches: 7\nHeadcount: 17\nPC Technician: 2\n",
        employees(("PC Technician", 2)),
    ),
}


def test_the_beginning_of_a_sentence_is_no_unit(nlp: Language) -> None:
    found = rows(nlp, "IT is 22.5 FTE of which Academic Technology 4.5, Enterprise Apps 7, Client Support 5.")
    assert "IT is" not in {title for title, *_ in found}


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS)
def test_a_list_gives_each_line_its_figure(nlp: Language, text: str, expected: list[Row]) -> None:
    assert rows(nlp, text) == expected


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Reports to", "superior"),
        ("Whose boss", "superior"),
        ("FTE", "fte"),
        ("FY08 FTE", "year"),
        ("05-06", "year"),
        ("Dist.", "organization"),
        ("Qty", "count"),
        ("Vac.", "vacant"),
        ("Job class", "title"),
        ("Paid by", "payer"),
        ("Ext", "terms"),
        ("Pay grade", "terms"),
        ("Shared with", "shared"),
        ("Division", "title"),
        ("reports_to", "superior"),
        ("Next year", "planned"),
        ("Aide", ""),
    ],
)
def test_a_columns_name_tells_its_kind(name: str, kind: str) -> None:
    assert column_kind(name) == kind


def test_a_row_that_equals_those_set_in_below_sums_them_up() -> None:
    assert parents([0, 2, 2, 0], [5, 3, 2, 1]) == {0}
    assert parents([0, 2, 0], [5, 3, 1]) == set()


def test_a_line_of_bars_alone_is_no_row(nlp: Language) -> None:
    text = "Principal\n|\nTechnology Manager -- Clerk (2)\n|\nStudent helpers (6)\n"
    assert ("Student helper", 6, None, "student") in rows(nlp, text)
