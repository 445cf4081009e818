"""Distil: voices that give the same advice become one recommendation, with everybody who says so or otherwise.

Sentences become vectors (`kb.meaning`), vectors groups (`kb.distil.grouping`), a group's sentences two sides
(`kb.distil.sides`), and the clearest sentence of the larger side speaks for all. The result depends on the set of
voices alone, not on their order. What was together before stays together, and keeps its id.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from crawler.identity import fold
from kb.distil.composing import compose, hash_of
from kb.distil.grouping.arranging import arrange
from kb.distil.grouping.belonging import answers_of_one_question, changed_since, grouped_before, repeated_by_one_person
from kb.distil.grouping.likeness import SentenceGroup
from kb.distil.grouping.linkage import group
from kb.distil.grouping.loosening import split_weak_groups
from kb.distil.grouping.naming import ids_of
from kb.distil.persons import counted_once
from kb.distil.ranking import in_order
from kb.distil.sides.sentences import Sentence
from kb.distil.words.answering import choice_in
from kb.distil.words.debating import debates_in, taking_part
from kb.distil.words.statement import stands_alone
from kb.meaning.encoder import MeaningEncoder
from kb.meaning.vectors import WIDTH, Vectors, directions
from kb.recommendations import Arrangement, Choice, Known, Recommendation, Unchanged, Voice

AS_FOUND = Arrangement()
"""Nobody says anything about grouping."""

VectorsOf = Callable[[Iterable[str]], Vectors]
"""Returns a row a text, as `MeaningEncoder.vectors` does."""

DebatesOf = Callable[[Voice], frozenset[str]]
"""Returns the debates in which an advice takes part."""

ChoiceOf = Callable[[Voice], Choice | None]
"""Returns the answer that an advice gives to a question of structure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What an earlier distillation left, so that ids stay and nothing is read twice; by default nothing."""

    known: Sequence[Known] = ()
    """Its recommendations: the group that most of one's advice is in keeps its id."""
    settled: bool = True
    """Whether the same encoder made them: then their advice stays together."""
    unchanged: Container[str] = frozenset()
    """The advice (by id) whose words and setting are those that were grouped."""
    vectors_of: VectorsOf | None = None
    """Looks vectors up (default: the encoder reads every sentence)."""
    debates_of: DebatesOf = lambda voice: debates_in(voice.text)
    """Looks debates up (default: every sentence is read)."""
    choice_of: ChoiceOf = lambda voice: choice_in(voice.text)
    """Looks answers up (default: every sentence is read)."""
    made: Mapping[str, Unchanged] = field(default_factory=dict)
    """Its recommendations as they are kept, by what they were made from (`Recommendation.made_from`)."""


NOTHING_EARLIER = Earlier()

_VAGUE = 0.8
"""Share of its likeness to others that counts for a sentence that says too little to be understood alone."""


def distil(
    voices: Iterable[Voice],
    encoder: MeaningEncoder,
    earlier: Earlier = NOTHING_EARLIER,
    *,
    arrangement: Arrangement = AS_FOUND,
) -> list[Recommendation]:
    """Return the recommendations of all voices, best supported first, single voices last.

    Each voice is in exactly one. The id of a recommendation that was not there `earlier` comes from the voice that said
    it first; those that were `made` before as they would be now are left out. `arrangement` is what people say about
    grouping.
    """
    found = distil_again(voices, encoder, earlier, arrangement=arrangement)
    return [one for one in found if isinstance(one, Recommendation)]


def distil_again(
    voices: Iterable[Voice], encoder: MeaningEncoder, earlier: Earlier, *, arrangement: Arrangement = AS_FOUND
) -> list[Recommendation | Unchanged]:
    """Return what `distil` does, those among them that are as they were `made` before."""
    vectors_of = earlier.vectors_of or encoder.vectors
    said = _said_alike(voices)
    vectors = vectors_of([_text_of(together) for together in said])
    directed = directions(vectors)
    every = [voice for together in said for voice in together]
    subjects = _directions_of((voice.subject for voice in every), vectors_of)
    settings = _directions_of((voice.setting for voice in every), vectors_of)
    debates = [earlier.debates_of(_speaker_of(together)) for together in said]
    choices = [earlier.choice_of(_speaker_of(together)) for together in said]
    compared = _compared(said, directed, settings, encoder, debates, choices)
    groups = _groups(said, compared, choices, encoder, earlier)
    grouped = [[voice for at in members for voice in said[at]] for members in groups]
    ids = ids_of(grouped, earlier.known)
    members = [[voice.advice_id for voice in together] for together in grouped]
    by_words = {advice: own for (own, *_), advices in zip(ids, members, strict=True) for advice in advices}
    at = {voice.advice_id: place for place, together in enumerate(said) for voice in together}
    by_id = {voice.advice_id: voice for voice in every}
    recommendations: list[Recommendation | Unchanged] = []
    for place in arrange(members, ids, arrangement):
        told: defaultdict[int, list[Voice]] = defaultdict(list)
        for voice in counted_once(by_id[advice] for advice in sorted(place.advice)):
            told[at[voice.advice_id]].append(voice)
        spoken = sorted(told.items())
        made_from = hash_of(
            ((_text_of(said[one]), together) for one, together in spoken), encoder, place, by_words, arrangement
        )
        before = earlier.made.get(made_from)
        if before and len(before.advice_ids) == len(place.advice):
            recommendations.append(replace(before, replaces=tuple(place.replaces)))
            continue
        sentences = [
            Sentence(tuple(together), vectors[one], directed[one], _about(together, subjects))
            for one, together in spoken
        ]
        recommendations.append(compose(sentences, encoder, place, by_words, arrangement, made_from))
    return in_order(recommendations, by_id)


