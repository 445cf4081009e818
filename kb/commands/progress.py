"""Progress of long work: one line on standard error, only where a person watches a terminal."""

import sys
import time
from typing import TextIO

_PAUSE = 0.2
"""Seconds between two looks: a terminal is slow."""


class Progress:
    """Counts what is done: "12 threads"; `done()` takes the line away again."""

    def __init__(self, noun: str, stream: TextIO | None = None) -> None:
        self._noun = noun
        self._stream = stream or sys.stderr
        self._shown = self._stream.isatty()
        self._count = 0
        self._last = 0.0

    def step(self) -> None:
        """Count one more."""
        self._count += 1
        self.show(f"{self._count:,} {self._noun}")

    def show(self, words: str) -> None:
        """Show other words in the line's place."""
        now = time.monotonic()
        if self._shown and now - self._last >= _PAUSE:
            self._last = now
            self._stream.write(f"\r\x1b[K{words}")
            self._stream.flush()

    def done(self) -> None:
        """Take the line away."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
