"""Records: a job a line or a paragraph, whose fields say themselves what they are; and what only looks like them."""

import pytest
from found_facts import Row, employees, lines, rows, totals
from spacy.language import Language

from extract.layout.records import match_records
from extract.layout.source_lines import split_lines

STAFF = employees(("Network Manager", 1), ("Technician", 4))
COMMAND = {"Network Manager > CIO", "Technician > Network Manager"}
RECORDS = {
    "dashes": (
        "Title: Network Manager - Quantity: 1 - Reports to: CIO\nTitle: Technician - Quantity: 4 - Reports to: "
        "Network Manager"
    ),
    "semicolons": "Post: Network Manager; Count: 1; Boss: CIO\nPost: Technician; Count: 4; Boss: Network Manager",
    "commas, as other text is parted too": (
        "Job title: Network Manager, number: 1, reports to: CIO\nJob title: Technician, number: 4, reports to: "
        "Network Manager"
    ),
    "bars and a lone sign": (
        "Role: Network Manager | # : 1 | Supervisor: CIO\nRole: Technician | # : 4 | Supervisor: Network Manager"
    ),
    "wide gaps": "Title: Network Manager   Qty: 1   Boss: CIO\nTitle: Technician   Qty: 4   Boss: Network Manager",
    "equals signs": "Title=Network Manager, Qty=1, Reports to=CIO\nTitle=Technician, Qty=4, Reports to=Network Manager",
    "stops": (
        "Job: Network Manager. How many: 1. Reports to: CIO.\nJob: Technician. How many: 4. Reports to: Network "
        "Manager."
    ),
    "the number first": (
        "Number: 1; Title: Network Manager; Supervisor: CIO\nNumber: 4; Title: Technician; Supervisor: Network Manager"
    ),
    "numbered": (
        "1. Title: Network Manager, Qty: 1, Reports to: CIO\n2. Title: Technician, Qty: 4, Reports to: Network Manager"
    ),
    "a job without a name": (
        "Network Manager — Qty: 1 — Reports to: CIO — Status: filled\n"
        "Technician — Qty: 4 — Reports to: Network Manager — Status: filled"
    ),
    "names without a colon": (
        "Network Manager - qty 1 - reports to CIO\nTechnician - qty 4 - reports to Network Manager"
    ),
    "a field a line": (
        "Role: Network Manager\nHeadcount: 1\nBoss: CIO\nRole: Technician\nHeadcount: 4\nBoss: Network Manager"
    ),
    "a paragraph a job": (
        "Position: Network Manager\nNumber of people: 1\nWho they report to: CIO\n\n"
        "Position: Technician\nNumber of people: 4\nWho they report to: Network Manager"
    ),
    "items": (
        "- title: Network Manager\n  count: 1\n  reports_to: CIO\n- title: Technician\n  count: 4\n"
        "  reports_to: Network Manager"
    ),
    "below the job": (
        "**Network Manager**\nCount: 1\nReports to: CIO\n\n**Technician**\nCount: 4\nReports to: Network Manager"
    ),
}
NO_RECORDS = {
    "keys and values of a department": "Students: 2,400\nSchools: 5\nDirector: 1\nTechnicians: 4",
    "a job that is advertised": "Position: Technician\nSalary: 45,000\nReports to: Network Manager",
    "districts": "District: Alder Creek\nStudents: 900\nTechs: 1\n\nDistrict: Otter Bend\nStudents: 1,900\nTechs: 2",
    "a sentence with colons": "Proposed: cut one of three secretaries. Actual: nothing yet. Current staff: 14, or so.",
    "answers of one person": "Name: Pat Orr\nTitle: Technology Coordinator\nDistrict: Otter Bend",
    "prose": "Network Manager, reports to the CIO, and the technicians, report to me, count on him.",
}


@pytest.mark.parametrize("text", RECORDS.values(), ids=RECORDS)
def test_a_record_counts_its_job_and_names_its_superior(nlp: Language, text: str) -> None:
    found = rows(nlp, text)
    assert [row for row in found if row[0] != "CIO"] == STAFF
    assert lines(nlp, text) == COMMAND
    assert totals(nlp, text) == []


@pytest.mark.parametrize("text", NO_RECORDS.values(), ids=NO_RECORDS)
def test_other_named_lines_are_no_records(text: str) -> None:
    given = split_lines(text)
    assert match_records(given, range(len(given))) == {}


MORE: dict[str, tuple[str, list[Row]]] = {
    "shares": (
        "Title: Director / FTE: 1.0 / Boss: Superintendent\nTitle: Data Specialist / FTE: 0.5 / Boss: Director",
        [("Director", None, 1.0, "employee"), ("Data Specialist", 1, 0.5, "employee")],
    ),
    "a part that is vacant": (
        "Title: Director - Quantity: 1\nTitle: Technician - Quantity: 6 (one of them open since fall)",
        [
            ("Director", 1, None, "employee"),
            ("Technician", 5, None, "employee"),
            ("Technician", 1, None, "vacant"),
        ],
    ),
    "a status": (
        "Clerk, Qty: 1, Boss: Director, Status: vacant\nTechnician, Qty: 2, Boss: Director, Status: filled",
        [("Clerk", 1, None, "vacant"), ("Technician", 2, None, "employee")],
    ),
    "a field that one record leaves out": (
        "Title: Director - Quantity: 1 - Reports to: Superintendent\nTitle: Data Specialist - Quantity: 2",
        employees(("Director", 1), ("Data Specialist", 2)),
    ),
}


@pytest.mark.parametrize(("text", "expected"), MORE.values(), ids=MORE)
def test_a_record_says_what_a_row_does(nlp: Language, text: str, expected: list[Row]) -> None:
    assert [row for row in rows(nlp, text) if row[1] or row[2]] == expected


UNNAMED = {
    "commas": "Network Manager, 1, CIO\nHelp Desk Lead, 1, Network Manager\nTechnician, 4, Network Manager",
    "semicolons": "Network Manager; 1; CIO\nHelp Desk Lead; 1; Network Manager\nTechnician; 4; Network Manager",
    "bars": "1 | Network Manager | CIO\n1 | Help Desk Lead | Network Manager\n4 | Technicians | Network Manager",
    "words": (
        "Network Manager, 1, reports to the CIO\nHelp Desk Lead, 1, reports to the Network Manager\n"
        "Technician, 4, reports to the Network Manager"
    ),
}


@pytest.mark.parametrize("text", UNNAMED.values(), ids=UNNAMED)
def test_a_column_that_names_other_rows_is_of_superiors(nlp: Language, text: str) -> None:
    assert lines(nlp, text) == COMMAND | {"Help Desk Lead > Network Manager"}
