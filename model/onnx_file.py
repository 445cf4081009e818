"""ONNX files: a taught network as the product runs it, its matrices 8 bits a number.

Matrices are quantised after training (weights per column, activations as they come), so that the file is a quarter of
the size. The product reads one window at a time, so no mask goes in.
"""

import hashlib
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

_EXAMPLE = 8
"""Pieces of the window that the exporter runs once, to see what the network does."""


def write_network(network: nn.Module, width: int, path: Path, *, marked: bool = False) -> str:
    """Write a network of embeddings (float32, 1 × pieces × width) to `rows`; return the file's digest.

    A `marked` network takes the pieces' marks (int64, 1 × pieces) besides.
    """
    inputs = {"embeddings": torch.ones(1, _EXAMPLE, width)}
    if marked:
        inputs["marks"] = torch.zeros(1, _EXAMPLE, dtype=torch.long)
    network.eval()
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        torch.onnx.export(
            network,
            tuple(inputs.values()),
            str(whole),
            input_names=list(inputs),
            output_names=["rows"],
            dynamic_axes={name: {1: "pieces"} for name in (*inputs, "rows")},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            whole, path, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather"]
        )
    return hashlib.sha256(path.read_bytes()).hexdigest()
