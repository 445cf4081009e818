import sqlite3
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from kb.site.departments.reporting import MOST_LINES, Node, not_placed, reporting_trees
from kb.site.structures.organization_chart import WIDEST, draw_chart

TITLES = st.sampled_from(["Director", "Technician", "Coach", "Clerk", "Superintendent"])
LEADERS = {"director", "director of technology"}


def rows(**columns: Sequence[object]) -> list[sqlite3.Row]:
    """Return rows as a query gives them."""
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    selected = ", ".join(f"? as {name}" for name in columns)
    return [connection.execute(f"select {selected}", row).fetchone() for row in zip(*columns.values(), strict=True)]


def lines(*pairs: tuple[str, str]) -> list[sqlite3.Row]:
    """Return reporting lines of (subordinate, superior)."""
    columns = {}
    for place, end in enumerate(("subordinate", "superior")):
        titles = [pair[place] for pair in pairs]
        roles = ["technology-director" if title.lower() in LEADERS else None for title in titles]
        columns |= {
            end: titles,
            f"{end}_role_id": roles,
            f"{end}_family": ["leadership" if role else None for role in roles],
        }
    return rows(**columns)


def positions(*held: tuple[object, ...]) -> list[sqlite3.Row]:
    """Return positions of (title, people, FTE, employment), the last two if they matter."""
    usual = (None, None, None, "employee")
    title, people, fte, employment = zip(*((*each, *usual[len(each) :]) for each in held), strict=True)
    nothing = [None] * len(held)
    return rows(title=title, count=people, fte=fte, employment=employment, role_id=nothing, family=nothing)


def outline(nodes: Sequence[Node]) -> list[object]:
    return [(node.title, outline(node.below)) if node.below else node.title for node in nodes]


def test_lines_become_a_tree_whatever_their_order_and_case() -> None:
    trees = reporting_trees(
        lines(("technician", "Director"), ("director", "Superintendent"), ("Coach", "DIRECTOR")), []
    )

    assert outline(trees) == [("Superintendent", [("Director", ["Technician", "Coach"])])]


def test_a_superior_in_the_plural_is_the_same_one() -> None:
    trees = reporting_trees(lines(("Technician", "Principals"), ("technicians", "principal")), [])

    assert outline(trees) == [("Principals", ["Technician"])]
    assert trees[0].below[0].also == ()


def test_who_reports_to_two_stands_below_the_first_and_names_the_other() -> None:
    trees = reporting_trees(lines(("Coach", "Principal"), ("Coach", "Director"), ("Technician", "Director")), [])

    assert outline(trees) == [("Principal", ["Coach"]), ("Director", ["Technician"])]
    assert trees[0].below[0].also == ("Director",)


def test_a_circle_is_broken_where_it_would_close() -> None:
    assert outline(reporting_trees(lines(("A", "B"), ("B", "C"), ("C", "A")), [])) == [("C", [("B", ["A"])])]


def test_a_title_says_how_many_hold_it_where_that_is_stated() -> None:
    (tree,) = reporting_trees(
        lines(("Technician", "Director"), ("Clerk", "Director"), ("Coach", "Director")),
        positions(
            ("Technician", 2), ("technician", 1), ("Clerk", 1, 0.5), ("Coach", None), ("Technician", 4, None, "vacant")
        ),
    )

    assert [node.holders for node in tree.below] == ["3 people", "0.5 FTE", ""]


def test_the_short_title_of_a_leader_is_the_long_one_beside_it() -> None:
    trees = reporting_trees(lines(("Technician", "director"), ("Director of Technology", "Superintendent")), [])

    assert outline(trees) == [("Superintendent", [("Director of Technology", ["Technician"])])]


def test_positions_that_no_line_names_are_not_placed() -> None:
    held = positions(("Technician", 2), ("Clerk", 1), ("Nurse", 1, None, "cut"))

    assert [row["title"] for row in not_placed(lines(("Technician", "Director")), held)] == ["Clerk"]


@given(st.lists(st.tuples(TITLES, TITLES), max_size=8, unique=True))
def test_every_title_stands_on_the_chart_or_is_named_there_and_no_box_covers_another(
    pairs: list[tuple[str, str]],
) -> None:
    trees = reporting_trees(lines(*pairs), [])

    chart = draw_chart(trees)
    boxes = chart.boxes if chart else ()
    standing = [" ".join(box.lines) for box in boxes]
    named = {note.removeprefix("also to ") for box in boxes for note in box.notes}
    assert len(standing) == len(set(standing)) == sum(tree.count() for tree in trees)
    assert {title for pair in pairs if pair[0] != pair[1] for title in pair} == {*standing} | named
    for place, box in enumerate(boxes):
        assert box.x >= 0
        for other in boxes[place + 1 :]:
            beside = abs(box.x - other.x) >= 184
            assert beside or box.y + box.height <= other.y or other.y + other.height <= box.y


def test_a_chart_is_never_wider_than_the_page() -> None:
    managers = [f"Manager {number}" for number in range(9)]
    below = [(f"Technician {manager[-1]}{half}", manager) for manager in managers for half in "ab"]

    chart = draw_chart(
        reporting_trees(lines(*((each, "Boss") for each in managers), *below, ("Boss", "Superintendent")), [])
    )

    assert chart is not None
    assert chart.width <= WIDEST
    assert (len(chart.boxes), len(chart.connectors)) == (29, 28)


def test_a_chain_without_end_is_cut() -> None:
    chain = lines(*((f"Aide {number}", f"Aide {number + 1}") for number in range(3_000)))

    trees = reporting_trees(chain, [])

    assert sum(tree.count() for tree in trees) == MOST_LINES + 1
    assert draw_chart(trees)


def test_nobody_reporting_to_anybody_is_no_chart() -> None:
    assert draw_chart(()) is None
