"""Report: how well the shipped pipeline reads the annotated posts, field by field, by shape and by trap.

F1 with its 95 % interval (percentile bootstrap over posts, Efron and Tibshirani 1993) on each split, on measuring posts
that lie elsewhere, and, on the test writers' posts, for each shape and trap; then how well confidences are calibrated:
the share of published facts that are right in each tenth of confidence, and the expected calibration error (Naeini and
others 2015), which weighs each tenth's gap by its facts.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from extract.evaluate import counts_of
from extract.fields import AGREES, FIELDS, remove_first
from extract.json_lines import facts_json
from extract.parallel import batched, extract_here
from extract.posts import PostText
from model.annotated import SPLITS, read_posts

_SAMPLES = 1_000
_TENTHS = 10
_LEAST = 12
"""Annotated values below which a shape's or trap's figure says nothing."""
_CALIBRATED = ("enrollment", "position", "reporting_line", "advice")

Pair = tuple[Mapping[str, Any], Mapping[str, Any]]
Counts = npt.NDArray[np.int64]


def main() -> None:
    """Print the report, as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", nargs="*", type=Path, default=[], metavar="GOLD.jsonl", help="posts elsewhere")
    arguments = parser.parse_args()
    sets = {split: pairs(read_posts(split)) for split in SPLITS}
    for path in arguments.measure:
        sets[path.name] = pairs([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()])
    print("\n".join(report(sets)))


def pairs(posts: Sequence[Mapping[str, Any]]) -> list[Pair]:
    """Return each annotated post with what is extracted from its text."""
    texts = [PostText(id=post["id"], text=post["text"]) for post in posts]
    found = (facts for batch in extract_here(batched(texts)) for facts in batch)
    return [(post, facts_json(facts, post["text"])) for post, facts in zip(posts, found, strict=True)]


def report(sets: Mapping[str, Sequence[Pair]]) -> Iterator[str]:
    """Yield the lines of the report."""
    yield "| field | " + " | ".join(f"{name} ({len(some)})" for name, some in sets.items()) + " |"
    yield "|---" * (len(sets) + 1) + "|"
    for field in FIELDS:
        yield f"| {field} | " + " | ".join(_cell(_counts(some, field)) for some in sets.values()) + " |"
    yield f"| whole post | {' | '.join(_whole(some) for some in sets.values())} |"
    for title, key in (("Shape", lambda post: [post.get("shape", "")]), ("Trap", lambda post: post["traps"])):
        yield from ("", f"### {title}, test writers", "")
        yield from _by(sets["test"], title.lower(), key)
    yield from ("", "### Calibration, test writers", "")
    yield "| fact | confidence | facts | right | gap |"
    yield "|---|---|---|---|---|"
    for name in _CALIBRATED:
        judged = list(confidences(sets["test"], name))
        for tenth, (mean, right, size) in enumerate(tenths(judged)):
            if size:
                yield f"| {name} | {tenth / _TENTHS:.1f}+ | {size} | {right:.2f} | {right - mean:+.2f} |"
        yield f"| {name} | **expected error** | {len(judged)} | | {calibration_error(judged):.3f} |"


def f1(counts: Counts) -> float:
    """Return F1 of counts of right, missed and invented values."""
    right, missed, invented = counts
    return float(2 * right / (2 * right + missed + invented)) if right + missed + invented else 1.0


def interval(counts: Counts) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of F1 over posts (counts: posts × 3)."""
    random = np.random.default_rng(1)
    drawn = random.integers(0, len(counts), (_SAMPLES, len(counts)))
    scores = [f1(counts[sample].sum(axis=0)) for sample in drawn]
    low, high = np.percentile(scores, [2.5, 97.5])
    return float(low), float(high)


def confidences(some: Sequence[Pair], name: str) -> Iterator[tuple[float, bool]]:
    """Yield the confidence of each published fact and whether the annotation agrees with it in all its parts."""
    for gold, found in some:
        if name == "enrollment":
            wanted = [(one["min"], one["max"]) for one in _sizes(gold)]
            yield from ((one["confidence"], (one["min"], one["max"]) in wanted) for one in _sizes(found))
        else:
            left = _facts(gold, name)
            yield from ((one["confidence"], remove_first(left, one, AGREES[name])) for one in _facts(found, name))


def tenths(judged: Sequence[tuple[float, bool]]) -> Iterator[tuple[float, float, int]]:
    """Yield, for each tenth of confidence, its mean, the share that is right, and how many there are."""
    for tenth in range(_TENTHS):
        inside = [one for one in judged if min(int(one[0] * _TENTHS), _TENTHS - 1) == tenth]
        size = len(inside)
        yield (
            sum(confidence for confidence, _ in inside) / size if size else 0.0,
            sum(right for _, right in inside) / size if size else 0.0,
            size,
        )


def calibration_error(judged: Sequence[tuple[float, bool]]) -> float:
    """Return the expected calibration error over tenths."""
    return sum(size * abs(right - mean) for mean, right, size in tenths(judged)) / (len(judged) or 1)


def _sizes(post: Mapping[str, Any]) -> list[Any]:
    """Return the enrollments of a post."""
    return [structure["enrollment"] for structure in post["structures"] if structure.get("enrollment")]


def _facts(post: Mapping[str, Any], name: str) -> list[Any]:
    """Return the facts of a kind that a post may hold several of."""
    if name == "advice":
        return list(post.get("advice") or [])
    return [value for structure in post["structures"] for value in structure[f"{name}s"]]


def _counts(some: Sequence[Pair], field: str) -> Counts:
    judged = [pair for pair in some if not (field.startswith("advice") and pair[0].get("advice") is None)]
    return np.array([counts_of(gold, found, field) for gold, found in judged], np.int64).reshape(-1, 3)


def _cell(counts: Counts) -> str:
    if not counts[:, :2].sum():
        return "–"
    low, high = interval(counts)
    return f"{f1(counts.sum(axis=0)):.3f} ({low:.2f}–{high:.2f})"


def _whole(some: Sequence[Pair]) -> str:
    return f"{np.mean([counts_of(gold, found, 'whole_post').right for gold, found in some]):.3f}"


def _by(some: Sequence[Pair], title: str, groups: Callable[[Mapping[str, Any]], Sequence[str]]) -> Iterator[str]:
    fields = ("enrollment", "position_title", "position_staffing", "reporting_line", "advice")
    yield f"| {title} | posts | " + " | ".join(fields) + " | whole post |"
    yield "|---" * (len(fields) + 3) + "|"
    grouped: dict[str, list[Pair]] = defaultdict(list)
    for pair in some:
        for group in groups(pair[0]):
            grouped[group].append(pair)
    for group, members in sorted(grouped.items(), key=lambda one: -len(one[1])):
        cells = []
        for field in fields:
            counts = _counts(members, field)
            cells.append(f"{f1(counts.sum(axis=0)):.2f}" if counts[:, :2].sum() >= _LEAST else "–")
        yield f"| {group} | {len(members)} | {' | '.join(cells)} | {_whole(members)} |"


if __name__ == "__main__":
    main()
