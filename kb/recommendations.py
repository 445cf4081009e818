"""The nouns of distilling: a voice that says an advice, and a recommendation that voices stand behind.

Later nouns cite earlier ones by id: a voice names its advice and its post. Like `kb.statistics`, whose interval tells
how strong a recommendation is, this needs the standard library alone.
"""

from dataclasses import dataclass, fields
from enum import StrEnum

from kb.statistics import share

_LONGEST_OPENING = 600
"""Characters of a post that tell what it is about, beside the subject."""


class Stance(StrEnum):
    """Whether an advice argues for its recommendation's statement or against it."""

    FOR = "for"
    AGAINST = "against"


class Manner(StrEnum):
    """How an advice is given where it is not given plainly; one that its author took back counts for nobody."""

    RETRACTED = "retracted"
    SARCASTIC = "sarcastic"
    HEDGED = "hedged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Second:
    """Somebody who stands behind an advice that another gave, without advising in words of their own."""

    person: str
    organization: str | None = None
    band: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One advice on its way into a recommendation, with who says it; bare advice knows only `advice_id` and `text`.

    `post` is the id of the post in which it is, `subject` what its thread is about, `setting` what that post is
    about: the subject and how it begins. `person` and `organization` are ids (or names) that tell voices apart, `name`
    is what the person is called; `band` is the id of the NCES size band of the organization, None where its size is
    unknown; `department` tells departments apart that have no name, `said` is an ISO date. `manner` is how it is given,
    `confidence` how sure it is that it is an advice, 0 to 1.
    """

    advice_id: str
    text: str
    post: str | None = None
    subject: str | None = None
    setting: str | None = None
    kind: str | None = None
    person: str | None = None
    name: str | None = None
    organization: str | None = None
    band: int | None = None
    department: str | None = None
    manner: Manner | None = None
    said: str | None = None
    confidence: float | None = None
    seconds: tuple[Second, ...] = ()


def setting_of(subject: str | None, text: str) -> str:
    """Return the words that tell what a post is about (`Voice.setting`): its thread's subject and how it begins."""
    opening = text[:_LONGEST_OPENING]
    return f"{subject}. {opening}" if subject else opening


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A recommendation as it was before: its id, and the ids of the advice that was in it."""

    id: str
    advice_ids: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """For whom or when an advice holds, in its own words: characters `start` to `end` of it.

    `excepts`: it does not hold there ("unless you are tiny"). `size` is small or large where a word says so; `least`
    and `most` are students where figures do, one of them None for a bound.
    """

    start: int
    end: int
    words: str
    excepts: bool = False
    size: str | None = None
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An answer to one of the questions of `kb.questions`, by ids; `holds` is False for "not that"."""

    question: str
    answer: str
    holds: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """An advice inside a recommendation, and the side that it takes."""

    advice_id: str
    stance: Stance
    grouped: str
    """Id of the recommendation in which it is by its words alone, whatever a person says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """What people say about grouping, by ids of advice, in the order in which they said it.

    `joined`: pairs whose recommendations are one, under the id of the second. `moved`: advice that belongs to the
    recommendation of another advice, or alone (None). `sides`: advice that stands for or against another advice.
    `between`: the same for all that was in one recommendation with an advice before it was joined.
    """

    joined: tuple[tuple[str, str], ...] = ()
    moved: tuple[tuple[str, str | None], ...] = ()
    sides: tuple[tuple[str, Stance, str], ...] = ()
    between: tuple[tuple[str, Stance, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """A department that does what a recommendation says, or otherwise; how that is known, and by what (an id)."""

    department: str
    does: bool
    how: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """What departments do beside what people advise who do not only tell what they do.

    `told` are the departments that tell it; the others that are counted answer by how they are built.
    """

    told: tuple[Doing, ...]
    departments_do: int
    departments_do_otherwise: int
    people_advise: int
    people_advise_otherwise: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """How many people and organizations are on each side."""

    people_for: int = 0
    people_against: int = 0
    organizations_for: int = 0
    organizations_against: int = 0

    @property
    def counts(self) -> dict[str, int]:
        """These counts by their names, as rows and lines have them."""
        return {count.name: getattr(self, count.name) for count in fields(Sides)}

    @property
    def strength(self) -> float:
        """How sure it is that people agree, 0 to 1 (`agreement`)."""
        return agreement(self.people_for, self.people_against)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sized(Sides):
    """Those of one size band; `band` is None where no size is known."""

    band: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Support(Sides):
    """All who are on each side, and how many of them in districts of each size."""

    sizes: tuple[Sized, ...]
    """A count a size band, the smallest first, those of unknown size last."""

    @property
    def bands(self) -> tuple[int, ...]:
        """The size bands of those organizations, the smallest first."""
        return tuple(one.band for one in self.sizes if one.band is not None)


def agreement(people_for: int, people_against: int) -> float:
    """Return the lower end of the 95 % interval for the share of people who agree, 0 to 1 (`kb.statistics.share`).

    One person alone has 0.21, five who agree 0.57, ten of fifteen 0.42: it grows with how many they are and how much
    they agree.
    """
    people = people_for + people_against
    return round(share(people_for, people).low, 4) if people else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """What peers advise, in the words of one of them, with everybody who says so or otherwise."""

    id: str
    statement: str
    title: str
    topics: tuple[str, ...]
    """Ids of its topics, at least one, the likeliest first."""
    kind: str
    support: Support
    evidence: tuple[Testimony, ...]
    first_said: str | None
    last_said: str | None
    replaces: tuple[str, ...] = ()
    """Ids of recommendations that were joined to this one, whose addresses lead here."""
    choice: Choice | None = None
    """What it answers to a question that departments answer by how they are built."""
    made_from: str = ""
    """A hash over all that it depends on: the same hash, the same recommendation."""

    @property
    def advice_ids(self) -> tuple[str, ...]:
        """The ids of the advice that is in it."""
        return tuple(one.advice_id for one in self.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """A recommendation of before that is as it was: by what it is ranked, and where it was in the list of all."""

    id: str
    statement: str
    kind: str
    support: Sides
    last_said: str | None
    rank: int
    advice_ids: tuple[str, ...]
    replaces: tuple[str, ...] = ()
    """Ids of recommendations that were joined to this one, whose addresses lead here."""
