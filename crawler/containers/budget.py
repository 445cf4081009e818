"""A budget: what one file that a person handed over may unfold to, so that a bomb ends in a sentence."""

from crawler.errors import BudgetSpent, UnreadableSource

MOST_MEMBERS = 250_000
MOST_BYTES = 64 * 1024**3
"""Bytes that all members and layers together may unpack to."""
MOST_RATIO = 400
"""Unpacked bytes a packed byte; saved pages of one board, which repeat each other, stay below 100."""
RATIO_COUNTS_FROM = 64 * 1024**2
DEEPEST = 6
"""Containers and compressions inside each other: a mailbox.gz in a .tar.gz in a .zip is four."""

REMEDY = "if it is what it should be, unpack it yourself and hand over the folder"


class Budget:
    """Counts what comes out of one file of `packed` bytes; what passes a limit raises BudgetSpent."""

    def __init__(self, name: str, packed: int) -> None:
        self._name = name
        self._packed = max(packed, 1)
        self._unpacked = 0
        self._members = 0

    def spend(self, unpacked: int) -> None:
        """Count bytes that came out of a compression."""
        self._unpacked += unpacked
        if self._unpacked > MOST_BYTES:
            raise self._refusal(f"more than {MOST_BYTES // 1024**3} GiB come out of it")
        if self._unpacked > RATIO_COUNTS_FROM and self._unpacked > MOST_RATIO * self._packed:
            raise self._refusal(f"it unpacks to more than {MOST_RATIO} times its size")

    def enter(self) -> None:
        """Count one more member."""
        self._members += 1
        if self._members > MOST_MEMBERS:
            raise self._refusal(f"it holds more than {MOST_MEMBERS:,} files")

    def deeper(self, name: str, depth: int) -> int:
        """Return the depth inside a container that itself lies at `depth`."""
        if depth >= DEEPEST:
            raise UnreadableSource(name, f"it lies in {DEEPEST} archives, one inside the other", REMEDY)
        return depth + 1

    def _refusal(self, problem: str) -> BudgetSpent:
        return BudgetSpent(self._name, problem, REMEDY)
