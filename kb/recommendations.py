"""The nouns of distilling: a voice that says an advice, and a recommendation that voices stand behind.

Standard library only. Later nouns cite earlier ones by id: a voice names its advice and its post.
"""

from dataclasses import dataclass
from enum import StrEnum


class Stance(StrEnum):
    """Whether an advice argues for its recommendation's statement or against it."""

    FOR = "for"
    AGAINST = "against"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One advice on its way into a recommendation, with who says it; bare advice knows only `advice_id` and `text`.

    `person` and `organization` are ids (or names) that tell voices apart; `band` is the id of the NCES size band of
    the organization, None where its size is unknown; `said` an ISO date.
    """

    advice_id: str
    text: str
    kind: str | None = None
    person: str | None = None
    organization: str | None = None
    band: int | None = None
    said: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """An advice inside a recommendation, and the side that it takes."""

    advice_id: str
    stance: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """How many people and organizations stand on each side, and the size bands of those organizations."""

    people_for: int
    people_against: int
    organizations_for: int
    organizations_against: int
    bands: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """What peers advise, in the words of one of them, with everybody who says so or otherwise."""

    id: str
    statement: str
    title: str
    topic: str
    kind: str
    support: Support
    evidence: tuple[Testimony, ...]
    first_said: str | None
    last_said: str | None
