import pytest
from spacy.language import Language

from extract.pipeline import load


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load()


@pytest.fixture(scope="session")
def rules() -> Language:
    """Return the rules of advice alone: what they propose without encoder and judge."""
    return load(("threadwise_layout", "threadwise_sentence_borders", "threadwise_advice"))
