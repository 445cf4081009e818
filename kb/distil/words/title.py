"""Title: a statement's own opening words, cut where a clause ends and never inside one.

What only announces an advice ("my advice is to …") is left out.
It says what its statement says: an opening that a "but", "unless" or "not" would turn over is no title, nor is a
condition without what follows from it. A first clause that is too long is cut off, at no article or preposition, with a
sign that it goes on; one that is too long by a word stays whole.
"""

import re
from collections.abc import Iterator
from textwrap import shorten

from extract.advising.clauses import is_imperative

TITLE_LENGTH = 60
"""Characters of a title, with its subject, unless a word or two more complete it: of the first clauses of our sample
one in twenty is longer.
"""
LONGEST_TITLE = 68
"""Characters of a title that would be cut off for a last word or two."""
_LOOKED_AT = 400
"""Characters of a statement among which its title ends."""
_SHORTEST_SUBJECT = 16
"""Characters that a title must leave for its subject."""
_FEWEST_WORDS = 3
_VERBS_OF_TWO = 2
"""Verbs of a condition with what follows from it."""

_PAUSE = re.compile(
    r"\s*;|[.!?](?=[\"'”’)]*\s)|\s[–—-]+\s|\s*—|\s\(|\s(?:because|so that)\b"
    r"|,?\s(?=(?:and|so) (?:i|we|you|he|she|they|it|that|then|never|don't|do not)\b)|,\s(?=(?:because|which)\b)",
    re.IGNORECASE,
)
"""Where a title ends though it could be longer."""
_BREATH = re.compile(r",\s|:\s")
"""Where a title ends that would be too long."""
_LEAD = re.compile(r"\A(?:(?:and|but|so|also|well|or)[,:]? )+(?=\S+ \S)", re.IGNORECASE)
"""What ties a sentence to the one before it."""
_FORMULA = re.compile(
    r"\A(?:if (?:i|we) (?:could|can|had to|were to) [^,;:.!?]{0,60}?\b(?:advice|thing|tip|recommendation),? (?:it|that)"
    r" (?:would|will|should) be(?: to)?|(?:my|our|the) (?:\w+ ){0,2}(?:advice|recommendation|suggestion|rule of thumb)"
    r"(?: to [\w ]{1,30}?)? (?:is|would be)(?: to| that)?:?"
    r"|(?:(?:one|an?|another|my) (?:\w+ )?(?:caution|warning|tip|advice|thing to add)|advice|warning|tip)"
    r"(?: (?:from|for|to) [\w ]{1,50}?)?:|i can(?:['’]t|not) recommend (?:this|it) enough:|i mean it[,:]"
    r"|i['’]d say(?: that)?|(?:i|we) (?:would |do |strongly |also )*(?:recommend|suggest|advise) that"
    r"|what (?:i|we) (?:learned|found) is(?: that)?) (?!not\b|no\b|nothing\b)(?=\S+ \S+ \S)",
    re.IGNORECASE,
)
"""What announces that an advice comes, and is none of it; it never takes a "not" away."""
_ECHO = re.compile(r",? (?:too|as well)$", re.IGNORECASE)
"""What ties a sentence to others that say the same."""
_OPEN_END = re.compile(
    r"(?:,? (?:an?|the|th(?:is|at|ese|ose)|my|our|your|his|her|its|their|of|to|in(?:to)?|on|at|by|for|from|with"
    r"|over|under|about|and|n?or|but|not|even|only|just|so|as|than|if|when|before|after|while|which|whose?"
    r"|is|are|was|were|be))+\Z",
    re.IGNORECASE,
)
"""Words at which a clause that is cut off would only point to what is missing."""
_NO_END = re.compile(r"(?:\b[a-z]|\b(?:etc|incl|vs|dr|mr|mrs|ms|st|no|approx|e\.g|i\.e))\Z", re.IGNORECASE)
"""What comes before a point that ends no sentence: "7 a.", "incl."."""
_TURNS = re.compile(
    r"(?:\W*(?:but|unless|except|however|though|although|yet|instead|rather|only|or|if|until)"
    r"|[\s,:–—(-]*(?:not(?! even\b)|no|nor|never)"
    r"|\W*and (?:i|we|you|he|she|they|it|that) (?:(?:can|could|will|would) )?(?:not|never|cannot|\w+n['’]t))\b",
    re.IGNORECASE,
)
"""What follows an opening that would say something else alone."""
_CONDITION = re.compile(
    r"(?:if|when|whenever|once|unless|until|before|after|while|since|as|because|whoever|whatever|wherever|where)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|should|must|needs?|have|has|had|do|does|did|can|cannot|could|will|would|ought|goes|gets?"
    r"|makes?|takes?|works?|comes?|keeps?|went|made|took|got|came|spend|spent|saw|ran|finds?|found|cut|lets?|puts?"
    r"|\w+ed|\w+n['’]t)\b|['’](?:s|re|d|ll|ve|m)\b|\A(?:never|always|please|avoid)\b",
    re.IGNORECASE,
)
"""By which a clause is told from a phrase: "it keeps", "they labeled", "don't"."""


