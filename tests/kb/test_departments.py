"""What a department answers to questions of structure by how it is built."""

import pytest

from kb.distil.departments import LINE, LIST, Position, ReportingLine, answers_of

TECHNICIANS = [
    Position(role="technician", employment="employee"),
    Position(role="network-administrator", employment="employee"),
]
DIRECTOR = Position(role="technology-director", employment="employee")


def answered(lines: list[ReportingLine], positions: list[Position]) -> dict[str, tuple[str, str]]:
    return {one.choice.question: (one.choice.answer, one.how) for one in answers_of(lines, positions)}


@pytest.mark.parametrize(
    ("line", "question", "answer"),
    [
        (
            ReportingLine(role="technology-director", superior="Superintendent", superior_role=None),
            "technology-leader",
            "superintendent",
        ),
        (
            ReportingLine(role="technology-director", superior="Chief Financial Officer", superior_role=None),
            "technology-leader",
            "business",
        ),
        (ReportingLine(role="technician", superior="principal", superior_role=None), "technicians", "school"),
        (
            ReportingLine(role="technician", superior="Network Manager", superior_role="network-manager"),
            "technicians",
            "technology",
        ),
        (
            ReportingLine(role="instructional-technology-coach", superior="Director of Curriculum", superior_role=None),
            "instructional-technology",
            "instruction",
        ),
        (
            ReportingLine(role="data-manager", superior="Assistant Superintendent", superior_role=None),
            "student-data",
            "elsewhere",
        ),
    ],
)
def test_a_reporting_line_tells_where_a_role_belongs(line: ReportingLine, question: str, answer: str) -> None:
    assert answered([line], [])[question] == (answer, LINE)


def test_a_director_under_a_chief_leaves_the_question_to_the_line_that_leaves_the_department() -> None:
    lines = [
        ReportingLine(role="technology-director", superior="CTO", superior_role="chief-technology-officer"),
        ReportingLine(role="chief-technology-officer", superior="Superintendent", superior_role=None),
    ]
    assert answered(lines, [])["technology-leader"] == ("superintendent", LINE)


def test_a_reporting_line_counts_before_the_staff_list() -> None:
    line = ReportingLine(role="instructional-technology-coach", superior="Director of Curriculum", superior_role=None)
    coach = Position(role="instructional-technology-coach", employment="employee")
    assert answered([line], [coach])["instructional-technology"] == ("instruction", LINE)
    assert answered([], [coach])["instructional-technology"] == ("technology", LIST)


def test_posts_on_both_sides_tell_nothing() -> None:
    positions = [
        Position(role="instructional-technology-coach", employment="employee"),
        Position(role="trainer", employment="other_department"),
    ]
    assert "instructional-technology" not in answered([], positions)


def test_only_a_list_of_three_posts_tells_that_a_role_is_not_there() -> None:
    assert answered([], [*TECHNICIANS, DIRECTOR])["coach"] == ("no", LIST)
    assert "coach" not in answered([], TECHNICIANS)


def test_who_is_gone_is_not_there() -> None:
    coach = Position(role="instructional-technology-coach", employment="vacant")
    assert answered([], [*TECHNICIANS, DIRECTOR, coach])["coach"] == ("no", LIST)
