"""Measures search: how well the words alone, the meaning alone and both fused rank the sample's posts for 60 questions.

The questions are IT leaders' (`tests/search/questions.jsonl`): a third in the words of the posts, a third in other
words, a third vague. All posts were judged by reading them: 2 answers the question, 1 touches it.
"""

import argparse
import json
import math
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from kb.database.store import open_to_read
from kb.searching.index import MeaningIndex
from kb.searching.search import search

QUESTIONS = Path(__file__).parent.parent / "tests" / "search" / "questions.jsonl"
THREADWISE = Path(sys.executable).parent / "threadwise"
PLACES = 10
RESAMPLES = 10_000

Rank = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What somebody typed, and the grade of each relevant post by its id; `wording` is same, other or vague."""

    question: str
    wording: str
    relevant: Mapping[str, int]


def main() -> None:
    """Print nDCG@10 of each ranking, its gain over the words alone, and milliseconds a question."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", type=Path, help="the sample, built before (default: build it)")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="list the N worst questions of the fused")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = arguments.database or build_sample(Path(folder) / "kb.db")
        asked = read_questions()
        scores: dict[str, list[float]] = {}
        milliseconds: dict[str, float] = {}
        with open_to_read(database) as connection:
            for name, rank in rankings_of(connection).items():
                rank(asked[0].question)  # loads what is loaded once
                scores[name], milliseconds[name] = measure(rank, asked)
    wordings = list(dict.fromkeys(one.wording for one in asked))
    print(f"{'nDCG@10':10}" + "".join(f"{wording:>8}" for wording in (*wordings, "all")) + "   ms a question")
    for name, reached in scores.items():
        parts = [[score for score, one in zip(reached, asked, strict=True) if one.wording == at] for at in wordings]
        means = "".join(f"{statistics.mean(part):8.3f}" for part in (*parts, reached))
        print(f"{name:10}{means}   {milliseconds[name]:13.1f}")
    for name in ("meaning", "fused"):
        gained = [more - less for more, less in zip(scores[name], scores["words"], strict=True)]
        low, high = interval(gained)
        print(f"{name} above words: {statistics.mean(gained):+.3f} (95 % of resamples {low:+.3f} to {high:+.3f})")
    for score, one in sorted(zip(scores["fused"], asked, strict=True), key=lambda pair: pair[0])[: arguments.worst]:
        print(f"  {score:.3f}  {one.question}")


def build_sample(database: Path) -> Path:
    """Build the sample community into a database and return where it is."""
    subprocess.run([THREADWISE, "build", "--sample", "-o", database], check=True, capture_output=True)
    return database


def read_questions(path: Path = QUESTIONS) -> list[Question]:
    """Return the questions with their relevant posts."""
    return [Question(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def rankings_of(connection: sqlite3.Connection) -> dict[str, Rank]:
    """Return the ways to rank the posts of a database for a question, by name: words, meaning and fused."""
    index = MeaningIndex.of_database(connection)
    return {
        "words": lambda question: [post.id for post in search(connection, question, limit=PLACES).posts],
        "meaning": lambda question: list(islice(index.posts.nearest(index.direction(question)), PLACES)),
        "fused": lambda question: [post.id for post in search(connection, question, index=index, limit=PLACES).posts],
    }


def measure(rank: Rank, asked: Iterable[Question]) -> tuple[list[float], float]:
    """Return nDCG@10 of each question and the median of the milliseconds that one took."""
    scores, milliseconds = [], []
    for one in asked:
        start = time.perf_counter()
        found = rank(one.question)
        milliseconds.append(1000 * (time.perf_counter() - start))
        scores.append(ndcg(found, one.relevant))
    return scores, statistics.median(milliseconds)


def ndcg(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return the normalized discounted cumulated gain of the first ten (Järvelin and Kekäläinen 2002).

    The gain of a post is its grade, divided by log2 of its place from the third place on; 1 is the best possible order.
    """
    best = sorted(grades.values(), reverse=True)
    return _cumulated([grades.get(id_, 0) for id_ in found]) / _cumulated(best)


def interval(differences: Sequence[float]) -> tuple[float, float]:
    """Return where the mean of the differences lies in 95 % of resamples of the questions."""
    values = np.array(differences)
    drawn = np.random.default_rng(1).integers(0, len(values), (RESAMPLES, len(values)))
    low, high = np.quantile(values[drawn].mean(axis=1), (0.025, 0.975))
    return float(low), float(high)


def _cumulated(gains: Sequence[int]) -> float:
    return sum(gain / max(1.0, math.log2(place)) for place, gain in enumerate(gains[:PLACES], start=1))


if __name__ == "__main__":
    main()
