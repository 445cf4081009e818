"""Judges: every published fact carries a probability, what is improbable is refused, and why can be asked."""

import pytest
from click import unstyle
from growth import grows_linearly
from spacy.language import Language

from extract.explain import explain
from extract.judging.logistic import Logistic, log_odds
from extract.pipeline import COMPONENTS, extract_post, load, whole_text
from extract.posts import PostText

POST = """We have about 2,400 students in 4 schools and 3 field technicians, who report to the director of technology.
Never let a vendor keep the only copy of your passwords. Some say one technician for 700 students is the norm.

Ruth Vane
Director of Technology
Alder Creek USD"""


def with_floor(floor: float) -> Language:
    nlp = load(())
    for name in COMPONENTS:
        nlp.add_pipe(name, config={"floor": floor} if name in ("threadwise_judge", "threadwise_advice") else {})
    return nlp


def test_each_published_fact_carries_its_probability(nlp: Language) -> None:
    facts = extract_post(nlp, id="a", text=POST)
    (structure,) = facts.structures

    found = [structure.enrollment, structure.sites, *structure.positions, *structure.reporting_lines, *facts.advice]

    assert len(found) >= 5
    assert all(fact is not None and 0 < fact.evidence.confidence < 1 for fact in found)


def test_a_higher_floor_publishes_no_more() -> None:
    published = []
    for floor in (0.01, 0.5, 0.99):
        facts = extract_post(with_floor(floor), id="a", text=POST)
        published.append(sum(len(one.positions) for one in facts.structures) + len(facts.advice))

    assert published == sorted(published, reverse=True)
    assert published[0] > published[-1]


def test_an_explanation_shows_words_facts_probabilities_and_reasons(nlp: Language) -> None:
    told = "\n".join(explain(nlp(POST)))
    plain = unstyle(told)

    assert "\x1b[" in told
    assert plain.startswith(POST)
    assert "Alder Creek USD" in plain.splitlines()
    assert "3 × field technician, employee" in plain
    assert "field technician → director of technology" in plain
    assert "caution: Never let a vendor" in plain
    assert ", by rules (" in plain


def test_an_explanation_shows_a_signature_apart_and_refuses_nothing_of_it(nlp: Language) -> None:
    post = PostText(id="a", text="We have 1,150 students.", signature="Leona Fairbrother\nMarrow Creek Schools")

    told = unstyle("\n".join(explain(nlp(whole_text(post)))))

    assert told.startswith("We have 1,150 students.\n\nLeona Fairbrother\n")
    assert "refused" not in told


def test_without_the_encoder_the_rules_stand_as_they_are() -> None:
    nlp = load([name for name in COMPONENTS if name != "threadwise_reader"])

    facts = extract_post(nlp, id="a", text=POST)

    assert "field technician" in [position.title for position in facts.structures[0].positions]
    assert [one.kind for one in facts.advice] == ["caution"]
    assert {one.evidence.confidence for one in (*facts.structures[0].positions, *facts.advice)} == {1.0}


def test_a_post_without_facts_says_so(nlp: Language) -> None:
    assert "nothing found" in "\n".join(explain(nlp("Thanks, all.")))


def test_an_empty_post_is_explained_too(nlp: Language) -> None:
    assert list(explain(nlp("")))


def test_a_regression_adds_up_what_speaks_for_and_against() -> None:
    judge = Logistic(0.0, {"for": 2.0, "against": -1.0})

    assert judge.probability({}) == 0.5
    assert judge.probability({"for": 1.0}) > 0.5 > judge.probability({"against": 1.0, "unknown": 9.0})
    assert judge.reasons({"for": 1.0, "against": 1.0, "unknown": 1.0}) == (("for", 2.0), ("against", -1.0))


def test_log_odds_stay_within_bounds() -> None:
    assert log_odds(0.5) == 0
    assert log_odds(0.0) == pytest.approx(-log_odds(1.0))
    assert abs(log_odds(0.0)) < 7


def test_a_list_of_hundreds_of_positions_is_judged_in_linear_time(nlp: Language) -> None:
    fields = ("Network", "Data", "Media", "Field", "Web", "Server", "Security", "Systems")

    def judge(size: int) -> None:
        rows = [f"{1 + at % 5} {fields[at % 8]} {chr(65 + at % 26)}{at // 26:03} Technician" for at in range(size)]
        assert len(nlp("Our staff:\n" + "\n".join(rows))._.verdicts) == size

    assert grows_linearly(judge, 160)
