"""Calibrate: the background that likeness is taken against, and the threshold at which groups join.

The background is advice from the posts of the training writers, which taught the matcher nothing; the threshold is the
best one for the development third of the groups.
"""

import argparse
import hashlib
import io
import json
from pathlib import Path

import numpy as np

from kb.distil.likeness import Said
from kb.meaning.background import SCALE, Background
from kb.meaning.encoder import WEIGHTS, MeaningEncoder, Vectors, directions
from model.annotated import read_posts
from model.matcher.groups import as_on_boards, read_lines
from model.matcher.measure import best_threshold


def main() -> None:
    """Write background.npz, and its digest and the threshold into matcher.json."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="what `model.matcher.export` wrote")
    weights = parser.parse_args().weights
    encoder = MeaningEncoder(weights)
    advice = sorted({advice["quote"] for post in read_posts("train") for advice in post["advice"] or ()})
    stored = np.round(directions(encoder.vectors(advice)) * SCALE).astype(np.int8)
    lines = as_on_boards(read_lines("dev"))
    directed = directions(encoder.vectors(line.text for line in lines))
    background = Background.of_arrays({"directions": stored})
    threshold, f1 = best_threshold(said(directed, background), [line.cluster for line in lines])
    print(f"{len(advice):,} sentences in the background; threshold {threshold}, F1 {f1:.3f} on the development third")
    file = io.BytesIO()
    np.savez_compressed(file, directions=stored)
    (weights / "background.npz").write_bytes(file.getvalue())
    described = json.loads((weights / "matcher.json").read_text(encoding="utf-8"))
    described |= {"background_sha256": hashlib.sha256(file.getvalue()).hexdigest(), "threshold": threshold}
    (weights / "matcher.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")


def said(directed: Vectors, background: Background | None = None) -> list[Said]:
    """Return bare sentences as grouping compares them, a row of directions each."""
    common = background.commonness(directed) if background else np.zeros(len(directed))
    return [Said(1, direction, commonness) for direction, commonness in zip(directed, common.tolist(), strict=True)]


if __name__ == "__main__":
    main()
