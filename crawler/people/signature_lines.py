"""Lines of a signature: what a single line at the end of a post looks like, told without its neighbours."""

import re

from crawler.people.names import LONGEST_IN_PARTS, STATES, has_organization_word, has_title_word, parse_name_line

LONGEST_LINE = 100
SMALL_WORDS = frozenset({"of", "and", "the", "for", "in", "at", "to", "&"})
LEAST_HEADLINE = 4
"""Words of a line from which on a capital on each makes it a title and no sentence."""

_MARK = re.compile(r"^--[ ]?$|^—[ ]?$")
_RULE = re.compile(r"^[-_=*~]{5,}$")
_CLOSING = re.compile(
    r"^(?:(?:(?:many |best |kind |warm |with |kindest |warmest )?(?:thanks?|regards|wishes|thank you|cheers|sincerely"
    r"|best|respectfully|yours|take care|good luck|hope (?:this|that) helps)\b[\w ]{0,25})|hth|thx|tia|ttfn)[,.!]*$",
    re.IGNORECASE,
)
"""Matches "Best regards,", "Many thanks", "Hope this helps!", "TIA"."""
_FORMULA = re.compile(r"^[^\W\d_][\w' -]{1,35},$")
"""Any short line that ends with a comma may close a letter, if a name follows and nothing else."""
_MOTTO = re.compile(r"""^(?:["“'*~].*["”'*~]|[-–—]\s?[A-Z][\w. ]{2,40})$""")
_DASH_NAME = re.compile(r"^(?:[-–—~]{1,2}|/)\s*(?P<name>[^\W\d_].{0,40})$")
_NOTICE = re.compile(
    r"^(?:\W{0,3}(?:confidentiality|privacy|notice of confidentiality)\b|sent (?:from|via) (?:my|mail|outlook|the)"
    r"|get outlook for|(?:this|the information (?:contained )?in this) (?:e-?mail|message|communication)\b.{0,60}"
    r"(?:confidential|intended|privileged|public record)|please consider the environment|disclaimer\b"
    r"|e-?mail (?:sent )?to and from|under (?:the )?\w+ (?:public records|sunshine))",
    re.IGNORECASE,
)
"""Matches "Sent from my phone", "This e-mail is confidential", "Please consider the environment"."""
_PHONE = re.compile(
    r"(?:\+?\d[\s.-]?)?\(?\d{3}\)?[\s.\-/–]{0,2}\d{3}[\s.\-–]{1,2}\d{4}\b|\bext?\.? ?\d{2,6}\b", re.IGNORECASE
)
"""Matches "(555) 555-0100", "+1 555.555.0100", "ext. 214"."""
_LABEL = re.compile(
    r"^\W{0,2}(?:[tpfcowme]|ph|tel|phone|fax|cell|office|mobile|e-?mail|web|twitter|ext|direct)\s*[:.|]", re.IGNORECASE
)
"""Matches "t: 555", "Phone: 555", "E-mail:"."""
_ADDRESS = re.compile(r"\S+@\S+\.\w{2,}|https?://|\bwww\.|^@\w+$|\[log in to unmask\]|\[email[^\]]*\]", re.IGNORECASE)
"""Matches "anna@orley.example", "www.orley", "[log in to unmask]"."""
_PLACE = re.compile(rf"^[A-Z][\w.'’ -]{{1,40}},?\s+(?:{'|'.join(sorted(STATES))})\.?(?:\s+\d{{5}}(?:-\d{{4}})?)?$")
"""Matches "Orley, OH 45000"."""
_SENTENCE = re.compile(
    r"\b(?:we|i|you|they|is|are|was|have|has|will|would|should|our|your|my|please|can)\b", re.IGNORECASE
)
"""Words of sentences, which a signature has not: "we have", "please"."""
_ARMOR = re.compile(r"^-{5}(?:BEGIN|END) PGP ")
"""Matches "-----END PGP PUBLIC KEY BLOCK-----": a key that a letter holds."""
_BULLET = re.compile(r"^\s*(?:(?:[•·●▪◦*+-]|\d{1,2}[.)]|\(\d{1,2}\))\s|\[\d{1,2}\]:?(?:\s|$))")
"""Matches "- two", "3. three", and a footnote's "[1] https://orley.example"."""


def is_sure_line(line: str) -> bool:
    """Return whether only signatures hold such a line: a telephone, an address, a title, an organization, a place."""
    line = line.strip()
    return is_whereabouts(line) or (
        (has_title_word(line) or has_organization_word(line)) and not has_sentence_word(line)
    )


def is_whereabouts(line: str) -> bool:
    """Return whether a line is a telephone, an address or a place with its state."""
    line = line.strip()
    return len(line) <= LONGEST_IN_PARTS and bool(
        _PHONE.search(line) or _LABEL.match(line) or _ADDRESS.search(line) or _PLACE.match(line)
    )


def is_address(line: str) -> bool:
    """Return whether a mail or web address is in the line."""
    return len(line) <= LONGEST_IN_PARTS and _ADDRESS.search(line) is not None


def is_place(line: str) -> bool:
    """Return whether a line is a place with its state, as under a signature ("Reedmere, ND 58000")."""
    return _PLACE.match(line.strip()) is not None


def is_notice(line: str) -> bool:
    """Return whether a line opens what a mail program appends: a notice of confidentiality, "Sent from my phone"."""
    return _NOTICE.match(line.strip()) is not None


def is_mark(line: str) -> bool:
    """Return whether the line is the mark `-- ` above a signature."""
    return _MARK.match(line) is not None


def is_rule(line: str) -> bool:
    """Return whether the line is drawn: signs and nothing else."""
    return _RULE.match(line.strip()) is not None


def is_border(line: str) -> bool:
    """Return whether the line is drawn or the mark."""
    return is_rule(line) or is_mark(line.strip())


def is_closing(line: str) -> bool:
    """Return whether the line is a formula that closes letters ("Thanks,", "Best regards")."""
    return _CLOSING.match(line.strip()) is not None


def may_close(line: str) -> bool:
    """Return whether a line is short and ends in a comma: it closes a letter if a name follows and nothing else."""
    return _FORMULA.match(line.strip()) is not None


def name_after_dash(line: str) -> str | None:
    """Return what follows the dash that people put before their name, or None."""
    found = _DASH_NAME.match(line.strip())
    return found["name"] if found else None


def has_sentence_word(text: str) -> bool:
    """Return whether a word of the text is one of sentences and hardly one of signatures ("Chief of All That Is")."""
    return _SENTENCE.search(text) is not None and not _is_headline(text)


def fits_signature(raw: str) -> bool:
    """Return whether a line may be in a signature: short, no bullet, no sentence."""
    line = raw.strip()
    if len(line) > LONGEST_LINE:
        return (found := parse_name_line(line)) is not None and is_sure_line(found.rest)
    if _ARMOR.match(line):
        return False
    if _BULLET.match(raw) and not _DASH_NAME.match(line) and not _MOTTO.match(line):
        return False
    if _MOTTO.match(line):
        return True
    if is_sure_line(line) or _DASH_NAME.match(line):
        return not (line.endswith((".", "?", "!", ":")) and len(line.split()) > 6)
    return len(line.split()) <= 8 and not line.endswith(("?", "!", ":", ";")) and not has_sentence_word(line)


def _is_headline(text: str) -> bool:
    words = text.split()
    return len(words) >= LEAST_HEADLINE and all(word[0].isupper() or word in SMALL_WORDS for word in words)
