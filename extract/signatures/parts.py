"""SignaturePart: a piece of a signature's line, and what it says (a name, a title, an organization, a place …)."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from extract.joints import without_joints
from extract.names.persons import is_credential, is_name, parse_name
from extract.names.places import is_state, parse_place
from extract.names.vocabulary import is_organization, is_title, is_title_tail, is_unit, names_organization
from extract.pattern_files import word_lists
from extract.signatures.closers import named_alone
from extract.signatures.contact_data import TRIM, is_contact, is_street, without_contact


class PartKind(StrEnum):
    """What a piece of a signature says."""

    NAME = "name"
    CREDENTIALS = "credentials"
    TITLE = "title"
    ORGANIZATION = "organization"
    PLACE = "place"
    CONTACT = "contact"
    UNIT = "unit"
    MOTTO = "motto"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignaturePart:
    """A piece of a signature's line: its words without contact data, and what they say."""

    kind: PartKind
    text: str


_UNIT_OF = re.compile(r"(?:Office|Department|Dept\.?|Division|Bureau|Branch|Center|Centre) (?:of|for)\b", re.IGNORECASE)
"""Matches "Office of Technology", "Dept. for Instruction"."""
_NAME_AND_BRACKET = re.compile(r"(?P<name>[^()]{3,40}?)\s*\((?P<inner>[^()]{3,60})\)$")
_FIELD_BREAK = re.compile(r"\s*\|\s*|\s+(?:[•·●~*»]|::)\s+|\t+|\s{3,}|\s{2,}(?=[\"“])|\s+//\s+")
_SOFT_BREAK = re.compile(r"(?<!\s)(?:\s+/\s+|\s+[-–—]{1,2}\s+|\s*;\s+)")
_COMMA = re.compile(r",\s+(?![^()]*\))|(?<!\s)\s+(?:at|@)\s+(?=(?:the\s)?[A-Z])")
_ASIDE = re.compile(r"(?<!\s)\s*+\([!?\s]*\)")
_SHORTENED = re.compile(r"\b(?:Dist|Inc|Ltd|Corp|Co|Lib|Schs?|Assn|Univ|Dept)\.$", re.IGNORECASE)
"""A shortened word of an organization's name, whose dot ends no sentence."""
_COMPANY = re.compile(r"(?:Inc|LLC|Ltd|Corp)\.?$", re.IGNORECASE)
_REGION = re.compile(r"\b(?:Region|Zone|Cluster|Area \d+)$")
"""The end of a district's part, which goes on with the title of the person who has it ("Nurse Manager, East Zone")."""
_NAME_AND_STATE = re.compile(
    r"(?P<name>[A-Z][\w.' -]{1,30}?),? (?:somewhere )?(?:in|from) (?:\w+ )?(?P<state>[A-Z][\w. ]{1,20})$"
)
"""Matches "Anna in Ohio", "Anna from rural Ohio"."""
_RANK_AND_NAME = re.compile(
    r"(?P<rank>(?:Asst\.?\s)?(?:Supt\.?|Superintendent|Principal|Headmaster|Headmistress|Officer|Librarian))"
    r"\s(?P<name>.+)"
)
"""Matches "Supt. Ann Poe", "Principal Dan Roe": a title by which people are called comes before the name."""
_NAME_WITH_PLACE = re.compile(r"(?P<name>[^()]*[^()\s])\s*\((?P<place>[^(),]+,[^()]+)\)$")
"""Matches "St. Anne's H.S. (Orley, Ohio)"."""
_TITLE_FOR = re.compile(r"(?P<title>.+?) for (?:the )?(?P<place>[A-Z][\w.'-]*(?: \S+){1,6})$")
"""A title with its organization after "for" ("Director of Technology for Dryford Public Schools")."""
_FIGURES = re.compile(
    rf"\b(?<!\d[,.])\d[\d,.]*+k?\s?\+?\s(?:{word_lists()['student']}|{word_lists()['site']}|bldg|techs?|FTE)\b",
    re.IGNORECASE,
)
"""Figures of a place, with which no signature opens."""
_FORMERLY = re.compile(
    r"(?:formerly|previously|late of|once of|retired from|ex-(?=[A-Z])|alum(?:na|nus|ni)? of)\b", re.IGNORECASE
)
"""What a signature says of other times names no present job or place."""


