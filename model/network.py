"""The encoder with its heads, as torch sees it: the lower layers of MiniLM and one linear layer above them.

The heads (`model.labels`) lie side by side in that layer's output, a row a token.
"""

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from model.labels import WIDTHS

_DROPOUT = 0.2


class Reader(nn.Module):
    """Pieces and their mask in (int64, windows × pieces), rows of all heads out (float32, windows × pieces × width)."""

    def __init__(self, base: Path, layers: int) -> None:
        super().__init__()
        config = BertConfig(**json.loads((base / "config.json").read_text(encoding="utf-8")))
        config._attn_implementation = "eager"  # what the ONNX exporter takes
        self.encoder = BertModel(config, add_pooling_layer=False)
        weights = {name.removeprefix("bert."): values for name, values in load_file(base / "model.safetensors").items()}
        self.encoder.load_state_dict(weights, strict=False)
        self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        self.encoder.config.num_hidden_layers = layers
        self.dropout = nn.Dropout(_DROPOUT)
        self.heads = nn.Linear(config.hidden_size, sum(WIDTHS.values()))

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """Return the heads' outputs side by side."""
        hidden = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state
        out: Tensor = self.heads(self.dropout(hidden))
        return out


def split(rows: Tensor) -> dict[str, Tensor]:
    """Return each head's columns of the rows."""
    return dict(zip(WIDTHS, torch.split(rows, list(WIDTHS.values()), dim=-1), strict=True))
