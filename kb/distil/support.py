"""Support: how many people and organizations stand on each side of a recommendation, in all and at each size."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kb.distil.sentences import person_of
from kb.recommendations import Manner, Sized, Stance, Support, Voice

Speaker = tuple[Stance, str, str | None, int | None]
"""A side, a person on it, where that person works, and the size band of it."""


def support_of(said: Sequence[tuple[Voice, Stance]]) -> Support:
    """Count who stands behind advice, and who only agrees, each once a side; what was taken back is nobody's."""
    speakers = list(speakers_of(said))
    sizes: defaultdict[int | None, list[Speaker]] = defaultdict(list)
    for speaker in speakers:
        sizes[speaker[3]].append(speaker)
    people_for, people_against, organizations_for, organizations_against = _counts(speakers)
    return Support(
        people_for=people_for,
        people_against=people_against,
        organizations_for=organizations_for,
        organizations_against=organizations_against,
        sizes=tuple(_sized(band, sizes[band]) for band in sorted(sizes, key=lambda band: (band is None, band or 0))),
    )


def speakers_of(said: Iterable[tuple[Voice, Stance]]) -> Iterator[Speaker]:
    """Yield everybody who stands behind advice that was not taken back, and who agrees with it."""
    for voice, stance in said:
        if voice.manner is Manner.RETRACTED:
            continue
        yield stance, person_of(voice), voice.organization, voice.band
        for second in voice.seconds:
            yield stance, f"person {second.person}", second.organization, second.band


def _sized(band: int | None, speakers: Sequence[Speaker]) -> Sized:
    people_for, people_against, organizations_for, organizations_against = _counts(speakers)
    return Sized(
        band=band,
        people_for=people_for,
        people_against=people_against,
        organizations_for=organizations_for,
        organizations_against=organizations_against,
    )


def _counts(speakers: Sequence[Speaker]) -> tuple[int, int, int, int]:
    people = {(stance, person) for stance, person, _, _ in speakers}
    organizations = {(stance, organization) for stance, _, organization, _ in speakers if organization}
    sides = (Stance.FOR, Stance.AGAINST)
    people_for, people_against = (sum(stance is side for stance, _ in people) for side in sides)
    organizations_for, organizations_against = (sum(stance is side for stance, _ in organizations) for side in sides)
    return people_for, people_against, organizations_for, organizations_against
