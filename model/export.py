"""Export: trained weights to what the product runs: ONNX with 8-bit matrices, and the description beside it.

Matrices are quantised after training (weights per column, activations as they come), embeddings too, so that the file
is a quarter of the size; `model.compare` tells what that costs.
"""

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from model.base import base_folder
from model.labels import LABELS, WIDTHS
from model.network import Reader

_EXAMPLE = 8
"""Pieces of the windows that the exporter runs once, to see what the network does."""


def main() -> None:
    """Write reader.onnx and reader.json."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path, help="what `model.train` saved")
    parser.add_argument("output", type=Path, help="folder of the product's weights")
    parser.add_argument("--layers", type=int, default=3)
    arguments = parser.parse_args()
    reader = Reader(base_folder(), arguments.layers)
    reader.load_state_dict(torch.load(arguments.weights, weights_only=True))
    export(reader, arguments.output)


def export(reader: Reader, folder: Path) -> None:
    """Write the network of a reader, and the description that names its outputs and its digest."""
    reader.eval()
    example = torch.ones(2, _EXAMPLE, dtype=torch.long)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        torch.onnx.export(
            reader,
            (example, example),
            str(whole),
            input_names=["pieces", "mask"],
            output_names=["rows"],
            dynamic_axes={name: {0: "windows", 1: "pieces"} for name in ("pieces", "mask", "rows")},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            whole,
            folder / "reader.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )
    description = {
        "sha256": hashlib.sha256((folder / "reader.onnx").read_bytes()).hexdigest(),
        "labels": LABELS,
        "widths": WIDTHS,
    }
    (folder / "reader.json").write_text(json.dumps(description, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
