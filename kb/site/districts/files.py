"""The list of districts as a file: one row a district, figures as numbers, each with its day."""

from collections.abc import Sequence

from kb.site.answering import Question
from kb.site.departments.reporting import Node
from kb.site.districts.cards import Card
from kb.site.downloads import DISTRICT, Listing, Value

COLUMNS = {
    "district_id": DISTRICT,
    "organization": "name of the organization; empty where no post names it",
    "state": "state, as written",
    "kind": "district, or school (one by itself); colleges and agencies are left out",
    "students": "students: the number stated, the middle of a stated range, or a bound",
    "students_least": "fewest students stated; empty for an upper bound",
    "students_most": "most students stated; empty for a lower bound",
    "size_band": "NCES size band",
    "students_as_of": "day of the post that states the students, ISO 8601",
    "sites": "buildings",
    "sites_as_of": "day of the post that states the buildings",
    "technology_staff": "size of the technology department, in people or full-time equivalents",
    "technology_staff_how": "stated (a post gives the total) or listed (the sum of a whole staff list)",
    "students_per_staff": "students / technology_staff, where the enrollment is no mere bound",
    "technicians": "technicians (roles of the support family but managers; full-time equivalents, else people)",
    "students_per_technician": "students / technicians, where every technician is counted and the list is whole",
    "one_to_one": "yes where a post tells of one device a student",
    "one_to_one_grades": "grades covered",
    "positions": "the newest staff list that is no passing mention, a line a title",
    "positions_as_of": "day of the post that lists the staff",
    "reporting": "who reports to whom, a line a superior",
    "reporting_as_of": "day of the post that tells it",
    "descriptions": "how many posts describe this organization",
    "page": "address of the department's page, with the sentence behind each figure",
}
NOTES = (
    "Facts are extracted by a program from discussion-board posts: check the sentence before you rely on a figure.",
    "One row a district: each figure from the newest post that states it. Left out are former employers, colleges, "
    "agencies for several districts, and facts that are more likely wrong than right.",
)


def listing(question: Question, cards: Sequence[Card], students: int | None) -> Listing:
    """Return the cards as a table."""
    title = f"Districts near {students:,} students, nearest first" if students else "Districts, smallest first"
    return Listing(
        name=f"districts-near-{students}" if students else "districts",
        title=title,
        columns=COLUMNS,
        rows=[_row(question, card) for card in cards],
        notes=NOTES,
    )


def _row(question: Question, card: Card) -> list[Value]:
    row = card.row
    values: dict[str, Value] = {
        **{name: row[name] for name in COLUMNS if name in row.keys()},  # noqa: SIM118 - a row's keys are its columns
        "district_id": row["id"],
        "students": row["enrollment"],
        "students_least": row["enrollment_min"],
        "students_most": row["enrollment_max"],
        "students_as_of": row["enrollment_as_of"],
        "students_per_staff": _ratio(row["students_per_staff"]),
        "students_per_technician": _ratio(row["students_per_technician"]),
        "one_to_one": "yes" if row["device_program"] else None,
        "one_to_one_grades": row["device_grades"],
        "positions": "; ".join(str(line) for lines in card.staff.values() for line in lines) or None,
        "positions_as_of": row["staff_as_of"],
        "reporting": "; ".join(line for tree in card.chart for line in _lines(tree)) or None,
        "page": question.absolute(f"/structures/{row['structure_id']}"),
    }
    return [values[name] for name in COLUMNS]


def _ratio(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _lines(node: Node) -> list[str]:
    """Return a branch of the chart, a line a superior: "Technician, Network Manager → Director"."""
    if not node.below:
        return []
    own = f"{', '.join(each.title for each in node.below)} → {node.title}"
    return [own, *(line for each in node.below for line in _lines(each))]
