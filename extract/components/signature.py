"""Signature: the component that reads who signed out of the lines that layout marked."""

from spacy.language import Language
from spacy.tokens import Doc

from extract.components import Component
from extract.document import LineKind, text_of
from extract.signatures.signature import inline_signature, signature_in


@Language.factory("threadwise_signature")
class SignatureReader(Component):
    """Writes `doc._.signature`."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the signature of a doc whose lines are known."""
        lines = [line for line in doc._.lines if line.kind is LineKind.SIGNATURE]
        text = text_of(doc)
        doc._.signature = signature_in(text, lines) if lines else inline_signature(text, doc._.lines)
        return doc
