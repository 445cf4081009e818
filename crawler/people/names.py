"""People's names as lines: does a line hold a person's name, and where does the name end?

A line of a signature may be a name alone, a name with credentials ("Ada Quill, CETL"), with a title ("Ada Quill,
Director of Technology") or with an organization run into it ("Ada Quill The Larch School 4471").
"""

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files

_WORDS = tomllib.loads(files("crawler.people").joinpath("name_words.toml").read_text("utf-8"))
TITLE_WORDS = frozenset[str](_WORDS["title_words"])
ORGANIZATION_WORDS = frozenset[str](_WORDS["organization_words"])
CREDENTIALS = frozenset[str](_WORDS["credentials"])
PARTICLES = frozenset[str](_WORDS["particles"])
COURTESIES = frozenset[str](_WORDS["courtesies"])
STATES = frozenset[str](_WORDS["states"])
STATE_NAMES = frozenset[str](_WORDS["state_names"])
GIVEN_NAMES = frozenset[str](_WORDS["given_names"])
NOT_NAMES = frozenset[str](_WORDS["not_names"])
LONGEST, LONGEST_IN_PARTS = 100, 160
"""Characters of a line with a name; longer where commas or bars part a whole signature on one line."""
LEAST_NAMING = 2
"""Words before "Schools" that name an organization, if a person's name may be before them."""

