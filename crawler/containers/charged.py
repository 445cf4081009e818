"""A member's stream, charged to the budget of its archive; damage in it becomes one sentence."""

import io
from typing import IO

from crawler.containers.budget import Budget
from crawler.errors import Damaged


class BudgetedReader(io.RawIOBase):
    """Reads from a member; a read fills its buffer or is the last. `errors` are what damage looks like there."""

    def __init__(self, member: IO[bytes], *, name: str, budget: Budget, errors: tuple[type[Exception], ...]) -> None:
        self._member = member
        self._name = name
        self._budget = budget
        self._errors = errors
        self.damaged = False

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # a buffer is what BufferedReader passes
        """Fill the buffer as far as the member goes; raises Damaged where it is cut or damaged."""
        filled = 0
        try:
            while filled < len(buffer) and (piece := self._member.read(len(buffer) - filled)):
                buffer[filled : filled + len(piece)] = piece
                filled += len(piece)
        except self._errors:
            self.damaged = True
            raise Damaged(self._name, "it is cut off or damaged", "hand over the whole archive") from None
        self._budget.spend(filled)
        return filled

    def close(self) -> None:
        """Close the member too."""
        self._member.close()
        super().close()
