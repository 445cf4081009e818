"""Titles: marks the job titles in a post as `doc.spans["titles"]`.

`span._.title` holds the `Title` itself with its own offsets (a spaCy span ends where a token does, a title need not).
Acronyms that the post introduces in parentheses count as titles in the rest of it.
"""

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from extract.components import Component
from extract.document import LineKind, text_of
from extract.stretches import Stretches
from extract.titles.grammar import explained_acronyms, introduced_acronyms, match_titles
from extract.titles.singular import singular_words


@Language.factory("threadwise_titles")
class Titles(Component):
    """Writes `doc.spans["titles"]` and `span._.title`."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark every title of the doc, in spoken lines or not; what is in a machine's lines is none."""
        text = text_of(doc)
        machine = Stretches((line.start, line.end) for line in doc._.lines if line.kind is LineKind.MACHINE)
        acronyms = introduced_acronyms(text)
        spans: list[Span] = []
        for title in match_titles(text, heads=frozenset(acronyms) | explained_acronyms(text)):
            introduces = title.written.rstrip("s").lower() in acronyms and text[: title.start].endswith("(")
            if introduces or machine.hold(title.start):
                continue
            if title.singular.lower() in acronyms:
                title = replace(title, singular=singular_words(acronyms[title.singular.lower()]))
            span = doc.char_span(title.start, title.end, alignment_mode="expand")
            if span is None:
                continue
            span._.title = title
            spans.append(span)
        doc.spans["titles"] = spans
        return doc
