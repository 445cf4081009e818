"""What a state pays for: the one public line to lay beside what peers have."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FundedStaff:
    """Full-time equivalents of technology staff that a state's formula funds per 1,000 students, by which law."""

    state: str
    per_thousand: float
    law: str
    url: str

    @property
    def students_per_staff(self) -> float:
        """The same as students for each funded member of the staff."""
        return 1000 / self.per_thousand

    def staff_for(self, students: int) -> float:
        """Return how many full-time equivalents the formula funds for a number of students."""
        return students * self.per_thousand / 1000


WASHINGTON = FundedStaff(
    state="Washington State",
    per_thousand=0.628,
    law="RCW 28A.150.260",
    url="https://app.leg.wa.gov/RCW/default.aspx?cite=28A.150.260",
)
"""District-wide technology staff in Washington's formula for basic education, per 1,000 full-time equivalent students.

The formula distributes money; it does not say how many people a district has to employ.
"""
