"""Answers given: what the sentences of a recommendation answer to debates and questions, and which answer leads.

A recommendation has two sides, a question may have more answers: who counts devices and who counts tickets agree in
nothing but that neither counts students. Where three are given or more, by half of the people or more, the one of most
people leads, and any other is a no to it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kb.distil.words.answering import choice_in
from kb.distil.words.debating import positions_in
from kb.recommendations import Choice

_TWO_SIDES = 2


@dataclass(frozen=True, slots=True)
class Given:
    """The answers of each sentence, and those of many that lead; none where no question has more than two answers."""

    answers: Sequence[tuple[Choice, ...]]
    leading: frozenset[Choice]


def answers_given(texts: Sequence[str], people: Sequence[frozenset[str]]) -> Given:
    """Return what sentences answer that these people say; of answers with as many people the first one leads."""
    answers = [_answers_in(text) for text in texts]
    standing: defaultdict[str, dict[Choice, set[str]]] = defaultdict(dict)
    for given, speakers in zip(answers, people, strict=True):
        for choice in given:
            if choice.holds:
                standing[choice.question].setdefault(choice, set()).update(speakers)
    everybody = frozenset().union(*people)
    leading = {
        question: max(given, key=lambda choice: len(given[choice]))
        for question, given in standing.items()
        if len(given) > _TWO_SIDES and 2 * len(set().union(*given.values())) >= len(everybody)
    }
    return Given(
        [tuple(_beside(choice, leading.get(choice.question)) for choice in given) for given in answers],
        frozenset(leading.values()),
    )


def _answers_in(text: str) -> tuple[Choice, ...]:
    """Return both kinds of answers; debates and questions may share ids, their answers mean other things."""
    debated = (replace(choice, question=f"debate {choice.question}") for choice in positions_in(text))
    choice = choice_in(text)
    return (*debated, *((choice,) if choice else ()))


def _beside(choice: Choice, leading: Choice | None) -> Choice:
    """Return an answer as a no to the one that leads, where it is another."""
    if leading is None or not choice.holds or choice.answer == leading.answer:
        return choice
    return replace(leading, holds=False)
