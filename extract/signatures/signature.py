"""Signature: the name, credentials, title, organization, city and state in the lines of a signature.

Fields are given as written. Telephones, streets, zip codes, pronouns and mottoes are dropped; of two organizations the
first counts, of two titles too (a board that shows the title again puts it after the telephone).
"""

import re
from collections.abc import Sequence

from extract.document import Line, LineKind
from extract.facts import SIGNATURE_PARTS, Evidence, Field, Signature
from extract.names.persons import is_credential
from extract.names.places import organization_name, parse_place, state_in_brackets
from extract.names.vocabulary import is_organization, names_organization
from extract.signatures.closers import CLOSER, without_closer
from extract.signatures.parts import PartKind, SignaturePart, pieces

_INLINE = re.compile(
    r"(?<=[.!?)])\s+[-–—~]+\s?(?P<name>[A-Z][a-z]+(?:\s[A-Z][a-z]*\.?){0,2})(?P<rest>(?:,\s[^,.!?]{2,40}){0,3}\.?)\s*$"
)
"""A name that signs at the end of the last line: "Thank you! - Ann Poe, CTO"."""
_ANONYMOUS = re.compile(r"anonymous\b", re.IGNORECASE)
_SMALL_WORDS = {"of", "the", "and", "&", "de"}
_MARK = re.compile(r"^(?:/s/|[-–—~*/]{1,3})\s*")


def signature_in(text: str, lines: Sequence[Line]) -> Signature | None:
    """Return the signature that lines hold, None where they name neither person, title nor organization."""
    fields = read_signature([text[line.content : line.end].rstrip() for line in lines])
    if fields["name"] is None and fields["organization"] is None and fields["title"] is None:
        return None
    if fields["name"] and _ANONYMOUS.match(fields["name"]):
        return None
    start, end = lines[0].content, lines[-1].end
    return Signature(
        **fields, evidence=Evidence(field=Field.TEXT, start=start, end=end, sentence=text[start:end].strip())
    )


def inline_signature(text: str, lines: Sequence[Line]) -> Signature | None:
    """Return the signature after a dash at the end of a post's last line, None where there is none."""
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


def read_signature(lines: Sequence[str]) -> dict[str, str | None]:
    """Return the six fields of a signature's lines."""
    fields: dict[str, str | None] = dict.fromkeys(SIGNATURE_PARTS)
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
    match part.kind:
        case PartKind.NAME if fields["name"] is None:
            fields["name"] = part.text
        case PartKind.CREDENTIALS:
            fields["credentials"] = fields["credentials"] or part.text
        case PartKind.TITLE:
            fields["title"] = fields["title"] or part.text
        case PartKind.ORGANIZATION:
            taken = fields["organization"]
            if taken and fields["title"] is None and is_organization(part.text) and not is_organization(taken):
                fields["title"], fields["organization"] = taken, None  # "Bess, Coffee Boss" above "Dryford Library"
            fields["organization"] = fields["organization"] or organization_name(part.text)
        case PartKind.PLACE:
            _take_place(fields, part.text)
        case PartKind.UNIT:
            units.append(part.text)
        case PartKind.UNKNOWN | PartKind.NAME:
            unknown.append(part.text)


def _take_place(fields: dict[str, str | None], text: str) -> None:
    place = parse_place(text)
    if place is None:
        fields["city"] = fields["city"] or text
    elif place.state == "SD" and "," not in text and fields["organization"] is None:
        fields["organization"] = text  # "Dryford SD" below a title is a school district, not South Dakota
    elif fields["state"] is None:
        fields["city"] = fields["city"] or place.city
        fields["state"] = place.state


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
