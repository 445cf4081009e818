"""Export: the taught reader to what the product runs, and the description beside it; `model.compare` tells the cost."""

import argparse
import json
from pathlib import Path

import torch

from model.labels import LABELS, WIDTHS
from model.network import Reader
from model.onnx_file import write_network


def main() -> None:
    """Write reader.onnx and reader.json."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path, help="what `model.train` saved")
    parser.add_argument("output", type=Path, help="folder of the product's weights")
    parser.add_argument("--layers", type=int, default=3)
    arguments = parser.parse_args()
    reader = Reader(arguments.layers)
    reader.load_state_dict(torch.load(arguments.weights, weights_only=True))
    digest = write_network(reader, reader.encoder.config.hidden_size, arguments.output / "reader.onnx", marked=True)
    description = {"sha256": digest, "labels": LABELS, "widths": WIDTHS}
    (arguments.output / "reader.json").write_text(json.dumps(description, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
