import pytest
from spacy.language import Language

from extract.pipeline import load


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load()
