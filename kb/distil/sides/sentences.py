"""Sentences inside a recommendation: who says each of them, and on which side it is.

Words tell the sides (`division`, `answers_given`, `negation` and `acts` beside this); people may tell them otherwise
(`Arrangement.sides`).
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kb.distil.persons import person_of
from kb.distil.sides.acts import opposed_by_acts
from kb.distil.sides.answers_given import Given, answers_given
from kb.distil.sides.division import divide, witnesses
from kb.distil.sides.negation import opposed_by_negation
from kb.distil.words.debating import on_other_sides
from kb.meaning.stance_reader import StanceReader, opposed
from kb.meaning.vectors import Vectors
from kb.recommendations import Arrangement, Choice, Stance, Voice

_TOLD = 8.0
"""Log odds of what answers to one question tell: more than the network is ever sure of."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words that some voices say to the letter, with their vector, its direction, and that of what threads they are in.

    `about` is None where nothing tells the threads.
    """

    voices: tuple[Voice, ...]
    vector: Vectors
    direction: Vectors
    about: Vectors | None = None

    @property
    def people(self) -> frozenset[str]:
        """Who says it."""
        return frozenset(map(person_of, self.voices))


def sides_of(
    sentences: Sequence[Sentence], stances: StanceReader, arrangement: Arrangement, by_words: Mapping[str, str]
) -> dict[str, bool]:
    """Return for each advice whether it is on the leading side, people's corrections among them.

    `by_words` holds for each advice the recommendation in which it is by its words alone. The larger side leads. Of
    equal sides that leads which holds the advice that a person's correction refers to, else that of the first sentence.
    Where more than two answers are given, the one of most people leads.
    """
    given = answers_given([sentence.voices[0].text for sentence in sentences], [one.people for one in sentences])
    found = _sides(sentences, stances, given)
    sides = {
        voice.advice_id: side for sentence, side in zip(sentences, found, strict=True) for voice in sentence.voices
    }
    named = None
    for advice, stance, towards in arrangement.between:
        if advice in sides and towards in sides and by_words[advice] != by_words[towards]:
            named = sides[towards]
            if (sides[advice] is named) is not (stance is Stance.FOR):
                together = [other for other in sides if by_words[other] == by_words[advice]]
                sides |= {other: not sides[other] for other in together}
    for advice, stance, towards in arrangement.sides:
        if advice in sides and advice != towards:
            named = sides.get(towards, _stronger(sentences, sides, given, None))
            sides[advice] = named is (stance is Stance.FOR)
    leads = _stronger(sentences, sides, given, named)
    return {advice: side is leads for advice, side in sides.items()}


def _sides(sentences: Sequence[Sentence], stances: StanceReader, given: Given) -> list[bool]:
    """Return for each sentence whether it is on the side of the first.

    Where both take part in one debate or answer one question of structure, their answers tell, and where both use the
    same words, a negation in one of them, or an act that one urges and the other forbids; else how likely each of them
    speaks against the practice. Who gives two answers is on both sides, and nobody else is: what only sounds opposed in
    one person's mouth is the other half of one advice.
    """
    if len(sentences) == 1:
        return [True]
    compared = witnesses(len(sentences))
    texts = [sentence.voices[0].text for sentence in sentences]
    against = stances.against(texts, np.stack([sentence.vector for sentence in sentences]))
    odds = opposed(against, against[compared])
    for place in range(len(sentences)):
        for at in compared:
            told = on_other_sides(given.answers[place], given.answers[at])
            if told is None and at != place:
                told = opposed_by_negation(texts[place], texts[at])
                told = opposed_by_acts(texts[place], texts[at]) if told is None else told
            if told is not None:
                odds[place, at] = _TOLD if told else -_TOLD
    return divide(odds, _speakers(sentences, given))


def _speakers(sentences: Sequence[Sentence], given: Given) -> list[int]:
    """Return for each sentence a number that it shares with all others of its people that answer as it does."""
    leads = list(range(len(sentences)))

    def end(place: int) -> int:
        while leads[place] != place:
            leads[place] = place = leads[leads[place]]
        return place

    told: defaultdict[str, list[tuple[int, set[tuple[Choice, ...]]]]] = defaultdict(list)
    for place, (sentence, answers) in enumerate(zip(sentences, given.answers, strict=True)):
        for person in sentence.people:
            agreeing = (one for one in told[person] if not any(on_other_sides(answers, other) for other in one[1]))
            first, before = next(agreeing, (place, set()))
            if not before:
                told[person].append((first, before))
            before.add(answers)
            leads[end(place)] = end(first)
    return [end(place) for place in leads]


def _stronger(sentences: Sequence[Sentence], sides: Mapping[str, bool], given: Given, named: bool | None) -> bool:
    """Return the side with more people, however often they say so; of many answers that of the one that leads."""
    if given.leading:
        answered = [one for one, said in zip(sentences, given.answers, strict=True) if given.leading.intersection(said)]
        return _stronger(answered, sides, Given((), frozenset()), named)
    voices = (voice for sentence in sentences for voice in sentence.voices)
    people = Counter(side for side, _ in {(sides[voice.advice_id], person_of(voice)) for voice in voices})
    return people[True] > people[False] if people[True] != people[False] else named is not False
