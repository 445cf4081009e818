"""Which side of the field's debates an advice takes by its words, and what that does to recommendations."""

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files

import pytest

from kb.distil.recommend import distil
from kb.distil.sides.answers_given import answers_given
from kb.distil.words.debating import debates_in, on_other_sides, positions_in, taking_part
from kb.meaning.encoder import shipped_encoder
from kb.recommendations import Choice, Recommendation, Stance, Voice

OPPOSED = [
    (
        "Every request goes through the help desk, no exceptions.",
        "If a teacher stops you in the hall, fix it on the spot.",
    ),
    ("Send cracked screens out to a repair depot.", "Do your own Chromebook repairs."),
    ("Hire for attitude, you can teach the tech.", "Look for certifications first."),
    ("Put a technician in every school.", "Dispatch technicians from a central pool."),
    ("Never let coaches unjam printers.", "Coaches should also fix printers."),
    ("Our director needs a seat at the cabinet.", "Skip cabinet meetings, they eat the morning."),
    ("Count devices, not students.", "Plan on one technician per 800 students."),
    ("Teachers must not get admin rights.", "Give teachers local admin rights."),
    ("Let students take their Chromebooks home.", "Keep all devices in the classroom carts."),
    ("Promote from within.", "Hire from outside the district."),
    ("Rotate the triage duty.", "Keep the same person on triage."),
    ("Split the network team from the help desk.", "Have your network engineer work the help desk."),
]


@pytest.mark.parametrize(("one", "other"), OPPOSED)
def test_opposite_views_take_other_sides_of_one_debate(one: str, other: str) -> None:
    assert on_other_sides(positions_in(one), positions_in(other)) is True


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("No ticket, no work.", "Require a work order for everything."),
        ("Fix Chromebooks in house.", "Don't send broken screens out for repair."),
        ("Never pay salaries out of a grant.", "Don't hang positions on soft money."),
        ("Requiring tickets was a mistake.", "Don't require a ticket."),
    ],
)
def test_one_view_in_other_words_takes_one_side(one: str, other: str) -> None:
    assert on_other_sides(positions_in(one), positions_in(other)) is False


def test_different_debates_have_no_sides_in_common() -> None:
    assert on_other_sides(positions_in("No ticket, no work."), positions_in("Promote from within.")) is None


def test_a_refusal_is_against_the_answer() -> None:
    assert positions_in("I would not put a technician in every school.") == (
        Choice(question="technician-place", answer="building", holds=False),
    )


@pytest.mark.parametrize(
    "text",
    [
        "If you require a ticket for everything, say why.",
        "Do you require a ticket for everything?",
        'They say "no ticket, no work" a lot.',
        "Districts which require tickets for everything have nicer charts, where the people who hire for attitude are.",
        "Repair screens in house, and send broken Chromebooks out to a vendor.",
        "The ticket machine at the station is broken.",
        "Label every cable.",
        "",
        "No ticket, no work. " * 100,
    ],
)
def test_what_takes_no_clear_side_takes_none(text: str) -> None:
    assert positions_in(text) == ()


@pytest.mark.parametrize(("one", "other"), OPPOSED[:6])
def test_opposite_views_are_one_recommendation_with_two_sides(one: str, other: str) -> None:
    (found,) = _distilled([one, other])

    assert {voice.stance for voice in found.evidence} == {Stance.FOR, Stance.AGAINST}


def test_of_three_answers_the_leading_one_has_all_others_against_it() -> None:
    (found,) = _distilled(
        [
            "Plan on one technician for every 1,000 students.",
            "Aim for one technician per thousand students.",
            "Figure one technician for every 900 students.",
            "Count devices, not students.",
            "I would count devices instead of students.",
            "Staff the tickets, not the enrollment.",
            "Staff to your tickets, please.",
        ]
    )

    assert {voice.advice_id for voice in found.evidence if voice.stance is Stance.FOR} == {"00", "01", "02"}
    assert found.statement == "Aim for one technician per thousand students."


def test_no_answer_leads_that_half_of_the_people_say_nothing_on() -> None:
    answers = [
        "Plan on one technician for every 1,000 students.",
        "Count devices, not students.",
        "Staff the tickets, not the enrollment.",
    ]
    others = [f"Label cable {number}." for number in range(4)]
    people = [frozenset([f"person {number}"]) for number in range(7)]

    assert answers_given([*answers, *others], people).leading == frozenset()
    assert len(answers_given(answers, people[:3]).leading) == 1


def test_who_gives_two_answers_stands_on_the_side_of_each() -> None:
    said = _voices(
        [
            (1, "Plan on one technician for every 1,000 students."),
            (2, "Aim for one technician per thousand students."),
            (3, "Count devices, not students."),
            (4, "Don't count students, count devices."),
            (5, "And plan for one technician per 1,000 students anyway."),
        ]
    )
    (found,) = distil([*said[:4], replace(said[4], person="person 4")], shipped_encoder())

    assert [voice.advice_id for voice in found.evidence if voice.stance is Stance.FOR] == ["01", "02", "05"]
    assert (found.support.people_for, found.support.people_against) == (3, 2)


def test_letting_teachers_call_is_help_without_a_ticket() -> None:
    (found,) = _distilled(["Require a ticket for everything.", "No ticket, no work.", "Let the teachers call you."])

    assert [voice.stance for voice in found.evidence] == [Stance.FOR, Stance.FOR, Stance.AGAINST]


def test_a_debate_and_a_question_of_one_name_are_two() -> None:
    (found,) = _distilled(["Hire a data manager.", "I would hire a data manager again.", "I'd want a data person."])

    assert {voice.stance for voice in found.evidence} == {Stance.FOR}


def test_different_debates_stay_different_recommendations() -> None:
    posted = [replace(voice, post=voice.advice_id) for voice in _voices([*enumerate(one for one, _ in OPPOSED)])]

    assert len(distil(posted, shipped_encoder())) == len(OPPOSED)


def test_debates_do_not_depend_on_the_order_of_voices() -> None:
    texts = [text for pair in OPPOSED for text in pair]
    shuffled = random.Random(5).sample(list(enumerate(texts)), len(texts))

    assert distil(_voices(shuffled), shipped_encoder()) == distil(_voices(list(enumerate(texts))), shipped_encoder())


def test_sentences_without_a_debate_are_as_alike_as_before() -> None:
    part = taking_part(
        [debates_in(text) for text in ("Label every cable.", "No ticket, no work.", "Require a ticket for everything.")]
    )

    assert not part[0].any()
    assert part[1] @ part[2] > 0


def test_each_debate_has_two_answers_and_words_for_each() -> None:
    rows = [json.loads(line) for line in (files("kb.distil.words") / "debates.jsonl").read_text("utf-8").splitlines()]

    assert len({row["id"] for row in rows}) == len(rows)
    assert all(len({answer["id"] for answer in row["answers"] if answer["words"]}) >= 2 for row in rows)


def _voices(numbered: Sequence[tuple[int, str]]) -> list[Voice]:
    return [Voice(advice_id=f"{number:02}", text=text, person=f"person {number}") for number, text in numbered]


def _distilled(texts: Sequence[str]) -> list[Recommendation]:
    return distil(_voices(list(enumerate(texts))), shipped_encoder())
