"""Similarity: how much of what two sentences are about is the same, by weighted concepts.

A sentence becomes concepts: content words cut to a stem, with field synonyms (`concepts.jsonl`) under one name.
Common words (`common_words.jsonl`) weigh nothing or less, rare concepts more (inverse document frequency over the
sentences at hand); similarity is the cosine of two such vectors, 0 to 1. An inverted index finds the pairs worth
comparing, so that it is never all with all.
"""

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import numpy as np

_WORD = re.compile(r"[a-z0-9]+(?:[-/'][a-z0-9]+)*")
_LONGEST_PHRASE = 3
_NEIGHBOURS = 32
"""Pairs kept of one sentence, the most similar first: thousands of sentences of one pattern stay affordable."""

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concepts:
    """What a sentence is about, and how often it names the opposite of a concept ("separate" for "join")."""

    names: frozenset[str]
    opposites: int


def concepts_of(text: str) -> Concepts:
    """Return the concepts of a sentence."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    stems = [stem(word) for word in words]
    names: set[str] = set()
    opposites = at = 0
    while at < len(words):
        for length in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
            known = _known().get(" ".join(stems[at : at + length]))
            if known:
                names.add(known[0])
                opposites += known[1]
                at += length
                break
        else:
            word = words[at].removesuffix("'s")
            if _common().get(word) != 0.0 and "'" not in word and (len(word) > 1 or word.isdigit()):
                names.add(stem(word))
            at += 1
    return Concepts(names=frozenset(names), opposites=opposites)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return a word without its inflection: a light cut, not a linguist's lemma ("policies", "policy" → "polic")."""
    for ending in (
        "ingly",
        "edly",
        "ations",
        "ation",
        "ments",
        "ment",
        "ings",
        "ing",
        "ied",
        "ies",
        "ers",
        "es",
        "ed",
        "er",
        "ly",
        "s",
        "y",
        "e",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiosl":
        word = word[:-1]
    return word


def vectors_of(bags: Sequence[frozenset[str]]) -> list[Vector]:
    """Return a vector of length 1 for each bag of concepts; a bag without concepts has none (empty)."""
    frequency = Counter(name for bag in bags for name in bag)
    total = len(bags)
    vectors: list[Vector] = []
    for bag in bags:
        weights = {name: _weight(name, frequency[name], total) for name in sorted(bag)}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        vectors.append({name: weight / length for name, weight in weights.items()} if length else {})
    return vectors


def similar_pairs(vectors: Sequence[Vector], least: float) -> dict[tuple[int, int], float]:
    """Return the pairs (first below second) that are at least so similar, `_NEIGHBOURS` of a sentence at most."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    weights: defaultdict[str, list[float]] = defaultdict(list)
    for at, vector in enumerate(vectors):
        for name, weight in vector.items():
            index[name].append(at)
            weights[name].append(weight)
    shared = {name: (np.array(index[name]), np.array(weights[name])) for name in index if len(index[name]) > 1}
    found: dict[tuple[int, int], float] = {}
    for at, vector in enumerate(vectors):
        names = [name for name in vector if name in shared]
        if not names:
            continue
        others = np.concatenate([shared[name][0] for name in names])
        parts = np.concatenate([shared[name][1] * vector[name] for name in names])
        sums = np.round(np.bincount(others, weights=parts, minlength=at + 1), 9)
        sums[at] = 0.0
        near = np.flatnonzero(sums >= least)
        if len(near) > _NEIGHBOURS:
            near = near[sums[near] >= np.partition(sums[near], -_NEIGHBOURS)[-_NEIGHBOURS]]
        nearest = near[np.argsort(-sums[near], kind="stable")][:_NEIGHBOURS]
        for other in nearest.tolist():
            found[(at, other) if at < other else (other, at)] = float(sums[other])
    return dict(sorted(found.items()))


def cosine(one: Vector, other: Vector) -> float:
    """Return the similarity of two vectors of length 1, rounded so that no order of adding shows."""
    if len(one) > len(other):
        one, other = other, one
    return round(sum(weight * other[name] for name, weight in one.items() if name in other), 9)


def _weight(name: str, frequency: int, total: int) -> float:
    return (math.log((total + 1) / (frequency + 0.5)) + 0.5) * _common().get(name, 1.0)


def _key(phrase: str) -> str:
    return " ".join(stem(word) for word in _WORD.findall(phrase))


@cache
def _common() -> dict[str, float]:
    """The weights of common words: 0 for stop words as written, less than 1 for the field's own, by concept."""
    weights: dict[str, float] = {}
    for row in _rows("common_words.jsonl"):
        for word in row["words"]:
            name = word if row["weight"] == 0 else _known().get(_key(word), (_key(word), False))[0]
            weights[name] = row["weight"]
    return weights


@cache
def _known() -> dict[str, tuple[str, bool]]:
    rows = _rows("concepts.jsonl")
    known = {_key(phrase): (row["id"], False) for row in rows for phrase in row["words"]}
    return known | {_key(phrase): (row["id"], True) for row in rows for phrase in row.get("against", ())}


def _rows(name: str) -> list[dict[str, Any]]:
    text = files("kb.distil").joinpath(name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]
