"""Groups of advice to learn from, as they lie in `annotations/groups/`: a file a split, a line a sentence.

A line is `{"id", "text", "cluster", "stance", "writer", "family"}`. A cluster is one piece of advice, said by several
writers who did not see each other's words; a family is some clusters about one object that a careless reader mixes up.
Families are split whole, so that no object of the test third was ever taught.
"""

import random
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import cycle

from extract.advising.clauses import is_imperative
from model.annotated import read_groups

_SIZES = (1, 1, 1, 2, 2, 3, 4, 5, 6, 7)
"""Sizes of groups as a board about one thing has them: a third of what is advised is said once."""
SCATTERED = (1, 1, 1, 1, 1, 1, 1, 1, 2, 3)
"""Sizes of groups as a board about everything has them: four fifths of what is advised are said once."""

_AFFIRMED = ("Always {}.", "You should {}.", "Make sure to {}.", "Please {}, always.", "I would {}.")
_TURNED = ("Don't {}.", "Never {}.", "Do not {}.", "You should not {}.", "I would not {}.")
_NEGATED = re.compile(r"(?:don't|do not|never|not|no)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence that gives a piece of advice (`cluster`) or argues against it."""

    id: str
    text: str
    cluster: str
    stance: str
    writer: str
    family: str
    is_made: bool = False
    """Whether nobody wrote it: another line, affirmed or turned over."""

    @property
    def is_for(self) -> bool:
        """Whether it gives the advice and does not argue against it."""
        return self.stance == "for"


def read_lines(name: str) -> list[Line]:
    """Return the sentences of a split, or of another of `GROUP_FILES`."""
    return [Line(**line) for line in read_groups(name)]  # type: ignore[arg-type]


def with_turned(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, and for each that opens with an imperative one that says the same and one that says otherwise.

    Writers say the opposite in words of their own; that one small word turns an advice over, and another does not, has
    to be taught as well.
    """
    plain = [line for line in lines if is_imperative(line.text, 0) and not _NEGATED.match(line.text)]
    affirmed = [_made(line, form, line.is_for) for line, form in zip(plain, cycle(_AFFIRMED))]
    turned = [_made(line, form, not line.is_for) for line, form in zip(plain, cycle(_TURNED))]
    return [*lines, *affirmed, *turned]


def _made(line: Line, form: str, is_for: bool) -> Line:
    text = form.format(f"{line.text[0].lower()}{line.text[1:].rstrip('.!')}")
    return replace(line, id=f"{line.id}, {form}", text=text, stance="for" if is_for else "against", is_made=True)


def by_cluster(lines: Sequence[Line]) -> Mapping[str, list[Line]]:
    """Return the sentences of each cluster."""
    clusters: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        clusters[line.cluster].append(line)
    return clusters


def as_on_boards(lines: Sequence[Line], seed: int = 3, sizes: Sequence[int] = _SIZES) -> list[Line]:
    """Return some sentences of each cluster, so that clusters have the sizes that boards have."""
    chance = random.Random(seed)
    drawn: list[Line] = []
    for _, members in sorted(by_cluster(lines).items()):
        members = sorted(members, key=lambda line: line.id)
        chance.shuffle(members)
        drawn += members[: chance.choice(sizes)]
    return drawn
