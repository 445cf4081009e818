"""What the components write on a spaCy `Doc` for each other: lines, mentions, scopes, found facts.

Each attribute has one writer, named here, and any number of readers:

    attribute                    what it holds                                                     written by
    doc._.lines                  tuple[Line, ...]: every line of the text, in order, no gaps       layout
    doc.sents                    sentences; none crosses a border between items, rows, quotes …    sentence_borders
    doc.spans["titles"]          spans with `span._.title`                                         titles
    doc._.reading                Reading: what the encoder makes of tokens                         reader
    doc._.signature              Signature | None                                                  signature
    doc.spans["quantities"]      spans with `span._.quantity`                                      quantities
    doc.spans["organizations"]   organizations named by the author                                 scopes
    doc._.scopes                 tuple[Scope, ...]: of whom the author speaks, from where to where scopes
    doc._.found                  list of facts, each component appends its own                     sizes, positions, …
    doc._.verdicts               tuple[Verdict, ...]: what was proposed, how probable, and why     judge, advice
    doc._.advice                 tuple[Advice, ...]                                                advice
    doc._.structures             tuple[Structure, ...]: facts laid into whose scope they are in  assemble

The evidence of a `Fact` in `doc._.found` counts in the Doc's own text (`Field.TEXT`); `extract.pipeline` turns offsets
into the post's fields.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from operator import attrgetter
from typing import NamedTuple, TypeVar

from spacy.tokens import Doc, Span

from extract.facts import Advice, Evidence, Fact, Field

_Found = TypeVar("_Found")


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
    MACHINE = "machine"
    BLANK = "blank"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the Doc's text, by character offsets; `content` is where its words begin, after bullet or quote mark.

    `indent` counts columns before the marker. `cells` are the offsets of a row's columns, or of a key and its value.
    `table` numbers the table that a row belongs to, `header` says that the row names the columns; in a table of records
    each row names its own: `names` are the offsets of each cell's name (empty where it has none).
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
    names: tuple[tuple[int, int], ...] = ()
    wraps: bool = False


class Standing(StrEnum):
    """What the author's words in a scope are about."""

    CURRENT = "current"
    FORMER = "former"
    NOBODY = "nobody"
    """Questions to others, plans, hypotheticals, other people's figures, norms: nothing there is a fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a judge says of a proposed fact, whose evidence carries the probability.

    `ruled` tells whether rules proposed it (else the encoder did), `published` whether it was probable enough, and
    `reasons` what weighed most, in log-odds: above zero for it, below against it.
    """

    fact: Fact | Advice
    ruled: bool
    published: bool
    reasons: tuple[tuple[str, float], ...]


EVERY_STRUCTURE = -1
"""The `structure` of a scope that speaks of all present organizations at once ("I am director of two districts")."""


class Department(NamedTuple):
    """One that the post describes: the number of its structure, and whether the author works there or did."""

    structure: int
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """From `start` to `end` (characters) the author speaks of one organization, or of none.

    Scopes are disjoint, in order, and together cover the whole text. `organization` is the name as written (None
    when unnamed), `mention` where it is; scopes with equal `structure` describe the same one.
    """

    start: int
    end: int
    standing: Standing
    structure: int = 0
    organization: str | None = None
    mention: tuple[int, int] | None = None

    @property
    def department(self) -> Department:
        """The department of which the author speaks here."""
        return Department(self.structure, self.standing)


for _name in ("lines", "scopes", "advice", "structures", "verdicts"):
    Doc.set_extension(_name, default=(), force=True)
Doc.set_extension("signature", default=None, force=True)
Doc.set_extension("reading", default=None, force=True)
Doc.set_extension("found", default=[], force=True)
Span.set_extension("quantity", default=None, force=True)
Span.set_extension("title", default=None, force=True)

_START = attrgetter("start")
_UNSPOKEN = {LineKind.QUOTE, LineKind.SIGNATURE, LineKind.FURNITURE, LineKind.MACHINE, LineKind.BLANK}


def text_of(doc: Doc) -> str:
    """Return the Doc's text; since `layout`, a line that goes on with the one before follows it after one blank.

    Joints (`extract.joints`) fill its indentation. Kept with the doc: `doc.text` joins the tokens anew each time, which
    costs too much.
    """
    text: str | None = doc.user_data.get("text")
    if text is None:
        text = doc.user_data["text"] = doc.text
    return text


def words_of(span: Span) -> str:
    """Return a span's text, cut from the Doc's: `span.text` joins its tokens anew."""
    return text_of(span.doc)[span.start_char : span.end_char]


def spoken_lines(doc: Doc) -> Iterator[Line]:
    """Yield the lines that hold the author's own words: no quotation, signature, furniture or blank."""
    return (line for line in doc._.lines if line.kind not in _UNSPOKEN)


def kept(find: Callable[[Doc], _Found]) -> Callable[[Doc], _Found]:
    """Keep with each doc what a function finds in it: several components ask for the same, one after another."""
    name = find.__name__

    @wraps(find)
    def found(doc: Doc) -> _Found:
        if name not in doc.user_data:
            doc.user_data[name] = find(doc)
        known: _Found = doc.user_data[name]
        return known

    return found


@kept
def lower_text(doc: Doc) -> str:
    """Return the Doc's text in lower case, of the same length (a few capitals would grow), and bold's marks blank."""
    text = text_of(doc).replace("**", "  ")
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


@kept
def spoken_sentences(doc: Doc) -> tuple[Span, ...]:
    """Return the sentences that are in spoken lines; a bullet or list number alone is none."""
    lines = doc._.lines
    index = 0
    found: list[Span] = []
    for sentence in doc.sents:
        words = words_of(sentence)
        first = sentence.end_char - len(words.lstrip())
        if first == sentence.end_char:
            continue
        while index < len(lines) and lines[index].end < first:
            index += 1
        if index < len(lines) and lines[index].kind not in _UNSPOKEN and first >= lines[index].content:
            found.append(sentence)
    return tuple(found)


def line_at(doc: Doc, offset: int) -> Line:
    """Return the line that holds a character offset."""
    lines: tuple[Line, ...] = doc._.lines
    return lines[max(bisect_right(lines, offset, key=_START) - 1, 0)]


def scope_at(doc: Doc, offset: int) -> Scope:
    """Return the scope that covers a character offset."""
    scopes: tuple[Scope, ...] = doc._.scopes
    at = bisect_right(scopes, offset, key=_START) - 1
    if at >= 0 and offset < scopes[at].end:
        return scopes[at]
    end = doc[-1].idx + len(doc[-1].text_with_ws) if len(doc) else 0
    return Scope(start=0, end=end, standing=Standing.CURRENT)


def evidence(doc: Doc, start: int, end: int) -> Evidence:
    """Return the evidence for characters `start` to `end`, with the sentence (or sentences) that hold them.

    White space at the end is none of it: what comes last in a line may have been read up to the next.
    """
    text = text_of(doc)
    end = start + len(text[start:end].rstrip())
    starts = _sentence_starts(doc)
    first, after = bisect_right(starts, start) - 1, bisect_right(starts, end - 1)
    sentence = text[starts[first] : starts[after] if after < len(starts) else len(text)]
    return Evidence(field=Field.TEXT, start=start, end=end, sentence=sentence.strip())


@kept
def token_starts(doc: Doc) -> Sequence[int]:
    """Return the character at which each token begins."""
    offsets: list[int] = doc.to_array(["IDX"]).tolist()
    return offsets


@kept
def _sentence_starts(doc: Doc) -> Sequence[int]:
    """Return the character at which each sentence begins."""
    return [sentence.start_char for sentence in doc.sents]
