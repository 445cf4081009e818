"""Signatures: the closing block of a post, apart from its text.

A block after the mark `-- ` is one. Without it, a block closes the text whose first line is a person's name and whose
other lines are what signatures hold (title, organization, place, telephone, address), or a full name as the last
paragraph, or a first name after a closing formula. What a mail program appends (a notice of confidentiality, "Sent
from my phone") goes with it.
"""

import re

from crawler.names import (
    STATES,
    NameLine,
    has_organization_word,
    has_title_word,
    is_given_name,
    is_short_name,
    parse_name_line,
)

LONGEST_BLOCK = 16
"""Lines from the end of a text within which a signature begins."""
LONGEST_LINE = 100

_MARK = re.compile(r"^--[ ]?$|^—[ ]?$")
_RULE = re.compile(r"^[-_=*~]{5,}$")
_CLOSING = re.compile(
    r"^(?:(?:(?:many |best |kind |warm |with |kindest |warmest )?(?:thanks?|regards|wishes|thank you|cheers|sincerely"
    r"|best|respectfully|yours|take care|good luck|hope (?:this|that) helps)\b[\w ]{0,25})|hth|thx|tia|ttfn)[,.!]*$",
    re.IGNORECASE,
)
_FORMULA = re.compile(r"^[^\W\d_][\w' -]{1,35},$")
"""Any short line that ends with a comma may close a letter, if a name follows and nothing else."""
_MOTTO = re.compile(r"""^(?:["“'*~].*["”'*~]|[-–—]\s?[A-Z][\w. ]{2,40})$""")
_DASH_NAME = re.compile(r"^(?:[-–—~]{1,2}|/)\s*(?P<name>[^\W\d_].{0,40})$")
_INLINE = re.compile(r"(?<=[.!?])\s+(?P<sign>[-–—~]\s?[A-Z][\w'’]{2,15})\s*$")
_NOTICE = re.compile(
    r"^(?:\W{0,3}(?:confidentiality|privacy|notice of confidentiality)\b|sent (?:from|via) (?:my|mail|outlook|the)"
    r"|get outlook for|(?:this|the information (?:contained )?in this) (?:e-?mail|message|communication)\b.{0,60}"
    r"(?:confidential|intended|privileged|public record)|please consider the environment|disclaimer\b"
    r"|e-?mail (?:sent )?to and from|under (?:the )?\w+ (?:public records|sunshine))",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?:\+?\d[\s.-]?)?\(?\d{3}\)?[\s.\-/–]{0,2}\d{3}[\s.\-–]{1,2}\d{4}\b|\bext?\.? ?\d{2,6}\b", re.IGNORECASE
)
_LABEL = re.compile(
    r"^\W{0,2}(?:[tpfcowme]|ph|tel|phone|fax|cell|office|mobile|e-?mail|web|twitter|ext|direct)\s*[:.|]", re.IGNORECASE
)
_ADDRESS = re.compile(r"\S+@\S+\.\w{2,}|https?://|\bwww\.|^@\w+$|\[log in to unmask\]|\[email[^\]]*\]", re.IGNORECASE)
_PLACE = re.compile(rf"^[A-Z][\w.'’ -]{{1,40}},?\s+(?:{'|'.join(sorted(STATES))})\.?(?:\s+\d{{5}}(?:-\d{{4}})?)?$")
_SENTENCE = re.compile(
    r"\b(?:we|i|you|they|is|are|was|have|has|will|would|should|our|your|my|please|can)\b", re.IGNORECASE
)
_BULLET = re.compile(r"^\s*(?:[•·●▪◦*+-]|\d{1,2}[.)]|\(\d{1,2}\))\s")


def split_signature(text: str) -> tuple[str, str | None]:
    """Return the text without its closing signature, and the signature's lines, or None where there is none."""
    lines = text.split("\n")
    begin = _marked(lines)
    if begin is None:
        begin = _closing_block(lines, _appended(lines))
    if begin is None:
        inline = _INLINE.search(text, max(0, len(text) - 40))
        return (text[: inline.start()], inline["sign"]) if inline else (text, None)
    signature = "\n".join(line.strip() for line in lines[begin:] if not _is_border(line)).strip("\n")
    kept = "\n".join(lines[:begin]).rstrip()
    while kept and _RULE.match(kept.rsplit("\n", 1)[-1].strip()):
        kept = kept[: kept.rfind("\n") + 1].rstrip()
    return kept, re.sub(r"\n{2,}", "\n\n", signature) or None


def signer(signature: str | None) -> NameLine | None:
    """Return the person whose name opens the signature, or None.

    A name is looked for on the first three lines; a first name alone counts where it is the whole first line.
    """
    lines = [line for line in (signature or "").split("\n") if line.strip() and not _CLOSING.match(line.strip())]
    for line in lines[:3]:
        if not _ADDRESS.search(line) and not _PLACE.match(line.strip()) and (found := parse_name_line(line)):
            return found
    if lines and (name := _lone_name(lines[0])):
        return NameLine(name=name, rest="")
    return None


