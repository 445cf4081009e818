"""Sessions of onnxruntime: a network whose file was checked by its digest, run on one thread."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import WeightsDamaged

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

_EXACT_SUMS = ("session.x64quantprecision", "1")
"""Where a processor has no VNNI, onnxruntime sums products of 8 bits in 16 unless told so, and there they overflow."""


def open_network(path: Path, sha256: str, *, without: Sequence[str] = ()) -> "InferenceSession":
    """Open an ONNX file, `without` some optimizers; it computes the same on every processor.

    Raises WeightsDamaged where its digest is another.
    """
    weights = checked_bytes(path, sha256)
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # else the import itself leaves a device id in the home
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry(*_EXACT_SUMS)
    return onnxruntime.InferenceSession(
        weights, options, providers=["CPUExecutionProvider"], disabled_optimizers=list(without)
    )


def checked_bytes(path: Path, sha256: str) -> bytes:
    """Return what a file of weights holds; raises WeightsDamaged where its digest is another."""
    weights = path.read_bytes()
    if hashlib.sha256(weights).hexdigest() != sha256:
        raise WeightsDamaged(path)
    return weights
