"""What a department answers to questions of structure by how it is built."""

import pytest

from kb.distil.departments import LINE, LIST, Position, ReportingLine, answers_of, leader_line
from kb.distil.practices import Built, Departments
from kb.recommendations import Choice

TECHNICIANS = [
    Position(role="technician", employment="employee"),
    Position(role="network-administrator", employment="employee"),
]
COACH = Position(role="instructional-technology-coach", employment="employee")
DIRECTOR = Position(role="technology-director", employment="employee")


def answered(lines: list[ReportingLine], positions: list[Position]) -> dict[str, tuple[str, str]]:
    return {
        one.choice.question: (one.choice.answer, one.how) for one in answers_of(lines, positions, leader_line(lines))
    }


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


def test_a_director_of_instructional_technology_leads_where_technicians_report_to_that_director() -> None:
    own = ReportingLine(role="instructional-technology-director", superior="Superintendent", superior_role=None)
    under = ReportingLine(
        role="technician",
        superior="Director of Instructional Technology",
        superior_role="instructional-technology-director",
    )
    assert answered([own, under], [])["technology-leader"] == ("superintendent", LINE)
    assert "technology-leader" not in answered([own], [])


def test_a_reporting_line_counts_before_the_staff_list() -> None:
    line = ReportingLine(role="instructional-technology-coach", superior="Director of Curriculum", superior_role=None)
    coach = Position(role="instructional-technology-coach", employment="employee")
    assert answered([line], [coach])["instructional-technology"] == ("instruction", LINE)
    assert answered([], [coach])["instructional-technology"] == ("technology", LIST)


def test_posts_on_both_sides_are_an_answer_of_their_own() -> None:
    positions = [
        Position(role="instructional-technology-coach", employment="employee"),
        Position(role="trainer", employment="other_department"),
    ]
    assert answered([], positions)["instructional-technology"] == ("both", LIST)
    lines = [
        ReportingLine(role="instructional-technology-coach", superior="Director of Curriculum", superior_role=None),
        ReportingLine(role="trainer", superior="CTO", superior_role="chief-technology-officer"),
    ]
    (both,) = [one for one in answers_of(lines, [], None) if one.choice.question == "instructional-technology"]
    assert (both.choice.answer, both.how) == ("both", LINE)
    built = Departments([Built(id="1", department="1", choice=both.choice, how=both.how)])
    assert built.count(Choice(question="instructional-technology", answer="instruction")) == (0, 1)


def test_a_list_tells_that_it_does_not_name_a_role() -> None:
    assert answered([], [DIRECTOR])["coach"] == ("no", LIST)
    assert "coach" not in answered([], [])


def test_a_role_that_lists_leave_out_is_done_by_those_that_name_it_and_otherwise_by_nobody() -> None:
    hire = Choice(question="coach", answer="yes")
    lists = [[*TECHNICIANS, DIRECTOR], [*TECHNICIANS, DIRECTOR, Position(role="trainer", employment="employee")]]
    built = [
        Built(id=str(place), department=str(place), choice=one.choice, how=one.how)
        for place, positions in enumerate([*lists, [*TECHNICIANS, DIRECTOR, COACH]])
        for one in answers_of([], positions, None)
        if one.choice.question == "coach"
    ]
    departments = Departments(built)

    assert len(built) == 3
    assert departments.count(hire) == (1, 0)
    assert [one.source for one in departments.doing(hire)] == ["2"]


def test_who_is_gone_is_not_there() -> None:
    coach = Position(role="instructional-technology-coach", employment="vacant")
    assert answered([], [*TECHNICIANS, DIRECTOR, coach])["coach"] == ("no", LIST)
