"""Who counts as one person within one recommendation."""

from collections.abc import Sequence

import pytest

from kb.distil.persons import counted_once
from kb.distil.recommend import distil
from kb.meaning.encoder import shipped_encoder
from kb.recommendations import Voice


def people(*signed: tuple[str, str, str | None]) -> Sequence[str | None]:
    """Return whom the voices count for that sign so: an id, a name and an organization each."""
    voices = [
        Voice(advice_id=str(at), text="Label every cable.", person=id_, name=name, organization=organization)
        for at, (id_, name, organization) in enumerate(signed)
    ]
    return [voice.person for voice in counted_once(voices)]


def test_a_first_name_is_the_one_full_name_that_begins_so() -> None:
    assert people(("1", "Odette", None), ("2", "Odette Marlowe", "Fernhill")) == ["2", "2"]


@pytest.mark.parametrize(
    "signed",
    [
        (("1", "Odette", None), ("2", "Odette Marlowe", None), ("3", "Odette Crane", None)),
        (("1", "Odette", "Oxbow"), ("2", "Odette Marlowe", "Fernhill")),
        (("1", "Ode", None), ("2", "Odette Marlowe", None)),
        (("1", "Anonymous", None), ("2", "Anonymous Member", None)),
        (("1", "Odette", None), ("2", "Odette", None)),
    ],
)
def test_what_may_be_two_people_stays_two(signed: Sequence[tuple[str, str, str | None]]) -> None:
    assert people(*signed) == [id_ for id_, _, _ in signed]


def test_a_person_who_signs_shorter_elsewhere_counts_once() -> None:
    said = [
        Voice(advice_id="1", text="Label every cable.", person="x", name="Odette"),
        Voice(advice_id="2", text="Label every single cable.", person="odette marlowe", name="Odette Marlowe"),
    ]
    (found,) = distil(said, shipped_encoder())
    assert found.support.people_for == 1
