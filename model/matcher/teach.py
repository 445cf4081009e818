"""Teach: brings sentences that give the same advice together, and tells who of them is against it.

The loss is supervised contrastive (Khosla and others 2020) over batches that hold whole families, so that the near
misses of a cluster are always among those that it must be told from; and beside it the cross-entropy of the pairs of
one cluster that take the same side or opposite ones, so that vectors tell sides, too (`model.matcher.stances`). AdamW,
linear warm-up and decay. What is learned from is read in 16 bits, in which many processors multiply twice as fast.
"""

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812  # torch's own custom
from torch import Tensor, nn

from extract.encoder.embeddings import shipped_embeddings
from kb.meaning.encoder import pieces_of
from kb.meaning.vectors import Vectors, directions
from model.matcher.calibrate import said
from model.matcher.groups import Line, as_on_boards, by_cluster, read_lines, with_turned
from model.matcher.measure import best_threshold
from model.matcher.network import Matcher
from model.network import padded

_TEMPERATURE = 0.06
_OF_A_CLUSTER = 3
"""Sentences of one cluster in a hand."""
_HANDS = 10
"""Hands in a batch, a family each."""
_SIDES = 0.3
"""Weight of the loss over sides beside the contrastive one."""
_OPPOSED = 0.6
"""Weight of a pair that disagrees beside one that agrees: half of the lesson's pairs disagree, a fifth on boards."""
_WARM_UP = 0.1
_LEAST_RATE = 0.02
_TOGETHER = 48
"""Sentences of about one length that are read at once."""


def main() -> None:
    """Teach and save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path, help="where the taught weights go")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--passes", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    random.seed(arguments.seed)
    torch.manual_seed(arguments.seed)
    matcher = Matcher(arguments.layers)
    lines, unseen = with_turned(read_lines("train")), as_on_boards(read_lines("dev"))
    print(f"{len(lines):,} sentences; {len(unseen):,} that are not taught", flush=True)
    teach(matcher, lines, unseen, passes=arguments.passes, rate=arguments.rate)
    torch.save(matcher.state_dict(), arguments.output)


def teach(matcher: Matcher, lines: Sequence[Line], unseen: Sequence[Line], *, passes: int, rate: float) -> None:
    """Teach a matcher in place; after each pass tell how well it groups the unseen sentences."""
    taught = [weights for weights in matcher.parameters() if weights.requires_grad]
    optimizer = torch.optim.AdamW(taught, lr=rate, weight_decay=0.01)
    steps = passes * len(list(_batches(lines)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (_WARM_UP * steps)) * max(_LEAST_RATE, 1 - step / steps)
    )
    started = time.monotonic()
    for turn in range(1, passes + 1):
        matcher.train()
        told = []
        for batch in _batches(lines):
            grouping, sides = _losses(matcher, batch)
            optimizer.zero_grad()
            (grouping + _SIDES * sides).backward()
            nn.utils.clip_grad_norm_(taught, 1.0)
            optimizer.step()
            schedule.step()
            told.append((float(grouping.detach()), float(sides.detach())))
        threshold, f1 = best_threshold(said(directions(read(matcher, unseen))), [line.cluster for line in unseen])
        grouped, sided = np.mean(told, axis=0)
        print(
            f"pass {turn}/{passes}, {time.monotonic() - started:,.0f} s: loss {grouped:.3f}, of sides {sided:.3f}; "
            f"unseen F1 {f1:.3f} at {threshold}",
            flush=True,
        )


def read(matcher: Matcher, lines: Sequence[Line]) -> Vectors:
    """Return the vectors of sentences (float32, sentences × width)."""
    matcher.eval()
    with torch.no_grad():
        vectors: Vectors = _vectors(matcher, lines).numpy()
    return vectors


def _losses(matcher: Matcher, batch: Sequence[Line]) -> tuple[Tensor, Tensor]:
    """Return the contrastive loss of a batch, and the cross-entropy of the sides of its pairs."""
    with torch.autocast("cpu", torch.bfloat16):
        vectors = _vectors(matcher, batch).float()
    directed = F.normalize(vectors, dim=-1)
    clusters = [line.cluster for line in batch]
    itself = torch.eye(len(batch), dtype=torch.bool)
    same = torch.tensor([[one == other for other in clusters] for one in clusters]) & ~itself
    # A line turned over has its neighbour's words: it teaches sides, and would teach grouping to look at words alone.
    made = torch.tensor([line.is_made for line in batch])
    left_out = itself | made
    likeness = (directed @ directed.T / _TEMPERATURE).masked_fill(left_out, -torch.inf)
    log_shares = (likeness - torch.logsumexp(likeness, 1, keepdim=True)).masked_fill(left_out, 0.0)
    pulled = same & ~made & ~made[:, None]
    some = pulled.any(1)
    grouping = -((log_shares * pulled).sum(1)[some] / pulled.sum(1)[some]).mean()
    one, other = torch.where(torch.triu(same))
    if not len(one):
        return grouping, torch.zeros(())
    agrees = torch.tensor([line.is_for for line in batch])
    opposed = (agrees[one] != agrees[other]).float()
    odds = matcher.opposed(vectors[one], vectors[other])
    return grouping, F.binary_cross_entropy_with_logits(odds, opposed, pos_weight=torch.tensor(_OPPOSED))


def _batches(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield batches of hands: some sentences of each cluster of one family, every sentence in one hand."""
    families: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        families[line.family].append(line)
    hands = []
    for members in families.values():
        clusters = list(by_cluster(members).values())
        for cluster in clusters:
            random.shuffle(cluster)
        hands += [
            [line for cluster in clusters for line in cluster[start : start + _OF_A_CLUSTER]]
            for start in range(0, max(map(len, clusters)), _OF_A_CLUSTER)
        ]
    random.shuffle(hands)
    for start in range(0, len(hands), _HANDS):
        yield [line for hand in hands[start : start + _HANDS] for line in hand]


def _vectors(matcher: Matcher, lines: Sequence[Line]) -> Tensor:
    """Return the vectors of sentences, those of like length read together: short ones need not wait for long ones."""
    vocabulary = shipped_embeddings().vocabulary
    rows = [pieces_of(line.text, vocabulary) for line in lines]
    order = sorted(range(len(rows)), key=lambda at: len(rows[at]))
    parts = [order[start : start + _TOGETHER] for start in range(0, len(order), _TOGETHER)]
    read = torch.cat([matcher.vectors(*padded([rows[at] for at in part])) for part in parts])
    return read[torch.tensor(order).argsort()]


if __name__ == "__main__":
    main()
