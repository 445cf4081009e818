"""Measures the architecture of our advice finder on suggestion mining (SemEval-2019 task 9 A), where others published.

The encoder's advice head is taught on nine tenths of --train; on the last tenth a judge learns to weigh what it says
with what our rules say (taught on nothing of this); --test is scored with the judge's 0.5. --trial only tells how the
pair does on other sentences with another share of suggestions. Files hold id, sentence and label (1: suggestion), with
a header or without, in UTF-8 or cp1252. The last line printed is a JSON object. Needs the extra `train`.

Published F1 on the task's evaluation file: 0.781 the best system, 0.749 rules alone (Negi, Daudert and Buitelaar 2019).
"""

import argparse
import csv
import io
import json
import random
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression

from extract.advising.reading import read_sentence
from extract.judging.logistic import log_odds
from model.labels import LABELS
from model.lessons import Lesson, Teacher
from model.network import Reader, split
from model.train import batches, train

_HELD = 0.1
_LAYERS = 3


@dataclass(frozen=True, slots=True)
class Record:
    """A sentence and whether it suggests."""

    sentence: str
    suggests: bool


def main() -> None:
    """Train, and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("train", "trial", "test"):
        parser.add_argument(f"--{name}", type=Path, required=True, metavar="FILE")
    parser.add_argument("--passes", type=int, default=4)
    parser.add_argument("--layers", type=int, default=_LAYERS)
    arguments = parser.parse_args()
    started = time.monotonic()
    random.seed(1)
    torch.manual_seed(1)
    known = list(read_records(arguments.train))
    random.shuffle(known)
    held, taught = known[: round(len(known) * _HELD)], known[round(len(known) * _HELD) :]
    teacher = Teacher()
    reader = Reader(arguments.layers)
    print(f"{len(taught):,} sentences to learn from, {len(held):,} to calibrate on", flush=True)
    lessons = [_lesson(teacher, record) for record in taught]
    train(reader, lessons, [_lesson(teacher, record) for record in held], passes=arguments.passes, rate=1e-4)
    judge = LogisticRegression(C=0.3).fit(features(reader, teacher, held), [record.suggests for record in held])
    for name, file in (("trial", arguments.trial), ("test", arguments.test)):
        records = list(read_records(file))
        table = features(reader, teacher, records)
        for way, guesses in (
            ("encoder alone", table[:, 0] > 0),
            ("rules alone", table[:, 1] > 0),
            ("both, judged", judge.predict(table)),
        ):
            scores = score(records, guesses)
            print(f"{name}, {way}: {json.dumps(scores)}", flush=True)
    print(f"{time.monotonic() - started:,.0f} s")
    print(json.dumps(scores))


def read_records(path: Path) -> Iterator[Record]:
    """Yield the records of a file; a first row whose label is no number is a header."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    for row in csv.reader(io.StringIO(text, newline="")):
        if len(row) >= 3 and row[2].strip() in {"0", "1"}:
            yield Record(row[1], row[2].strip() == "1")


def features(
    reader: Reader, teacher: Teacher, records: Sequence[Record]
) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """Return a row a record: the encoder's log-odds, whether the rules see advice, and whether they see it urged."""
    reader.eval()
    rows = np.zeros((len(records), 5))
    made = [_lesson(teacher, record) for record in records]
    places = {id(lesson): at for at, lesson in enumerate(made)}
    for batch in batches(made):
        with torch.no_grad():
            out = split(reader.read([lesson.window for lesson in batch]))["advice"]
        for lesson, row in zip(batch, out, strict=True):
            likely = row[list(lesson.window.first)].mean(0).softmax(-1)
            rows[places[id(lesson)], 0] = log_odds(1 - float(likely[0]))
    for at, record in enumerate(records):
        reading = read_sentence(" ".join(record.sentence.replace("\u2019", "'").split()))
        rows[at, 1:] = (
            reading is not None,
            reading is not None and reading.kind.value == "recommendation",
            reading is not None and reading.imperative,
            len(record.sentence.split()) / 50,
        )
    return rows


def score(records: Sequence[Record], guesses: Collection[Any]) -> dict[str, float]:
    """Return precision, recall and F1 of the suggestions."""
    right = sum(record.suggests and bool(guess) for record, guess in zip(records, guesses, strict=True))
    precision = right / max(1, sum(map(bool, guesses)))
    recall = right / max(1, sum(record.suggests for record in records))
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def _lesson(teacher: Teacher, record: Record) -> Lesson:
    kind = LABELS["advice"][1 if record.suggests else 0]
    return teacher.of_sentence(kind, record.sentence)


if __name__ == "__main__":
    main()
