"""Edits of a text: other words in the place of some of its characters, and where the characters around them went."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Characters `start` to `end` of a text, and what replaces them."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """A text after its edits, which are in order and apart."""

    text: str
    edits: tuple[Edit, ...]

    def start_at(self, offset: int) -> int:
        """Return where a span that began at this offset begins now; inside an edit, where its words begin."""
        return self._moved(offset, end=False)

    def end_at(self, offset: int) -> int:
        """Return where a span that ended at this offset ends now; inside an edit, where its words end."""
        return self._moved(offset, end=True)

    def _moved(self, offset: int, *, end: bool) -> int:
        shift = 0
        for edit in self.edits:
            if offset <= edit.start:
                break
            if offset < edit.end:
                return edit.start + shift + (len(edit.words) if end else 0)
            shift += len(edit.words) - (edit.end - edit.start)
        return offset + shift


def edited(text: str, edits: Iterable[Edit]) -> Edited:
    """Return a text after edits that come in order and apart."""
    made = tuple(edits)
    pieces, done = [], 0
    for edit in made:
        pieces += [text[done : edit.start], edit.words]
        done = edit.end
    return Edited(text="".join([*pieces, text[done:]]), edits=made)
