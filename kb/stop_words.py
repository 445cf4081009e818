"""Stop words: spaCy's for English, read from its file alone, since importing spaCy takes longer than a search."""

import runpy
from importlib.util import find_spec
from pathlib import Path


def _of_spacy() -> frozenset[str]:
    package = find_spec("spacy")
    assert package
    assert package.origin
    words = runpy.run_path(str(Path(package.origin).parent / "lang" / "en" / "stop_words.py"))
    return frozenset(words["STOP_WORDS"])


STOP_WORDS = _of_spacy()
