"""Forms: keys and leads of a line that tell what its other half is ("Head of department:", "Phones: vendor")."""

import re
from collections.abc import Iterator

from extract.quantities.numerals import find_numerals

_LEADS_TITLE = re.compile(
    r"[\s\x1e]*(?:Q\d{1,2}[.:)]?\s+)?(?:"
    r"me|myself|(?:the\s+)?(?:job\s+)?(?:title|position|role)(?:\s+of\s+(?:the\s+)?(?:[\w.]+\s+){0,3}"
    r"(?:head|leader|lead|person|manager|responsible|chief|officer|contact|respondent)(?:\s+responsible)?)?"
    r"|(?:position|job)\s+title|what\s+I['’]?m\s+called"
    r"|who\s+(?:is\s+in\s+charge|runs|heads|leads|is\s+responsible)[\w &.]{0,30}"
    r"|(?:person\s+)?in\s+charge(?:\s+of\s+[\w &]{2,20})?"
    r"|(?:top|lead|senior)\s+(?:tech(?:nology)?\s+|IT\s+)?"
    r"(?:job|position|person|post|official|administrator)"
    r"|head\s+of\s+(?:technology|tech|IT|ICT|the\s+department|department)(?:\s*\(?title\)?)?"
    r"|(?:your|my|job|head|leader)\s+(?:title|role|position)"
    r"|(?:(?:dep(?:artmen)?t|tech(?:nology)?|IT|ICT|I\.T)\.?\s+){0,2}(?:head|leader|lead)(?:\s+tech)?"
    r"(?:\s+of\s+(?:the\s+)?dep(?:artmen)?t\.?)?(?:'s)?(?:\s*\(?title\)?)?"
    r")\s*[:?]\s+",
    re.IGNORECASE,
)
"""A form's key whose value is the title of the department's head, or of who fills it in."""
_TITLE_WHOLE = re.compile(
    r"(?P<words>[A-Z][^;:()|\n]{2,70}?)(?=\s*(?:[;(|]|,\s+(?:reports|who|which|and|Mr|Mrs|Ms|Miss|Dr)\b|$))"
)
_SMALL_WORDS = {"of", "for", "and", "&", "the", "/", "-", "–"}
_SERVICE = re.compile(
    r"[\s\x1e]*(?P<name>[A-Za-z][\w/&'’, -]{1,50}?)\s*(?::|\s[-–—]{1,2}|\s?\.{3,})\s*"
    r"(?:(?:all|fully|mostly|still|the|an?|our|by|thru|through|via|from|hosted|managed|run|handled|done)\s+){0,4}"
    r"(?:vendors?|outsourced|contracted(?:\s+out)?|MSP|managed service|consultants?"
    r"|(?:outside|external|local|third[- ]party|lease|[a-z]+ing|[A-Z]{2}|a/v)\s+"
    r"(?:firm|company|vendor|consultant|contractor|provider)"
    r"|(?:regional\s+|state\s+)?co-?op(?:erative)?|BOCES|ESU|ESC|ESD|IU|RESA|AEA|intermediate unit"
    r"|(?:regional |education )?service (?:center|unit|agency))\b"
    r"(?!['’]s)",
    re.IGNORECASE,
)
_OUTSOURCED = re.compile(
    r"[\s\x1e]*(?:Q\d{1,2}[.:)]?\s+)?(?:(?:services|functions|things|personnel|staff|positions|what\s+is),?\s+)?"
    r"(?:outsourced|contracted(?:\s+out)?|bought[- ]in)(?:\s+(?:services|functions|out|work|to))?\s*[:?]\s+",
    re.IGNORECASE,
)
_NO_SERVICE = re.compile(
    r"\b(?:everything|personnel|contracted|needed|hourly|hours|students?|it|that|this|they|we|boss|advice|budget|comments?|notes?|staff|no|none|nothing|some|most|reports?)\b",
    re.IGNORECASE,
)
_LONGEST_SERVICE = 4
"""Words of a service's name."""
_FORENAME = r"(?:(?:Big|Little|Mr|Mrs|Ms|Dr)\.?\s)?[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]*\.?)?"
_ONE_OF_THEM = rf"(?:[A-Z]\.\s?)?{_FORENAME}(?:\s*\([^()]{{1,40}}\))?"
_PEOPLE = re.compile(
    rf"\.?\s*(?:[-–—:]|\.{{3,}}|…)\s*(?P<names>{_ONE_OF_THEM}(?:(?:,\s*|,?\s+(?:and|&)\s+){_ONE_OF_THEM}){{1,11}})\s*\.?"
)
"""The people who hold a title, behind it ("Ana, J. Poole (nights) and Sue")."""
_AND = re.compile(r",?\s+(?:and|&)\s+|,\s*")
_ONE_NAME = r"(?:[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*){0,2}|[\"“][^\"”]{2,20}[\"”])"
_SEVERAL = re.compile(
    rf"[\s\x1e]*(?P<names>{_ONE_NAME}(?:(?:,\s*(?:and\s+|&\s+)?|\s+(?:and|or|&|\+)\s+){_ONE_NAME}){{1,11}})\s*(?:[-–—:]|\.{{3,}})[\s\x1e]*"
)
_EACH_OF = re.compile(r"\b(?:each|every|per)\b(?P<words>[^:.;\n]{2,60}):\s*$", re.IGNORECASE)
_VACANT = r"(?i:vacant|open|unfilled|advertis(?:ed|ing)|posted|hiring|empty|tb[ahd])\b"
_NAMED = re.compile(
    r"[\s\x1e]*(?:[\w-]{1,10}\s*\.{2,}\s*)?(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+)?(?:[A-Z][\w'’.-]{1,20}(?:,?\s+[A-Z][\w'’.-]{0,20}){0,2}"
    rf"|\(?(?:still\s+|currently\s+|now\s+)?{_VACANT}[\w /]{{0,20}}\)?)"
    r"\s*(?:,|\s[-–—]|\.{3,}|\s{2,}|\t)[\s\x1e]*"
)
_NO_NAME = re.compile(
    r"\b(?:tech\w*|IT|network|data|help|desk|systems?|district|school|office|staff|one|two|three|four|five|six|our|we"
    r"|the|and|plus|also|yes|no|thanks|hi|hello|dear|phones?|web\w*|servers?|support|central|elementary|middle|high)\b",
    re.IGNORECASE,
)


