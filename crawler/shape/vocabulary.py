"""The words of boards in several languages, from `words.toml`, and the patterns that are made of them."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from importlib.resources import files

_WORDS: dict[str, list[str]] = tomllib.loads(files("crawler.shape").joinpath("words.toml").read_text("utf-8"))


def _any_of(phrases: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, phrases), key=len, reverse=True))


LABELS = frozenset(_WORDS["labels"])
ADVERTISEMENTS = frozenset(_WORDS["advertisements"])
QUOTATION_LABELS = frozenset(_WORDS["quotation_labels"])
BOARD_BUTTONS = frozenset(_WORDS["board_buttons"])
POST_ACTIONS = frozenset(_WORDS["post_actions"])
NEIGHBOURS = frozenset(_WORDS["neighbours"])
OTHER_TIME = re.compile(rf"\b(?:{_any_of(_WORDS['other_times'])})", re.I)
"""Words before a moment that is not the post's own."""
MARKED_AS_EDITED = re.compile(rf"\W*\b(?:{_any_of(_WORDS['other_times'])})\w*\W*$", re.I)
"""The same after a moment, which say that the post was edited later: "Aug 5th 2008 (edited)"."""
_BY = r"\b(?:by|von|par|por|da|door|przez|av|af|bởi|пользователем)\s+\S"
EDIT_LINE = re.compile(
    rf"\W*(?:{_any_of(_WORDS['edit_lines'])})[^\W\d_]*(?:[^\w]{{1,3}}{_BY}|.{{0,25}}?{_BY}+(?:\s\S+){{0,2}}$|"
    r".{0,80}?(?:\d[:.]\d\d\b|\b(?:19|20)\d\d\b|\bago\b|\d\s+(?:times|mal|fois|veces)\b))|"
    rf"\[(?=.*\d[:.]\d\d\b|.*{_BY}).{{0,50}}\b(?:{_any_of(_WORDS['edit_lines'])})\b.{{0,60}}\]$",
    re.I,
)
"""A line that says who edited a post, when or how often; what an author adds under "Edit:" or in brackets is none."""
_FACT = _any_of(_WORDS["member_facts"])
MEMBER_FACT = re.compile(rf"\b(?:{_FACT})\b\s*:?\s*(?:[^\W\d]{{2,12}}\.?,?\s*)?\d|\b\d[\d.,]*\s+(?:{_FACT})\b", re.I)
"""What a board says of its member: "Posts: 1,204", "Joined May 2012"."""
_ANSWERS = _any_of(_WORDS["answers"])
ANSWERS = re.compile(
    rf"(?:all |top )?(?:\d[\d,.]*\s*(?:{_ANSWERS})|\w{{0,8}}\s?(?:{_ANSWERS})\s?[(（]\d[\d,.]*[)）])", re.I
)
"""How many answers a question has: "3 answers", "Answers (3)"."""
AUTHOR_LABEL = re.compile(rf"\s*(?:{_any_of(_WORDS['author_labels'])})\s*:?\s*", re.I)
"""The label before an author's name, its colon with it or after it."""
_UNPARTED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of languages that write their words without blanks, or with others glued to them."""


def _whole_word(words: Sequence[str]) -> re.Pattern[str]:
    parted = _any_of(word for word in words if not _UNPARTED.search(word))
    unparted = _any_of(word for word in words if _UNPARTED.search(word))
    whole = rf"(?<![^\W_\d])(?:{parted})(?![^\W_\d])"
    return re.compile(f"{whole}|{unparted}" if unparted else whole, re.I)


BOARD_NAME = _whole_word(_WORDS["board_names"])
"""A word by which an address, a title or a way back names a board."""
VAGUE_BOARD_NAME = _whole_word(_WORDS["vague_board_names"])
"""The same of words that the press and companies use too."""

_NUMBERED_NAME = re.compile(r"[^\W\d_]{2}[-_]?\d")


def is_label(text: str) -> bool:
    """Return whether a text has no word but those of buttons, ranks and counts; "member77" is somebody's name."""
    return _NUMBERED_NAME.search(text) is None and all(
        word in LABELS for word in re.findall(r"[^\W\d_]+", text.lower())
    )
