"""Calibrate: the background that likeness is taken against, and the thresholds at which groups join and hold.

The background is advice from the posts of the training writers, which taught the matcher nothing; the thresholds are
the best ones for the development third of the groups: that of all groups as boards about one thing have them, that of
little groups (`kb.distil.grouping.loosening`) as boards about everything do.

The threshold of what somebody gathered rises with the logarithm of its number: pairs that are alike by chance grow with
the square of it, those that say the same do not. It is a line through the best thresholds of drawings of several sizes
from the development groups and from the first half of the plain ones.
"""

import argparse
import json
import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from kb.distil.grouping.likeness import SentenceGroup
from kb.meaning.background import SCALE, Background
from kb.meaning.encoder import LEAST_GATHERED, WEIGHTS, MeaningEncoder
from kb.meaning.vectors import Vectors, directions
from model.annotated import PLAIN, read_posts
from model.arrays import write_arrays
from model.matcher.groups import SCATTERED, Line, as_on_boards, by_cluster, read_lines
from model.matcher.measure import best_threshold, best_threshold_of_few, best_threshold_of_several

_DRAWINGS = 20
"""Drawings of scattered groups over which the threshold of little groups is taken: one has some twenty such groups."""
_GATHERED = (LEAST_GATHERED, 120, 240)
"""Sentences of a drawing of gathered advice."""
_GATHERINGS = 8
"""Drawings of each of these sizes."""


def main() -> None:
    """Write background.npz, and its digest and the thresholds into matcher.json."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="what `model.matcher.export` wrote")
    weights = parser.parse_args().weights
    encoder = MeaningEncoder(weights)
    advice = sorted({advice["quote"] for post in read_posts("train") for advice in post["advice"] or ()})
    stored = np.round(directions(encoder.vectors(advice)) * SCALE).astype(np.int8)
    background = Background.of_arrays({"directions": stored})
    unseen, plain = read_lines("dev"), read_lines(PLAIN[0])
    directed = directions(encoder.vectors(line.text for line in [*unseen, *plain]))
    compared = {line.id: one for line, one in zip([*unseen, *plain], said(directed, background), strict=True)}
    lines = as_on_boards(unseen)
    threshold, f1 = best_threshold([compared[line.id] for line in lines], [line.cluster for line in lines])
    print(f"{len(advice):,} sentences in the background; threshold {threshold}, F1 {f1:.3f} on the development third")
    scattered = [as_on_boards(unseen, seed, SCATTERED) for seed in range(_DRAWINGS)]
    of_few, f1 = best_threshold_of_few(
        [([of_one_post(compared[line.id]) for line in lines], [line.cluster for line in lines]) for lines in scattered],
        threshold,
    )
    print(f"threshold of little groups {of_few}, F1 {f1:.3f} on scattered groups")
    start, rise = threshold_of_gathered([lines, plain], compared)
    print(f"threshold of n gathered sentences {start} + {rise} ln n")
    digest = write_arrays(weights / "background.npz", {"directions": stored})
    described = json.loads((weights / "matcher.json").read_text(encoding="utf-8"))
    described |= {"background_sha256": digest, "threshold": threshold}
    described |= {"threshold_of_few": of_few, "gathered": start, "gathered_rise": rise}
    (weights / "matcher.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")


def threshold_of_gathered(
    sources: Sequence[Sequence[Line]], compared: Mapping[str, SentenceGroup]
) -> tuple[float, float]:
    """Return the threshold of one gathered sentence and its rise by ln n, from the best ones for drawings of n."""
    sizes, best = [], []
    for source in sources:
        for size in _GATHERED:
            drawings = [draw(source, size, seed) for seed in range(_GATHERINGS)]
            threshold, f1 = best_threshold_of_several(
                [([compared[line.id] for line in lines], [line.cluster for line in lines]) for lines in drawings]
            )
            print(f"{size} of {len(source)} gathered sentences: threshold {threshold}, F1 {f1:.3f}")
            sizes.append(math.log(size))
            best.append(threshold)
    rise, start = np.polyfit(sizes, best, 1).tolist()
    return round(start, 3), round(rise, 3)


def draw(lines: Sequence[Line], size: int, seed: int) -> list[Line]:
    """Return whole clusters, drawn until there are so many lines."""
    clusters = [members for _, members in sorted(by_cluster(lines).items())]
    random.Random(seed).shuffle(clusters)
    drawn: list[Line] = []
    for members in clusters:
        if len(drawn) < size:
            drawn += members
    return drawn


def said(directed: Vectors, background: Background | None = None) -> list[SentenceGroup]:
    """Return bare sentences as grouping compares them, a row of directions each."""
    common = background.commonness(directed) if background else np.zeros(len(directed))
    return [
        SentenceGroup(1, direction, commonness) for direction, commonness in zip(directed, common.tolist(), strict=True)
    ]


def of_one_post(said: SentenceGroup) -> SentenceGroup:
    """Return a sentence as if it was in a post that all others are in, too."""
    return replace(said, setting=np.eye(1, len(said.direction))[0], settings=1)


if __name__ == "__main__":
    main()