def times_of(heading: str) -> float:
    """Return in how many buildings each line below a heading holds ("At each of our six elementaries:"), else 1."""
    match = _EACH_OF.search(heading[-120:])
    numerals = list(find_numerals(match["words"])) if match else []
    value = numerals[0].value if len(numerals) == 1 else None
    return value if value and value > 1 else 1.0


def people_named(words: str) -> int:
    """Return how many people a row names behind a title ("Techs - Al, Sue and Pat"), 0 for none."""
    named = _PEOPLE.fullmatch(words)
    names = _AND.split(re.sub(r"\s*\([^()]*\)", "", named["names"])) if named else []
    return 0 if any(_NO_NAME.search(name) for name in names) else len(names)


def people_before(words: str) -> int:
    """Return how many people a row names before their title ("Al, Terrence, Joy - Field Techs"), 0 for none."""
    named = _SEVERAL.fullmatch(words)
    names = re.split(r",\s*(?:and\s+|&\s+)?|\s+(?:and|or|&|\+)\s+", named["names"]) if named else []
    return 0 if any(_NO_NAME.search(name) for name in names) else len(names)


def titled_value(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the title begins and ends that answers a key asking for the head's, None for any other line."""
    match = _LEADS_TITLE.match(text, start, end)
    value = _TITLE_WHOLE.match(text, match.end(), end) if match else None
    if match is None or value is None:
        return None if match is None else (match.end(), match.end())
    capital = all(word[0].isupper() or word.lower() in _SMALL_WORDS for word in value["words"].split())
    return match.end(), value.end("words") if capital else match.end()


def service_names(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the services that a line "Phones: vendor" or "Outsourced: phones, filter" says are bought."""
    listed = _OUTSOURCED.match(text, start, end)
    if listed:
        for part in re.finditer(r"[^,;()]+(?=[,;(]|$)", text[listed.end() : end]):
            words = re.sub(r"^\s*(?:and\s+)?(?:the\s+|our\s+)?", "", part.group())
            stop = listed.end() + part.start() + len(part.group().rstrip())
            if 0 < len(words.split()) <= _LONGEST_SERVICE and not _NO_SERVICE.search(words):
                yield stop - len(words.rstrip()), stop
            if text[listed.end() + part.end() : listed.end() + part.end() + 1] == "(":
                return
        return
    match = _SERVICE.match(text, start, end)
    if match and not _NO_SERVICE.search(match["name"]):
        yield from _parts(match)


def _parts(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield each service of "E-mail, phones: intermediate unit" or of the one that is named."""
    at = match.start("name")
    names = re.split(r"(\s*,\s*(?:and\s+)?)", match["name"])
    if any(len(name.split()) > _LONGEST_SERVICE for name in names[::2]):
        return
    for place, name in enumerate(names):
        if place % 2 == 0 and name:
            yield at, at + len(name)
        at += len(name)


def named_person(lead: str) -> bool:
    """Tell whether the words before a title are a person's name, or say that the place is vacant."""
    return len(lead) < 60 and bool(_NAMED.fullmatch(lead)) and not _NO_NAME.search(lead)


def names_vacancy(lead: str) -> bool:
    """Tell whether the words before a title that stand for a person's name say that the place is vacant."""
    return re.search(rf"\b{_VACANT}", lead) is not None
