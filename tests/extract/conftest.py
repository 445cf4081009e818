import pytest
from spacy.language import Language

from extract.pipeline import COMPONENTS, load


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load()


@pytest.fixture(scope="session")
def without_reader() -> Language:
    """Return the rules alone: what they propose before the encoder is heard."""
    return load([name for name in COMPONENTS if name != "threadwise_reader"])


@pytest.fixture(scope="session")
def rules() -> Language:
    """Return the rules of advice alone: what they propose without encoder and judge."""
    return load(("threadwise_layout", "threadwise_sentence_borders", "threadwise_advice"))
