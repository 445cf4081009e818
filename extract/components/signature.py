"""Signature: reads the name, credentials, title, organization, city and state out of the lines that layout marked.

Fields are given as written. Telephones, streets, zip codes, pronouns and mottoes are dropped; of two organizations the
first counts, of two titles too (a board that shows the title again puts it behind the telephone).
"""

import re

from spacy.language import Language
from spacy.tokens import Doc

from extract.document import Line, LineKind, text_of
from extract.facts import Evidence, Field, Signature
from extract.signatures.parts import CLOSER, PartKind, SignaturePart, pieces, without_closer
from extract.signatures.person_names import is_credential
from extract.signatures.places import organization_name, parse_place, state_in_brackets
from extract.signatures.vocabulary import is_organization, names_organization

_INLINE = re.compile(
    r"(?<=[.!?)])\s+[-–—~]+\s?(?P<name>[A-Z][a-z]+(?:\s[A-Z][a-z]*\.?){0,2})(?P<rest>(?:,\s[^,.!?]{2,40}){0,3}\.?)\s*$"
)
_ANONYMOUS = re.compile(r"anonymous\b", re.IGNORECASE)
_SMALL_WORDS = {"of", "the", "and", "&", "de"}
_MARK = re.compile(r"^[-–—~*/]{1,3}\s*")


@Language.factory("threadwise_signature")
class SignatureReader:
    """Writes `doc._.signature`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Set the signature of a doc whose lines are known."""
        text = text_of(doc)
        lines = [line for line in doc._.lines if line.kind is LineKind.SIGNATURE]
        if lines:
            doc._.signature = _signature(text, lines)
        else:
            doc._.signature = _inline(text, doc._.lines)
        return doc


def _signature(text: str, lines: list[Line]) -> Signature | None:
    fields = read_signature([text[line.content : line.end].rstrip() for line in lines])
    if fields["name"] is None and fields["organization"] is None and fields["title"] is None:
        return None
    if fields["name"] and _ANONYMOUS.match(fields["name"]):
        return None
    start, end = lines[0].content, lines[-1].end
    return Signature(
        **fields, evidence=Evidence(field=Field.TEXT, start=start, end=end, sentence=text[start:end].strip())
    )


def _inline(text: str, lines: tuple[Line, ...]) -> Signature | None:
    """A name behind a dash at the end of the last line."""
    last = next((line for line in reversed(lines) if line.kind not in {LineKind.BLANK, LineKind.FURNITURE}), None)
    if last is None or last.kind not in {LineKind.TEXT, LineKind.ITEM}:
        return None
    match = _INLINE.search(text, max(last.content, last.end - 80), last.end)
    if match is None:
        return None
    written = (match["name"] + match["rest"]).strip()
    fields = read_signature([written])
    if match["rest"] and (fields["name"] is None or not (fields["title"] or fields["organization"] or fields["state"])):
        return None
    start = match.start("name")
    place = Evidence(field=Field.TEXT, start=start, end=start + len(written), sentence=written)
    return Signature(**{**fields, "name": fields["name"] or match["name"]}, evidence=place)


def read_signature(lines: list[str]) -> dict[str, str | None]:
    """Return the six fields of a signature's lines."""
    fields: dict[str, str | None] = dict.fromkeys(("name", "credentials", "title", "organization", "city", "state"))
    unknown: list[str] = []
    units: list[str] = []
    for line in lines:
        opening = fields["name"] is None
        bare = without_closer(_MARK.sub("", line)) if opening else _MARK.sub("", line)
        if opening and bare == line and CLOSER.match(line):
            continue
        for part in pieces(bare, opening=opening):
            _take(fields, part, unknown, units)
    if fields["name"] is None and len(unknown) == 1 == len(lines) and unknown[0].isalpha():
        fields["name"] = unknown.pop()
    _settle(fields, unknown)
    if fields["title"] is None and fields["name"] is not None and units:
        fields["title"] = units[0]
    if fields["state"] is None:
        fields["state"] = next(filter(None, map(state_in_brackets, lines)), None)
    return fields


def _take(fields: dict[str, str | None], part: SignaturePart, unknown: list[str], units: list[str]) -> None:
    """Put a piece into the field that it names, where that is still empty."""
    kind = part.kind
    if kind is PartKind.NAME and fields["name"] is None:
        fields["name"] = part.text
    elif kind is PartKind.CREDENTIALS:
        fields["credentials"] = fields["credentials"] or part.text
    elif kind is PartKind.TITLE:
        fields["title"] = fields["title"] or part.text
    elif kind is PartKind.ORGANIZATION:
        taken = fields["organization"]
        if taken and fields["title"] is None and is_organization(part.text) and not is_organization(taken):
            fields["title"], fields["organization"] = taken, None  # "Bess, Coffee Boss" above "Dryford Library"
        fields["organization"] = fields["organization"] or organization_name(part.text)
    elif kind is PartKind.PLACE:
        place = parse_place(part.text)
        if place is not None and place.state == "SD" and "," not in part.text and fields["organization"] is None:
            fields["organization"] = part.text  # "Dryford SD" below a title is a school district, not South Dakota
        elif place is None:
            fields["city"] = fields["city"] or part.text
        elif fields["state"] is None:
            fields["city"] = fields["city"] or place.city
            fields["state"] = place.state
    elif kind is PartKind.UNIT:
        units.append(part.text)
    elif kind in {PartKind.UNKNOWN, PartKind.NAME}:
        unknown.append(part.text)


def _settle(fields: dict[str, str | None], unknown: list[str]) -> None:
    """Give the pieces that no word betrays to the fields that are still empty, by their order."""
    for text in unknown:
        words = text.split()
        proper = all(word[:1].isupper() or word[:1].isdigit() or word in _SMALL_WORDS for word in words)
        if (
            fields["organization"] is None
            and proper
            and names_organization(text)
            and not is_credential(text)
            and (fields["title"] is not None or not {"of", "the"} & set(words))
        ):
            fields["organization"] = organization_name(text)
        elif fields["title"] is None and len(words) <= 8 and fields["name"] is not None:
            fields["title"] = text
        elif fields["city"] is None and fields["organization"] is not None and proper and len(words) <= 3:
            fields["city"] = text
