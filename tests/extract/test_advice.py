"""What counts as advice, of which kind, and which words of a sentence carry it."""

import pytest
from found_facts import quotes
from growth import grows_linearly
from spacy.language import Language

from extract.facts import AdviceKind
from extract.pipeline import extract_post


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("recommendation", "Get the principals on board before you move a single desk."),
        ("recommendation", "If the board has money left over buy a label printer."),
        ("caution", "The thing I'd skip is the raffle."),
        ("caution", "Nobody should touch the rack on a Friday."),
        ("caution", "Pupils shouldn't have the master code."),
        ("lesson", "Our biggest mistake was the second vendor."),
        ("recommendation", "Budget for batteries in year three."),
        ("recommendation", "You should meet the custodians first."),
        ("recommendation", "I'd strongly suggest two separate queues."),
        ("recommendation", "A written agreement with the county is a must."),
        ("recommendation", "It pays to label both ends of a cable."),
        ("recommendation", "Every campus deserves a person with keys."),
        ("recommendation", "Don't forget to thank the bus drivers."),
        ("caution", "Never let the summer crew name the switches."),
        ("caution", "Whatever you buy, don't buy two models."),
        ("caution", "I would be leery of any plan without a named owner."),
        ("caution", "Stop promising same-day repairs."),
        ("caution", "The danger is that the coaches turn into free technicians."),
        ("lesson", "We learned the hard way that carts need wheels that lock."),
        ("lesson", "In hindsight we would have started with the library."),
        ("lesson", "What made the difference was a principal who used the system herself."),
        ("lesson", "It is less about the chart and more about who eats lunch together."),
        ("lesson", "The sooner a teacher hears back, the better the next ticket is written."),
        ("practice", "Our leads meet every Monday to walk the open projects so that nothing gets lost."),
        ("practice", "Every new hire gets a week at the front counter."),
        ("practice", "Our rule: no purchase without a quote from the technology office."),
        ("practice", "When a request comes in by hallway, we log it before we answer."),
        ("recommendation", "Relocate them."),
        ("recommendation", "Whatever you do with the carts do it before the bell."),
        ("recommendation", "I'd count doors, stairs and keys instead."),
        ("recommendation", "You may want to ask the custodian about the stairs."),
        ("recommendation", "The custodians have to be asked, not told."),
        ("recommendation", "I'd worry less about the paint and more about the hinges."),
        ("caution", "I would counsel against a second key."),
        ("lesson", "People guard what they can name."),
        ("lesson", "Nothing you borrow ever fits the shelf."),
        ("lesson", "That cost us two weekends."),
        ("practice", "We stopped lending the drill and now every shop has its own."),
    ],
)
def test_a_sentence_that_advises_is_found_with_its_kind(rules: Language, kind: str, sentence: str) -> None:
    assert quotes(rules, f"Hello everyone.\n\n{sentence}\n\nThat is all from here.") == [(kind, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Should every school have a technician?",
        "How do you decide who gets a new laptop",
        "We have two network administrators and a help desk manager.",
        "I supervise six technicians and file the paperwork every spring.",
        "Every student gets a tablet in grade 5.",
        "We are moving to a shared model next fall.",
        "We need to hire a data person.",
        "Please send me your job descriptions.",
        "Let me know if the chart would help.",
        "Support for the phones is contracted.",
        "Budget: 1.2 million including salaries.",
        "Help Desk 6, Network 4, Data 2.",
        "The superintendent said we should have one technician per building.",
        "Somebody tell my board what a firewall costs.",
        "Nominations for the spring award are due on Friday, vote for your favorite.",
        "Who, of course, do not work for us.",
        "Thanks to everyone who wrote!",
        "You do the math.",
        "Make that six trainers.",
        "Draw your own conclusions about the roof.",
        "I would not trade it.",
        "No office, no budget.",
        "What we would want first: a third clerk.",
    ],
)
def test_questions_facts_plans_wishes_and_business_of_the_thread_are_no_advice(rules: Language, sentence: str) -> None:
    assert quotes(rules, f"Hello everyone.\n\n{sentence}\n\nThat is all from here.") == []


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("I'd only add that the registrar deserves a backup.", "the registrar deserves a backup."),
        ("You didn't ask, but lock the wiring closet.", "lock the wiring closet."),
        ("If you are about to move: pack the labels first.", "pack the labels first."),
        ("Would I choose it again? Yes, but read the renewal clause.", "read the renewal clause."),
        (
            "The lab was a mess; we learned to buy one size of everything.",
            "we learned to buy one size of everything.",
        ),
        (
            "If you must share a technician, write the schedule down.",
            "If you must share a technician, write the schedule down.",
        ),
        ("The best thing we learned: start small.", "The best thing we learned: start small."),
    ],
)
def test_the_quotation_is_the_clause_that_carries_the_advice(rules: Language, sentence: str, quote: str) -> None:
    assert [found for _, found in quotes(rules, f"Good morning.\n\n{sentence}")] == [quote]


