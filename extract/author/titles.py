"""Author: the job title that the author of a post has in the department that they describe.

The body speaks first ("I am the technology coordinator", "me as ICT Manager", "Director (me)"), then the signature.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from spacy.tokens import Doc

from extract.author.first_person import is_first_person
from extract.document import text_of
from extract.pattern_files import one_of
from extract.quantities.number_words import SO_MANY
from extract.titles.grammar import match_titles
from extract.titles.title import Title

_BEFORE = re.compile(
    rf"\b(?=\w){one_of('author', 'before')}"
    r"\s*(?:the\s+\w+'s|the|an?|our|their|one\s+of\s+(?:the\s+)?\w+)?[\s\"]*(?:(?:shared|(?:half|part|full)[- ]time"
    r"|only|sole|lone|last|first|newest|current|humble|new|proud|accidental)\s+)?$",
    re.IGNORECASE,
)
"""What comes between the author and the title: "I am the accidental ", "my title is "."""
_BEGAN = re.compile(
    r"\b(?:started|hired|joined|began)\s(?:[^.;,]{1,20}\s)?as\s*(?:the|an?|our|their|one\s+of\s+(?:the\s+)?\w+)?\s*$",
    re.IGNORECASE,
)
"""What the author was at first, and is to this day where nothing else tells."""
_AS = re.compile(r"(?:(?:^|[.!?:]\s+|\n\s*)As|\bas)(?:\s+(?:the|an?|our|their))?(?:\s+(?:only|sole|lone|new))?\s+$")
"""Less sure than the others: "as the CIO I answer to …", but "tips for surviving as the only admin"."""
_AS_SOLE = re.compile(r"(?:^|[.!?:]\s+|\n\s*)As\s+(?:the|an?|our)\s+(?:only|sole|lone|solo)\s+$")
"""Surer: "As the only technician in two schools I …" says what the author is."""
_I = re.compile(r"[^.;!?\n]{0,60}?,?\s+I\b")
_AFTER = re.compile(rf"(?:\s*+[\"'])?{one_of('author', 'after')}", re.IGNORECASE)
_OBJECT = re.compile(r"\b(?:to|by|under)\s+(?:the|our|an?)\s+(?:\w+\s+)?$", re.IGNORECASE)
"""Before a title that somebody else has ("I report to the superintendent here")."""
_THEIRS = re.compile(r"\b(?:his|her|their|whose|[a-z]+['’]s?)\s+$", re.IGNORECASE)
"""Before a word that says whose boss the author is, and not their title ("her supervisor is me")."""
_OF_OTHERS = re.compile(
    r"\b(?:(?:his|her|their)\s+(?:\w+\s+)?|(?:have|has|had|with)\s+me\s+(?:as|for)\s+(?:\w+\s+)?(?:\w+\s+)?)$",
    re.IGNORECASE,
)
"""The same where the author is named first ("I am their only manager", "they have me as supervisor")."""
_COUNTED, _BESIDE = re.compile(r"(?<![\w.])\d+\s+$"), re.compile(r",\s*(?:me|myself)$", re.IGNORECASE)
"""In "3 techs, 1 clerk, me" the author is another one."""
_COUNTED_IN_WORDS = re.compile(rf",\s+(?:and\s+)?(?:{SO_MANY}|an?)\s+$", re.IGNORECASE)
_WAS = re.compile(
    r"\b(?:I\s+(?:was|served\s+as|worked\s+as|had\s+been|spent\s+\w+\s+years\s+as)|me|myself|(?:^|[.!?\n]\s*)was)"
    r"\s*,?\s*(?:one\s+of\s+(?:the\s+|our\s+)?(?:\w+\s+)?|the\s+(?:only\s+|sole\s+)?|an?\s+|that\s+|their\s+)?$",
    re.IGNORECASE,
)
"""Matches "I was the only ", "Me, one of the ": before a title that the author has or had."""
_APPOSED = re.compile(r"(?:\b(?:me|myself)|(?:^|[.;:!?(\n]|\b(?:and|so|but|that|where|since))\s*I),\s+$")
_ENDS = re.compile(
    r"\s*(?:$|[\n.;)]|,\s+(?:and|so)\s+[Ii]\b|,?\s+(?:and|plus)\s+[A-Z][a-z]+(?:,|\s+(?:the|our|my|who)\b))"
)
"""After "me, Network Manager" the title is the author's where nothing goes on to list others."""
_DASHED = re.compile(
    r"(?:^|[\n,;:(]|\b(?:is|are|just|only|it['’]?s|theres|there['’]s|be))\s*(?:me|myself"
    r"|yours\s+truly)\s*(?:\s-+|[–—])\s*(?:the\s+|our\s+)?$",
    re.IGNORECASE,
)
"""A dash before the author's title ("the shop is me - Transportation Manager - and two mechanics")."""
_IT_IS_ME = re.compile(
    r"\b(?:it|that|this|which|who|one)(?:['’]?s|\s+is|\s+would\s+be|['’]d\s+be)\s+(?:just\s+|also\s+)?(?:me"
    r"|myself|yours\s+truly)\b",
    re.IGNORECASE,
)
"""Matches "it's just me", "that would be me", "which is yours truly"."""
_BREAK = re.compile(r"[.!?](?=\s)|\n")
_HEAD, _MOST = 200, 12
"""Characters in which a post or a sentence introduces its author, and how often that is looked for."""
_FLAIR = re.compile(
    r"(?:\s+here)?(?:\s*,\s+(?!(?:an?|one|two|\d)\b)|\s+(?:at|for|in|of)\s+(?:an?|the|(?-i:[A-Z]))|\s+here\b)",
    re.IGNORECASE,
)
"""What follows the title with which somebody opens a post ("sysadmin, rural midwest", "IT Manager at a trust here")."""
_OPENING = re.compile(r"\A(?:[^\n]{0,120}\n\s*\n)?\s*(?:K-?12|lone|solo)?\s*\Z", re.IGNORECASE)
"""What comes before such a title: at most one line of greeting or handle."""
_OPENS_SENTENCE = re.compile(r"(?:[.!?)]\s+|\n\s*)\Z")
_SIZE = re.compile(
    rf"(?i)(?:\s+here)?,\s+(?:(?:about|around|roughly|some)\s+|~\s?)?(?:[\d,.]+k?|{SO_MANY})\s+(?:students?|kids|pupils|schools?|campus(?:es)?"
    r"|buildings?|sites?)\b"
)
"""Matches ", about 340 students": the size of the place, right after the title of whoever writes."""
_OF_A_POST = re.compile(
    r"\b(?:reports?|has|have|is|are|was|were|will|needed|wanted|opening|position|posting|job|vacan\w+|salary"
    r"|pay|runs?|handles?)\b",
    re.IGNORECASE,
)
"""What tells that an opening title is spoken of, and does not introduce the author."""
_TO_ME, _GOES_ON = (
    re.compile(r"\bto\s+me,\s+(?:the|our)\s+$", re.IGNORECASE),
    re.compile(r",?\s+(?:and\s+)?(?:the|our)\s"),
)
"""In "they report to me, the lead and the buyer" it is they who are named."""
_LISTS = re.compile(r"(?:(?:to|under)\s+)?(?:me|myself|I),", re.IGNORECASE)
"""After "answer to me, the nurses …" a plural begins the next part."""
_NO_TITLE = {"person", "people", "guy", "student"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorTitle:
    """The author's title; `start` and `end` say where the body has it, None when only the signature does."""

    title: str
    outsider: bool
    start: int | None = None
    end: int | None = None

    @classmethod
    def of(cls, title: Title) -> "AuthorTitle":
        """Return a title of the body as the author's."""
        return cls(title=title.singular, outsider=title.outsider, start=title.start, end=title.end)


def author_title(doc: Doc, titles: Iterable[Title]) -> AuthorTitle | None:
    """Return the author's title, or None where neither body nor signature gives one."""
    text = text_of(doc)
    signed = doc._.signature.title if doc._.signature is not None else None
    named = [title for title in titles if not is_nickname(title)]
    for says in (names_author, _as_which):
        for title in named:
            if says(text, title):
                return AuthorTitle.of(title)
    if signed:
        return _signed(signed)
    introduced = (title for title in named if _introduces(text, title, named) or _with_size(text, title, named))
    own = next(introduced, None) or _told_at_last(text, named)
    return None if own is None else AuthorTitle.of(own)


@lru_cache(maxsize=256)
def _signed(title: str) -> AuthorTitle:
    """Return the author's title as the signature gives it."""
    heads = match_titles(title)
    return AuthorTitle(title=title, outsider=bool(heads) and all(head.outsider for head in heads))


def former_title(text: str, titles: Iterable[Title]) -> AuthorTitle | None:
    """Return the title that the author had at an employer they have left ("I was one of four regional managers")."""
    for title in titles:
        if not is_nickname(title) and _WAS.search(text[max(0, title.start - 60) : title.start]):
            return AuthorTitle.of(title)
    return None


def is_nickname(title: Title) -> bool:
    """Return whether words that name the author are no job's title ("the tech guy", "a consultant")."""
    return title.head in _NO_TITLE or title.singular.lower() in {"consultant", "teacher", "parent"}


@lru_cache(maxsize=256)
def names_author(text: str, title: Title) -> bool:
    """Return whether the words around a title say that its holder writes."""
    start = max(0, title.start - 60)
    if _TO_ME.search(text, start, title.start) and _GOES_ON.match(text, title.end):
        return False
    if named := _BEFORE.search(text[start : title.start]):
        theirs = " " not in title.written and _OF_OTHERS.search(text, start, title.start) is not None
        return not theirs and not (title.plural and _LISTS.match(named.group()))
    if title.plural:
        return False
    before = text[start : title.start]
    apposed = _APPOSED.search(before) is not None and _ENDS.match(text, title.end) is not None
    sole = _AS_SOLE.search(before) is not None and _I.match(text, title.end) is not None
    if apposed or sole or _DASHED.search(before) is not None:
        return True
    after = _AFTER.match(text[title.end : title.end + 40])
    if after is None or _OBJECT.search(before) or (" " not in title.written and _THEIRS.search(before)):
        return False
    return not (_BESIDE.match(after.group()) and (_COUNTED.search(before) or _ends_list(text, start, title.start)))


def _ends_list(text: str, start: int, at: int) -> bool:
    """Return whether a counted title comes right before the one that begins at an offset, so that "me" is a third."""
    counted = _COUNTED_IN_WORDS.search(text, start, at)
    return counted is not None and any(one.end == counted.start() for one in match_titles(text, start, counted.start()))


def _as_which(text: str, title: Title) -> bool:
    """Return whether the author speaks as the holder of a title ("As Director I …")."""
    before = text[max(0, title.start - 40) : title.start]
    return _AS.search(before) is not None and _I.match(text, title.end) is not None


def _introduces(text: str, title: Title, titles: Sequence[Title]) -> bool:
    """Return whether a post opens with its author's title ("sysadmin, rural midwest") or their first job."""
    if title.plural:
        return False
    if _BEGAN.search(text[max(0, title.start - 60) : title.start]):
        return True
    if title.start > _HEAD:
        return False
    opens = text[: title.start].strip(" \n*•-") == "" or _OPENING.search(text[: title.start]) is not None
    if not opens or not _FLAIR.match(text, title.end):
        return False
    stop = _BREAK.search(text, title.end)
    said = text[title.end : stop.start() if stop else len(text)]
    return _OF_A_POST.search(said) is None and is_first_person(text, titles, title.end)


def _with_size(text: str, title: Title, titles: Sequence[Title]) -> bool:
    """Return whether a sentence only names the writer's title and the size of their place ("IT lead, 340 pupils.")."""
    bare = not title.plural and _OPENS_SENTENCE.search(text, max(0, title.start - 40), title.start) is not None
    return bare and _SIZE.match(text, title.end) is not None and is_first_person(text, titles)


def _told_at_last(text: str, titles: Sequence[Title]) -> Title | None:
    """Return the only title of a sentence that ends in "it's me" ("one librarian, three schools, it's me")."""
    for match in islice(_IT_IS_ME.finditer(text), _MOST):
        since = max(0, match.start() - _HEAD)
        begin = max((stop.end() for stop in _BREAK.finditer(text, since, match.start())), default=since)
        named = [title for title in titles if begin <= title.start < match.start()]
        if len(named) == 1 and not named[0].plural:
            return named[0]
    return None
