"""Quantities: the component that marks how many things a post counts, as `doc.spans["quantities"]`."""

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from extract.components import Component
from extract.document import text_of
from extract.quantities.grammar import match_quantities


@Language.factory("threadwise_quantities")
class Quantities(Component):
    """Lays `extract.quantities` over the Doc; each span's `span._.quantity` counts characters of the doc's text.

    A span covers every token that its quantity touches, so it may be wider than the quantity where a number is glued
    to a word. Of two numbers glued into one token ("½½") the first alone is kept: spaCy keeps one `_` for equal spans.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Write the spans, in order."""
        spans: list[Span] = []
        for quantity in match_quantities(text_of(doc)):
            span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
            if span is not None and not (spans and spans[-1].start == span.start and spans[-1].end == span.end):
                span._.quantity = quantity
                spans.append(span)
        doc.spans["quantities"] = SpanGroup(doc, name="quantities", spans=spans)
        return doc
