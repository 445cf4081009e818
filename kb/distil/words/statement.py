"""Statement: which of the sentences that say the same speaks for them all.

The best one is self-contained (nothing points back to another sentence), urges plainly, has a reader's length, and is
near to what the others say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.advising.clauses import clause_openings, is_imperative
from kb.stop_words import STOP_WORDS

_FEWEST_CONTENT_WORDS = 3
_FEWEST_NAMED = 2
"""Content words, beside light ones, of a sentence whose subject a reader sees."""
_LIGHT = frozenset({"let", "ask", "tell", "say", "try", "start", "begin", "want", "need", "use", "think", "like"})
_WORD = re.compile(r"[^\W\d_][\w'-]+")

_POINTS_BACK = re.compile(
    r"^(?:it|this|that|these|those|they|he|she|we did|ours|both|neither|so|and|but|or|also|too|then|same|another"
    r"|otherwise|which|who|there|yes|no,|only if)\b"
    r"|\b(?:as above|above|below|as (?:i|others) (?:said|mentioned)|the (?:same|latter|former)|this|that one"
    r"|these|those|them|they)\b"
    r"|^(?:\W*[\w']+){1,2} (?:it|him|her)\b|\bdo it\b|\binstead\W*$",
    re.IGNORECASE,
)
"""Matches "It helps", "as above", "do it", "the latter": words that mean something said before."""
_LEANS = re.compile(
    r"^\W*(?:\+\s?\d|(?:mine|then|now|even so|so far|after (?:that|this))\b|(?:no|yes|yep|nope)[.,]"
    r"|(?:everything|anything|anybody|everybody) else\b|anything (?:less|more)\b"
    r"|the (?:first|second|third|last|others?|rest) (?:is|was|are|were|has|had)\b"
    r"|(?:put|say|guard|take|keep|give|use|write|read|drop|fix|make|hold) that \w)"
    r"|\b(?:in|of|on|at|by|for|with|under|from|about|into|like) that \w"
    r"|\b(?:say|write|answer|ask|read|know|use) that (?:sentence|page|question|number|list|condition|rule|form|word)\b"
    r"|^\W*(?:don['’]t |do not |never )?\w+ one (?:in|on|at|before|after|until|with)\b"
    r"|\b(?:please|pls) stop\b",
    re.IGNORECASE,
)
"""More that leans on its thread; unlike the words above it keeps no sentence from speaking for its group."""
_OWN_FIGURES = re.compile(
    r"\A\W*(?:(?:about|around|roughly|only|just) )?\d[\d,.]*k? (?:students|kids|pupils|children|teachers|staff|schools"
    r"|buildings|campuses|districts?)\b(?!\s+(?:is|are|per|need))",
    re.IGNORECASE,
)
"""How a district describes itself before it says anything ("310 students.")."""
_ANNOUNCES = re.compile(
    r"\A\W*(?:an?|one|two|three|four|some|my|a few) (?:\w+ )?(?:sentences?|words?|pieces?|bits?|cautions?|warnings?"
    r"|thoughts?) (?:of|about|on)\b[^:]*\Z",
    re.IGNORECASE,
)
"""What announces an advice and gives none ("Two sentences of advice.")."""
_KNOWN_THINGS = re.compile(
    r"\bnumber (?:one|two|three|four|five|six|seven|\d+)\b|\b(?:first|second|third|last) (?:sentence|paragraph|point)\b"
    r"|\bthe (?:first|last|next) (?:\d+|two|three|ten|twenty|thirty|sixty|ninety)\W*\Z|\bnext to it\b",
    re.IGNORECASE,
)
"""What only the thread knows: its lists, and the things of which a sentence gives the number alone."""
_IT = re.compile(
    r"\A(?:(?!(?:an?|the|your|our|my|his|her|their|every|each|one|any|no|some|what|whatever|whether|if|when|i)\b)"
    r"[\w'’]+ ){3,4}it\b(?! (?:is|was|takes?|comes?|will|would|works?|costs?)\b)(?!['’])",
    re.IGNORECASE,
)
"""An "it" before which nothing is named ("better to hear it over a sandwich")."""
_THAT_THING = re.compile(r"\A\W*(?:[\w'’]+ ){1,2}the [\w'-]+(?: ones?)?\W*\Z", re.IGNORECASE)
"""A few words about one thing that the thread knows: "fix the bell" tells nobody else which one."""
_LEANING = (_LEANS, _OWN_FIGURES, _ANNOUNCES, _KNOWN_THINGS, _IT, _THAT_THING)
_BREAKS = (":", ",", ";", "–", "—", "-")
_SOMEBODY = re.compile(
    r"(?P<named>\b(?:(?:some|any|every|no)(?:body|one)|persons?|people|who(?:ever)?|one|kids?|students?|parents?|teachers?"
    r"|tech(?:nician)?s?|coach(?:es)?|boss|principals?|directors?|superintendents?|managers?|administrators?|supervisors?"
    r"|leaders?|coordinators?|assistants?|analysts?|engineers?|specialists?|librarians?|secretar(?:y|ies)|custodians?|interns?"
    r"|hires?|candidates?|applicants?|employees?|workers?|colleagues?|vendors?|contractors?|neighbors?|attorneys?|counselors?"
    r"|m[ae]n|wom[ae]n|guys?|fellows?|friends?|replacements?|successors?|predecessors?)\b)|\b(?:he|she|him)\b",
    re.IGNORECASE,
)
"""Whom a sentence names, or "he" and "she" where it named nobody before."""
_PERSONAL = re.compile(r"\b(?:i|i'd|i've|i'm|we|our|ours|us|my|me|mine)\b", re.IGNORECASE)
_URGES = re.compile(r"\b(?:should|must|ought to|need to|needs to)\b", re.IGNORECASE)
_REFUSES = re.compile(r"(?:don't|do not|never|avoid|beware)\b", re.IGNORECASE)
_EXACT = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
_URGING = re.compile(
    r"\A\W*(?:don'?t|do not|never|always|avoid|beware|please|pls|let|better)\b"
    r"|\b(?:should|must|ought to|needs?|had better)\b"
    r"|\b(?:i|we)(?:'d| would| wouldn't| should)\b|\byou (?:want|need|may|could|can|cannot|can't|don't)\b"
    r"|\b(?:recommend|suggest|advi[sc]|caution|warn|counsel)|[;:,] (?:then |and )?(?:don't|do not|never|please|let)\b",
    re.IGNORECASE,
)
"""Matches "Don't wait", "you should", "I would", "we recommend"."""
_TIES = re.compile(
    r"\A\W*(?:(?:and|but|so|or|then|also|after that|if (?:so|not|you must)),?:? |(?:yes|no)[.,] )+(?:just )?",
    re.IGNORECASE,
)
"""What ties a sentence to the one before it, and hides that it urges."""
_WENT = re.compile(
    r"\A\w+ (?:(?!\b(?:what|who\w*|which|that|how|where|when|if|until|before|after|than|because|since|as|so)\b)"
    r"[^,;:.!?])*?\b(?:went|fell|rose|dropped|grew|was|were)\b",
    re.IGNORECASE,
)
"""What tells how something went, though its first word may be a verb ("time to first visit went from …")."""
_FEWEST, _MOST = 4, 22
_TAIL = re.compile(
    r", (even|especially|whoever|whatever|wherever|however|no matter)\b[^,;:.!?]*[.!]*\s*$", re.IGNORECASE
)
"""Matches ", especially in winter.", ", whoever asks": what one voice alone adds."""
_ECHOES = re.compile(r"\b(?:too|also|as well|again|i agree)\W*$", re.IGNORECASE)
_REMEMBERED = 4_096
"""Sentences of which it is kept whether they are clear: whoever types asks of the same ones with every letter."""
_ADDITION = 1.5
"""Points that an addition costs, and a word that adds the sentence to another: less than what makes it unclear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that may be the statement, with its mean similarity to the others (0 to 1)."""

    text: str
    nearness: float


def stands_alone(text: str) -> bool:
    """Return whether a sentence has words enough to be understood by itself ("Put a number on it" has not)."""
    return len(_content_words(text)) >= _FEWEST_CONTENT_WORDS


@lru_cache(_REMEMBERED)
def is_clear(text: str) -> bool:
    """Return whether a reader understands a sentence who knows nothing of its thread."""
    somebody = _SOMEBODY.search(text)
    leans = points_back(text) or any(words.search(text) for words in _LEANING)
    leans = leans or (somebody and not somebody["named"]) or _is_part(text)
    return len(_content_words(text) - _LIGHT) >= _FEWEST_NAMED and not leans


def urges(text: str) -> bool:
    """Return whether a sentence tells somebody what to do, in its own words, rather than how something is or went."""
    said = _TIES.sub("", text.replace("’", "'"))
    if _WENT.match(said):
        return False
    return bool(_URGING.search(said)) or any(
        is_imperative(said, opening.at, opening.border) for opening in clause_openings(said)
    )


def points_back(text: str) -> bool:
    """Return whether a sentence leans on another one ("they belong to their principals")."""
    return bool(_POINTS_BACK.search(text))


def clearness(text: str) -> float:
    """Return how well a sentence serves as advice by itself: imperatives about 2, stories and fragments below 0."""
    text = text.strip().replace("’", "'")
    words = len(text.split())
    points = 2.0 if is_imperative(text, 0) or _REFUSES.match(text) else 1.0 * bool(_URGES.search(text))
    points -= 3.0 * points_back(text) + 1.5 * (not stands_alone(text))
    points -= 1.0 * bool(_PERSONAL.search(text)) + 0.5 * bool(_EXACT.search(text))
    points -= 0.25 * max(_FEWEST - words, 0) + 0.1 * max(words - _MOST, 0)
    points -= _ADDITION * bool(_ECHOES.search(text))
    points -= 1.5 * ("?" in text) + 0.5 * bool(re.search(r"[.!] ", text))
    points += 0.3 * text[:1].isupper() + 0.2 * text.endswith(".")
    return round(points, 6)


def choose_statement(candidates: Sequence[Candidate]) -> str:
    """Return the clearest of the sentences, whatever their order."""
    tails = [tail for candidate in candidates if (tail := _tail(candidate.text))]
    return min(
        candidates,
        key=lambda candidate: (
            round(_adds(candidate.text, tails) - clearness(candidate.text) - 2.0 * candidate.nearness, 6),
            len(candidate.text),
            candidate.text,
        ),
    ).text


def _content_words(text: str) -> set[str]:
    words = {word for word in _WORD.findall(text.lower().replace("’", "'")) if word not in STOP_WORDS}
    return {word for word in words if not word.endswith("n't")}


def _is_part(text: str) -> bool:
    """Return whether a sentence goes on after its end, or began in brackets before its beginning."""
    end = text.rstrip(" \t\n.!")
    return end.endswith(_BREAKS) or (end.endswith(")") and "(" not in end and not end.endswith(":)"))


def _tail(text: str) -> str | None:
    """Return the word with which a sentence adds something to what it says ("…, even for the board")."""
    found = _TAIL.search(text)
    return found[1].lower() if found else None


def _adds(text: str, tails: Sequence[str]) -> float:
    """Return what a sentence loses for an addition that is its own and not the others'."""
    tail = _tail(text)
    return _ADDITION if tail and tails.count(tail) == 1 else 0.0
