"""Marked quantities: those of a doc, as `extract.components.quantities` marks them."""

from collections.abc import Sequence

from spacy.tokens import Doc

from extract.document import kept
from extract.quantities.quantity import Quantity


@kept
def quantities_of(doc: Doc) -> Sequence[Quantity]:
    """Return all quantities of a doc, in order."""
    return [span._.quantity for span in doc.spans.get("quantities", ())]
