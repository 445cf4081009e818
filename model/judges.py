"""Judges: fits the logistic regressions that weigh each found fact, on posts that the encoder was not taught on.

A judge learns from what is found in the development writers' posts, each fact right in all its parts or not by the
annotation. `advice` tells whether a sentence advises, and `advice_*`, one against the rest, of which kind. With its
many features `advice` is too sure of writers that it has not seen; how much so shows when it is fitted without one
writer and asked about that one, and by so much its log-odds are held back (Platt 1999).
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Doc

from extract.components.advice import propose_advice
from extract.components.judge import JUDGES, judged_facts
from extract.encoder.embeddings import WEIGHTS
from extract.fields import AGREES, FIELDS, remove_first
from extract.json_lines import fact_json
from extract.judging.advice import KINDS
from extract.judging.logistic import Features
from extract.pipeline import COMPONENTS, load
from model.annotated import read_posts

_STRENGTH = 0.1
"""Inverse strength of the ridge that keeps weights small."""

_FREE = 1e6
"""Inverse strength that leaves a slope and an intercept free."""
_LIKELY = -2.0
"""Log-odds from which a sentence may be published, and what is said of it has to be calibrated."""

_DECIDING = ("threadwise_judge", "threadwise_advice", "threadwise_assemble")

Example = tuple[Features, bool]


def main() -> None:
    """Fit all judges and write them beside the encoder's weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--output", type=Path, default=WEIGHTS / "judges.json")
    arguments = parser.parse_args()
    examples: dict[str, list[Example]] = defaultdict(list)
    nlp = load([name for name in COMPONENTS if name not in _DECIDING])
    writers: list[str] = []
    for post in read_posts(arguments.split):
        doc = nlp(post["text"])
        for name, example in chain(examples_of(doc, post), advice_examples(doc, post)):
            examples[name].append(example)
        writers += [post["id"].split("-")[0]] * (len(examples["advice"]) - len(writers))
    judges = {name: fit(found) for name, found in sorted(examples.items())}
    judges["advice"] = held_back(judges["advice"], examples["advice"], writers)
    arguments.output.write_text(json.dumps(judges, indent=1) + "\n", encoding="utf-8")
    for name, found in sorted(examples.items()):
        print(f"{name:16} {len(found):5} proposals, {sum(true for _, true in found):5} true")


def fit(examples: Sequence[Example]) -> dict[str, Any]:
    """Return bias and weights of a regression; a constant where all examples agree."""
    names = sorted({name for features, _ in examples for name in features})
    table = np.array([[features.get(name, 0.0) for name in names] for features, _ in examples])
    truth = np.array([true for _, true in examples])
    if truth.all() or not truth.any():
        return {"bias": 3.0 if truth.all() else -3.0, "weights": {}}
    scale = table.std(axis=0)
    scale[scale == 0] = 1.0
    regression = LogisticRegression(C=_STRENGTH, max_iter=2_000).fit(table / scale, truth)
    weights = regression.coef_[0] / scale
    return {
        "bias": round(float(regression.intercept_[0]), 4),
        "weights": {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)},
    }


def held_back(judge: Mapping[str, Any], examples: Sequence[Example], writers: Sequence[str]) -> dict[str, Any]:
    """Return a judge whose log-odds hold for writers whom it has not seen; `writers` tells each example's."""
    scores, truth = [], []
    for left_out in sorted(set(writers)):
        others = fit([one for one, writer in zip(examples, writers, strict=True) if writer != left_out])
        for (features, true), writer in zip(examples, writers, strict=True):
            score = log_odds_of(others, features)
            if writer == left_out and score > _LIKELY:
                scores.append([score])
                truth.append(true)
    unseen = LogisticRegression(C=_FREE, max_iter=2_000).fit(np.array(scores), np.array(truth))
    slope, intercept = float(unseen.coef_[0][0]), float(unseen.intercept_[0])
    return {
        "bias": round(slope * judge["bias"] + intercept, 4),
        "weights": {name: round(slope * weight, 4) for name, weight in judge["weights"].items()},
    }


def log_odds_of(judge: Mapping[str, Any], features: Features) -> float:
    """Return what a fitted judge says of features."""
    return float(judge["bias"] + sum(judge["weights"].get(name, 0.0) * value for name, value in features.items()))


def examples_of(doc: Doc, post: Mapping[str, Any]) -> Iterator[tuple[str, Example]]:
    """Yield each fact found in a doc under its judge's name, with whether the annotation agrees in all its parts."""
    left = {
        "position": [row for structure in post["structures"] for row in structure["positions"]],
        "reporting_line": [line for structure in post["structures"] for line in structure["reporting_lines"]],
    }
    for fact, features in judged_facts(doc):
        name, value = JUDGES[type(fact)], fact_json(fact)
        if name in left:
            yield name, (features, remove_first(left[name], value, AGREES[name]))
        else:
            values, agrees = FIELDS[name]
            (figure,) = values({"structures": [{name: value}]})
            yield name, (features, any(agrees(gold, figure) for gold in values(post)))


def advice_examples(doc: Doc, post: Mapping[str, Any]) -> Iterator[tuple[str, Example]]:
    """Yield each sentence of a doc with whether it advises, and for one that does, whether it is of each kind."""
    for proposal in propose_advice(doc):
        quote = {"quote": doc.text[proposal.start : proposal.end]}
        gold = next((one for one in post["advice"] if AGREES["advice"](one, quote)), None)
        yield "advice", (proposal.features, gold is not None)
        if gold is not None:
            for kind in KINDS:
                yield f"advice_{kind.value}", (proposal.features, gold["kind"] == kind.value)


if __name__ == "__main__":
    main()