@pytest.mark.parametrize(
    ("reply", "kind", "quote"),
    [
        ("Older students only, or none.", "recommendation", "Older students only, or none."),
        ("Two separate counters.", "recommendation", "Two separate counters."),
        ("Odette, teach the front desk!", "recommendation", "teach the front desk!"),
        ("We weigh every crate.", "practice", "We weigh every crate."),
        (
            "We tried a single counter and lost a spring to it.",
            "lesson",
            "We tried a single counter and lost a spring to it.",
        ),
    ],
)
def test_a_weak_sign_counts_where_it_opens_an_answer(rules: Language, reply: str, kind: str, quote: str) -> None:
    assert quotes(rules, f"{reply} It was a long winter.") == [(kind, quote)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("No form, no repair. We hold that line.", "No form, no repair."),
        ("No excuses, no exceptions: tag every cart.", "tag every cart."),
    ],
)
def test_a_rule_told_as_what_is_refused_is_advice(rules: Language, text: str, quote: str) -> None:
    assert quote in [found for _, found in quotes(rules, text)]


@pytest.mark.parametrize("sentence", ["We weigh every crate.", "Ours got lost in a storm."])
def test_a_weak_sign_alone_is_none_but_counts_beside_advice(rules: Language, sentence: str) -> None:
    assert quotes(rules, f"It was a long winter. The snow stayed. {sentence}") == []
    assert sentence in [quote for _, quote in quotes(rules, f"It was a long winter. Weigh it first. {sentence}")]


def test_nothing_is_lent_to_a_sentence_about_the_staff(rules: Language) -> None:
    assert quotes(rules, "Weigh it first. We hire an analyst for each of the 14 schools.") == [
        ("recommendation", "Weigh it first.")
    ]


def test_items_take_the_kind_that_their_list_announces(rules: Language) -> None:
    text = (
        "Rules that we live by in our shop:\n- names on every cable\n- two people for each key\n- Never on a Friday\n"
    )
    assert quotes(rules, text) == [
        ("practice", "names on every cable"),
        ("practice", "two people for each key"),
        ("caution", "Never on a Friday"),
    ]


def test_what_was_learned_is_a_lesson_in_every_bullet(rules: Language) -> None:
    text = "What we learned along the way:\n- a single vendor\n- the principals told the parents themselves\n"
    assert [kind for kind, _ in quotes(rules, text)] == ["lesson", "lesson"]


def test_the_steps_of_a_workflow_are_no_advice(rules: Language) -> None:
    text = (
        "We have a workflow that most projects follow.\n- Review the request\n- Price the options\n- Train the users\n"
    )
    assert quotes(rules, text) == []


def test_a_bare_list_of_positions_is_no_advice(rules: Language) -> None:
    text = "Our department:\n- 1 Director\n- 2 Support Specialists\n- Lead Technician (2)\n- Report Writer\n"
    assert quotes(rules, text) == []


def test_quoted_mail_and_signatures_do_not_advise(rules: Language) -> None:
    text = (
        "That is how it works here, more or less.\n\n"
        "Odette Marlowe\nDirector of Technology\nFernhill Schools\n\n"
        "On Mon, May 4, 2015 Basil Crane wrote:\n> Never buy used carts.\n> Keep a spare in each office.\n"
    )
    assert quotes(rules, text) == []


def test_what_followed_an_advice_makes_a_lesson_of_a_sentence_that_alone_is_none(rules: Language) -> None:
    consequence = "We put it off for a year and lost two good people over it."
    assert quotes(rules, f"The move was in May. {consequence}") == []
    assert quotes(rules, f"Pay the on-call people. {consequence}")[-1] == ("lesson", consequence)


def test_a_hard_wrapped_sentence_is_quoted_verbatim(rules: Language) -> None:
    text = (
        "Hello all, a short note from the north of the county where it snows a good deal more than here.\n"
        "Never trust a label that was written by somebody who has since left the\ndistrict.\n"
    )
    (advice,) = extract_post(rules, id="a", text=text).advice
    assert advice.kind is AdviceKind.CAUTION
    assert text[advice.evidence.start : advice.evidence.end] == advice.quote


def test_offsets_hold_with_curly_quotes_and_unbreakable_blanks(rules: Language) -> None:
    text = "Good\u00a0day.\u00a0 Don\u2019t\u00a0sell the old server.\u00a0 Bye for now."
    (advice,) = rules(text)._.advice
    assert (advice.evidence.start, advice.evidence.end) == (
        text.index("Don"),
        text.index("  Bye".replace("  ", "\u00a0 ")),
    )


@pytest.mark.parametrize(
    "piece",
    ["don't ", "a: b; c - ", "if you, ", "\"'* ", "when we saw the thing ", "1) Pay ", "if you do ", "we do, and "],
)
def test_a_long_text_without_sentences_is_read_in_linear_time_and_quietly(rules: Language, piece: str) -> None:
    def read(size: int) -> None:
        assert len(quotes(rules, piece * size)) <= 1

    assert grows_linearly(read, 1_600)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('And never, ever say the word "savings" at a budget meeting.', "caution"),
        ("Rule number one: one inbox for all of them.", "recommendation"),
        ("What we'd do again: we kept the two budgets apart.", "lesson"),
        ("What we'd never repeat: one queue for phones and printers.", "lesson"),
    ],
)
def test_labels_and_doubled_warnings_advise(rules: Language, text: str, kind: str) -> None:
    assert quotes(rules, text) == [(kind, text)]


@pytest.mark.parametrize(
    "text",
    [
        "No office, no title, no budget.",
        "No assistant, only a volunteer who comes on Mondays.",
    ],
)
def test_what_a_place_lacks_and_what_was_told_already_is_no_advice(rules: Language, text: str) -> None:
    assert quotes(rules, text) == []
