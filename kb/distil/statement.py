"""Statement: which of the sentences that say the same speaks for them all, and its title.

The best one stands alone (nothing that points back to another sentence), urges plainly, has a reader's length, and is
near to what the others say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.lang.en.stop_words import STOP_WORDS

from extract.advising.clauses import is_imperative

TITLE_LENGTH = 60
_FEWEST_CONTENT_WORDS = 3
_WORD = re.compile(r"[^\W\d_][\w'-]+")

_POINTS_BACK = re.compile(
    r"^(?:it|this|that|these|those|they|he|she|we did|ours|both|neither|so|and|but|or|also|too|then|same|another"
    r"|otherwise|which|who|there|yes|no,|only if)\b"
    r"|\b(?:as above|above|below|as (?:i|others) (?:said|mentioned)|the (?:same|latter|former)|this|that one"
    r"|these|those|them|they)\b"
    r"|^(?:\W*[\w']+){1,2} (?:it|him|her)\b|\bdo it\b|\binstead\W*$",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"\b(?:i|i'd|i've|i'm|we|our|ours|us|my|me|mine)\b", re.IGNORECASE)
_URGES = re.compile(r"\b(?:should|must|ought to|need to|needs to)\b", re.IGNORECASE)
_REFUSES = re.compile(r"(?:don't|do not|never|avoid|beware)\b", re.IGNORECASE)
_EXACT = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
_FEWEST, _MOST = 4, 22
_LAST_WORD = re.compile(
    r"(?:an?|the|and|or|but|so|of|to|in|on|at|for|with|by|from|your|their|our|its|is|are|be|as|than|that|which|who|if"
    r"|when|because|before|after|not),?$",
    re.IGNORECASE,
)
_PAUSE = re.compile(r"\s*(?:[;:.!?—–]|, (?=and|but|so|because|which|it|they|you|or)|\s-+\s|\(|\bbecause\b|\bso that\b)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that may be the statement, with its mean similarity to the others (0 to 1)."""

    text: str
    nearness: float


def stands_alone(text: str) -> bool:
    """Say whether a sentence has words enough to be understood by itself ("Put a number on it" has not)."""
    words = {word for word in _WORD.findall(text.lower().replace("’", "'")) if word not in STOP_WORDS}
    return len([word for word in words if not word.endswith("n't")]) >= _FEWEST_CONTENT_WORDS


def choose_statement(candidates: Sequence[Candidate]) -> str:
    """Return the clearest of the sentences, whatever their order."""
    return min(candidates, key=lambda candidate: (-_clearness(candidate), len(candidate.text), candidate.text)).text


def title_of(statement: str) -> str:
    """Return a statement's own opening words, at most 60 characters, cut where a reader would pause."""
    text = " ".join(statement.split()).strip("\"'“”‘’*•- ")
    pause = next(
        (match.start() for match in _PAUSE.finditer(text) if len(text[: match.start()].split()) >= 3), len(text)
    )
    text = text[: pause or len(text)]
    if len(text) > TITLE_LENGTH:
        text = text[: TITLE_LENGTH + 1].rsplit(" ", 1)[0] if " " in text[: TITLE_LENGTH + 1] else text[:TITLE_LENGTH]
        words = text.split()
        while len(words) > 2 and _LAST_WORD.match(words[-1]):
            words.pop()
        text = " ".join(words)
    text = text.rstrip(" ,;:.!–—-")
    return text[:1].upper() + text[1:]


def _clearness(candidate: Candidate) -> float:
    text = candidate.text.strip().replace("’", "'")
    words = len(text.split())
    points = 2.0 * candidate.nearness
    points += 2.0 if is_imperative(text, 0) or _REFUSES.match(text) else 1.0 * bool(_URGES.search(text))
    points -= 3.0 * bool(_POINTS_BACK.search(text)) + 1.5 * (not stands_alone(text))
    points -= 1.0 * bool(_PERSONAL.search(text)) + 0.5 * bool(_EXACT.search(text))
    points -= 0.25 * max(_FEWEST - words, 0) + 0.1 * max(words - _MOST, 0)
    points -= 1.5 * ("?" in text) + 0.5 * bool(re.search(r"[.!] ", text))
    points += 0.3 * text[:1].isupper() + 0.2 * text.endswith(".")
    return round(points, 6)
