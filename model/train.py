"""Train: teaches the encoder on the lessons of a split, and tells after each pass what it learned.

All heads are taught at once. The loss is the sum of each head's cross-entropy, the tags' four times, because a title
that is not found is lost for everything else. AdamW, linear warm-up over the first 8 % of the steps and linear decay to
2 % (Devlin and others 2019). What is learned from is read in 16 bits, in which many processors multiply twice as fast.
One thread of random numbers, one of work: the same data give the same weights on the same machine.
"""

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812  # torch's own custom
from torch import Tensor, nn

from extract.encoder.reading import LINK_SCALE
from model.annotated import read_posts, read_sentences
from model.labels import LABELS
from model.lessons import Lesson, Teacher
from model.network import Reader, split

_PIECES = 1_600
"""Pieces of a batch, padding included."""
_WEIGHTS = {"tags": 4.0, "former": 0.5}
_HEAD_RATE = 1e-3
_WARM_UP = 0.08
_LEAST_RATE = 0.02


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path, help="where the trained weights go")
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--passes", type=int, default=12)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--share", type=float, default=1.0, help="of the posts and sentences: for a learning curve")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    random.seed(arguments.seed)
    torch.manual_seed(arguments.seed)
    lessons = list(_lessons("train", arguments.share))
    print(f"{len(lessons):,} windows, {sum(len(one.window.pieces) for one in lessons):,} pieces", flush=True)
    reader = Reader(arguments.layers)
    train(reader, lessons, list(_lessons("dev")), passes=arguments.passes, rate=arguments.rate)
    torch.save(reader.state_dict(), arguments.output)


def train(reader: Reader, lessons: Sequence[Lesson], unseen: Sequence[Lesson], *, passes: int, rate: float) -> None:
    """Teach a reader in place; `unseen` lessons tell how far it got."""
    taught = [weights for weights in reader.encoder.parameters() if weights.requires_grad]
    optimizer = torch.optim.AdamW(
        [
            {"params": taught, "lr": rate},
            {"params": [*reader.marks.parameters(), *reader.heads.parameters()], "lr": _HEAD_RATE},
        ],
        weight_decay=0.01,
    )
    steps = passes * len(batches(lessons))
    warm = _WARM_UP * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / warm) * max(_LEAST_RATE, 1 - step / steps)
    )
    started = time.monotonic()
    for turn in range(1, passes + 1):
        reader.train()
        told: Counter[str] = Counter()
        for batch in batches(lessons):
            losses = _losses(reader, batch)
            optimizer.zero_grad()
            torch.stack([_WEIGHTS.get(name, 1.0) * loss for name, loss in losses.items()]).sum().backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            told.update({name: float(loss.detach()) for name, loss in losses.items()})
        learned = "  ".join(f"{name} {value:.3f}" for name, value in sorted(score(reader, unseen).items()))
        print(f"pass {turn}/{passes}, {time.monotonic() - started:,.0f} s: {learned}", flush=True)


def score(reader: Reader, lessons: Sequence[Lesson]) -> dict[str, float]:
    """Return F1 of spans by kind and of advising sentences, and the accuracy of the other heads."""
    reader.eval()
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for batch in batches(lessons):
        with torch.no_grad():
            rows = reader.read([lesson.window for lesson in batch])
        for lesson, row in zip(batch, rows, strict=True):
            for name, (wanted, guessed) in _outcomes(lesson, row).items():
                found[name].update(right=len(wanted & guessed), wanted=len(wanted), guessed=len(guessed))
    return {name: 2 * counts["right"] / (counts["wanted"] + counts["guessed"] or 1) for name, counts in found.items()}


def _lessons(part: str, share: float = 1.0) -> Iterator[Lesson]:
    teacher = Teacher()
    posts, sentences = read_posts(part), read_sentences(part)
    random.shuffle(posts)
    random.shuffle(sentences)
    for post in posts[: round(len(posts) * share)]:
        yield from teacher.of_post(post)
    for kind, sentence in sentences[: round(len(sentences) * share)]:
        yield teacher.of_sentence(kind, sentence)


def batches(lessons: Sequence[Lesson]) -> list[list[Lesson]]:
    """Return the lessons in batches of like length, the batches in random order."""
    order = sorted(lessons, key=lambda lesson: len(lesson.window.pieces) + random.random() * 20)
    batches: list[list[Lesson]] = []
    longest = 0
    for lesson in order:
        longest = max(longest, len(lesson.window.pieces))
        if batches and (len(batches[-1]) + 1) * longest <= _PIECES:
            batches[-1].append(lesson)
        else:
            batches.append([lesson])
            longest = len(lesson.window.pieces)
    random.shuffle(batches)
    return batches