def is_sure_line(line: str) -> bool:
    """Say whether a line is what only signatures hold: a telephone, an address, a title, an organization, a place."""
    line = line.strip()
    return bool(
        _PHONE.search(line)
        or _LABEL.match(line)
        or _ADDRESS.search(line)
        or _PLACE.match(line)
        or ((has_title_word(line) or has_organization_word(line)) and not _SENTENCE.search(line))
    )


def _marked(lines: list[str]) -> int | None:
    """Find the last mark `-- ` that has text before or after it near the end."""
    for place in range(len(lines) - 1, max(-1, len(lines) - 40), -1):
        if _MARK.match(lines[place]) and any(line.strip() for line in lines[place + 1 :]):
            return place
    return None


def _appended(lines: list[str]) -> int:
    """Return where the notices begin that a mail program appended; the number of lines where there are none."""
    end = len(lines)
    for place in range(len(lines) - 1, max(-1, len(lines) - 40), -1):
        opens_paragraph = place == 0 or not lines[place - 1].strip() or _is_border(lines[place - 1])
        if _NOTICE.match(lines[place].strip()) and (opens_paragraph or len(lines[place]) < 60):
            end = place
    return end


def _closing_block(lines: list[str], end: int) -> int | None:
    """Return the line where the signature begins, the topmost that makes the rest of the text one."""
    last = end - 1
    while last >= 0 and (not lines[last].strip() or _is_border(lines[last])):
        last -= 1
    begin, sure = None, 0
    for place in range(last, max(-1, last - LONGEST_BLOCK), -1):
        line = lines[place].strip()
        if not line or _is_border(line):
            if begin is not None:
                break
            if place < last - 8:
                break
            continue
        if not _fits(lines[place]):
            break
        after_gap = place == 0 or not lines[place - 1].strip() or _is_border(lines[place - 1])
        found = parse_name_line(line)
        if found and found.rest and _names_a_colleague(lines, place, last):
            return None
        alone = place == last
        if found and not _PLACE.match(line):
            closes = after_gap or _follows_closing(lines, place)
            below = [other for other in lines[place + 1 : last + 1] if other.strip()]
            if sure or is_sure_line(found.rest) or (closes and (alone or _is_affiliation(below))):
                begin = place
                if closes:
                    break
        elif _lone_name(line) and _closes_as_first_name(lines, place, alone, after_gap, sure > 0):
            begin = place
            break
        sure += is_sure_line(line)
    if begin is None:
        return end if end < len(lines) else None
    return begin


def _fits(raw: str) -> bool:
    """Say whether a line may stand in a signature: short, no bullet, no sentence."""
    line = raw.strip()
    if len(line) > LONGEST_LINE:
        return (found := parse_name_line(line)) is not None and is_sure_line(found.rest)
    if _BULLET.match(raw) and not _DASH_NAME.match(line) and not _MOTTO.match(line):
        return False
    if _MOTTO.match(line):
        return True
    if is_sure_line(line) or _DASH_NAME.match(line):
        return not (line.endswith((".", "?", "!", ":")) and len(line.split()) > 6)
    return len(line.split()) <= 8 and not line.endswith(("?", "!", ":", ";")) and len(_SENTENCE.findall(line)) == 0


def _closes_as_first_name(lines: list[str], place: int, alone: bool, after_gap: bool, sure: bool) -> bool:
    """Say whether a first name (or one with an initial) signs here: after a formula or dash, or heading a paragraph."""
    line = lines[place].strip()
    if _DASH_NAME.match(line) or _follows_closing(lines, place):
        return True
    one_word = len(line.split()) == 1 and len(line) > 2 and line[1:].islower()
    return place > 0 and after_gap and (alone or sure) and (one_word or is_short_name(line))


def _is_affiliation(below: list[str]) -> bool:
    """Say whether one short line without a name may be where the person above it works."""
    return len(below) == 1 and len(below[0].split()) <= 6 and parse_name_line(below[0]) is None


def _names_a_colleague(lines: list[str], place: int, last: int) -> bool:
    """Say whether the line below also reads "Name, Title": then the lines are a list of staff, not a signature."""
    if place >= last:
        return False
    below = parse_name_line(lines[place + 1])
    return below is not None and bool(below.rest) and has_title_word(below.rest)


def _lone_name(line: str) -> str | None:
    found = _DASH_NAME.match(line.strip())
    name = (found["name"] if found else line).strip().rstrip(",!")
    name = name if re.search(r"\b[A-Z]\.$", name) else name.rstrip(".")
    parsed = parse_name_line(name)
    if parsed and not parsed.rest:
        return parsed.name
    return name if is_given_name(name) else None


def _follows_closing(lines: list[str], place: int) -> bool:
    above = next((line.strip() for line in reversed(lines[max(0, place - 3) : place]) if line.strip()), "")
    if _CLOSING.match(above):
        return True
    last = all(not line.strip() or _is_border(line) for line in lines[place + 1 :])
    return _FORMULA.match(above) is not None and (last or parse_name_line(lines[place]) is not None)


def _is_border(line: str) -> bool:
    stripped = line.strip()
    return bool(_RULE.match(stripped) or _MARK.match(stripped))
