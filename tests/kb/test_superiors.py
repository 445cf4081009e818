import pytest

from kb.superiors import superior_of, superiors


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Superintendent", "superintendent"),
        ("supt.", "superintendent"),
        ("Head of School", "superintendent"),
        ("Director of Schools", "superintendent"),
        ("Deputy Superintendent", "deputy-superintendent"),
        ("Asst. Superintendent for Business", "deputy-superintendent"),
        ("Assistant Superintendent for Teaching and Learning", "deputy-superintendent"),
        ("Business Manager", "business"),
        ("CFO", "business"),
        ("Chief Operating Officer", "business"),
        ("Director of Curriculum and Instruction", "instruction"),
        ("Provost", "instruction"),
        ("high school principal", "principal"),
        ("Chief Information Officer", "technology"),
        ("the board", "other"),
    ],
)
def test_a_title_names_its_kind_of_superior(title: str, kind: str) -> None:
    assert superior_of(title).id == kind


def test_every_title_is_of_some_kind() -> None:
    assert superiors()[-1].holds("")
    assert len({kind.id for kind in superiors()}) == len(superiors())
