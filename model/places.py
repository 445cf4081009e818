"""Places: a post's text as tokens, and where in it words and numbers are."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from extract.pipeline import load
from extract.quantities.grammar import match_quantities

_FILLERS = frozenset(("the", "a", "an", "of", "for", "our", "my", "to", "in", "on", "at", "and"))
_LOOSE = 4
"""Foreign words between the words of a title, at most ("network and systems administrators")."""
_QUOTED = re.compile(r"\s*>(?!\s*\d)")
_BLANKS = re.compile(r"\s+")

_nlp = load(())


@dataclass(frozen=True, slots=True)
class Place:
    """Tokens `start` to `end`."""

    start: int
    end: int

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.start, self.end))


class PlacedWords:
    """The tokens of a text: `doc`, the `numbers` among them with their places, and the `quoted` ones."""

    def __init__(self, text: str) -> None:
        self.doc: Doc = _nlp(text)
        self._text = self.doc.text
        self._starts = [token.idx for token in self.doc]
        self._keys = [None if token.is_space else next(iter(key_of(token.text)), None) for token in self.doc]
        self.quoted = self._find_quoted()
        self.numbers = [(self.place(one.start, one.end), one) for one in match_quantities(self._text)]

    def find(self, words: Sequence[str], loose: int = _LOOSE) -> list[Place]:
        """Return the tightest unquoted places that hold all words, in any order."""
        found = []
        for start, key in enumerate(self._keys):
            if key not in words or start in self.quoted:
                continue
            left, foreign = list(words), 0
            for end in range(start, len(self._keys)):
                if self._keys[end] in left:
                    left.remove(self._keys[end] or "")
                    foreign = 0
                elif self._keys[end] is not None:
                    foreign += 1
                if not left or foreign > loose:
                    break
            if not left:
                found.append(Place(start, end + 1))
        return [
            one
            for one in found
            if not any(one != other and one.start <= other.start and other.end <= one.end for other in found)
        ]

    def quote(self, words: str) -> Place | None:
        """Return where words are found verbatim, however blanks and lines break; None where they are not."""
        flat, places = _flat(self._text)
        words = _BLANKS.sub(" ", _nlp(words).text).strip()
        at = flat.find(words)
        return self.place(places[at], places[at + len(words) - 1] + 1) if at >= 0 else None

    def place(self, start: int, end: int) -> Place:
        """Return the tokens of the characters `start` to `end`."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end - 1)
        return Place(first, max(last, first + 1))

    def breaks(self, one: Place, other: Place) -> int:
        """Count the line ends between two places."""
        start, end = min(one.start, other.start), max(one.start, other.start)
        return self._text.count("\n", self._starts[start], self._starts[end])

    def _find_quoted(self) -> set[int]:
        tokens: set[int] = set()
        start = 0
        for line in self._text.split("\n"):
            if _QUOTED.match(line):
                tokens.update(self.place(start, start + len(line)))
            start += len(line) + 1
        return tokens


def key_of(text: str) -> list[str]:
    """Return the words by which a name is looked for: in lower case, singular, without fillers."""
    words = re.findall(r"[a-z0-9']+", text.lower().replace("&", " and ").replace("\u2019", "'"))
    return [_singular(word) for word in words if word not in _FILLERS]


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _flat(text: str) -> tuple[str, list[int]]:
    """Return a text with single blanks, and where each of its characters was."""
    flat, places = [], []
    for at, character in enumerate(text):
        if not character.isspace():
            flat.append(character)
            places.append(at)
        elif not flat or flat[-1] != " ":
            flat.append(" ")
            places.append(at)
    return "".join(flat), places
