"""Signature: the name, credentials, title, organization, city and state in the lines of a signature.

Fields are given as written. Telephones, streets, zip codes, pronouns and mottoes are dropped; of two organizations the
first counts, of two titles too (a board that shows the title again puts it after the telephone).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.document import Line, LineKind
from extract.facts import SIGNATURE_PARTS, Evidence, Field, Signature
from extract.names.persons import is_credential, is_name
from extract.names.places import organization_name, parse_place, state_in_brackets
from extract.names.vocabulary import is_organization, names_organization
from extract.signatures.closers import CLOSER, without_closer
from extract.signatures.parts import PartKind, SignaturePart, pieces
from extract.signatures.sizes import without_size

_INLINE = re.compile(
    r"(?<=[.!?)])\s+[-–—~]+\s?(?P<name>[A-Z][a-z]+(?:\s[A-Z][a-z]*\.?){0,2})(?P<rest>(?:,\s[^,.!?]{2,40}){0,3}\.?)\s*$"
)
"""A name that signs at the end of the last line: "Thank you! - Ann Poe, CTO"."""
_ANONYMOUS = re.compile(r"anonymous\b", re.IGNORECASE)
_SMALL_WORDS = {"of", "the", "and", "&", "de"}
_REMARK = re.compile(
    r"^\(retir\w+[!.]?\)\s*|(?<![\s,]),?\s*+\(?(?:ret\.|retir\w+|until|till|since)\s[^()]+\)?$", re.IGNORECASE
)
"""Until or since when somebody has a title ("Director (ret. in June!)"); a joke in brackets belongs to it."""
_MARK = re.compile(r"^(?:/s/|[-–—~*/]{1,3})\s*")


def signature_in(text: str, lines: Sequence[Line]) -> Signature | None:
    """Return the signature that lines hold, None where they name neither person, title nor organization."""
    parts = _parts([without_size(text[line.content : line.end].rstrip()) for line in lines])
    if parts.name is None and parts.organization is None and parts.title is None:
        return None
    if parts.name and _ANONYMOUS.match(parts.name):
        return None
    start, end = lines[0].content, lines[-1].end
    return parts.signed(Evidence(field=Field.TEXT, start=start, end=end, sentence=text[start:end].strip()))


def inline_signature(text: str, lines: Sequence[Line]) -> Signature | None:
    """Return the signature after a dash at the end of a post's last line, None where there is none."""
    last = next((line for line in reversed(lines) if line.kind not in {LineKind.BLANK, LineKind.FURNITURE}), None)
    if last is None or last.kind not in {LineKind.TEXT, LineKind.ITEM}:
        return None
    match = _INLINE.search(text, max(last.content, last.end - 80), last.end)
    if match is None:
        return None
    written = (match["name"] + match["rest"]).strip()
    parts = _parts([written])
    if match["rest"] and (parts.name is None or not (parts.title or parts.organization or parts.state)):
        return None
    parts.name = parts.name or match["name"]
    start = match.start("name")
    return parts.signed(Evidence(field=Field.TEXT, start=start, end=start + len(written), sentence=written))


@dataclass(slots=True)
class _Parts:
    """The parts of a signature as far as they are read; beside them pieces that no word betrays, and departments."""

    name: str | None = None
    credentials: str | None = None
    title: str | None = None
    organization: str | None = None
    city: str | None = None
    state: str | None = None
    unknown: list[str] = field(default_factory=list)
    units: list[str] = field(default_factory=list)

    def signed(self, evidence: Evidence) -> Signature:
        """Return the signature that they make."""
        return Signature(**{part: getattr(self, part) for part in SIGNATURE_PARTS}, evidence=evidence)

    def take(self, piece: SignaturePart) -> None:
        """Put a piece where it belongs, unless another one is there."""
        match piece.kind:
            case PartKind.NAME if self.name is None:
                self.name = piece.text
            case PartKind.CREDENTIALS:
                self.credentials = self.credentials or piece.text
            case PartKind.TITLE:
                self.title = self.title or _REMARK.sub("", piece.text)
            case PartKind.ORGANIZATION:
                self._take_organization(piece.text)
            case PartKind.PLACE:
                self._take_place(piece.text)
            case PartKind.UNIT:
                self.units.append(piece.text)
            case PartKind.UNKNOWN | PartKind.NAME:
                self.unknown.append(piece.text)

    def _take_organization(self, text: str) -> None:
        taken = self.organization
        if taken and self.title is None and is_organization(text) and not is_organization(taken):
            self.title, self.organization = taken, None  # "Bess, Coffee Boss" above "Dryford Library"
        self.organization = self.organization or organization_name(text)

    def _take_place(self, text: str) -> None:
        place = parse_place(text)
        if place is None:
            self.city = self.city or text
        elif place.state and place.state.replace(".", "") == "SD" and "," not in text and self.organization is None:
            self.organization = text  # "Dryford SD" below a title is a school district, not South Dakota
        elif self.state is None:
            self.city = self.city or place.city
            self.state = place.state

    def settle(self) -> None:
        """Give the pieces that no word betrays to the parts that are still missing, by their order."""
        for text in self.unknown:
            words = text.split()
            proper = all(word[:1].isupper() or word[:1].isdigit() or word in _SMALL_WORDS for word in words)
            if (
                self.organization is None
                and proper
                and names_organization(text)
                and not is_credential(text)
                and (self.title is not None or not {"of", "the"} & set(words))
            ):
                self.organization = organization_name(text)
            elif self.title is None and len(words) <= 8 and self.name is not None:
                self.title = text
            elif self.city is None and self.organization is not None and proper and len(words) <= 3:
                self.city = text
        if self.title is None and self.name is not None and self.units:
            self.title = self.units[0]
        if self.name is None and self.organization and self.city:
            self._part_name(self.organization, self.city)

    def _part_name(self, written: str, city: str) -> None:
        """Part a name from the organization after it, which begins with the city: "Ann Poe Dryford Schools"."""
        name, found, rest = written.partition(f" {city} ")
        if found and len(name.split()) > 1 and is_name(name) and is_organization(f"{city} {rest}"):
            self.name, self.organization = name, f"{city} {rest}"


def _parts(lines: Sequence[str]) -> _Parts:
    """Return what the lines of a signature hold."""
    parts = _Parts()
    for line in lines:
        opening = parts.name is None
        bare = without_closer(_MARK.sub("", line)) if opening else _MARK.sub("", line)
        if opening and bare == line and CLOSER.match(line):
            continue
        for piece in pieces(bare, opening=opening):
            parts.take(piece)
    if parts.name is None and len(parts.unknown) == 1 == len(lines) and parts.unknown[0].isalpha():
        parts.name = parts.unknown.pop()
    parts.settle()
    if parts.state is None:
        parts.state = next(filter(None, map(state_in_brackets, lines)), None)
    return parts
