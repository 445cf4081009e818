"""Support: how many people and organizations are on each side of a recommendation, in all and at each size."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kb.distil.persons import person_of
from kb.recommendations import Manner, Sized, Stance, Support, Voice


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person on one side of a recommendation, where that person works, and the size band of it."""

    stance: Stance
    person: str
    organization: str | None
    band: int | None


def support_of(said: Sequence[tuple[Voice, Stance]]) -> Support:
    """Count who stands behind advice, and who only agrees, each once a side; what was taken back is nobody's."""
    speakers = list(speakers_of(said))
    sizes: defaultdict[int | None, list[Speaker]] = defaultdict(list)
    for speaker in speakers:
        sizes[speaker.band].append(speaker)
    smallest_first = sorted(sizes, key=lambda band: (band is None, band or 0))
    return Support(
        sizes=tuple(Sized(band=band, **_counts(sizes[band])) for band in smallest_first), **_counts(speakers)
    )


def speakers_of(said: Iterable[tuple[Voice, Stance]]) -> Iterator[Speaker]:
    """Yield everybody who stands behind advice that was not taken back, and who agrees with it."""
    for voice, stance in said:
        if voice.manner is Manner.RETRACTED:
            continue
        yield Speaker(stance, person_of(voice), voice.organization, voice.band)
        for second in voice.seconds:
            yield Speaker(stance, f"person {second.person}", second.organization, second.band)


def _counts(speakers: Sequence[Speaker]) -> dict[str, int]:
    """Return the counts of `Sides`."""
    people = {(one.stance, one.person) for one in speakers}
    organizations = {(one.stance, one.organization) for one in speakers if one.organization}
    people_on, organizations_on = (Counter(stance for stance, _ in those) for those in (people, organizations))
    return {
        "people_for": people_on[Stance.FOR],
        "people_against": people_on[Stance.AGAINST],
        "organizations_for": organizations_on[Stance.FOR],
        "organizations_against": organizations_on[Stance.AGAINST],
    }