def _losses(reader: Reader, batch: Sequence[Lesson]) -> dict[str, Tensor]:
    """Return each head's mean loss over a batch, for the heads that it teaches."""
    scores: dict[str, list[Tensor]] = defaultdict(list)
    wanted: dict[str, list[int]] = defaultdict(list)
    pointing: list[Tensor] = []
    with torch.autocast("cpu", torch.bfloat16):
        read = reader.read([lesson.window for lesson in batch]).float()
    for lesson, rows in zip(batch, read, strict=True):
        heads = split(rows)
        first = list(lesson.window.first)
        if lesson.tags:
            scores["tags"].append(heads["tags"][first])
            wanted["tags"].extend(lesson.tags)
        for name, labels in (("employment", lesson.employment), ("former", lesson.former)):
            taught = [at for at, label in enumerate(labels) if label >= 0]
            scores[name].append(heads[name][[first[at] for at in taught]])
            wanted[name].extend(labels[at] for at in taught)
        for at, way in lesson.counting.items():
            scores["counting"].append(heads["counting"][first[at]][None])
            wanted["counting"].append(way)
            target = torch.tensor([lesson.counts.get(at, -1) + 1])
            pointing.append(F.cross_entropy(_pointing(heads, first, at)[None], target))
        for start, end, kind in lesson.sentences:
            scores["advice"].append(_of_sentence(heads, first, start, end)[None])
            wanted["advice"].append(kind)
    losses = {
        name: F.cross_entropy(torch.cat(scores[name]), torch.tensor(labels))
        for name, labels in wanted.items()
        if labels
    }
    return losses | ({"count": torch.stack(pointing).mean()} if pointing else {})


def _outcomes(lesson: Lesson, rows: Tensor) -> dict[str, tuple[Set[object], Set[object]]]:
    """Return what a lesson wanted and what was read, by what it is about."""
    heads = split(rows)
    first = list(lesson.window.first)
    outcomes: dict[str, tuple[Set[object], Set[object]]] = {}
    if lesson.tags:
        taught, read = _spans(lesson.tags), _spans(heads["tags"][first].argmax(-1).tolist())
        for kind in {span[0] for span in taught | read}:
            outcomes[kind] = {span for span in taught if span[0] == kind}, {span for span in read if span[0] == kind}
    for name, labels in (("employment", lesson.employment), ("former", lesson.former)):
        known = {at: label for at, label in enumerate(labels) if label >= 0}
        outcomes[name] = set(known.items()), {(at, int(heads[name][first[at]].argmax())) for at in known}
    ways = lesson.counting
    outcomes["counting"] = set(ways.items()), {(at, int(heads["counting"][first[at]].argmax())) for at in ways}
    wanted = {(at, lesson.counts.get(at, -1)) for at in ways}
    outcomes["count"] = wanted, {(at, int(_pointing(heads, first, at).argmax()) - 1) for at in ways}
    kinds = [(start, int(_of_sentence(heads, first, start, end).argmax())) for start, end, _ in lesson.sentences]
    advised = {(start, kind) for start, _, kind in lesson.sentences if kind}
    outcomes["advice kind"] = advised, {(start, kind) for start, kind in kinds if kind}
    outcomes["advice"] = {start for start, _ in advised}, {start for start, kind in kinds if kind}
    return outcomes


def _pointing(heads: dict[str, Tensor], first: list[int], title: int) -> Tensor:
    """Return how strongly a title points to each token as its number; the first score is for none."""
    return heads["count_key"][[0, *first]] @ heads["count_query"][first[title]] / LINK_SCALE


def _of_sentence(heads: dict[str, Tensor], first: list[int], start: int, end: int) -> Tensor:
    return heads["advice"][first[start:end]].mean(0)


def _spans(tags: Iterable[int]) -> set[tuple[str, int, int]]:
    """Return the spans of tags (kind, start, end)."""
    spans: set[tuple[str, int, int]] = set()
    kind, start = "", 0
    for at, tag in enumerate([*tags, 0]):
        place, _, name = LABELS["tags"][tag].partition("-")
        if kind and not (place == "I" and name == kind):
            spans.add((kind, start, at))
            kind = ""
        if place in "BI" and not kind:
            kind, start = name, at
    return spans


if __name__ == "__main__":
    main()
