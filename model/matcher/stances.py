"""Stances: teaches what tells whether a sentence speaks against a practice, on the vectors of the shipped encoder.

One regression over words and vector (`kb.meaning.stance_reader`) learns from the training third of the groups of advice
and from `annotations/groups/stances.jsonl`: practices of other fields as well, each with two sentences for it and three
against it. The figure is the area under the ROC curve, on lines by writers of neither.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from kb.meaning.encoder import WEIGHTS, MeaningEncoder
from kb.meaning.stance_reader import StanceReader, words_of
from kb.meaning.vectors import Vectors
from model.annotated import PLAIN, STANCES
from model.arrays import write_arrays
from model.matcher.groups import Line, read_lines

_STRENGTH = 0.5
"""Inverse strength of the ridge that keeps weights small."""
_SCALE = 0.05
"""Length of a number of the vector (of deviation 1) beside words, whose features have length 1 a sentence."""
_LEAST_SENTENCES = 3
"""Sentences that a word or pair of words must be in to be known."""

Arrays = Mapping[str, npt.NDArray[np.generic]]


def main() -> None:
    """Write stances.npz, and its digest into matcher.json."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="what `model.matcher.export` wrote")
    weights = parser.parse_args().weights
    encoder = MeaningEncoder(weights)
    lines = [*read_lines("train"), *read_lines(STANCES)]
    stored = teach_stances(lines, _vectors(encoder, lines))
    reader = StanceReader.of_arrays(stored)
    print(f"{len(lines):,} sentences taught, {len(stored['words']):,} words and pairs of words known")
    for name in ("dev", "test", *PLAIN):
        unseen = read_lines(name)
        against = reader.against([line.text for line in unseen], _vectors(encoder, unseen))
        print(f"{name}: area under the curve {roc_auc_score([not line.is_for for line in unseen], against):.3f}")
    described = json.loads((weights / "matcher.json").read_text(encoding="utf-8"))
    described["stances_sha256"] = write_arrays(weights / "stances.npz", stored)
    (weights / "matcher.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")


def teach_stances(lines: Sequence[Line], vectors: Vectors) -> Arrays:
    """Return what `StanceReader.of_arrays` takes, fitted to lines and their vectors (lines × width)."""
    words = TfidfVectorizer(analyzer=words_of, binary=True, min_df=_LEAST_SENTENCES)
    said = words.fit_transform(line.text for line in lines)
    middle, deviation = vectors.mean(0), vectors.std(0)
    features = hstack([said, csr_matrix((vectors - middle) / deviation * _SCALE)])
    fitted = LogisticRegression(C=_STRENGTH, max_iter=4_000).fit(features, [not line.is_for for line in lines])
    of_words, of_vector = np.split(fitted.coef_[0], [len(words.idf_)])
    of_vector *= _SCALE / deviation
    return {
        "words": words.get_feature_names_out().astype(np.str_),
        "rarity": words.idf_.astype(np.float32),
        "word_weights": of_words.astype(np.float32),
        "weights": of_vector.astype(np.float32),
        "bias": np.float32(fitted.intercept_[0] - middle @ of_vector),
    }


def _vectors(encoder: MeaningEncoder, lines: Sequence[Line]) -> Vectors:
    return encoder.vectors(line.text for line in lines)


if __name__ == "__main__":
    main()
