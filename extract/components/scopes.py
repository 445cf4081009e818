"""Scopes: of whom the author speaks, from where to where, and under which name.

A sentence is about the author's present organization unless a cue says otherwise (`patterns/scope_cues.jsonl`, data):

    nobody        questions to others, plans, hypotheticals, norms, other people's places; a reach of "clause" begins at
                  the cue and ends with the sentence (or the bracket that holds it), "post" takes the whole post
    past          the same organization in other times: no fact either, unless the sentence tells of a cut ("spare")
    former        a former employer: holds until a sentence speaks of the present place ("current", "current_weak")

Quotations, signature and furniture are nobody's. The name is the signature's where body and signature mean the same one.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc, Span

from extract.document import EVERY_STRUCTURE, LineKind, Scope, Standing, spoken_lines, spoken_sentences, text_of
from extract.facts import Signature
from extract.organization_names import (
    LIKELY,
    PLAIN,
    OrganizationMention,
    fuller,
    match_organizations,
    same_organization,
)

_COMPANY = re.compile(r"\b(?:Advisory|Consult\w+|Inc|LLC|Ltd|Solutions|Associates|Partners|Group|Systems)\b")
_SEVERAL = re.compile(
    r"\b(?:two|three|both|several|multiple|[23])\s+(?:\w+\s+){0,2}(?:districts|authorities|employers|corporations|systems|boards)\b",
    re.IGNORECASE,
)
_NAMED_SIZE = re.compile(r"(?P<name>[A-Z][\w'.-]*(?:\s+[A-Z][\w'.-]*){0,4})\s*\((?P<size>[^)]{0,40}\d[^)]{0,40})\)")
_HEADER_ORGANIZATION = re.compile(r"Organization\s*:\s*(?P<name>.{3,100}?)\s*$", re.IGNORECASE)
_SPEAKERS_LEAST = 2
_FIRST_SENTENCES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A pattern that says whom a sentence is about; see the module's docstring for effect and reach."""

    id: str
    effect: str
    reach: str
    pattern: re.Pattern[str] = field(repr=False)


def load_cues() -> tuple[Cue, ...]:
    """Return the cues of `patterns/scope_cues.jsonl`."""
    rows = (files("extract") / "patterns" / "scope_cues.jsonl").read_text("utf-8").splitlines()
    return tuple(
        Cue(
            id=row["id"],
            effect=row["effect"],
            reach=row["reach"],
            pattern=re.compile(row["pattern"], re.IGNORECASE),
        )
        for row in map(json.loads, rows)
    )


