"""WordPiece: cuts a token into the pieces of the encoder's vocabulary, longest first.

The scheme is BERT's (Devlin and others 2019; Wu and others 2016), lower case, accents taken off. Tokens come from our
own tokenizer, so nothing is left of BERT's but the greedy match: a few lines against a library that brings a client for
a model hub along (docs/decisions).
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

CLASSIFY = "[CLS]"
SEPARATE = "[SEP]"
UNKNOWN = "[UNK]"
LINE_END = "[unused1]"
GAP = "[unused2]"
"""A run of blanks inside a line: what parts the columns of a flattened table."""

_MOST_PIECES = 12
_LONGEST = 60
"""Characters of a token beyond which it is no word."""


class WordPieces:
    """A vocabulary, and the pieces of any token in it; the latest tokens are remembered."""

    def __init__(self, words: Sequence[str]) -> None:
        self._ids = {word: at for at, word in enumerate(words)}
        self.pieces = lru_cache(maxsize=50_000)(self._pieces)

    @classmethod
    def of_file(cls, path: Path) -> "WordPieces":
        """Read a vocabulary, a piece a line, in the order of their numbers."""
        return cls(path.read_text(encoding="utf-8").splitlines())

    @property
    def classify(self) -> int:
        """The piece that opens every window."""
        return self._ids[CLASSIFY]

    @property
    def separate(self) -> int:
        """The piece that closes every window."""
        return self._ids[SEPARATE]

    def _pieces(self, token: str) -> tuple[int, ...]:
        """Return the numbers of a token's pieces, at most twelve; none of what is empty."""
        if not token:
            return ()
        if not token.strip():
            return (self._ids[LINE_END if "\n" in token else GAP],)
        pieces = [piece for word in _words(token[:_LONGEST]) for piece in self._greedy(word)]
        return tuple(pieces[:_MOST_PIECES]) or (self._ids[UNKNOWN],)

    def _greedy(self, word: str) -> list[int]:
        found, start = [], 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = self._ids.get(word[start:end] if start == 0 else f"##{word[start:end]}")
                if piece is not None:
                    found.append(piece)
                    start = end
                    break
            else:
                return [self._ids[UNKNOWN]]
        return found


def _words(token: str) -> list[str]:
    """Return a token in lower case and without accents, cut at every character that is no letter or digit."""
    words, word = [], ""
    for character in unicodedata.normalize("NFD", token.lower()):
        if unicodedata.category(character) in {"Mn", "Cc", "Cf"} or character.isspace():
            continue
        if character.isalnum():
            word += character
        else:
            words += [word, character]
            word = ""
    return [word for word in (*words, word) if word]
