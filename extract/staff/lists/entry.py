"""List entry: what one line of a post says as a row of a staff list."""

import re
from dataclasses import dataclass

from extract.facts import Employment
from extract.quantities.number_words import number_value
from extract.staff.counts.staffing import Given, Staffing, heads_of
from extract.staff.sentences.mentions import Mention

SAID = {Given.NUMBER, Given.BARE}
LONGEST = 260
"""Characters of a line that may be a row at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line that may be a row of a staff list; a unit or service has `name` and no mentions.

    `sure` says that the line is staff wherever it is: a form's answer, a bought service. `named` says that it
    names the people.
    """

    start: int
    end: int
    mentions: tuple[Mention, ...] = ()
    name: str = ""
    staffing: Staffing | None = None
    rest: str = ""
    titled: bool = False
    sure: bool = False
    named: bool = False
    employment: Employment | None = None
    times: float = 1
    """How often the line holds: in each of so many buildings, by the heading above it."""

    @property
    def counted(self) -> bool:
        """Whether the line says a number."""
        return self.staffing is not None or (bool(self.mentions) and self.mentions[0].staffing.given is Given.NUMBER)


def staffing_written(match: re.Match[str]) -> Staffing:
    """Return the number of a row; a decimal is a full-time equivalent."""
    value, decimal = number_value(match["number"]), "." in match["number"]
    return Staffing(
        count=heads_of(value) if decimal else value,
        fte=value if decimal else None,
        given=Given.NUMBER,
        start=match.start("number"),
        end=match.end("number"),
    )