@lru_cache(maxsize=256)
def part_kind(text: str) -> PartKind:
    """Return what a piece of a signature says."""
    text = without_joints(text).strip()
    bare = without_contact(text)
    if not bare or not re.search(r"[^\W\d_]{2}", bare):
        return PartKind.CONTACT
    if is_street(bare):
        return PartKind.CONTACT
    words = text.split()
    sentence = len(words) > 5 and text[-1] in ".!?'" and not is_state(words[-1]) and not _SHORTENED.search(text)
    if text[0] in "\"'*" or text[-1] == '"' or sentence:
        return PartKind.MOTTO
    if _FORMERLY.match(bare):
        return PartKind.MOTTO
    if len(words) > 3 and sum(word[0].islower() for word in words) * 2 > len(words) and not is_title(bare):
        return PartKind.MOTTO
    if is_credential(bare):
        return PartKind.CREDENTIALS
    if parse_place(bare):
        return PartKind.PLACE
    if is_unit(bare) or (_UNIT_OF.match(bare) and not is_organization(_UNIT_OF.sub("", bare))):
        return PartKind.UNIT
    if is_title(bare):
        return PartKind.TITLE
    if is_organization(bare):
        return PartKind.ORGANIZATION
    if is_contact(text):
        return PartKind.CONTACT
    if is_name(bare):
        return PartKind.NAME
    return PartKind.UNKNOWN


@lru_cache(maxsize=256)
def pieces(line: str, *, opening: bool = False) -> tuple[SignaturePart, ...]:
    """Return the pieces of a signature's line, in order: parted at bars, slashes, dashes, wide gaps and commas.

    The opening line holds the name, so there "MA" after a comma is a degree and not a state.
    """
    line = without_joints(line)
    if opening and _FIGURES.search(line):
        return (SignaturePart(kind=PartKind.UNKNOWN, text=line.strip(TRIM)),)
    found: list[SignaturePart] = []
    for chunk in _FIELD_BREAK.split(line.strip(TRIM)):
        found.extend(_chunk(chunk, opening=opening and not found))
    return tuple(found)


def _chunk(chunk: str, *, opening: bool) -> list[SignaturePart]:
    """Return the pieces of a line's chunk; slashes and dashes part only where they part different things."""
    chunk = _ASIDE.sub("", chunk.strip())
    soft = [part for part in _SOFT_BREAK.split(chunk) if part.strip()]
    if len(soft) > 1:
        kinds = {part_kind(part) for part in soft} - {PartKind.UNKNOWN, PartKind.UNIT}
        named = opening and parse_name(soft[0]) is not None
        if len(kinds) > 1 or named or PartKind.NAME in kinds or PartKind.CONTACT in kinds:
            return [piece for at, part in enumerate(soft) for piece in _commas(part, opening=opening and at == 0)]
    return _commas(chunk, opening=opening)


def _person(name: str, credentials: str | None) -> list[SignaturePart]:
    behind = [SignaturePart(kind=PartKind.CREDENTIALS, text=credentials)] if credentials else []
    return [SignaturePart(kind=PartKind.NAME, text=name), *behind]


def _commas(text: str, *, opening: bool) -> list[SignaturePart]:
    """Return the pieces between commas."""
    bare = without_contact(text)
    if not bare:
        return []
    bare = named_alone(bare) if opening else bare
    named = parse_name(bare) if opening or parse_place(bare) is None else None
    if named:
        return _person(*named)
    kind = part_kind(text)
    if kind in {PartKind.MOTTO, PartKind.PLACE} or (kind is PartKind.CONTACT and "," not in bare):
        return [SignaturePart(kind=kind, text=bare)]
    ranked = _RANK_AND_NAME.match(bare) if opening else None
    if ranked and (person := parse_name(ranked["name"])):
        return [*_person(*person), SignaturePart(kind=PartKind.TITLE, text=ranked["rank"])]
    bracketed = _NAME_AND_BRACKET.match(bare) if opening else None
    if bracketed and is_name(bracketed["name"]):
        inner = bracketed["inner"]
        return [
            SignaturePart(kind=PartKind.NAME, text=bracketed["name"]),
            *_commas(inner, opening=False),
        ]
    placed = _NAME_AND_STATE.match(bare) if opening else None
    if placed and is_name(placed["name"]) and is_state(placed["state"]):
        return [
            SignaturePart(kind=PartKind.NAME, text=placed["name"]),
            SignaturePart(kind=PartKind.PLACE, text=placed["state"]),
        ]
    parts = [part.strip() for part in _COMMA.split(bare) if part.strip()]
    found: list[SignaturePart] = []
    for place, part in enumerate(parts):
        glued = _glued(part) if opening and place == 0 and (bare != text.strip() or " The " in part) else []
        last = place == len(parts) - 1 or (place == len(parts) - 2 and is_state(parts[-1]))
        found.extend(glued or _part(part, found, last=last))
    return found


