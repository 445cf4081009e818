"""The nouns of extraction: what a post says about a department, who signed it, and what it advises.

Standard library only. `extract.json_lines` gives the JSON Lines form (the format of `threadwise extract`). Every fact
carries its `Evidence`, and evidence cites the post by the field and character offsets of the text as it was given.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Field(StrEnum):
    """Which of a post's two texts the offsets of an `Evidence` count in."""

    TEXT = "text"
    SIGNATURE = "signature"


class Employment(StrEnum):
    """How the holder of a position belongs to the technology department."""

    EMPLOYEE = "employee"
    CONTRACTED = "contracted"
    SHARED = "shared"
    STUDENT = "student"
    VACANT = "vacant"
    CUT = "cut"
    OTHER_DEPARTMENT = "other_department"


class StaffUnit(StrEnum):
    """Whether a staff total counts heads or full-time equivalents."""

    PEOPLE = "people"
    FTE = "fte"


class AdviceKind(StrEnum):
    """What an advice does: urges, warns, offers a routine as a model, or draws a maxim from experience."""

    RECOMMENDATION = "recommendation"
    CAUTION = "caution"
    PRACTICE = "practice"
    LESSON = "lesson"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a fact was said: offsets into one field of the post, and the sentence (or line) that holds them.

    `confidence` is the calibrated probability that the fact is right as noted (docs/facts.md tells how it is measured).
    """

    field: Field
    start: int
    end: int
    sentence: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrollment:
    """Students of an organization as an interval; a bound leaves the other end open (None)."""

    min: int | None
    max: int | None
    approx: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Sites:
    """Buildings of an organization, with the unit as written in lower case."""

    count: int
    unit: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffTotal:
    """The stated size of the whole technology department, never a sum of ours."""

    count: float
    unit: StaffUnit
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A row of staff: title as written in the singular, heads, total full-time equivalent, canonical role."""

    title: str
    count: float | None
    fte: float | None
    employment: Employment
    role: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingLine:
    """Who answers to whom, by title."""

    subordinate: str
    superior: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceProgram:
    """A current 1:1 programme and the grades that it covers ("K-12"), None where not said."""

    ratio: str
    grades: str | None
    evidence: Evidence


Fact: TypeAlias = Enrollment | Sites | StaffTotal | DeviceProgram | Position | ReportingLine
"""What a post says of a department; a `Structure` is made of such."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """One organization's technology department as the author describes it; `current` is false for a former employer."""

    organization: str | None
    current: bool
    enrollment: Enrollment | None = None
    sites: Sites | None = None
    staff_total: StaffTotal | None = None
    positions: tuple[Position, ...] = ()
    reporting_lines: tuple[ReportingLine, ...] = ()
    device_program: DeviceProgram | None = None
    evidence: Evidence | None = None
    """Where the organization is named; None when it is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """A sentence, bullet or clause that advises, verbatim."""

    quote: str
    kind: AdviceKind
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The closing signature in its parts, each as written."""

    name: str | None
    credentials: str | None
    title: str | None
    organization: str | None
    city: str | None
    state: str | None
    evidence: Evidence


SIGNATURE_PARTS = ("name", "credentials", "title", "organization", "city", "state")
"""The fields of a `Signature` that are its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFacts:
    """Everything that one post says; `id` is the post's."""

    id: str
    structures: tuple[Structure, ...]
    advice: tuple[Advice, ...]
    signature: Signature | None