@Language.factory("threadwise_scopes")
class Scopes:
    """Writes `doc._.scopes` and `doc.spans["organizations"]`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self.cues = load_cues()

    def __call__(self, doc: Doc) -> Doc:
        """Set the scopes of a doc whose lines, sentences and signature are known."""
        sentences = list(spoken_sentences(doc))
        if self._of_nobody(doc, sentences):
            doc._.scopes = (Scope(start=0, end=len(text_of(doc)), standing=Standing.NOBODY),)
            doc.spans["organizations"] = []
            return doc
        mentions = _mentions(doc, sentences)
        pieces = list(self._pieces(sentences))
        pieces = _parted(doc, sentences, pieces, mentions)
        doc._.scopes = tuple(_named(doc, pieces, mentions))
        spans = (doc.char_span(m.start, m.end, alignment_mode="expand") for m in mentions)
        doc.spans["organizations"] = [span for span in spans if span is not None]
        return doc

    def _of_nobody(self, doc: Doc, sentences: Sequence[Span]) -> bool:
        """Whether the whole post is a compilation of replies, a vendor's, or a retold dialogue."""
        opening = [sentence.text for sentence in sentences[:_FIRST_SENTENCES]]
        whole = [cue for cue in self.cues if cue.reach == "post"]
        if any(cue.pattern.search(text[:500]) for cue in whole for text in opening):
            return True
        text = text_of(doc)
        speakers = Counter(
            text[line.cells[0][0] : line.cells[0][1]].strip().lower()
            for line in spoken_lines(doc)
            if line.kind is LineKind.KEY_VALUE and line.cells
        )
        return "me" in speakers and max(speakers.values()) >= _SPEAKERS_LEAST

    def _pieces(self, sentences: Sequence[Span]) -> Iterator[Scope]:
        """Yield scopes, still without names, sentence by sentence."""
        standing = Standing.CURRENT
        for sentence in sentences:
            text, start = sentence.text[:3_000], sentence.start_char
            former, current, weak = (self._first(effect, text) for effect in ("former", "current", "current_weak"))
            if former:
                turn = current.start() if current and current.start() > former.end() else None
                standing = Standing.FORMER
                end = sentence.end_char if turn is None else start + turn
                yield Scope(start=start, end=end, standing=standing)
                if turn is not None:
                    standing = Standing.CURRENT
                    yield Scope(start=end, end=sentence.end_char, standing=standing)
                continue
            if standing is Standing.FORMER and (current or weak):
                standing = Standing.CURRENT
            yield from self._within(text, start, sentence.end_char, standing)

    def _first(self, effect: str, text: str) -> re.Match[str] | None:
        """The leftmost cue of an effect in a sentence."""
        found = (cue.pattern.search(text) for cue in self.cues if cue.effect == effect)
        return min(filter(None, found), key=lambda match: match.start(), default=None)

    def _within(self, text: str, start: int, end: int, standing: Standing) -> Iterator[Scope]:
        """Yield a sentence's scope, with the clauses in it that are about nobody."""
        holes: list[tuple[int, int]] = []
        spared = any(cue.effect == "spare" and cue.pattern.search(text) for cue in self.cues)
        for cue in self.cues:
            if cue.reach == "post" or cue.effect not in {"nobody", "past"}:
                continue
            if cue.effect == "past" and (standing is Standing.FORMER or spared):
                continue
            match = cue.pattern.search(text)
            if match is None:
                continue
            holes.append((0, len(text)) if cue.reach == "sentence" else _clause(text, match.start(), cue))
        if not holes:
            yield Scope(start=start, end=end, standing=standing)
            return
        begin, stop = min(hole[0] for hole in holes), max(hole[1] for hole in holes)
        if begin > 0:
            yield Scope(start=start, end=start + begin, standing=standing)
        stop_at = end if stop >= len(text.rstrip()) else start + stop
        yield Scope(start=start + begin, end=stop_at, standing=Standing.NOBODY)
        if stop_at < end:
            yield Scope(start=stop_at, end=end, standing=standing)


_OWN_BEFORE = re.compile(r"\b(?:[Ww]e|I|[Oo]ur|[Mm]y|us|has|have|had|is|are)\b|\d")
_CLAUSE_START = re.compile(r"[,;(:]\s|\s[-–—]\s|\band\s|\bbut\s|\bwhile\s|\bplus\s")


def _clause(text: str, at: int, cue: Cue) -> tuple[int, int]:
    """Where the clause of a cue begins and ends: its bracket, or from the clause's start to the sentence's end."""
    bracket = text.rfind("(", 0, at)
    if bracket >= 0 and ")" not in text[bracket:at]:
        close = text.find(")", at)
        return bracket, len(text) if close < 0 else close + 1
    starts = [match.end() for match in _CLAUSE_START.finditer(text, 0, at)]
    begin = starts[-1] if starts else 0
    if begin == 0 or not _OWN_BEFORE.search(text[:begin]):
        begin = 0
    turn = re.search(r"(?:[,;]|\s[-–—])\s*(?:but|now|today|so now|currently|and now|we (?:now )?have)\b", text[at:])
    return begin, at + turn.start() if turn else len(text)


def _mentions(doc: Doc, sentences: Sequence[Span]) -> list[OrganizationMention]:
    """The organizations that the author names, in order."""
    lines = {line.content: line for line in spoken_lines(doc)}
    found: list[OrganizationMention] = []
    for place, sentence in enumerate(sentences):
        line = lines.get(sentence.start_char)
        text = sentence.text[:2_000]
        heading = line is not None and (
            line.kind is LineKind.HEADING
            or (place == 0 and len(text) < 160 and not re.search(r"[.?!]\s*$", text.strip()))
        )
        found.extend(match_organizations(text, sentence.start_char, heading=heading))
    for line in doc._.lines:
        match = None
        if line.kind is LineKind.FURNITURE and line.end - line.content < 130:
            match = _HEADER_ORGANIZATION.match(text_of(doc), line.content, line.end)
        if match:
            found.append(
                OrganizationMention(
                    name=match["name"], start=match.start("name"), end=match.end("name"), strength=LIKELY
                )
            )
    return found


