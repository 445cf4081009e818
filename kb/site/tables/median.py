"""The median in SQL, which SQLite has not: the figure that our pages give for peers."""

import sqlite3
import statistics


def give_median(connection: sqlite3.Connection) -> None:
    """Let SQL on this connection call `median(…)`: of the figures that are there, null of none."""
    connection.create_aggregate("median", 1, _Median)  # type: ignore[arg-type]  # typeshed: whole numbers


class _Median:
    def __init__(self) -> None:
        self._figures: list[float] = []

    def step(self, figure: object) -> None:
        if isinstance(figure, int | float):
            self._figures.append(figure)

    def finalize(self) -> float | None:
        return statistics.median(self._figures) if self._figures else None