def _said_alike(voices: Iterable[Voice]) -> list[tuple[Voice, ...]]:
    """Return the voices that use the same words together, in an order that does not depend on theirs."""
    told: defaultdict[tuple[str, str], list[Voice]] = defaultdict(list)
    for voice in sorted(voices, key=lambda voice: voice.advice_id):
        told[_words_of(voice)].append(voice)
    return [tuple(told[words]) for words in sorted(told)]


def _words_of(voice: Voice) -> tuple[str, str]:
    """Return what makes the words of two voices the same: words that say too little are so in one post alone."""
    words = fold(voice.text) or voice.advice_id
    return words, "" if stands_alone(voice.text) else voice.post or ""


def _speaker_of(voices: Sequence[Voice]) -> Voice:
    """Return who speaks for voices whose words are the same, in one of their spellings."""
    return min(voices, key=lambda voice: voice.text)


def _text_of(voices: Sequence[Voice]) -> str:
    """Return the sentence that voices say whose words are the same."""
    return _speaker_of(voices).text


def _directions_of(texts: Iterable[str | None], vectors_of: VectorsOf) -> dict[str, Vectors]:
    """Return the direction of each text."""
    known = sorted({text for text in texts if text})
    return dict(zip(known, directions(vectors_of(known)), strict=True))


def _about(voices: Sequence[Voice], subjects: Mapping[str, Vectors]) -> Vectors | None:
    """Return the mean direction of what the threads are about in which a sentence is said."""
    return _mean([subjects[voice.subject] for voice in voices if voice.subject])


def _mean(known: Sequence[Vectors]) -> Vectors | None:
    """Return the mean of vectors, None of none; nearly always there is one, which need not be asked of numpy."""
    if len(known) == 1:
        return known[0]
    return np.asarray(np.mean(known, axis=0), np.float32) if known else None


def _groups(
    said: Sequence[Sequence[Voice]],
    compared: Sequence[SentenceGroup],
    choices: Sequence[Choice | None],
    encoder: MeaningEncoder,
    earlier: Earlier,
) -> list[tuple[int, ...]]:
    """Return which sentences give the same advice, by their places."""
    known = earlier.known if earlier.settled else ()
    together = [*grouped_before(said, known), *answers_of_one_question(list(map(_text_of, said)), choices)]
    gathered = all(voice.post is None for alike in said for voice in alike)
    threshold = encoder.threshold_of_gathered(len(said)) if gathered else encoder.threshold
    groups = group(compared, threshold, together, changed_since(said, known, earlier.unchanged))
    return split_weak_groups(
        groups, compared, encoder.threshold_of_few, [*together, *repeated_by_one_person(said, groups)]
    )


def _compared(
    said: Sequence[Sequence[Voice]],
    directed: Vectors,
    settings: Mapping[str, Vectors],
    encoder: MeaningEncoder,
    debates: Sequence[frozenset[str]],
    choices: Sequence[Choice | None],
) -> list[SentenceGroup]:
    """Return what grouping compares, a row of directions each.

    `debates` are those that each takes part in, `choices` the answers that each gives.
    """
    trusted = np.array([[_trust(one[0], encoder)] for one in said], np.float32).reshape(-1, 1) * directed
    commonness = encoder.background.commonness(trusted)
    compared = np.hstack([trusted, taking_part(debates)])
    around = [_mean([settings[voice.setting] for voice in voices if voice.setting]) for voices in said]
    nowhere = np.zeros(WIDTH, np.float32)
    middles = directions(np.array([nowhere if mean is None else mean for mean in around]).reshape(-1, WIDTH))
    sentences = []
    for choice, direction, common, mean, middle in zip(
        choices, compared, commonness.tolist(), around, middles, strict=True
    ):
        sentences.append(
            SentenceGroup(
                count=1,
                direction=direction,
                commonness=common,
                setting=None if mean is None else middle,
                settings=int(mean is not None),
                question=choice.question if choice else None,
            )
        )
    return sentences


def _trust(voice: Voice, encoder: MeaningEncoder) -> float:
    """Return the share of its likeness to others that counts for a sentence: none for one in another language.

    What stands in a post was found there by who reads English alone.
    """
    if voice.post is None and not encoder.knows(voice.text):
        return 0.0
    return 1.0 if stands_alone(voice.text) else _VAGUE
