"""Scopes: the component that tells of whom the author speaks, from where to where, and under which name.

Quotations, signature and furniture are nobody's; the size of a place that its signature tells is the author's.
`extract.scoping` says how it is found.
"""

from spacy.language import Language
from spacy.tokens import Doc

from extract.components import Component
from extract.document import Scope, Standing, spoken_sentences, text_of
from extract.scoping.holes import with_sizes_signed
from extract.scoping.names import match_mentions, named
from extract.scoping.overtaken import overtaken
from extract.scoping.several import split_organizations
from extract.scoping.speech import without_speech
from extract.scoping.standing import beyond_dialogue, is_of_nobody, own_at_last, standings
from extract.scoping.to_come import listed_as_to_come
from extract.signatures.sizes import sizes_signed


@Language.factory("threadwise_scopes")
class Scopes(Component):
    """Writes `doc._.scopes` and `doc.spans["organizations"]`."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the scopes of a doc whose lines, sentences and signature are known."""
        sentences = beyond_dialogue(doc, spoken_sentences(doc))
        if is_of_nobody(doc, sentences):
            sentences = own_at_last(sentences)
        if not sentences:
            doc._.scopes = (Scope(start=0, end=len(text_of(doc)), standing=Standing.NOBODY),)
            doc.spans["organizations"] = []
            return doc
        mentions = match_mentions(doc, sentences)
        pieces = list(
            without_speech(
                text_of(doc), standings(sentences, listed_as_to_come(doc, sentences) | overtaken(doc, sentences))
            )
        )
        scopes = named(doc, split_organizations(doc, sentences, pieces), mentions)
        doc._.scopes = tuple(with_sizes_signed(scopes, list(sizes_signed(doc))))
        spans = (doc.char_span(m.start, m.end, alignment_mode="expand") for m in mentions)
        doc.spans["organizations"] = [span for span in spans if span is not None]
        return doc
