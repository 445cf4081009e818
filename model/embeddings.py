"""Embeddings: MiniLM's vectors of pieces as the product stores them, four bits a number.

Every 32 numbers of a row share a scale, the one of a few that comes nearest to them (a block-wise absolute maximum,
Dettmers and others 2022, cut short where that helps). Networks are taught on what is stored, not on what it was made
from, so that the loss of bits costs them nothing at run time.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file

from extract.encoder.embeddings import BLOCK, WEIGHTS, pack
from model.arrays import write_arrays
from model.base import base_folder

_MOST = 7
"""Steps to either side of 0."""
_CUTS = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
"""Shares of a block's largest number that are tried as the end of the scale."""


def main() -> None:
    """Write embeddings.npz and embeddings.json."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    weights = load_file(base_folder() / "model.safetensors")
    (name,) = (name for name in weights if name.endswith("word_embeddings.weight"))
    steps, scales = quantize(weights[name])
    stored = arguments.output / "embeddings.npz"
    description = {"sha256": write_arrays(stored, {"steps": pack(steps), "scales": scales})}
    (arguments.output / "embeddings.json").write_text(json.dumps(description, indent=1) + "\n", encoding="utf-8")
    print(f"{len(steps):,} pieces, {stored.stat().st_size:,} bytes")


def quantize(rows: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float16]]:
    """Return steps from -7 to 7 (rows × width) and the scale of each block (rows × blocks)."""
    blocks = rows.reshape(len(rows), -1, BLOCK)
    largest = np.abs(blocks).max(-1, keepdims=True)
    best = np.full(largest.shape, np.inf, np.float32)
    steps, scales = np.zeros(blocks.shape, np.int8), np.zeros(largest.shape, np.float16)
    for cut in _CUTS:
        scale = np.maximum(largest * cut / _MOST, 1e-6).astype(np.float16)
        rounded = np.clip(np.round(blocks / scale), -_MOST, _MOST)
        error = ((rounded * scale - blocks) ** 2).sum(-1, keepdims=True)
        better = error < best
        steps = np.where(better, rounded, steps).astype(np.int8)
        scales = np.where(better, scale, scales)
        best = np.minimum(error, best)
    return steps.reshape(rows.shape), scales[..., 0]


if __name__ == "__main__":
    main()
