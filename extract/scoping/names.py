"""Scope names: under which organization's name each scope stands, and where several present ones part.

The name is the signature's where body and signature mean the same one; the body's where it is about another school or
district; a company's signature (a consultant's) names no district.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from extract.document import EVERY_STRUCTURE, LineKind, Scope, Standing, spoken_lines, text_of
from extract.facts import Signature
from extract.signatures.organization_names import (
    LIKELY,
    PLAIN,
    OrganizationMention,
    fuller,
    match_organizations,
    same_organization,
)

_COMPANY = re.compile(r"\b(?:Advisory|Consult\w+|Inc|LLC|Ltd|Solutions|Associates|Partners|Group|Systems)\b")
_TEACHES = re.compile(r"\b(?:Schools?|Charter|Academ(?:y|ies)|College|Montessori)\b")
_SEVERAL = re.compile(
    r"\b(?:two|three|both|several|multiple|[23])\s+(?:\w+\s+){0,2}"
    r"(?:districts|authorities|employers|corporations|systems|boards)\b",
    re.IGNORECASE,
)
_NAMED_SIZE = re.compile(r"(?P<name>[A-Z][\w'.-]*(?:\s+[A-Z][\w'.-]*){0,4})\s*\((?P<size>[^)]{0,40}\d[^)]{0,40})\)")
_HEADER_ORGANIZATION = re.compile(r"Organization\s*:\s*(?P<name>.{3,100}?)\s*$", re.IGNORECASE)


def match_mentions(doc: Doc, sentences: Sequence[Span]) -> list[OrganizationMention]:
    """Return the organizations that the author names, in order."""
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


def parted(doc: Doc, sentences: Sequence[Span], pieces: list[Scope]) -> list[Scope]:
    """Give several present organizations, named with their sizes in one sentence, a structure each."""
    names = _names_of_several(sentences)
    if len(names) < 2:
        return pieces
    found: list[Scope] = []
    ordered = sorted(names, key=len, reverse=True)
    any_name = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in ordered))
    for piece in pieces:
        if piece.standing is not Standing.CURRENT:
            found.append(piece)
            continue
        text = text_of(doc)[piece.start : piece.end]
        marks = [(match.start(), names.index(match.group())) for match in any_name.finditer(text)]
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
    return [_with_own_name(doc, piece, names) for piece in found]


def _names_of_several(sentences: Sequence[Span]) -> list[str]:
    """The names in the sentence that tells of several organizations with their sizes."""
    for sentence in sentences:
        text = sentence.text[:1_000]
        sizes = list(_NAMED_SIZE.finditer(text))
        if len(sizes) >= 2 and _SEVERAL.search(text):
            return list(dict.fromkeys(match["name"] for match in sizes))
    return []


def _with_own_name(doc: Doc, piece: Scope, names: Sequence[str]) -> Scope:
    if piece.standing is not Standing.CURRENT or piece.structure == EVERY_STRUCTURE:
        return piece
    name = names[piece.structure]
    at = text_of(doc).find(name)
    return replace(piece, organization=name, mention=(at, at + len(name)))


def named(doc: Doc, pieces: Sequence[Scope], mentions: Sequence[OrganizationMention]) -> Iterator[Scope]:
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
    if signature is None or signed is None or (_COMPANY.search(signed) and not _TEACHES.search(signed)):
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
