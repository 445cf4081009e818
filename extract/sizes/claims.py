"""Claims: what patterns say a quantity of a sentence counts, and what other patterns say against it.

The patterns are data (`patterns/enrollments.jsonl` and its sisters), a rule a line:

    id        names the rule
    verdict   "claim": the quantity is meant; "deny": it is not, whatever claims it; anything else ("past", "current",
              "part" …) is a mark that the chooser weighs
    pattern   a regular expression over `Phrasing.text`; {Q} is the quantity in question, {q} any quantity, {word}
              a list of words or a part of the file (`extract.pattern_files`); a group "noun" is kept
    rank      of a claim: the higher one is believed first
    least     the smallest number that a claim is good for
    most      the largest
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count

from extract.lazy_patterns import LazyPattern
from extract.needles import Needled
from extract.pattern_files import filled, lists_of, rows
from extract.quantities.quantity import Quantity, Unit
from extract.sizes.phrasing import Phrasing

_ANY_QUANTITY = r"⟦\d+⟧"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line of a pattern file; `counts` says that it cannot match without a quantity."""

    id: str
    verdict: str
    pattern: LazyPattern
    counts: bool
    rank: int
    least: float
    most: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A quantity that a rule claims, where it is in the post, its marks, and the rule's match.

    `quantity` is None for a claim in words alone ("a single building"), `words` is the plain text that matched.
    """

    rule: str
    rank: int
    quantity: Quantity | None
    start: int
    end: int
    marks: frozenset[str] = frozenset()
    words: str = ""
    noun: str | None = None


@cache
def load_rules(name: str) -> tuple[Rule, ...]:
    """Return the rules of `patterns/<name>.jsonl`, in order."""
    return tuple(
        Rule(
            id=row["id"],
            verdict=row["verdict"],
            pattern=_pattern(row["pattern"], name),
            counts="{Q}" in row["pattern"] or "{q}" in row["pattern"],
            rank=row.get("rank", 0),
            least=row.get("least", 0),
            most=row.get("most", float("inf")),
        )
        for row in rows(name)
        if "pattern" in row
    )


@cache
def _needled_rules(name: str, *, claiming: bool, counting: bool) -> Needled[Rule]:
    """Return the rules that claim, or the others; without `counting` those that match sentences without quantities."""
    rules = [
        rule for rule in load_rules(name) if (rule.verdict == "claim") is claiming and (counting or not rule.counts)
    ]
    return Needled(rules, [rule.pattern for rule in rules])


def match_claims(phrasing: Phrasing, name: str) -> Iterator[Claim]:
    """Yield what the rules of a file claim in a sentence and nothing denies, in the order of the rules."""
    counting = "⟦" in phrasing.text
    claiming = _needled_rules(name, claiming=True, counting=counting).that_may_match(phrasing.text)
    claims = [(rule, match) for rule in claiming for match in rule.pattern.finditer(phrasing.text)]
    if not claims:
        return
    marks: dict[int, set[str]] = {}
    for rule in _needled_rules(name, claiming=False, counting=counting).that_may_match(phrasing.text):
        for match in rule.pattern.finditer(phrasing.text):
            for place in _places(match):
                marks.setdefault(int(match[place]), set()).add(rule.verdict)
    for rule, match in claims:
        claim = _claim(phrasing, rule, match, marks)
        if claim is not None:
            yield claim


def _claim(phrasing: Phrasing, rule: Rule, match: re.Match[str], marks: dict[int, set[str]]) -> Claim | None:
    place = next(_places(match), None)
    index = None if place is None else int(match[place])
    quantity = None if index is None else phrasing.quantities[index]
    found = set() if index is None else marks.get(index, set())
    if "deny" in found or not _fits(rule, quantity):
        return None
    start, end = phrasing.extent(match)
    noun = match["noun"] if "noun" in match.re.groupindex else None
    labelled = noun is not None and place is not None and match.start("noun") < match.start(place)
    return Claim(
        rule=rule.id,
        rank=rule.rank,
        quantity=quantity,
        start=start if quantity is None or labelled else quantity.start,
        end=end,
        marks=frozenset(found),
        words=match.group(),
        noun=noun,
    )


def _places(match: re.Match[str]) -> Iterator[str]:
    """Yield the names of the groups that hold the numbers of the quantities in question."""
    return (name for name, value in match.groupdict().items() if value and name[0] == "q" and name[1:].isdigit())


def _fits(rule: Rule, quantity: Quantity | None) -> bool:
    if quantity is None:
        return True
    bounds = [bound for bound in (quantity.min, quantity.max) if bound is not None]
    return quantity.unit is not Unit.PERCENT and bool(bounds) and rule.least <= min(bounds) and max(bounds) <= rule.most


def _pattern(pattern: str, name: str) -> LazyPattern:
    """Return a rule's pattern; each {Q} becomes a group of its own (q0, q1 …)."""
    order = count()
    numbered = re.sub(r"\{Q\}", lambda _: rf"⟦(?P<q{next(order)}>\d+)⟧", pattern)
    return LazyPattern(filled(numbered, {**lists_of(name), "q": _ANY_QUANTITY}))