def _part(part: str, before: list[SignaturePart], *, last: bool) -> list[SignaturePart]:
    """Return the piece or pieces of one part between commas, in the light of those before it."""
    named = None if before or is_street(part) else parse_name(part)
    if named:
        return _person(*named)
    kind = part_kind(part)
    placed = _NAME_WITH_PLACE.match(part)
    if placed and parse_place(placed["place"]):
        named_first = _part(placed["name"], before, last=False)
        return [*named_first, SignaturePart(kind=PartKind.PLACE, text=placed["place"])]
    if kind is PartKind.TITLE and (of_place := _TITLE_FOR.match(part)) and is_organization(of_place["place"]):
        title = _part(of_place["title"], before, last=False)
        return [*title, SignaturePart(kind=PartKind.ORGANIZATION, text=of_place["place"])]
    if not before:
        return [SignaturePart(kind=kind, text=part)]
    previous = before[-1]
    if previous.kind is PartKind.NAME and is_credential(part):
        return [SignaturePart(kind=PartKind.CREDENTIALS, text=part)]
    if joined := _joined(part, kind, before, last=last):
        before[-1] = SignaturePart(kind=joined, text=f"{previous.text}, {part}")
        return []
    if kind in {PartKind.UNKNOWN, PartKind.NAME} and names_organization(part):
        if previous.kind in {PartKind.NAME, PartKind.CREDENTIALS, PartKind.TITLE}:
            kind = PartKind.ORGANIZATION
        elif previous.kind is PartKind.ORGANIZATION and re.match(r"[A-Z]", part):
            kind = PartKind.PLACE
    return [SignaturePart(kind=kind, text=part)]


def _joined(part: str, kind: PartKind, before: list[SignaturePart], *, last: bool) -> PartKind | None:
    """Return what a part is together with the piece before it, None where it is a piece of its own."""
    previous = before[-1]
    if previous.kind is PartKind.CREDENTIALS and is_credential(part):
        return PartKind.CREDENTIALS
    if previous.kind is PartKind.ORGANIZATION and _COMPANY.match(part):
        return PartKind.ORGANIZATION
    city = (
        previous.kind is PartKind.UNKNOWN
        or (previous.kind is PartKind.NAME and len(before) > 1)
        or (previous.kind is PartKind.ORGANIZATION and not is_organization(previous.text) and len(before) == 2)
    )
    if kind is PartKind.PLACE and city and is_state(part):
        return PartKind.PLACE
    goes_on = kind in {PartKind.TITLE, PartKind.UNIT} or (
        kind in {PartKind.UNKNOWN, PartKind.NAME}
        and (is_title_tail(part) or part[0].islower() or not last or _REGION.search(part))
    )
    return PartKind.TITLE if previous.kind is PartKind.TITLE and goes_on else None


def _glued(part: str) -> list[SignaturePart]:
    """Return a name and the organization after it on one line, without any mark: "Ann Poe The Dryford School"."""
    words = part.split()
    if len(words) < 4 or not is_organization(part):
        return []
    cut = next((at for at in range(2, len(words) - 1) if words[at] == "The"), 2)
    name, organization = " ".join(words[:cut]), " ".join(words[cut:])
    if not (is_name(name) and is_organization(organization)) or is_organization(name):
        return []
    return [SignaturePart(kind=PartKind.NAME, text=name), SignaturePart(kind=PartKind.ORGANIZATION, text=organization)]
