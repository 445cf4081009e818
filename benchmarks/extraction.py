"""Measures how many words a second the extraction pipeline reads, whole and component by component, on one core.

The posts are the sample community's, each read once a round; the median of the rounds is told. The rivals take turns,
so that a machine that slows down slows all of them.
"""

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import spacy
from spacy.language import Language

from extract.pipeline import load
from kb.commands.sources import Reading


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--stock", metavar="FOLDER", help="folder of the stock small English pipeline's weights")
    arguments = parser.parse_args()
    texts = list(sample_texts())
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts):,} posts, {words:,} words, {arguments.rounds} rounds")
    rivals: dict[str, Language] = {"blank English": spacy.blank("en"), "threadwise, whole": load()}
    if arguments.stock:
        rivals["stock small English, whole"] = spacy.load(arguments.stock)
    for name, seconds in median_seconds(rivals, texts, arguments.rounds).items():
        print(f"{name:32} {words / seconds:12,.0f} words/s")
    for name, share in component_shares(rivals["threadwise, whole"], texts).items():
        print(f"  {name:30} {share:12.1%} of the time")


def sample_texts() -> Iterator[str]:
    """Yield the text of every post of the sample community."""
    for thread in Reading((), sample=True).threads():
        for post in thread.posts:
            yield post.text if post.signature is None else f"{post.text}\n\n{post.signature}"


def median_seconds(rivals: Mapping[str, Language], texts: Sequence[str], rounds: int) -> dict[str, float]:
    """Return the median of the seconds that each rival takes for the texts, after one round that does not count."""
    measured: dict[str, list[float]] = {name: [] for name in rivals}
    for _ in range(1 + rounds):
        for name, nlp in rivals.items():
            start = time.perf_counter()
            for _doc in nlp.pipe(texts):
                pass
            measured[name].append(time.perf_counter() - start)
    return {name: statistics.median(seconds[1:]) for name, seconds in measured.items()}


def component_shares(nlp: Language, texts: list[str]) -> dict[str, float]:
    """Return each component's share of the time, the tokenizer included, the greatest first."""
    seconds: dict[str, float] = defaultdict(float)
    for text in texts:
        start = time.perf_counter()
        doc = nlp.make_doc(text)
        seconds["tokenizer"] += time.perf_counter() - start
        for name, component in nlp.pipeline:
            start = time.perf_counter()
            doc = component(doc)
            seconds[name] += time.perf_counter() - start
    whole = sum(seconds.values())
    return {name: spent / whole for name, spent in sorted(seconds.items(), key=lambda item: -item[1])}


if __name__ == "__main__":
    main()
