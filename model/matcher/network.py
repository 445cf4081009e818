"""The matcher as torch sees it: lower layers of MiniLM, and a small network over pairs of sentences' vectors.

A sentence's vector is the mean of its pieces' outputs. The network over pairs is there to teach: that its loss reaches
the vectors keeps in them who is against what.
"""

import torch
import torch.nn.functional as F  # noqa: N812  # torch's own custom
from torch import Tensor, nn

from model.base import lower_layers

_HIDDEN = 128
_DROPOUT = 0.3
_COSINES = 10.0
"""Weight of the products of directions beside those of the vectors themselves, so that both have one scale."""


def _pair_network(width: int) -> nn.Sequential:
    """Return an untaught network over what two vectors have in common and in what they differ."""
    return nn.Sequential(nn.Linear(4 * width, _HIDDEN), nn.GELU("tanh"), nn.Dropout(_DROPOUT), nn.Linear(_HIDDEN, 1))


class Matcher(nn.Module):
    """Embeddings of pieces (float32, sentences × pieces × width) in, their outputs (the same shape) out."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.encoder = lower_layers(layers)
        width = self.encoder.config.hidden_size
        self.pairs = _pair_network(width)

    def forward(self, embeddings: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the outputs; `mask` (int64, sentences × pieces) is 0 where a batch is padded."""
        hidden: Tensor = self.encoder(inputs_embeds=embeddings, attention_mask=mask).last_hidden_state
        return hidden

    def vectors(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """Return a vector a sentence (sentences × width) for the pieces of a batch (int64, sentences × pieces)."""
        hidden = self(self.encoder.embeddings.word_embeddings(pieces), mask)
        weights = mask[..., None].to(hidden.dtype)
        mean: Tensor = (hidden * weights).sum(1) / weights.sum(1)
        return mean

    def opposed(self, one: Tensor, other: Tensor) -> Tensor:
        """Return the log odds that the sentences of two vectors take opposite sides; the order does not matter."""
        directions = _COSINES * F.normalize(one, dim=-1) * F.normalize(other, dim=-1)
        odds: Tensor = self.pairs(torch.cat([one + other, (one - other).abs(), one * other, directions], -1))
        return odds.squeeze(-1)
