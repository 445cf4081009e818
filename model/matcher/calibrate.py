"""Calibrate: the background that likeness is taken against, and the thresholds at which groups join and hold.

The background is advice from the posts of the training writers, which taught the matcher nothing; the thresholds are
the best ones for the development third of the groups: that of all groups as boards about one thing have them, that of
little groups (`kb.distil.grouping.loosening`) as boards about everything do.
"""

import argparse
import json
from dataclasses import replace
from pathlib import Path

import numpy as np

from kb.distil.grouping.likeness import SentenceGroup
from kb.meaning.background import SCALE, Background
from kb.meaning.encoder import WEIGHTS, MeaningEncoder
from kb.meaning.vectors import Vectors, directions
from model.annotated import read_posts
from model.arrays import write_arrays
from model.matcher.groups import SCATTERED, as_on_boards, read_lines
from model.matcher.measure import best_threshold, best_threshold_of_few

_DRAWINGS = 20
"""Drawings of scattered groups over which the threshold of little groups is taken: one has some twenty such groups."""


def main() -> None:
    """Write background.npz, and its digest and the threshold into matcher.json."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="what `model.matcher.export` wrote")
    weights = parser.parse_args().weights
    encoder = MeaningEncoder(weights)
    advice = sorted({advice["quote"] for post in read_posts("train") for advice in post["advice"] or ()})
    stored = np.round(directions(encoder.vectors(advice)) * SCALE).astype(np.int8)
    unseen = read_lines("dev")
    directed = directions(encoder.vectors(line.text for line in unseen))
    compared = {
        line.id: one
        for line, one in zip(unseen, said(directed, Background.of_arrays({"directions": stored})), strict=True)
    }
    lines = as_on_boards(unseen)
    threshold, f1 = best_threshold([compared[line.id] for line in lines], [line.cluster for line in lines])
    print(f"{len(advice):,} sentences in the background; threshold {threshold}, F1 {f1:.3f} on the development third")
    scattered = [as_on_boards(unseen, seed, SCATTERED) for seed in range(_DRAWINGS)]
    of_few, f1 = best_threshold_of_few(
        [([of_one_post(compared[line.id]) for line in lines], [line.cluster for line in lines]) for lines in scattered],
        threshold,
    )
    print(f"threshold of little groups {of_few}, F1 {f1:.3f} on scattered groups")
    digest = write_arrays(weights / "background.npz", {"directions": stored})
    described = json.loads((weights / "matcher.json").read_text(encoding="utf-8"))
    described |= {"background_sha256": digest, "threshold": threshold}
    described["threshold_of_few"] = of_few
    (weights / "matcher.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")


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