def title_of(statement: str, subject: str | None = None) -> str:
    """Return a statement's own opening words; after those of the subject of its thread where it needs one."""
    text = _LEAD.sub("", " ".join(statement[:_LOOKED_AT].split()).strip("\"'“”‘’*•- "))
    text = _FORMULA.sub("", text)
    end = _end(text)
    title = _ECHO.sub("", text[:end].rstrip(" ,;:.!–—-(")) if end else _cut_off(text)
    title = title[:1].upper() + title[1:]
    room = TITLE_LENGTH - len(title) - len(": ")
    return f"{_named(subject, room)}{title}" if subject and room >= _SHORTEST_SUBJECT else title


def _end(text: str) -> int | None:
    """Return where a title ends, None where its first clause is too long for one."""
    pauses = [at for at in _borders(text, _PAUSE) if _says_so_alone(text, at)]
    whole = pauses[0] if pauses else len(text)
    if whole <= TITLE_LENGTH:
        return whole
    breaths = [at for at in _borders(text[:whole], _BREATH) if _says_so_alone(text, at)]
    return max((at for at in breaths if at <= TITLE_LENGTH), default=whole if whole <= LONGEST_TITLE else None)


def _borders(text: str, pattern: re.Pattern[str]) -> Iterator[int]:
    for match in pattern.finditer(text):
        if not _NO_END.search(text, 0, match.start()) or not match[0].startswith("."):
            yield match.start()


def _says_so_alone(text: str, end: int) -> bool:
    """Return whether an opening is a clause that means without the rest what it means with it."""
    opening = text[:end]
    if len(opening.split()) < _FEWEST_WORDS or _TURNS.match(text, end):
        return False
    if opening.count("(") > opening.count(")") or opening.count('"') % 2:
        return False
    verbs = len(_VERB.findall(opening))
    if _CONDITION.match(opening) and verbs < _VERBS_OF_TWO and not re.search(r"[,:]\s", opening):
        return False
    return verbs > 0 or is_imperative(opening, 0)


def _cut_off(text: str) -> str:
    """Return the beginning of a clause that has no end, with a sign that it goes on."""
    cut = text.rfind(" ", 0, TITLE_LENGTH - 1)
    opening = text[: cut if cut > 0 else TITLE_LENGTH - 2]
    telling = _OPEN_END.sub("", opening)
    return f"{(telling if len(telling.split()) >= _FEWEST_WORDS else opening).rstrip(' ,;:–—-(')} …"


def _named(subject: str, room: int) -> str:
    """Return the words of a subject, at most so many characters, as they come before a title."""
    plain = " ".join(subject[:_LOOKED_AT].split())
    first = re.split(r"(?<=[?!])\s|\s[–—-]+\s|:\s|\s\(", plain)[0]
    plain = shorten(first if len(first.split()) > 1 else plain, room, placeholder=" …").strip()
    if plain in ("", "…"):
        return ""
    return f"{plain} " if plain.endswith(("?", "!")) else f"{plain.rstrip('.:,; ')}: "