def _parted(
    doc: Doc, sentences: Sequence[Span], pieces: list[Scope], mentions: list[OrganizationMention]
) -> list[Scope]:
    """Give several present organizations, named with their sizes in one sentence, a structure each."""
    names: list[str] = []
    for sentence in sentences:
        text = sentence.text[:1_000]
        sizes = list(_NAMED_SIZE.finditer(text))
        if len(sizes) >= 2 and _SEVERAL.search(text):
            names = list(dict.fromkeys(match["name"] for match in sizes))
            break
    if len(names) < 2:
        return pieces
    found: list[Scope] = []
    ordered = sorted(names, key=len, reverse=True)
    named = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in ordered))
    for piece in pieces:
        if piece.standing is not Standing.CURRENT:
            found.append(piece)
            continue
        text = text_of(doc)[piece.start : piece.end]
        marks = [(match.start(), names.index(match.group())) for match in named.finditer(text)]
        listing = len(marks) >= 2 and bool(_SEVERAL.search(text))
        begin = piece.start
        structure = EVERY_STRUCTURE
        for at, index in marks:
            if piece.start + at > begin:
                found.append(replace(piece, start=begin, end=piece.start + at, structure=structure))
            begin, structure = piece.start + at, index
            if listing and (close := text.find(")", at)) > 0:
                found.append(replace(piece, start=begin, end=piece.start + close + 1, structure=structure))
                begin, structure = piece.start + close + 1, EVERY_STRUCTURE
        if begin < piece.end:
            found.append(replace(piece, start=begin, end=piece.end, structure=structure))
    for index, name in enumerate(names):
        at = text_of(doc).find(name)
        found = [
            replace(piece, organization=name, mention=(at, at + len(name)))
            if piece.structure == index and piece.standing is Standing.CURRENT
            else piece
            for piece in found
        ]
    return found


def _named(doc: Doc, pieces: Sequence[Scope], mentions: Sequence[OrganizationMention]) -> Iterator[Scope]:
    """Yield scopes that cover the whole text, each with the name of its organization."""
    several = any(piece.structure for piece in pieces)
    current = _current_name(doc._.signature, _within_standing(pieces, mentions, {Standing.CURRENT, Standing.NOBODY}))
    former = max(
        (m for m in _within_standing(pieces, mentions, {Standing.FORMER})), key=lambda m: m.strength, default=None
    )
    position = 0
    for piece in pieces:
        if piece.start > position:
            yield Scope(start=position, end=piece.start, standing=Standing.NOBODY)
        position = piece.end
        if piece.standing is Standing.FORMER:
            yield _with(piece, former, structure=len(pieces) + 1)
        elif piece.standing is Standing.CURRENT and not several:
            yield _with(piece, current, structure=0)
        else:
            yield piece
    if position < len(text_of(doc)):
        yield Scope(start=position, end=len(text_of(doc)), standing=Standing.NOBODY)


def _within_standing(
    pieces: Sequence[Scope], mentions: Sequence[OrganizationMention], standings: set[Standing]
) -> list[OrganizationMention]:
    """The mentions that stand in pieces of these standings (a header's belongs to the present)."""
    found = []
    index = 0
    for mention in sorted(mentions, key=lambda m: m.start):
        while index < len(pieces) and pieces[index].end <= mention.start:
            index += 1
        inside = index < len(pieces) and pieces[index].start <= mention.start
        standing = pieces[index].standing if inside else Standing.CURRENT
        if standing is Standing.NOBODY and mention.strength <= PLAIN:
            continue
        if standing in standings:
            found.append(mention)
    return found


def _current_name(signature: Signature | None, mentions: Sequence[OrganizationMention]) -> OrganizationMention | None:
    """The name of the present organization: the signature's, unless the body is about another one."""
    best = max(mentions, key=lambda m: m.strength, default=None)
    signed = signature.organization if signature else None
    if signature is None or signed is None or _COMPANY.search(signed):
        return best
    place = signature.evidence
    own = OrganizationMention(name=signed, start=place.start, end=place.end, strength=LIKELY)
    for mention in mentions:
        if same_organization(mention.name, signed):
            return mention if fuller(signed, mention.name) != signed else own
    other = max((m for m in mentions if m.worded), key=lambda m: m.strength, default=None)
    return other if other is not None and other.strength > PLAIN else own


def _with(piece: Scope, mention: OrganizationMention | None, *, structure: int) -> Scope:
    if mention is None:
        return replace(piece, structure=structure)
    return replace(piece, structure=structure, organization=mention.name, mention=(mention.start, mention.end))
