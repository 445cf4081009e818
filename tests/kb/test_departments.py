"""What a department answers to questions of structure by how it is built."""

import pytest

from kb.distil.departments import LINE, LIST, Line, Post, answers_of

TECHNICIANS = [
    Post(role="technician", employment="employee"),
    Post(role="network-administrator", employment="employee"),
]
DIRECTOR = Post(role="technology-director", employment="employee")


def answered(lines: list[Line], posts: list[Post]) -> dict[str, tuple[str, str]]:
    return {one.choice.question: (one.choice.answer, one.how) for one in answers_of(lines, posts)}


@pytest.mark.parametrize(
    ("line", "question", "answer"),
    [
        (
            Line(role="technology-director", superior="Superintendent", superior_role=None),
            "technology-leader",
            "superintendent",
        ),
        (
            Line(role="technology-director", superior="Chief Financial Officer", superior_role=None),
            "technology-leader",
            "business",
        ),
        (Line(role="technician", superior="principal", superior_role=None), "technicians", "school"),
        (
            Line(role="technician", superior="Network Manager", superior_role="network-manager"),
            "technicians",
            "technology",
        ),
        (
            Line(role="instructional-technology-coach", superior="Director of Curriculum", superior_role=None),
            "instructional-technology",
            "instruction",
        ),
        (
            Line(role="data-manager", superior="Assistant Superintendent", superior_role=None),
            "student-data",
            "elsewhere",
        ),
    ],
)
def test_a_reporting_line_tells_where_a_role_belongs(line: Line, question: str, answer: str) -> None:
    assert answered([line], [])[question] == (answer, LINE)


def test_a_director_under_a_chief_leaves_the_question_to_the_line_that_leaves_the_department() -> None:
    lines = [
        Line(role="technology-director", superior="CTO", superior_role="chief-technology-officer"),
        Line(role="chief-technology-officer", superior="Superintendent", superior_role=None),
    ]
    assert answered(lines, [])["technology-leader"] == ("superintendent", LINE)


def test_a_reporting_line_counts_before_the_staff_list() -> None:
    line = Line(role="instructional-technology-coach", superior="Director of Curriculum", superior_role=None)
    coach = Post(role="instructional-technology-coach", employment="employee")
    assert answered([line], [coach])["instructional-technology"] == ("instruction", LINE)
    assert answered([], [coach])["instructional-technology"] == ("technology", LIST)


def test_posts_on_both_sides_tell_nothing() -> None:
    posts = [
        Post(role="instructional-technology-coach", employment="employee"),
        Post(role="trainer", employment="other_department"),
    ]
    assert "instructional-technology" not in answered([], posts)


def test_only_a_list_of_three_posts_tells_that_a_role_is_not_there() -> None:
    assert answered([], [*TECHNICIANS, DIRECTOR])["coach"] == ("no", LIST)
    assert "coach" not in answered([], TECHNICIANS)


def test_who_is_gone_is_not_there() -> None:
    coach = Post(role="instructional-technology-coach", employment="vacant")
    assert answered([], [*TECHNICIANS, DIRECTOR, coach])["coach"] == ("no", LIST)
