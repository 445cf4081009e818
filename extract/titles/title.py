"""Title: one job title in a text, made of the words that the grammar found to belong to it."""

import re
from dataclasses import dataclass, replace

from extract.joints import without_joints
from extract.titles.domain import COMPLEMENT
from extract.titles.extent import GRADE
from extract.titles.roles import role_of
from extract.titles.singular import is_plural, singular_word
from extract.titles.vocabulary import vocabulary
from extract.titles.words import Words

_ONE_TO_ONE = re.compile(r"(?<![\w:/])1:1\s$")
"""Before a title: whoever helps one child ("22 1:1 paras")."""
_LEAD = 4
_POINT = re.compile(
    r"\.(?=\s?(?:[,;:/]|\(\s*[x×~]?\d|[-–—=x×]\s?\d)|\s*\.{3,}"
    r"|[ \t]+[x×]?\d[\d.]*(?:[ \t]*(?:$|[\n,;:/|()+–—-])|[ \t]*FTEs?\b))"
)
"""The full stop of an abbreviation: what belongs to the title goes on after it ("Network Eng. (3)", "Supv. - 5")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A job title in a text: where, as written, in the singular; `head` is its head noun, singular, lower case.

    `outsider` says that the head is no technology job (superintendent, principal, teacher …).
    """

    start: int
    end: int
    written: str
    singular: str
    plural: bool
    head: str
    outsider: bool

    @property
    def role(self) -> str | None:
        """The id of its role in the taxonomy, None where it names none."""
        return role_of(self.singular)


def build_title(words: Words, first: int, last: int) -> Title:
    """Return the title that the words from `first` to `last` make."""
    text, start, end = words.text, words[first].start, words[last].end
    if one_to_one := _ONE_TO_ONE.search(text, max(0, start - _LEAD), start):
        start = one_to_one.start()
    head_at = _head_place(words, first, last)
    pieces = [text[start : words[head_at].start], singular_word(words[head_at].text), text[words[head_at].end : end]]
    grade = words[last]
    if last > head_at and GRADE.match(grade.text) and grade.text.endswith("s"):
        pieces[2] = text[words[head_at].end : end - 1].rstrip("'’")
    singular = re.sub(r"\s+", " ", "".join(pieces).replace('"', "")).strip()
    head = singular_word(words[head_at].text).lower()
    plural = is_plural(words[head_at].text) or (last > head_at and bool(re.match(r"^[IV]+['’]?s$", grade.text)))
    tail = re.split(r"[/-]", head)[-1]
    return Title(
        start=start,
        end=end,
        written=without_joints(text[start:end]),
        singular=singular,
        plural=plural,
        head=head,
        outsider=(head in vocabulary("outsider") or tail in vocabulary("outsider"))
        and not _of_technology(words, first, last),
    )


def with_point(title: Title, text: str) -> Title:
    """Return a title that is cut short with its full stop, where its line goes on after it."""
    last = re.split(r"[\s/.&-]", title.singular)[-1].lower()
    if (
        title.plural
        or last not in vocabulary("abbreviation") | vocabulary("cut_short")
        or not _POINT.match(text, title.end)
    ):
        return title
    return replace(title, end=title.end + 1, written=f"{title.written}.", singular=f"{title.singular}.")


def _of_technology(words: Words, first: int, last: int) -> bool:
    """Return whether a superintendent's or president's domain is technology: then they lead the department."""
    led = False
    for word in words[first : last + 1]:
        led = led or word.lower in COMPLEMENT or word.text == ","
        if led and (word.lower in {"technology", "technologies"} or word.text in {"IT", "ICT"}):
            return True
    return False


def _head_place(words: Words, first: int, last: int) -> int:
    """Return where the head is: the last head word before the complement or grade."""
    place = first
    for at in range(first, last + 1):
        if (words[at].lower in COMPLEMENT and at > first) or words[at].text == ",":
            break
        if words[at].text[0].isalpha() and not GRADE.match(words[at].text):
            place = at
    return place


def joined_title(one: Title, other: Title, text: str) -> Title:
    """Return the one title that two halves of a person make ("Director of IT / Privacy Officer")."""
    return replace(
        one,
        end=other.end,
        written=without_joints(text[one.start : other.end]),
        singular=f"{one.singular}{text[one.end : other.start]}{other.singular}",
        outsider=one.outsider and other.outsider,
    )
