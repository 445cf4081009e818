"""How voices become recommendations."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from growth import grows_linearly
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.distil.recommend import Earlier
from kb.distil.recommend import distil as distil_voices
from kb.distil.words.statement import Candidate, choose_statement, is_clear, urges
from kb.meaning.encoder import shipped_encoder
from kb.recommendations import Known, Recommendation, Stance, Voice

OTHERS = (
    "Survey the bus drivers each autumn.",
    "A rolling toolbox is worth it.",
    "Insure the laminator.",
    "Thank whoever carries the keys.",
    "Walk the halls before nine.",
)


def distil(voices: Iterable[Voice], known: Sequence[Known] = ()) -> list[Recommendation]:
    return distil_voices(voices, shipped_encoder(), Earlier(known=known))


def voices(*texts: str, **known: str) -> list[Voice]:
    return [Voice(advice_id=f"a{at}", text=text, **known) for at, text in enumerate(texts)]  # type: ignore[arg-type]


def together(one: str, other: str) -> Recommendation | None:
    """The recommendation in which both stand, among unrelated ones; None when they stand apart."""
    found = distil(voices(one, other, *OTHERS))
    return next((each for each in found if {"a0", "a1"} <= {e.advice_id for e in each.evidence}), None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Require a ticket for every request.", "Every request needs a ticket, no exceptions."),
        (
            "Have the director report to the superintendent.",
            "The director should report straight to the superintendent.",
        ),
        ("Buy a password manager for the team.", "The team must purchase a password vault."),
    ],
)
def test_advice_that_says_the_same_becomes_one_recommendation(one: str, other: str) -> None:
    found = together(one, other)
    assert found is not None
    assert {each.stance for each in found.evidence} == {Stance.FOR}


@pytest.mark.parametrize(
    "texts",
    [
        (
            "Compre portátiles de repuesto cada verano.",
            "Nunca repare pantallas en casa.",
            "Publique los tiempos de respuesta.",
        ),
        (
            "Kauft jeden Sommer Ersatzgeräte.",
            "Stellt einen Techniker je tausend Schüler ein.",
            "Wechselt die Passwörter jährlich.",
        ),
        ("每年夏天购买备用笔记本。", "公布响应时间。", "每年更换密码。"),
    ],
)
def test_advice_in_other_languages_stands_alone_unless_its_words_are_the_same(texts: Sequence[str]) -> None:
    assert len(distil(voices(*texts, *OTHERS))) == len(texts) + len(OTHERS)
    assert len(distil(voices(*texts, texts[0]))) == len(texts)


def test_what_somebody_gathered_needs_less_likeness_than_what_stands_in_posts() -> None:
    texts = ("Rotate the technicians through the schools.", "Move techs to another building each year.", *OTHERS)
    gathered = voices(*texts)
    posted = [replace(voice, post=voice.advice_id) for voice in gathered]

    assert len(distil(gathered)) < len(distil(posted)) == len(texts)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Keep ten loaner Chromebooks in each library.", "Repair cracked screens in house."),
        ("Pilot with two classrooms first.", "Ask for a permanent line in the general fund."),
        ("Require a ticket for every request.", "Publish how long repairs take."),
        ("Hire technicians for people skills.", "Pay for certifications."),
    ],
)
def test_other_advice_about_the_like_stays_apart(one: str, other: str) -> None:
    assert together(one, other) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pay for certifications.", "Don't pay for certifications."),
        ("Label every cable.", "You should not label every cable."),
        ("Require a ticket for every request.", "Never require a ticket for every request."),
    ],
)
def test_disagreement_stands_in_one_recommendation_on_two_sides(one: str, other: str) -> None:
    found = together(one, other)
    assert found is not None
    assert sorted(each.stance for each in found.evidence) == [Stance.AGAINST, Stance.FOR]


def test_every_advice_stands_in_exactly_one_recommendation_and_single_voices_rank_last() -> None:
    given_voices = voices("Label every cable.", "Label every single cable.", *OTHERS)
    found = distil(given_voices)
    assert sorted(each.advice_id for one in found for each in one.evidence) == sorted(v.advice_id for v in given_voices)
    sizes = [len(one.evidence) for one in found]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 2


def test_a_person_counts_once_a_side_and_organizations_and_bands_are_counted_apart() -> None:
    text = "Label every cable."
    said = [
        Voice(advice_id="1", text=text, person="ada", organization="Fernhill", band=4, said="2019-02-01"),
        Voice(advice_id="2", text=text, person="ada", organization="Fernhill", band=4, said="2021-02-01"),
        Voice(advice_id="3", text=text, person="bo", organization="Oxbow", band=2),
        Voice(advice_id="4", text="Don't label every cable.", person="cy", organization=None),
    ]
    (found,) = distil(said)
    support = found.support
    assert (support.people_for, support.people_against) == (2, 1)
    assert (support.organizations_for, support.organizations_against) == (2, 0)
    assert support.bands == (2, 4)
    assert (found.first_said, found.last_said) == ("2019-02-01", "2021-02-01")


def test_advice_without_a_known_author_counts_as_a_person_each() -> None:
    (found,) = distil(voices("Label every cable.", "Label every cable!"))
    assert found.support.people_for == 2


def test_the_kind_is_what_most_evidence_is() -> None:
    kinds = ("practice", "caution", "practice")
    said = [Voice(advice_id=str(at), text="Label every cable.", kind=kind) for at, kind in enumerate(kinds)]
    assert distil(said)[0].kind == "practice"


def test_of_as_many_kinds_that_of_the_statement_counts() -> None:
    said = [
        Voice(advice_id="1", text="Label every cable.", kind="recommendation"),
        Voice(advice_id="2", text="We label every single cable and I am glad of it.", kind="lesson"),
    ]
    (found,) = distil(said, [Known(id="r", advice_ids=frozenset({"1", "2"}))])
    assert (found.statement, found.kind) == ("Label every cable.", "recommendation")


def test_the_kind_of_those_against_does_not_count() -> None:
    said = [
        Voice(advice_id="1", text="Label every cable.", kind="recommendation", person="ada"),
        Voice(advice_id="2", text="Label every single cable.", kind="recommendation", person="bo"),
        *(
            Voice(advice_id=f"{at}", text=text, kind="caution", person="cy")
            for at, text in (
                (3, "Don't label every cable."),
                (4, "Never label every cable."),
                (5, "Don't label cables."),
            )
        ),
    ]
    (found,) = distil(said)
    assert (found.support.people_for, found.support.people_against, found.kind) == (2, 1, "recommendation")


def test_nobody_is_on_both_sides() -> None:
    said = [
        Voice(advice_id="1", text="Label every cable.", person="ada"),
        Voice(advice_id="2", text="Never label every cable.", person="ada"),
        Voice(advice_id="3", text="Label every cable, really.", person="bo"),
    ]
    (found,) = distil(said)
    sides = {one.advice_id: one.stance for one in found.evidence}
    assert sides["1"] is sides["2"]


def test_a_recommendation_keeps_its_id_while_later_voices_join() -> None:
    first = Voice(advice_id="x", text="Label every cable.", said="2020-01-01")
    later = Voice(advice_id="b", text="Label every cable, please.", said="2022-01-01")
    assert distil([first])[0].id == distil([later, first])[0].id


@settings(max_examples=20)
@given(st.permutations(voices("Label every cable.", "Don't label every cable.", "Label cables, every one.", *OTHERS)))
def test_the_order_of_the_voices_changes_nothing(shuffled: list[Voice]) -> None:
    assert distil(shuffled) == distil(sorted(shuffled, key=lambda voice: voice.advice_id))


def test_the_statement_stands_alone() -> None:
    texts = ("We did this too and it works.", "Label every cable at both ends.", "They should label them.")
    assert choose_statement([Candidate(text=text, nearness=0.5) for text in texts]) == texts[1]


def test_what_one_voice_alone_adds_does_not_lead() -> None:
    texts = ("Label all cables, even in the attic.", "Label every cable at both ends of it.")
    assert choose_statement([Candidate(text=text, nearness=0.5) for text in texts]) == texts[1]


def test_what_each_voice_adds_may_lead() -> None:
    texts = ("Label all cables, even in the attic.", "Label every cable of the school, even there.")
    assert choose_statement([Candidate(text=text, nearness=0.5) for text in texts]) == texts[0]


def test_what_only_joins_in_does_not_lead() -> None:
    texts = ("label every cable too.", "Label every cable, whoever pulls it.")
    assert choose_statement([Candidate(text=text, nearness=0.5) for text in texts]) == texts[1]


def test_advice_that_leans_on_its_thread_names_the_subject_and_ranks_after_what_does_not() -> None:
    said = [
        Voice(advice_id="a", text="Take it away over the summer.", person="ada", subject="Local admin rights - how?"),
        Voice(advice_id="b", text="Label every cable.", person="bo", subject="Cables"),
    ]
    assert [one.title for one in distil(said)] == [
        "Label every cable",
        "Local admin rights: Take it away over the summer",
    ]


@pytest.mark.parametrize(
    "leaning",
    [
        "+1 on measuring cables at each school.",
        "On paper, in the strong box of the bursar:",
        "Put that condition in writing before the winter.",
        "Change each shared password the day after he leaves.",
        "Even so the label on the cable was small.",
        "one of our two cable drums was sold since).",
        "Don't run one in a week with fire drills.",
        "410 pupils, three schools, one piano.",
        "Two pieces of advice about pianos.",
        "Tune number three before winter, since its strings are old.",
        "Better to bring it down by the stairs.",
        "Oil the hinge.",
    ],
)
def test_a_reader_of_a_list_does_not_understand_what_leans_on_its_thread(leaning: str) -> None:
    assert not is_clear(leaning)


@pytest.mark.parametrize(
    "clear",
    [
        "Ask the custodian what he would like to stop.",
        "Label the cable that the plumber moved.",
        "No ticket, no work on cables.",
        "410 pupils need a piano tuner of their own.",
        "A word about pianos: tune old ones in winter.",
        "Ask your tuner before you print the poster.",
        "Put signs on the cables at both ends.",
    ],
)
def test_a_sentence_that_names_what_it_is_about_is_clear(clear: str) -> None:
    assert is_clear(clear)


@pytest.mark.parametrize(
    "urging",
    [
        "Label every cable.",
        "If the bell is old, have it tuned.",
        "And don't sell your pianos!",
        "I'd rather tune ten pianos.",
        "A piano needs a tuner.",
    ],
)
def test_what_tells_somebody_what_to_do_urges(urging: str) -> None:
    assert urges(urging)


@pytest.mark.parametrize(
    "telling",
    [
        "Time to the next concert went from a week to a day.",
        "Tuners tune the pleasant pianos.",
        "Pianos move when teachers do.",
        "A tuner is a musician.",
    ],
)
def test_what_tells_how_something_is_does_not_urge_whatever_its_kind(telling: str) -> None:
    assert not urges(telling)
    said = [
        Voice(advice_id="1", text=telling, kind="recommendation", person="ada", confidence=0.9),
        Voice(advice_id="2", text="Label each hinge in spring.", kind="recommendation", person="bo", confidence=0.4),
    ]
    assert [one.statement for one in distil(said)] == [said[1].text, telling]


def test_of_single_voices_what_urges_clearly_comes_first_then_what_is_surest_then_the_newest() -> None:
    ordered = [
        ("Survey the bus drivers each autumn.", "recommendation", 0.9, "2026-03-01"),
        ("Thank the custodian each spring.", "recommendation", 0.9, "2024-03-01"),
        ("Restore one backup each winter.", "recommendation", 0.5, "2026-04-01"),
        ("I would swap the bells and the clocks.", "recommendation", 0.9, "2026-03-01"),
        ("Our pianos were tuned by three retired monks.", "practice", 0.9, "2026-03-01"),
    ]
    said = [
        Voice(advice_id=f"{9 - at}", text=text, person=str(at), kind=kind, confidence=confidence, said=day)
        for at, (text, kind, confidence, day) in enumerate(ordered)
    ]
    assert [one.statement for one in distil(said)] == [text for text, *_ in ordered]


def test_two_who_only_tell_what_they_do_are_listed_after_advice_of_several() -> None:
    said = [
        *voices("Label every cable.", "Label every cable!", "Survey the bus drivers each autumn."),
        *(
            Voice(advice_id=f"z{at}", text="Thank whoever carries the keys.", kind="practice", person=str(at))
            for at in range(3)
        ),
    ]
    assert [one.support.people_for for one in distil(said)] == [2, 3, 1]


def test_nothing_said_is_nothing_recommended() -> None:
    assert distil([]) == []


def test_thousands_of_equal_voices_are_one_recommendation_in_linear_time() -> None:
    def read(size: int) -> None:
        (found,) = distil([Voice(advice_id=f"{at:05}", text="Label every cable.") for at in range(size)])
        assert found.support.people_for == size

    assert grows_linearly(read, 2_000)
