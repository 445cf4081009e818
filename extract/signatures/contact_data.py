"""Contact data: telephones, addresses of mail and web, and streets in a signature, which no field keeps."""

import re

TRIM = " \t-–—~*_|·•,;"
"""What may be left at the ends of a signature's piece and says nothing."""

_LABEL = r"t|tel|ph|phone|p|c|cell|m|mobile|o|f|fax|w|web|e|e-?mail"
_PHONE = re.compile(
    rf"(?:\b(?:{_LABEL}|office|work|voice|direct|v|d|ext|x)\b\s*[.:#]?\s*)?(?:\+?\d{{1,2}}[\s.-])?"
    r"(?:\(\d{3}\)\s?|\b\d{3}\s?[-./\s]\s?|\b\d{3})\d{3}\s?[-.\s]\s?\d{4}\b(?:\s*(?:x|ext\.?|extension)\s*\d+)?"
    r"|\b\d{5,}-\d{3,4}\b|\b\d{3}[-.]\d{4}\b|\+\d[\d\s()-]{7,}|\b(?:x|ext\.?|extension)\s*:?\s*\d{2,6}\b",
    re.IGNORECASE,
)
"""Matches "(555) 555-0100 x12", "office: 555.555.0100", "+44 20 7946 0000", "ext. 214"."""
_ADDRESS = re.compile(r"<[^>]*>|(?<![^\s>\]])\S+@\S+|\[log in to unmask\]|https?://\S+|www\.\S+")
_PRONOUNS = re.compile(
    r"\((?:he|she|they|ze)(?:/\w+)+\)|\b(?:he/him|she/her|they/them)(?:/\w+)?\b",
    re.IGNORECASE,
)
"""Matches "(she/her)", "they/them"."""
_EMPTY_LABEL = re.compile(rf"(?:^|[|,;]\s*|\s)(?:{_LABEL})\s*:\s*(?=$|[|,;])", re.IGNORECASE)
_CONTACT = re.compile(
    r"\S@\S|\[(?:log in to unmask|email[^\]]*|redacted)\]|https?://|www\."
    r"|\b\w+\.(?:org|com|edu|net|k12\.\w\w\.us|us)\b"
    rf"|^(?:{_LABEL}|office|twitter|skype|direct|ext|linkedin|website)\s*[.:]|^@\w+$"
    r"|^registered (?:office|address|charity)\b"
    r"|^(?-i:[a-z][\w.]+ at [a-z][\w.-]+(?: dot [a-z]+)*)$"
    r"|\b(?:voice|fax|phone|cell)\s*[:#]?\s*\(?\d|\buser at host\b|^\d{3,}$",
    re.IGNORECASE,
)
"""Matches "anna@orley.example", "www.orley.example", "[log in to unmask]", "fax: 555", "@anna"."""
_STREET = re.compile(
    r"^\d+[A-Z]?\s+.*\b(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|highway|hwy|way|court|ct|parkway"
    r"|pkwy|circle|place|pl|square|route|rt|terrace|turnpike|pike|trail|broadway|north|south|east|west)\b\.?"
    r"(?:\s+(?:n|s|e|w|ne|nw|se|sw|north|south|east|west)\.?)?$"
    r"|^(?:p\.?\s?o\.?\s*)?box\s+\d+|^(?:suite|ste|room|rm|floor|bldg|building|unit)\b\.?\s*#?\w?\d"
    r"|^\d+\s+[A-Z]\w+(?:\s\w+){0,3}$|^(?:[a-z][\w'’.]+\s){1,3}(?:road|avenue|boulevard|crescent)$",
    re.IGNORECASE,
)
"""Matches "100 N. Main Street", "PO Box 12", "Suite 4", "12 Old Quarry", "Mill Road"."""


def without_contact(text: str) -> str:
    """Return a line with contact data, the labels before them and pronouns taken out."""
    for pattern in (_PHONE, _ADDRESS, _PRONOUNS, _EMPTY_LABEL):
        text = pattern.sub(" ", text)
    return re.sub(r"\s{2,}", "  ", text).strip(TRIM)


def is_contact(text: str) -> bool:
    """Return whether a text is an address or a way to reach somebody, going by its words."""
    return bool(_CONTACT.search(text))


def is_street(text: str) -> bool:
    """Return whether a text is a street with its number, a post-office box or a room."""
    return bool(_STREET.match(text))
