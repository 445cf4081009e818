"""Which organization a post speaks for: one id for the ways in which one district is written.

"Birch Lake Public Schools", "School District of Birch Lake" and "Birch Lake Schools" are one; "Birch Lake Local" and
"Birch Lake City Schools" stay two, because states have such pairs. Threads never influence each other here; which short
form stands for which fuller name is settled over all of them at the end of a build (`kb.organizations.settling`).
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from crawler.identity import digest, fold
from kb.organizations.states import is_code, state_code

ABBREVIATIONS = {
    "isd": "independent school district",
    "cisd": "consolidated independent school district",
    "usd": "unified school district",
    "uhsd": "union high school district",
    "lsd": "local school district",
    "psd": "public school district",
    "sd": "school district",
    "ps": "public schools",
    "sch": "school",
    "schl": "school",
    "schs": "schools",
    "pub": "public",
    "comm": "community",
    "cons": "consolidated",
    "consol": "consolidated",
    "ind": "independent",
    "elem": "elementary",
    "hs": "high school",
    "ms": "middle school",
    "es": "elementary school",
    "co": "county",
    "st": "saint",
    "mt": "mount",
    "ft": "fort",
    "dist": "district",
    "twp": "township",
}
"""Words of names, written out: those that mean the same everywhere (`kb.organizations.fuller_names` has the others)."""

ENDINGS = (
    "public school district",
    "public school system",
    "public schools",
    "school district",
    "school system",
    "schools district",
    "schools",
    "district",
)
"""What a district may or may not call itself after its name, longest first."""

OPENINGS = ("the ", "school district of ", "public schools of ", "schools of ")

_STATE_IN_NAME = re.compile(
    r"\s*\((?P<inside>[A-Za-z. ]{2,20})\)\s*$|\s*,\s*(?P<behind>[A-Za-z. ]{2,20})$|\s(?P<bare>[A-Z]{2})$"
)
"""Where a name may hold its state. Without a comma only two capitals do, or the end of a name without any capital, and
not SD, CO or MS, which abbreviate.
"""


class HowKnown(StrEnum):
    """How it is known whose department a post describes."""

    STATED = "stated"
    SIGNATURE = "signature"
    PROFILE = "profile"
    SAME_AUTHOR = "same_author"
    SAME_SIGNATURE = "same_signature"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What tells organizations apart: the key of a name (`name_key`) and the state, a two-letter code where it is told.

    As text it is `key|state`, which `read_form` reads.
    """

    key: str
    state: str | None

    @property
    def id(self) -> str:
        """The id of the organization of this form."""
        return digest("organization", self.key, self.state or "")

    def __str__(self) -> str:
        return f"{self.key}|{self.state or ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """An organization as one post names it: its form, and the name and the city as written."""

    form: Form
    name: str
    city: str | None


def read_form(text: str) -> Form:
    """Return the form that a text is."""
    key, _, state = text.partition("|")
    return Form(key=key, state=state or None)


def build_organization(name: str, *, city: str | None = None, state: str | None = None) -> Organization | None:
    """Return the organization that a written name stands for, or None when the name holds no word."""
    name, in_name = _without_state(name.strip())
    key = name_key(name)
    if not key:
        return None
    form = Form(key=key, state=state_code(state or in_name))
    return Organization(form=form, name=" ".join(name.split()).rstrip(","), city=city)


def name_key(name: str) -> str:
    """Return what all ways of writing one district's name have in common."""
    words = fold(name.replace("'", "").replace("’", "").replace(".", " ").replace("&", " and ")).split()
    text = " ".join(ABBREVIATIONS.get(word, word) for word in words)
    for opening in OPENINGS:
        text = text.removeprefix(opening)
    for ending in ENDINGS:
        shorter = text.removesuffix(ending).strip()
        if shorter and shorter != text:
            return shorter
    return text


def same_place(stated: Organization, signed: Organization) -> bool:
    """Return whether a name in a post's text may be the signature's organization, and so lie in its state."""
    one, other = f" {stated.form.key} ", f" {signed.form.key} "
    return one in other or other in one


def fullest(names: Iterable[str]) -> str:
    """Return the longest of the names; on a tie one in both cases, then the more frequent and first in the alphabet."""
    counts = Counter(names)
    return min(counts, key=lambda name: (-len(name), name.islower() or name.isupper(), -counts[name], name))


def _without_state(name: str) -> tuple[str, str | None]:
    """Return a name and the code of the state that is in it, if one does."""
    match = _STATE_IN_NAME.search(name.upper() if name.isascii() and name.islower() else name)
    if match is None or (match["bare"] and match["bare"].casefold() in ABBREVIATIONS):
        return name, None
    code = state_code(match["inside"] or match["behind"] or match["bare"])
    return (name[: match.start()], code) if is_code(code) else (name, None)
