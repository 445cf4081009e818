"""Measure: how the shipped encoder groups sentences that nobody taught it, and the threshold that does it best."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from kb.distil import distil
from kb.distil.grouping import group
from kb.distil.scoring import GroupedAdvice, b_cubed, read_grouped, score, voices_of
from kb.meaning.encoder import Vectors, shipped_encoder
from kb.recommendations import Stance
from model.matcher.groups import as_on_boards, read_lines

_THRESHOLDS = [round(0.2 + 0.02 * step, 2) for step in range(36)]


def main() -> None:
    """Tell how the shipped encoder groups the test third, or the lines of other files of the same form."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="JSON Lines of id, text, cluster, stance")
    arguments = parser.parse_args()
    sets = {
        "test": [
            GroupedAdvice(id=line.id, text=line.text, cluster=line.cluster, stance=Stance(line.stance))
            for line in as_on_boards(read_lines("test"))
        ]
    }
    for path in arguments.files:
        sets[path.stem] = list(read_grouped(path.read_text(encoding="utf-8").splitlines(), str(path)))
    for name, gold in sets.items():
        scores = score(gold, distil(voices_of(gold), shipped_encoder()))
        print(f"{name}: " + "  ".join(f"{what} {value:.3f}" for what, value in asdict(scores).items()))


def best_threshold(directions: Vectors, truth: Sequence[object]) -> tuple[float, float]:
    """Return the threshold of average linkage that is best by B-cubed F0.5, and the F1 that it gives.

    F0.5 weighs precision twice: a wrong group misleads its reader, a missed one is only less help (decision 0008).
    """
    tried = []
    for threshold in _THRESHOLDS:
        names = np.zeros(len(truth), np.int64)
        for name, members in enumerate(group(directions, threshold)):
            names[list(members)] = name
        precision, recall, f1 = b_cubed([str(one) for one in truth], names.tolist())
        tried.append((1.25 * precision * recall / (0.25 * precision + recall), threshold, f1))
    _, threshold, f1 = max(tried)
    return threshold, f1


if __name__ == "__main__":
    main()
