"""Measure: how the shipped encoder groups sentences that nobody taught it, and the threshold that does it best."""

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import fmean

import numpy as np

from kb.distil.grouping.likeness import SentenceGroup
from kb.distil.grouping.linkage import group
from kb.distil.grouping.loosening import split_weak_groups
from kb.distil.recommend import distil
from kb.distil.scoring import GroupedAdvice, b_cubed, read_grouped, score, voices_of
from kb.meaning.encoder import shipped_encoder
from kb.recommendations import Stance
from model.annotated import PLAIN
from model.matcher.groups import Line, as_on_boards, read_lines

_THRESHOLDS = [round(-0.2 + 0.01 * step, 2) for step in range(100)]

_AS_GOOD = 0.005


def main() -> None:
    """Tell how the shipped encoder groups the test third, the plain lines, and those of other files of that form."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="JSON Lines of id, text, cluster, stance")
    arguments = parser.parse_args()
    sets = {"test": _as_gold(as_on_boards(read_lines("test")))} | {name: _as_gold(read_lines(name)) for name in PLAIN}
    for path in arguments.files:
        sets[path.stem] = list(read_grouped(path.read_text(encoding="utf-8").splitlines(), str(path)))
    for name, gold in sets.items():
        scores = score(gold, distil(voices_of(gold), shipped_encoder()))
        print(f"{name}: " + "  ".join(f"{what} {value:.3f}" for what, value in asdict(scores).items()))


def _as_gold(lines: Iterable[Line]) -> list[GroupedAdvice]:
    return [GroupedAdvice(id=one.id, text=one.text, cluster=one.cluster, stance=Stance(one.stance)) for one in lines]


def best_threshold(said: Sequence[SentenceGroup], truth: Sequence[object]) -> tuple[float, float]:
    """Return the strictest threshold of average linkage that is as good as the best by B-cubed F1, and its F1.

    As good means within half a point, which says nothing on some hundred sentences; of two mistakes, a wrong group
    misleads its reader and a missed one is only less help (decision 0008).
    """
    return strictest((threshold, f1_of(group(said, threshold), truth)) for threshold in _THRESHOLDS)


def best_threshold_of_several(
    drawn: Sequence[tuple[Sequence[SentenceGroup], Sequence[object]]],
) -> tuple[float, float]:
    """Return the same for several drawings, by the mean of their F1."""
    return strictest(
        (threshold, fmean(f1_of(group(said, threshold), truth) for said, truth in drawn)) for threshold in _THRESHOLDS
    )


def best_threshold_of_few(
    drawn: Sequence[tuple[Sequence[SentenceGroup], Sequence[object]]], least: float
) -> tuple[float, float]:
    """Return the same for little groups, by the mean of several drawings; `least` is the threshold of all groups."""
    grouped = [(group(said, least), said, truth) for said, truth in drawn]
    return strictest(
        (threshold, fmean(f1_of(split_weak_groups(groups, said, threshold), truth) for groups, said, truth in grouped))
        for threshold in _THRESHOLDS
        if threshold >= least
    )


def f1_of(groups: Sequence[Sequence[int]], truth: Sequence[object]) -> float:
    """Return B-cubed F1 of groups of places."""
    names = np.zeros(len(truth), np.int64)
    for name, members in enumerate(groups):
        names[list(members)] = name
    return b_cubed([str(one) for one in truth], names.tolist())[2]


def strictest(tried: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Return the highest threshold of those whose F1 is as good as the best."""
    every = list(tried)
    best = max(f1 for _, f1 in every)
    return max((threshold, f1) for threshold, f1 in every if f1 >= best - _AS_GOOD)


if __name__ == "__main__":
    main()
