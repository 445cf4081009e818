"""What the components write on a spaCy `Doc` for each other: lines, mentions, scopes, found facts.

Each attribute has one writer, named here, and any number of readers:

    attribute                    what it holds                                                     written by
    doc._.lines                  tuple[Line, ...]: every line of the text, in order, no gaps       layout
    doc.sents                    sentences; none crosses a border between items, rows, quotes …    sentence_borders
    doc._.signature              Signature | None                                                  signature
    doc.spans["quantities"]      spans with `span._.quantity`                                      quantities
    doc.spans["titles"]          spans with `span._.role` (canonical id or None)                   titles
    doc.spans["organizations"]   organizations named by the author                                 scopes
    doc._.scopes                 tuple[Scope, ...]: of whom the author speaks, from where to where scopes
    doc._.found                  list of facts, each component appends its own                     sizes, positions, …
    doc._.advice                 tuple[Advice, ...]                                                advice
    doc._.structures             tuple[Structure, ...]: facts laid into whose scope they stand in  assemble

A fact in `doc._.found` is an `Enrollment`, `Sites`, `StaffTotal`, `Position`, `ReportingLine` or `DeviceProgram`
whose evidence counts in the Doc's own text (`Field.TEXT`); `extract.pipeline` turns offsets into the post's fields.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Doc, Span

from extract.facts import Evidence, Field


class LineKind(StrEnum):
    """What a line of a post is, before anybody looks at sentences."""

    TEXT = "text"
    ITEM = "item"
    ROW = "row"
    KEY_VALUE = "key_value"
    HEADING = "heading"
    QUOTE = "quote"
    SIGNATURE = "signature"
    FURNITURE = "furniture"
    BLANK = "blank"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the Doc's text, by character offsets; `content` is where its words begin, after bullet or quote mark.

    `indent` counts columns before the marker. `cells` are the offsets of a row's columns, or of a key and its value.
    `table` numbers the table that a row belongs to, `header` says that the row names the columns.
    `wraps` says that the next line goes on with the same sentence, cell or item (a hard-wrapped text).
    """

    start: int
    end: int
    kind: LineKind
    content: int
    indent: int = 0
    marker: str | None = None
    cells: tuple[tuple[int, int], ...] = ()
    table: int | None = None
    header: bool = False
    wraps: bool = False


class Standing(StrEnum):
    """What the author's words in a scope are about."""

    CURRENT = "current"
    FORMER = "former"
    NOBODY = "nobody"
    """Questions to others, plans, hypotheticals, other people's figures, norms: nothing there is a fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """From `start` to `end` (characters) the author speaks of one organization, or of none.

    Scopes are disjoint, in order, and together cover the whole text. `organization` is the name as written (None
    when unnamed), `mention` where it stands; scopes with equal `structure` describe the same one.
    """

    start: int
    end: int
    standing: Standing
    structure: int = 0
    organization: str | None = None
    mention: tuple[int, int] | None = None


for _name in ("lines", "scopes", "advice", "structures"):
    Doc.set_extension(_name, default=(), force=True)
Doc.set_extension("signature", default=None, force=True)
Doc.set_extension("found", default=[], force=True)
Span.set_extension("quantity", default=None, force=True)
Span.set_extension("role", default=None, force=True)

_UNSPOKEN = {LineKind.QUOTE, LineKind.SIGNATURE, LineKind.FURNITURE, LineKind.BLANK}


def spoken_lines(doc: Doc) -> Iterator[Line]:
    """Yield the lines that hold the author's own words: no quotation, signature, furniture or blank."""
    return (line for line in doc._.lines if line.kind not in _UNSPOKEN)


def spoken_sentences(doc: Doc) -> Iterator[Span]:
    """Yield the sentences that stand in spoken lines."""
    kinds = [(line.start, line.end, line.kind) for line in doc._.lines]
    index = 0
    for sentence in doc.sents:
        if not sentence.text.strip():
            continue
        first = next((token.idx for token in sentence if not token.is_space), sentence.start_char)
        while index < len(kinds) and kinds[index][1] < first:
            index += 1
        if index < len(kinds) and kinds[index][2] not in _UNSPOKEN:
            yield sentence


def scope_at(doc: Doc, offset: int) -> Scope:
    """Return the scope that covers a character offset."""
    for scope in doc._.scopes:
        if scope.start <= offset < scope.end:
            return scope  # type: ignore[no-any-return]  # extension attributes are untyped
    return Scope(start=0, end=len(doc.text), standing=Standing.CURRENT)


def evidence(doc: Doc, start: int, end: int) -> Evidence:
    """Return the evidence for characters `start` to `end`, with the sentence (or sentences) that hold them."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return Evidence(field=Field.TEXT, start=start, end=end, sentence=doc.text[start:end])
    first, last = span[0].sent, span[-1].sent
    sentence = doc.text[first.start_char : last.end_char].strip()
    return Evidence(field=Field.TEXT, start=start, end=end, sentence=sentence)
