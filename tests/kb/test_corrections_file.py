"""The file of corrections: only ever added to, and whole after a crash."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.correcting.corrections import Action, Correction, Target, append_corrections, corrections_path, read_corrections
from kb.errors import MalformedLine

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
SPOTS = st.none() | st.integers(0, 10_000)


def targets(within: st.SearchStrategy[Target | None]) -> st.SearchStrategy[Target]:
    return st.builds(
        Target, kind=WORDS, id=WORDS, words=WORDS, post=st.none() | WORDS.filter(bool),
        field=st.sampled_from([None, "text", "signature"]), start=SPOTS, end=SPOTS, within=within,
    )  # fmt: skip


VALUES = st.dictionaries(
    WORDS, WORDS | st.none() | st.integers() | st.booleans() | st.fixed_dictionaries({"min": st.none() | st.integers()})
)
CORRECTIONS = st.builds(
    Correction, id=WORDS, action=st.sampled_from(Action), target=targets(st.none() | targets(st.none())),
    made=st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)).map(
        lambda moment: moment.replace(microsecond=0)
    ),
    who=WORDS, why=st.none() | WORDS.filter(bool), values=VALUES, adds=st.none() | WORDS.filter(bool),
    towards=st.none() | targets(st.none()),
)  # fmt: skip


def correction(number: int) -> Correction:
    return Correction(
        id=f"c{number}",
        action=Action.SET,
        target=Target(kind="position", id="p1", words="Technician"),
        made=datetime(2026, 5, 1, tzinfo=UTC),
        who="Jo",
        values={"count": number},
    )


@settings(max_examples=40)
@given(st.lists(CORRECTIONS, max_size=4))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, made: list[Correction]) -> None:
    path = tmp_path_factory.mktemp("file") / "kb.corrections.jsonl"
    append_corrections(read_corrections(path), made)

    assert read_corrections(path).corrections == tuple(made)


def test_it_stands_beside_the_database_under_its_name() -> None:
    assert corrections_path(Path("folder/kb.db")) == Path("folder/kb.corrections.jsonl")


@pytest.mark.parametrize("cut", [1, 20, 60])
def test_a_torn_last_line_is_said_passed_over_and_replaced(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "kb.corrections.jsonl"
    append_corrections(read_corrections(path), [correction(1), correction(2)])
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.index(b"\n") + 1 + cut])

    torn = read_corrections(path)
    assert [one.id for one in torn.corrections] == ["c1"]
    assert torn.torn
    assert str(path) in torn.warnings[0]

    append_corrections(torn, [correction(3)])
    mended = read_corrections(path)
    assert [one.id for one in mended.corrections] == ["c1", "c3"]
    assert not mended.torn


def test_a_last_line_that_only_lacks_its_end_counts(tmp_path: Path) -> None:
    path = tmp_path / "kb.corrections.jsonl"
    append_corrections(read_corrections(path), [correction(1)])
    path.write_bytes(path.read_bytes().rstrip(b"\n"))

    append_corrections(read_corrections(path), [correction(2)])

    assert [one.id for one in read_corrections(path).corrections] == ["c1", "c2"]


@pytest.mark.parametrize("line", ["no json", "[]", "{}", '{"id": 1}', "\xff"])
def test_a_damaged_line_in_the_middle_is_refused_with_its_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "kb.corrections.jsonl"
    append_corrections(read_corrections(path), [correction(1)])
    path.write_bytes(path.read_bytes() + line.encode("latin-1") + b"\n")

    with pytest.raises(MalformedLine, match=r"line 2: .*mend the line"):
        read_corrections(path)
