"""Sides: teaches the small network over pairs on the vectors as they are in the end, from all pairs of each cluster."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

import torch
import torch.nn.functional as F  # noqa: N812  # torch's own custom
from torch import Tensor

from model.matcher.groups import Line
from model.matcher.network import Matcher, pair_network

OPPOSED = 0.6
"""Weight of a pair that disagrees beside one that agrees: half of the lesson's pairs disagree, a fifth on boards."""
_PASSES = 15
_RATE = 1e-3
_DECAY = 0.05
_TOGETHER = 256


def teach_sides(matcher: Matcher, lines: Sequence[Line], vectors: Tensor) -> None:
    """Teach a matcher's network over pairs anew; `vectors` are those of the lines (sentences × width)."""
    clusters: defaultdict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        clusters[line.cluster].append(at)
    pairs = torch.tensor([pair for members in clusters.values() for pair in combinations(members, 2)])
    sides = torch.tensor([line.is_for for line in lines])
    opposed = (sides[pairs[:, 0]] != sides[pairs[:, 1]]).float()
    matcher.pairs = pair_network(vectors.shape[1])
    optimizer = torch.optim.AdamW(matcher.pairs.parameters(), lr=_RATE, weight_decay=_DECAY)
    matcher.train()
    for _ in range(_PASSES):
        for drawn in torch.randperm(len(pairs)).split(_TOGETHER):
            odds = matcher.opposed(vectors[pairs[drawn, 0]], vectors[pairs[drawn, 1]])
            loss = F.binary_cross_entropy_with_logits(odds, opposed[drawn], pos_weight=torch.tensor(OPPOSED))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    matcher.eval()