_WORD = re.compile(r"[^\W\d_][\w'’.\-]*|[A-Z]\.?")
_NUMBERED_DISTRICT = re.compile(r"[A-Z]{1,2}-[IVXLC\d]+")
_NICKNAME = re.compile(r"""^(["“(])([^"“”()]{2,15})(["”)])$""")
_PARTS = re.compile(r"\s*(?:,|\||/|–|—|\s-\s)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLine:
    """A line that opens with a person's name; `rest` is what else is on it, '' for the name alone."""

    name: str
    rest: str


def parse_name_line(line: str) -> NameLine | None:
    """Return the person's name that the line opens with, or None where it opens with none.

    Two to five words, each capitalised or a particle; words of titles, organizations and small talk are no names.
    """
    line = line.strip().strip("*_-–—~ ").rstrip(",")
    if not line or len(line) > (LONGEST_IN_PARTS if _PARTS.search(line[:40]) else LONGEST):
        return None
    head, rest = split_head(line)
    tokens = head.split()
    while tokens and len(tokens) > 2 and _is_credential(tokens[-1]):
        rest = f"{tokens.pop()}, {rest}".strip(", ")
    if glued := _glued_from(tokens):
        rest = " ".join(tokens[glued:]) + (f", {rest}" if rest else "")
        tokens = tokens[:glued]
    return NameLine(name=" ".join(tokens), rest=rest) if is_name(" ".join(tokens)) else None


def is_name(text: str) -> bool:
    """Return whether the text is a person's full name and nothing else."""
    tokens = text.split()
    if tokens and tokens[0].lower() in COURTESIES:
        tokens = tokens[1:]
        if len(tokens) == 1:
            return _is_name_word(tokens[0])
    core = [token for token in tokens if not _NICKNAME.match(token)]
    if not 2 <= len(core) <= 5 or core[-1].lower() in PARTICLES or core[-1] in STATES or text.lower() in STATE_NAMES:
        return False
    if not all(_is_name_word(token) or (place and token.lower() in PARTICLES) for place, token in enumerate(core)):
        return False
    return sum(len(token.strip(".")) > 1 for token in core) >= 2 or _initials_then_name(core)


def is_short_name(text: str) -> bool:
    """Return whether the text is a name with one half as an initial ("Ada M.", "A. Moss")."""
    tokens = text.split()
    return (
        len(tokens) == 2
        and all(map(_is_name_word, tokens))
        and sorted(len(token.strip(".")) > 1 for token in tokens) == [False, True]
    )


def is_given_name(text: str) -> bool:
    """Return whether the text may be a first name alone ("Ada", "Mary Jo", "J.P.")."""
    tokens = text.split()
    return (
        1 <= len(tokens) <= 2
        and all(_is_name_word(token) for token in tokens)
        and len(text) > 1
        and text.lower().rstrip(".") not in STATE_NAMES
    )


def is_common_given_name(text: str) -> bool:
    """Return whether the word is one of the first names that many people bear, capitals or not."""
    return text.lower() in GIVEN_NAMES


def is_uncapitalised_name(line: str) -> bool:
    """Return whether a line in lower case may be one word or two of a name: none is a word of other lines.

    Small letters tell names from prose by nothing: ask for more evidence beside it.
    """
    tokens = line.split()
    return (
        1 <= len(tokens) <= 2
        and line.islower()
        and all(re.fullmatch(r"[^\W\d_]{2,15}(?:[-'’][^\W\d_]{2,15})?", token) for token in tokens)
        and all(_is_name_word(token.capitalize()) for token in tokens)
    )


def split_head(line: str) -> tuple[str, str]:
    """Return what comes before the first comma, bar, slash or dash of a line, and what comes after it."""
    found = _PARTS.search(line)
    if found is None:
        return line, ""
    return line[: found.start()], line[found.end() :].strip()


def given_name(name: str) -> str:
    """Return the first name of a full name, in lower case, without courtesy titles and lone initials."""
    tokens = [token for token in name.split() if token.lower() not in COURTESIES]
    longer = [token for token in tokens[:-1] if len(token.strip(".")) > 1] or tokens
    return longer[0].strip(".").casefold() if longer else ""


def has_title_word(text: str) -> bool:
    """Return whether a word of the text is one of job titles."""
    return any(_is_title_word(word) for word in re.findall(r"[\w']+", text.lower()))


def has_organization_word(text: str) -> bool:
    """Return whether a word of the text is one of organizations' names."""
    return not ORGANIZATION_WORDS.isdisjoint(re.findall(r"[\w']+", text.lower()))


def _glued_from(tokens: list[str]) -> int | None:
    """Return where an organization begins that runs on from the name, or None.

    "Ada Moss Tarn Lake Schools" names a person and "Tarn Lake Local Schools" none: "the" between the two tells, a
    common first name, or that two words or more are left to name the organization.
    """
    lowered = [token.lower().strip(".,") for token in tokens]
    if len(tokens) < 4 or ORGANIZATION_WORDS.isdisjoint(lowered[2:]):
        return None
    if "the" in lowered[2:5]:
        return lowered.index("the", 2)
    end = 3 if len(tokens[1].strip(".")) == 1 or lowered[1] in PARTICLES or tokens[1].lower() in PARTICLES else 2
    naming = next(place for place, word in enumerate(lowered[2:]) if word in ORGANIZATION_WORDS) + 2 - end
    if naming < LEAST_NAMING and not is_common_given_name(lowered[0]):
        return None
    return end if ORGANIZATION_WORDS.isdisjoint(lowered[:end]) else None


def _is_name_word(token: str) -> bool:
    word = token.strip(".,").lower()
    return (
        _WORD.fullmatch(token.strip(",")) is not None
        and token[0].isupper()
        and not _is_title_word(word)
        and word not in ORGANIZATION_WORDS
        and _NUMBERED_DISTRICT.fullmatch(token) is None
        and word not in NOT_NAMES
    )


def _is_title_word(word: str) -> bool:
    return word in TITLE_WORDS or word.removesuffix("s") in TITLE_WORDS


def _is_credential(token: str) -> bool:
    return token.replace(".", "").strip(",").lower() in CREDENTIALS or re.fullmatch(r"[A-Z]{3,6}\+?", token) is not None


def _initials_then_name(core: list[str]) -> bool:
    return len(core[-1].strip(".")) > 1 and all(len(token.strip(".")) <= 2 or _is_name_word(token) for token in core)
