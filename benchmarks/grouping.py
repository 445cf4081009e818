"""Measures grouping of advice: how good, how fast with ever more of it, and how far growth moves it.

`--quality GOLD…` compares `threadwise distil` with leaving each alone and with TF-IDF and agglomerative clustering
(which needs the extra `train`). `--growth` distils up to 100,000 sentences, recombined from those of our own lesson.
`--wander` distils half of the lesson's unseen sentences, then all of them.
"""

import argparse
import random
import resource
import time
from collections.abc import Sequence
from pathlib import Path

from kb.distil.recommend import Earlier, distil
from kb.distil.scoring import GroupedAdvice, b_cubed, read_grouped, score, voices_of
from kb.meaning.encoder import shipped_encoder
from kb.recommendations import Known, Recommendation, Voice
from model.annotated import read_groups

SIZES = (1_000, 10_000, 100_000)


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quality", nargs="*", type=Path, metavar="GOLD", help="JSON Lines of annotated advice")
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--wander", action="store_true")
    arguments = parser.parse_args()
    for path in arguments.quality or ():
        compare(path)
    if arguments.growth:
        grow()
    if arguments.wander:
        wander()


def compare(path: Path) -> None:
    """Print B-cubed F1 of each way on one file; simpler ways get the threshold that suits this very file best."""
    gold = list(read_grouped(path.read_text(encoding="utf-8").splitlines(), str(path)))
    truth = [one.cluster for one in gold]
    ours = score(gold, distil(voices_of(gold), shipped_encoder()))
    print(f"{path.stem}: {len(gold)} advices")
    print(f"  each alone                    {b_cubed(truth, range(len(gold)))[2]:.3f}")
    print(f"  TF-IDF, threshold by hindsight {_tfidf(gold):.3f}")
    print(f"  threadwise distil             {ours.f1:.3f}   stance {ours.stance:.3f}   opposed {ours.opposed:.3f}")


def grow() -> None:
    """Print seconds and memory of distilling ever more sentences."""
    for size in SIZES:
        voices = [Voice(advice_id=f"{at:06}", text=text) for at, text in enumerate(recombined(size))]
        start = time.perf_counter()
        found = distil(voices, shipped_encoder())
        seconds = time.perf_counter() - start
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size:7,} sentences: {seconds:7.1f} s, {memory:5,.0f} MB, {len(found):,} recommendations", flush=True)


def wander() -> None:
    """Print how much advice changes its group when the second half of the lesson's unseen lines comes to the first."""
    lines = read_groups("test") + read_groups("dev")
    voices = [Voice(advice_id=line["id"], text=line["text"]) for line in lines]
    random.Random(1).shuffle(voices)
    half = len(voices) // 2
    first = distil(voices[:half], shipped_encoder())
    whole = distil(voices, shipped_encoder(), Earlier(known=_known(first)))
    at_once = distil(voices, shipped_encoder())
    before, after = _homes(first), _homes(whole)
    # A group that was joined to another went along: its address leads there.
    leads = {old: one.id for one in whole for old in (one.id, *one.replaces)}
    moved = [advice for advice, home in before.items() if leads.get(home) != after[advice]]
    truth = [line["cluster"] for line in lines]
    ids = [line["id"] for line in lines]
    print(f"{len(voices)} advices in two halves: {len(moved)} of {half} changed their group ({len(moved) / half:.1%})")
    for name, found in (("grown", after), ("at once", _homes(at_once))):
        print(f"  {name:8} B-cubed F1 {b_cubed(truth, [found[id_] for id_ in ids])[2]:.3f}")


def recombined(size: int) -> Sequence[str]:
    """Return different sentences: the opening of one of the lesson's with the end of another."""
    texts = [line["text"].split() for line in read_groups("train")]
    chance = random.Random(1)
    made: dict[str, None] = {}
    while len(made) < size:
        one, other = chance.choice(texts), chance.choice(texts)
        made[" ".join([*one[: (len(one) + 1) // 2], *other[len(other) // 2 :]])] = None
    return list(made)


def _known(found: Sequence[Recommendation]) -> list[Known]:
    return [Known(id=one.id, advice_ids=frozenset(voice.advice_id for voice in one.evidence)) for one in found]


def _homes(found: Sequence[Recommendation]) -> dict[str, str]:
    return {voice.advice_id: one.id for one in found for voice in one.evidence}


def _tfidf(gold: Sequence[GroupedAdvice]) -> float:
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    table = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2)).fit_transform(one.text for one in gold).toarray()
    truth = [one.cluster for one in gold]
    return max(
        b_cubed(
            truth,
            AgglomerativeClustering(n_clusters=None, distance_threshold=cut / 50, metric="cosine", linkage="average")
            .fit_predict(table)
            .tolist(),
        )[2]
        for cut in range(20, 50)
    )


if __name__ == "__main__":
    main()
