"""Authors of posts that name none: found in the signature, else inferred from how others speak to them.

Surest first: the board's own header, the signature, "Edited by", a greeting by somebody who answers, a question that
an earlier post put to a person by name. Inferences carry a modest confidence, and never overrule a name that is
with the post.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.items import Author, AuthorSource, Moment
from crawler.people.names import NOT_NAMES, given_name
from crawler.people.signer import signer

CONFIDENCE = {
    AuthorSource.HEADER: 1.0,
    AuthorSource.SIGNATURE: 0.95,
    AuthorSource.EDITED_BY: 0.8,
    AuthorSource.GREETING: 0.7,
    AuthorSource.ADDRESSED: 0.7,
}
FIRST_NAME_ONLY = 0.2
"""Taken off an inference that knows no more than a first name."""
NOBODY = frozenset({"team", "there", "friends", "colleagues", "group", "guys", "again", "y'all", "everybody"})

_NAME = r"(?P<name>[A-Z][\w'’-]{1,20})"
_GREETING = re.compile(
    r"^(?:(?i:hey|hi|hello|dear|greetings|good (?:morning|afternoon|evening)|howdy|@))[ ,]*(?:there,? )?"
    rf"{_NAME}(?: [A-Z][\w'’-]+)?\s*(?:[,.!:;–—-]|$)"
)
"""Matches "Hi Anna,", "Dear Anna Moss:", "Good morning, Anna"."""
_BARE_GREETING = re.compile(rf"^{_NAME}\s*(?:[,:–—-]+|\.\.+)\s*(?:$|[A-Z])")
_THANKED = re.compile(rf"^(?:(?i:thanks|thank you|ty))[ ,]+{_NAME}\s*[,.!]")
_VOCATIVE = re.compile(rf"(?:^|[.!?]\s+|\n){_NAME},\s+(?:[^.!?\n]|\.(?=\d)){{3,300}}\?")
_FIRST_PERSON = re.compile(r"\b(?:we|our|us|i|my|me|i'm|we're)\b", re.IGNORECASE)
OPENING = 400
"""Characters of a post in which a greeting is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnattributedPost:
    """What is known of a post before its author is: the text, the moment, and the author where the page tells."""

    author: Author | None
    text: str
    posted: Moment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who wrote a post and, by its place in the sequence, which earlier post it answers, as far as names tell."""

    author: Author | None
    answers: int | None


def signed_author(signature: str | None, edited_by: str | None = None) -> Author | None:
    """Return the author that the signature names, else the one who edited the post, else None."""
    signed = signer(signature)
    if signed:
        same = edited_by is not None and given_name(edited_by) == given_name(signed.name)
        name = edited_by if same and edited_by and len(signed.name.split()) == 1 else signed.name
        sure = (
            CONFIDENCE[AuthorSource.SIGNATURE] if " " in name else CONFIDENCE[AuthorSource.SIGNATURE] - FIRST_NAME_ONLY
        )
        return Author(name=name, how=AuthorSource.SIGNATURE, confidence=round(sure + 0.03 * same, 2))
    if edited_by:
        return Author(name=edited_by, how=AuthorSource.EDITED_BY, confidence=CONFIDENCE[AuthorSource.EDITED_BY])
    return None


def attributions_of(posts: Sequence[UnattributedPost]) -> tuple[Attribution, ...]:
    """Return who wrote each post, and which earlier one it answers, in their order; None where nothing tells."""
    known = {given_name(post.author.name): post.author.name for post in posts if post.author}
    clashes = _clashes(posts)
    authors = [post.author for post in posts]
    answers: list[int | None] = [None] * len(posts)
    last_by_name: dict[str, list[int]] = {}
    to_opening: set[str] = set()
    for place, post in enumerate(posts):
        name = greeted(post.text)
        asked = questioned(post.text)
        for called in (name, *asked):
            if called is None or (post.author and given_name(post.author.name) == called.casefold()):
                continue
            earlier = [at for at in last_by_name.get(called.casefold(), ()) if _before(posts[at], post)]
            if earlier:
                answers[place] = earlier[-1] if answers[place] is None else answers[place]
            elif called == name and place and posts[0].author is None and _before(posts[0], post):
                answers[place] = 0
                to_opening.add(called)
        if post.author:
            last_by_name.setdefault(given_name(post.author.name), []).append(place)
        following = place + 1
        if len(asked) == 1 and following < len(posts) and _takes_it_up(post, posts[following]):
            authors[following] = _inferred(asked[0], known, clashes, AuthorSource.ADDRESSED)
            answers[following] = place
    if len(to_opening) == 1:
        authors[0] = _inferred(to_opening.pop(), known, clashes, AuthorSource.GREETING)
    return tuple(Attribution(author=who, answers=what) for who, what in zip(authors, answers, strict=True))


def greeted(text: str) -> str | None:
    """Return the first name that the post greets in its opening ("Hey Ada,"), or None."""
    first = next((line.strip() for line in text[:OPENING].split("\n") if line.strip()), "")
    for form in (_GREETING, _THANKED, _BARE_GREETING):
        found = form.match(first)
        if found and found["name"].casefold() not in NOBODY | NOT_NAMES:
            return found["name"]
    return None


def questioned(text: str) -> tuple[str, ...]:
    """Return the first names to whom the post puts a question ("Ada, do you …?"), each once."""
    names = (found["name"] for found in _VOCATIVE.finditer(text))
    return tuple(dict.fromkeys(name for name in names if name.casefold() not in NOBODY | NOT_NAMES))


def _inferred(called: str, known: dict[str, str], clashes: frozenset[str], how: AuthorSource) -> Author:
    full = known.get(called.casefold()) if called.casefold() not in clashes else None
    sure = CONFIDENCE[how] if full else CONFIDENCE[how] - FIRST_NAME_ONLY
    return Author(name=full or called, how=how, confidence=round(sure, 2))


def _clashes(posts: Sequence[UnattributedPost]) -> frozenset[str]:
    """Return the first names that two different authors share."""
    names: dict[str, set[str]] = {}
    for post in posts:
        if post.author:
            names.setdefault(given_name(post.author.name), set()).add(post.author.name.casefold())
    return frozenset(given for given, full in names.items() if len(full) > 1)


def _takes_it_up(question: UnattributedPost, answer: UnattributedPost) -> bool:
    return (
        answer.author is None and _before(question, answer) and _FIRST_PERSON.search(answer.text[:OPENING]) is not None
    )


def _before(one: UnattributedPost, other: UnattributedPost) -> bool:
    """Return whether nothing contradicts that `one`, which is above, was also written first."""
    if one.posted is None or other.posted is None:
        return True
    return one.posted.day <= other.posted.day
