"""The departments of a comparison as a file: a row a department, the reader's own first."""

from collections.abc import Mapping, Sequence

from kb.site.compare.departments import Department
from kb.site.compare.mine import Mine
from kb.site.compare.table import role_rows
from kb.site.downloads import DISTRICT, Listing, Value

_COLUMNS = {
    "department": "the district's name, or “mine”",
    "state": "US state",
    "students": "enrollment, newest stated",
    "size_band": "NCES size band",
    "sites": "buildings",
    "technology_staff": "people or full-time equivalents in technology",
    "technology_staff_how": "stated (a total) or listed (the sum of a staff list that names its leader)",
    "students_per_staff": "students for each member of the technology staff",
    "technicians": "technicians on the staff list",
    "students_per_technician": "students for each of them",
    "as_of": "day of the newest description",
    "district_id": DISTRICT,
    "structure_id": "the department's page is /structures/ and this id",
}


def listing(departments: Sequence[Department], mine: Mine | None, roles: Mapping[str, str]) -> Listing:
    """Return the departments with their figures, and a column for each role that one of them has (names by id)."""
    held = role_rows(departments, mine, roles)
    own: list[list[Value]] = [[*_mine(mine), *(_amount(row.mine or "") for row in held)]] if mine else []
    return Listing(
        name="compare",
        title="Technology departments side by side",
        columns=_COLUMNS | {row.name: "people on the staff list; yes where no number is stated" for row in held},
        rows=[
            *own,
            *(
                [*_figures(department), *(_amount(row.cells[place].words) for row in held)]
                for place, department in enumerate(departments)
            ),
        ],
        notes=("Each figure comes from the newest post that states it.",),
    )


def _mine(mine: Mine) -> list[Value]:
    return [
        "mine",
        None,
        mine.students,
        None,
        mine.sites,
        mine.staff,
        None,
        mine.students_per_staff,
        mine.technicians,
        mine.students_per_technician,
        None,
        None,
        None,
    ]


def _figures(department: Department) -> list[Value]:
    row = department.row
    columns = ("state", "enrollment", "size_band", "sites", "technology_staff", "technology_staff_how")
    ratios = ("students_per_staff", "technicians", "students_per_technician", "as_of", "id", "structure_id")
    return [department.name, *(row[column] for column in (*columns, *ratios))]


def _amount(words: str) -> Value:
    """Return words that are nothing but a number as that number, other words as they are."""
    try:
        number = float(words.replace(",", ""))
    except ValueError:
        return words or None
    return int(number) if number.is_integer() else number
