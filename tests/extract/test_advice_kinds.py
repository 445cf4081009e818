"""Kinds of wording that advise or do not, as other people would put them: by the rules, and with the judge."""

import pytest
from found_facts import quotes
from spacy.language import Language

from extract.parallel import extract_here
from extract.posts import PostText


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("recommendation", "Barcode the tripods too!"),
        ("recommendation", "Engrave."),
        ("recommendation", "Order ten percent more hinges than doors."),
        ("recommendation", "Do your painting in July."),
        ("recommendation", "Do the kitchen first, not last."),
        ("recommendation", "→ badge every visitor"),
        ("recommendation", "If you're visiting a depot ask to see the parts room."),
        ("recommendation", "Before you sign anything print the second page."),
        ("recommendation", "You need a custodian in the meeting on day one."),
        ("recommendation", "It is recommended that the nurse keep a second key."),
        ("recommendation", "My advice is to get the lease into writing before the vote."),
        ("caution", "If they won't name a mechanic don't buy the bus."),
        ("caution", "On no account accept a boiler without its manual."),
        ("lesson", "What nobody told us is that the ink costs more than the printer."),
        ("lesson", "The thing that helped most was a second phone."),
        ("lesson", "Learned one thing: the smallest school calls the most."),
        ("lesson", "Money moves faster than trust."),
        ("lesson", "Shared vans only work when somebody owns the calendar."),
        ("lesson", "I wish I'd hired the baker first."),
        ("practice", "Drivers and aides sign the same form, and that has served us well."),
    ],
)
def test_these_wordings_advise(rules: Language, kind: str, sentence: str) -> None:
    found = quotes(rules, f"Hello everyone.\n\n{sentence}\n\nThat is all from here.")
    assert [kind for kind, _ in found] == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "310 students.",
        "640 pupils, four schools, one page.",
        "Time to first visit went from nine days to two.",
        "Two sentences of advice.",
        "So take this as a view from the cheap seats.",
        "Take it for what it's worth.",
        "Make of that what you will.",
        "For the boats, you'd have to ask them.",
        "Welcome to the loudest kitchen in the county.",
        "Do the cooks report to the principal or to you",
    ],
)
def test_figures_duties_disclaimers_and_announcements_do_not(rules: Language, sentence: str) -> None:
    assert quotes(rules, f"Hello everyone.\n\n{sentence}\n\nThat is all from here.") == []


def test_what_one_wishes_to_have_known_is_a_lesson_even_about_a_chart(rules: Language) -> None:
    text = "Three things I wish I had known before I drew my first org chart:\n\n* Boxes breed.\n* Ink is cheap.\n"
    assert [kind for kind, _ in quotes(rules, text)] == ["lesson", "lesson"]


def test_an_imperative_after_and_is_an_advice_of_its_own(rules: Language) -> None:
    text = "Hello.\n\nTell the parents in April. And keep the chargers!"
    assert [quote for _, quote in quotes(rules, text)] == ["Tell the parents in April.", "And keep the chargers!"]


@pytest.mark.parametrize(
    "text", ["790 students, five schools, one page, three numbers, one ask.", "Advice for a talk?"]
)
def test_a_bare_figure_and_a_question_are_not_published(text: str) -> None:
    ((facts,),) = extract_here([(PostText(id="1", text=f"Hello all.\n\n{text}\n\nLabel both ends of a cable."),)])
    assert [advice.quote for advice in facts.advice] == ["Label both ends of a cable."]


@pytest.mark.parametrize(
    "norm",
    [
        "Plan on one technician for every 900 devices.",
        "Aim for two coaches per building, or as near as the levy lets you.",
        "Budget a full clerk for each 5,000 accounts once you go to cloud rosters.",
    ],
)
def test_a_norm_with_which_a_post_opens_is_advice_before_the_author_s_own_figures(norm: str) -> None:
    post = PostText(id="p", text=f"{norm} We run 3 technicians for 6,200 students.")
    ((facts,),) = extract_here([[post]])
    assert [one.quote for one in facts.advice] == [norm]
