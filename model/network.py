"""The encoder with its heads, as torch sees it: the lower layers of MiniLM and one linear layer above them.

The heads (`model.labels`) lie side by side in that layer's output, a row a token.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from extract.encoder.marks import MARKS
from extract.encoder.windows import Window
from model.base import lower_layers
from model.labels import WIDTHS

_DROPOUT = 0.2


class Reader(nn.Module):
    """Embeddings of pieces (float32, windows × pieces × width) and their marks in, rows of all heads out."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.encoder = lower_layers(layers)
        self.dropout = nn.Dropout(_DROPOUT)
        self.marks = nn.Embedding(MARKS, self.encoder.config.hidden_size)
        nn.init.zeros_(self.marks.weight)
        self.heads = nn.Linear(self.encoder.config.hidden_size, sum(WIDTHS.values()))

    def forward(self, embeddings: Tensor, marks: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the heads' outputs side by side; `mask` (int64, windows × pieces) is 0 where a batch is padded."""
        marked = embeddings + self.marks(marks)
        hidden = self.encoder(inputs_embeds=marked, attention_mask=mask).last_hidden_state
        out: Tensor = self.heads(self.dropout(hidden))
        return out

    def read(self, windows: Sequence[Window]) -> Tensor:
        """Return the heads' outputs for the pieces of a batch of windows."""
        pieces, mask = padded([window.pieces for window in windows])
        marks, _ = padded([window.marks for window in windows])
        out: Tensor = self(self.encoder.embeddings.word_embeddings(pieces), marks, mask)
        return out


def split(rows: Tensor) -> dict[str, Tensor]:
    """Return each head's columns of the rows."""
    return dict(zip(WIDTHS, torch.split(rows, list(WIDTHS.values()), dim=-1), strict=True))


def padded(rows: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Return the pieces of windows or sentences and their mask, as a network takes them (both int64)."""
    pieces = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
    mask = torch.zeros_like(pieces)
    for at, row in enumerate(rows):
        pieces[at, : len(row)] = torch.tensor(row)
        mask[at, : len(row)] = 1
    return pieces, mask
