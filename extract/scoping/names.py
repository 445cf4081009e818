"""Scope names: under which organization's name each scope is.

The name is the signature's where body and signature mean the same one; the body's where it is about another school or
district; a company's signature (a consultant's) names no district.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from extract.document import LineKind, Scope, Standing, spoken_lines, text_of, words_of
from extract.facts import Signature
from extract.scoping.labels import is_label
from extract.scoping.organization_names import match_organizations
from extract.scoping.organizations import OrganizationMention, Strength, fuller, same_organization
from extract.titles.marked import titles_of
from extract.titles.title import Title

_COMPANY = re.compile(r"\b(?:Advisory|Consult\w+|Inc|LLC|Ltd|Solutions|Associates|Partners|Group|Systems)\b")
_TEACHES = re.compile(r"\b(?:Schools?|Charter|Academ(?:y|ies)|College|Montessori)\b")
_NAMING_LINE = re.compile(
    r"\W*(?:\w{1,3}[.)]\s*|q\d+\s*)?(?:school|district|institution|organi[sz]ation|org|employer|college|university"
    r"|name(?=:[^\n]{3,40}\b(?:schools?|district|isd|academy|college)\b)"
    r"|library|hospital|clinic|museum|company|county|unit|agency|lea|trust"
    r"|school (?:system|district|division|corporation)|name of (?:the |your )?\w+"
    r"|(?:school|district|lea|agency|library|system) name)"
    r"\s*(?:[:=]{1,3}|\.{3,}|\t|\s{3,}|\s[-–—]\s)(?:20)?\s*"
    r"(?P<name>[^\W\d][^\d\n(,:;?|]{2,50}?(?: \d[\w-]{0,4}| \([A-Z]-[IVX\d]+\))?)"
    r"\s*(?:\(|$)",
    re.IGNORECASE,
)
"""Matches "District: Marrow Bay Schools", "2) Name of your library .... Orley"."""
_CELLS = re.compile(r"\t|\s{2}")
"""What parts the columns of a table, whose first one is headed "School"."""
_MOST_WORDS, _LONGEST = 7, 130
"""Words of a name, and characters of a line that gives one by a label."""
_HEADER_ORGANIZATION = re.compile(r"Organization\s*:\s*(?P<name>.{3,100}?)\s*$", re.IGNORECASE)


def match_mentions(doc: Doc, sentences: Sequence[Span]) -> list[OrganizationMention]:
    """Return the organizations that the author names, in order."""
    lines = {line.content: line for line in spoken_lines(doc)}
    found: list[OrganizationMention] = []
    for place, sentence in enumerate(sentences):
        line = lines.get(sentence.start_char)
        text = words_of(sentence)[:2_000]
        heading = line is not None and (
            line.kind is LineKind.HEADING
            or (place == 0 and len(text) < 160 and not re.search(r"[.?!]\s*$", text.strip()))
        )
        found.extend(match_organizations(text, sentence.start_char, heading=heading))
    for line in spoken_lines(doc):
        label = _NAMING_LINE.match(text_of(doc), line.content, min(line.end, line.content + _LONGEST))
        cells = label is not None and _CELLS.search(label["name"]) is not None
        if label and not cells and len(label["name"].split()) <= _MOST_WORDS and not is_label(label["name"]):
            name, start = label["name"], label.start("name")
            found.append(OrganizationMention(name=name, start=start, end=start + len(name), strength=Strength.SURE))
    for line in doc._.lines:
        header = line.kind is LineKind.FURNITURE and line.end - line.content < _LONGEST
        if header and (match := _HEADER_ORGANIZATION.match(text_of(doc), line.content, line.end)):
            start, end = match.span("name")
            found.append(OrganizationMention(name=match["name"], start=start, end=end, strength=Strength.LIKELY))
    titles = titles_of(doc)
    return [one for one in found if not _is_of_a_title(one, titles)]


def _is_of_a_title(mention: OrganizationMention, titles: Sequence[Title]) -> bool:
    """Return whether a name goes on with a title that begins before it ("Director of Dryford Schools")."""
    before = bisect_left(titles, mention.start, key=lambda title: title.start)
    return before > 0 and mention.end <= titles[before - 1].end


def named(doc: Doc, pieces: Sequence[Scope], mentions: Sequence[OrganizationMention]) -> Iterator[Scope]:
    """Yield scopes that cover the whole text, each with the name of its organization."""
    several = any(piece.structure for piece in pieces)
    current = _current_name(doc._.signature, _within_standing(pieces, mentions, {Standing.CURRENT, Standing.NOBODY}))
    formers = _former_names(_within_standing(pieces, mentions, {Standing.FORMER}))
    at = 0
    position = 0
    for piece in pieces:
        if piece.start > position:
            yield Scope(start=position, end=piece.start, standing=Standing.NOBODY)
        position = piece.end
        if piece.standing is Standing.FORMER:
            while at + 1 < len(formers) and formers[at + 1].start < piece.end:
                at += 1
            yield _with(piece, formers[at] if formers else None, structure=len(pieces) + 1 + at)
        elif piece.standing is Standing.CURRENT and not several:
            yield _with(piece, current, structure=0)
        else:
            yield piece
    if position < len(text_of(doc)):
        yield Scope(start=position, end=len(text_of(doc)), standing=Standing.NOBODY)


def _former_names(mentions: Sequence[OrganizationMention]) -> list[OrganizationMention]:
    """Return the names of former employers, in order: the surest one, and any other that a cue tells as surely."""
    best = max(mentions, key=lambda m: m.strength, default=None)
    found: list[OrganizationMention] = []
    for mention in mentions:
        told = any(same_organization(mention.name, other.name) for other in found)
        if best is not None and mention.strength >= max(best.strength, Strength.LIKELY) and not told:
            found.append(mention)
    return found or ([] if best is None else [best])


def _within_standing(
    pieces: Sequence[Scope], mentions: Sequence[OrganizationMention], standings: set[Standing]
) -> list[OrganizationMention]:
    """Return the mentions that are in pieces of these standings (a header's belongs to the present)."""
    found = []
    index = 0
    for mention in sorted(mentions, key=lambda m: m.start):
        while index < len(pieces) and pieces[index].end <= mention.start:
            index += 1
        inside = index < len(pieces) and pieces[index].start <= mention.start
        standing = pieces[index].standing if inside else Standing.CURRENT
        if standing is Standing.NOBODY and mention.strength <= Strength.PLAIN:
            continue
        if standing in standings:
            found.append(mention)
    return found


def _current_name(signature: Signature | None, mentions: Sequence[OrganizationMention]) -> OrganizationMention | None:
    """Return the name of the present organization: the signature's, unless the body is about another one."""
    best = max(mentions, key=lambda m: m.strength, default=None)
    signed = signature.organization if signature else None
    if signature is None or signed is None or (_COMPANY.search(signed) and not _TEACHES.search(signed)):
        return best
    place = signature.evidence
    own = OrganizationMention(name=signed, start=place.start, end=place.end, strength=Strength.LIKELY)
    for mention in mentions:
        if same_organization(mention.name, signed):
            return mention if fuller(signed, mention.name) != signed else own
    other = max((m for m in mentions if m.worded), key=lambda m: m.strength, default=None)
    return other if other is not None and other.strength > Strength.PLAIN else own


def _with(piece: Scope, mention: OrganizationMention | None, *, structure: int) -> Scope:
    if mention is None:
        return replace(piece, structure=structure)
    return replace(piece, structure=structure, organization=mention.name, mention=(mention.start, mention.end))
