"""spaCy components, registered as factories through entry points: when what is looked for, and where it is written."""

from spacy.language import Language


class Component:
    """A component: its factory is given the pipeline and its own name there, of which most need neither."""

    def __init__(self, nlp: Language, name: str) -> None: ...
