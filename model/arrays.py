"""Arrays: writing numpy's files of arrays by name, with the digest by which the product knows them again."""

import hashlib
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt


def write_arrays(path: Path, arrays: Mapping[str, npt.NDArray[Any]]) -> str:
    """Write arrays by name into a compressed file; return its SHA-256 digest."""
    file = io.BytesIO()
    np.savez_compressed(file, allow_pickle=False, **arrays)
    path.write_bytes(file.getvalue())
    return hashlib.sha256(file.getvalue()).hexdigest()
