"""Evaluate: holds extraction against an annotated file and counts, field by field, what is right, missed and invented.

Values of a post are paired one to one, in order, by each field's own notion of "the same" (`FIELDS`). Titles and names
are the same when their words overlap by two thirds, quotes when their words do by six tenths, all else when equal.
The counts follow the conventions of the annotation, so that figures can be compared with any other judge of it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from spacy.language import Language

from extract.errors import ExtractError, NotAPost
from extract.lines import facts_json, parse_line
from extract.pipeline import PostText, extract_posts

PostFacts: TypeAlias = Mapping[str, Any]
"""A post's facts as a line of JSON holds them."""

TITLE_OVERLAP = 2 / 3
QUOTE_OVERLAP = 0.6
_ANNOTATED = frozenset(("structures", "advice", "signature"))
_FILLERS = frozenset(("the", "a", "an", "of", "for", "our", "my", "to", "in", "on", "at"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldScore:
    """How a field fared: values found rightly, missed, and invented."""

    field: str
    right: int
    missed: int
    invented: int

    @property
    def precision(self) -> float:
        """The share of found values that are right; 1 where nothing was found."""
        found = self.right + self.invented
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of annotated values that were found; 1 where there are none."""
        return self.right / self.annotated if self.annotated else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def annotated(self) -> int:
        """How many values the annotation holds."""
        return self.right + self.missed


def read_gold(lines: Iterable[str], source: str) -> Iterator[dict[str, Any]]:
    """Yield the annotated posts of JSON Lines; a line that is no post raises `NotAPost` with its number."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        post = parse_line(line, source, number)
        if not isinstance(post, dict) or not all(isinstance(post.get(key), str) for key in ("id", "text")):
            raise NotAPost(source, number, 'an annotated post has an "id" and a "text", both strings')
        yield post


def evaluate(
    gold: Sequence[PostFacts], nlp: Language | None = None, source: str = "the annotation"
) -> list[FieldScore]:
    """Extract from the annotated posts' id and text alone, and return the score of every field."""
    if not gold:
        raise ExtractError(source, "it holds no annotated post", "give a file of JSON Lines with a post a line")
    if not any(_ANNOTATED & post.keys() for post in gold):
        named = ", ".join(f'"{key}"' for key in sorted(_ANNOTATED))
        raise ExtractError(
            source, "no post in it says what it holds", f"add {named} to each, empty where there is none"
        )
    posts = [PostText(id=post["id"], text=post["text"]) for post in gold]
    found = [facts_json(facts, post.text) for facts, post in zip(extract_posts(posts, nlp), posts, strict=True)]
    return score(gold, found)


def score(gold: Sequence[PostFacts], predicted: Iterable[PostFacts]) -> list[FieldScore]:
    """Return the score of every field, and last the share of posts that are right as a whole."""
    by_id = {post["id"]: post for post in predicted}
    pairs = [(post, by_id.get(post["id"], {})) for post in gold]
    scores = []
    for field in FIELDS:
        counts = [counts_of(post, other, field) for post, other in pairs]
        right, missed, invented = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0, 0)
        scores.append(FieldScore(field=field, right=right, missed=missed, invented=invented))
    whole = sum(_whole(post, other) for post, other in pairs)
    wrong = len(pairs) - whole
    return [*scores, FieldScore(field="whole_post", right=whole, missed=wrong, invented=wrong)]


def counts_of(post: PostFacts, other: PostFacts, field: str) -> tuple[int, int, int]:
    """Return how many values of a field are right, missed and invented in one post (`whole_post`: the post itself)."""
    if field == "whole_post":
        whole = _whole(post, other)
        return int(whole), int(not whole), int(not whole)
    values, same = FIELDS[field]
    return _count(values(post), values(other), same)


def table(scores: Iterable[FieldScore]) -> str:
    """Return the scores as a table of text: field, precision, recall, F1, annotated values."""
    head = f"{'field':20} {'P':>6} {'R':>6} {'F1':>6} {'gold':>5}"
    rows = (f"{one.field:20} {one.precision:6.3f} {one.recall:6.3f} {one.f1:6.3f} {one.annotated:5}" for one in scores)
    return "\n".join((head, *rows))


Values: TypeAlias = Callable[[PostFacts], list[Any]]
Same: TypeAlias = Callable[[Any, Any], bool]


def _count(wanted: Sequence[Any], found: Sequence[Any], same: Same) -> tuple[int, int, int]:
    """Pair the values, each wanted one with the first found one that is the same; count right, missed, invented."""
    left = list(found)
    right = 0
    for value in wanted:
        for at, other in enumerate(left):
            if same(value, other):
                del left[at]
                right += 1
                break
    return right, len(wanted) - right, len(left)


def _whole(post: PostFacts, other: PostFacts) -> bool:
    """Whether tenure, sizes, sites and staffing of every structure are right, none missing and none invented."""

    def fits(wanted: PostFacts, found: PostFacts) -> bool:
        if bool(wanted.get("current", True)) != bool(found.get("current", True)):
            return False
        one, another = {"structures": [wanted]}, {"structures": [found]}
        return all(
            _count(values(one), values(another), same)[1:] == (0, 0)
            for values, same in (FIELDS[field] for field in ("enrollment", "sites", "position_staffing"))
        )

    return _count(_structures(post), _structures(other), fits)[1:] == (0, 0)


def _structures(post: PostFacts) -> list[Mapping[str, Any]]:
    return list(post.get("structures") or [])


def _each(key: str) -> Values:
    """The non-empty values of a key, a structure one."""
    return lambda post: [structure[key] for structure in _structures(post) if structure.get(key)]


def _all(key: str) -> Values:
    """The values of a list, all structures' together."""
    return lambda post: [value for values in _each(key)(post) for value in values]


def _seen_as(values: Values, view: Callable[[Any], Any]) -> Values:
    return lambda post: [view(value) for value in values(post)]


def _words(text: str | None) -> list[str]:
    even = (text or "").lower().replace("&", " and ").replace("\u2019", "'")
    return re.findall(r"[a-z0-9']+", even)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    plural = word.endswith("s") and len(word) > 3 and word[-2:] not in {"ss", "us", "is"}
    return word[:-1] if plural else word


def _same_title(one: str, other: str) -> bool:
    ours, theirs = ({_singular(word) for word in _words(text) if word not in _FILLERS} for text in (one, other))
    return bool(ours and theirs) and len(ours & theirs) / len(ours | theirs) >= TITLE_OVERLAP


def _same_quote(one: str, other: str) -> bool:
    ours, theirs = Counter(_words(one)), Counter(_words(other))
    union = (ours | theirs).total()
    return union > 0 and (ours & theirs).total() / union >= QUOTE_OVERLAP


def _rounded(value: float | None) -> float | None:
    return value if value is None else round(float(value), 2)


def _same_position(one: PostFacts, other: PostFacts) -> bool:
    return _same_title(one["title"], other["title"])


def _same_staffing(one: PostFacts, other: PostFacts) -> bool:
    return _same_position(one, other) and all(
        _rounded(one.get(key)) == _rounded(other.get(key)) for key in ("count", "fte")
    )


def _same_employment(one: PostFacts, other: PostFacts) -> bool:
    ours, theirs = (position.get("employment") or "employee" for position in (one, other))
    return _same_position(one, other) and bool(ours == theirs)


def _same_line(one: PostFacts, other: PostFacts) -> bool:
    return all(_same_title(one[end], other[end]) for end in ("subordinate", "superior"))


def _same_advice(one: PostFacts, other: PostFacts) -> bool:
    return _same_quote(one["quote"], other["quote"])


def _same_advice_kind(one: PostFacts, other: PostFacts) -> bool:
    return _same_advice(one, other) and bool(one.get("kind") == other.get("kind"))


def _same_part(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] == other[0] and _words(one[1]) == _words(other[1])


def _equal(one: object, other: object) -> bool:
    return one == other


def _grades(program: PostFacts) -> tuple[str | None, str]:
    return program.get("ratio"), (program.get("grades") or "").replace(" ", "").lower().replace("–", "-")


FIELDS: Mapping[str, tuple[Values, Same]] = {
    "enrollment": (_seen_as(_each("enrollment"), lambda one: (one.get("min"), one.get("max"))), _equal),
    "enrollment_hedge": (
        _seen_as(_each("enrollment"), lambda one: (one.get("min"), one.get("max"), bool(one.get("approx")))),
        _equal,
    ),
    "sites": (_seen_as(_each("sites"), lambda one: _rounded(one["count"])), _equal),
    "staff_total": (_seen_as(_each("staff_total"), lambda one: _rounded(one["count"])), _equal),
    "position_title": (_all("positions"), _same_position),
    "position_staffing": (_all("positions"), _same_staffing),
    "position_employment": (_all("positions"), _same_employment),
    "reporting_line": (_all("reporting_lines"), _same_line),
    "device_program": (_seen_as(_each("device_program"), _grades), _equal),
    "organization": (_each("organization"), _same_title),
    "advice": (lambda post: list(post.get("advice") or []), _same_advice),
    "advice_kind": (lambda post: list(post.get("advice") or []), _same_advice_kind),
    "signature": (
        lambda post: [(part, value) for part, value in (post.get("signature") or {}).items() if value],
        _same_part,
    ),
}
"""For each field: its values in a post, and when two of them are the same."""
