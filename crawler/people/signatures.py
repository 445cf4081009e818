"""Signatures: the closing block of a post, apart from its text.

A block after the mark `-- ` is one. Without it, a block closes the text whose first line is a person's name and whose
other lines are what signatures hold (title, organization, place, telephone, address), or a full name as the last
paragraph, or a first name after a closing formula. Where the author is known, any form of the author's own name opens
one. What a mail program appends (a notice of confidentiality, "Sent from my phone") goes with it.
"""

import re

from crawler.people.names import split_head
from crawler.people.own_name import is_own_full_name, is_own_name
from crawler.people.signature_lines import (
    fits_signature,
    has_sentence_word,
    is_border,
    is_closing,
    is_mark,
    is_notice,
    is_rule,
    is_sure_line,
    is_whereabouts,
)
from crawler.people.signer import signer
from crawler.people.signing_line import SigningLine, opens_paragraph, stands_apart

LONGEST_BLOCK = 16
"""Lines from the end of a text within which a signature begins."""
LONGEST_NAMELESS = 6
LONGEST_DRAWN = 12
"""Lines from the end of a text within which a block below a long rule is a signature."""
LONGEST_ADVERT = 5
"""Lines of what a mail service puts below its long rule."""

_ADVERT_RULE = re.compile(r"^(?:_{40,}|-{33})$")
_LONG_RULE = re.compile(r"^[-_=*~#+]{20}[-_=*~#+/\\|.]*$")
_MAIL = re.compile(r"[\w.+-]@[\w-]{1,60}\.\w")
_MAIL_OF_PERSON = re.compile(r"(?:[A-Z][\w.'’-]{0,30},?\s{1,20}){0,4}[\w.+-]{1,60}@[\w-]{1,60}\.\w")
"""Matches "A. Moss, moss@orley.example" at the beginning of a line."""
_ADVERTISED = re.compile(r"\b(?:Yahoo|MSN|Hotmail|Windows Live|Messenger)\b|https?://|\bwww\.", re.IGNORECASE)
_INLINE = re.compile(r"(?<=[.!?])\s+(?P<sign>[-–—~]\s?[A-Z][\w'’]{2,15})\s*$")
_LAST_WORDS = re.compile(r"(?<=[.!?])\s+(?P<sign>[^\W\d_][^\s.!?]*\.?(?: [^\s.!?]+\.?)?)\s*$")


def split_signature(text: str, author: str | None = None) -> tuple[str, str | None]:
    """Return the text without its closing signature, and the signature's lines, or None where there is none.

    `author` is the name that the page or the mail puts to the post, where it does.
    """
    lines = text.split("\n")
    begin = _marked(lines)
    if begin is None:
        begins = (_below_rule(lines, author), _closing_block(lines, _appended(lines), author))
        begin = min((place for place in begins if place is not None), default=None)
    if begin is None:
        return _split_last_line(text, author)
    below = [line.strip() for line in lines[begin:] if not is_border(line)]
    signed = signer("\n".join(below))
    begin = _with_mark_above(lines, _with_name_above(lines, begin, author or (signed.name if signed else None)))
    signature = "\n".join(line.strip() for line in lines[begin:] if not is_border(line)).strip("\n")
    kept = "\n".join(lines[:begin]).rstrip()
    while kept and is_rule(kept.rsplit("\n", 1)[-1]):
        kept = kept[: kept.rfind("\n") + 1].rstrip()
    return kept, re.sub(r"\n{2,}", "\n\n", signature) or None


def split_closing_name(text: str, author: str | None) -> tuple[str, str | None]:
    """Return the text without the author's name as its last line, and that line: the signature is known."""
    lines = text.rstrip().split("\n")
    begin = _with_name_above(lines, len(lines), author)
    return ("\n".join(lines[:begin]).rstrip(), lines[begin].strip()) if begin < len(lines) else (text, None)


def _marked(lines: list[str]) -> int | None:
    """Find the last mark `-- ` that has text before or after it near the end."""
    for place in range(len(lines) - 1, max(-1, len(lines) - 40), -1):
        if is_mark(lines[place]) and any(line.strip() for line in lines[place + 1 :]):
            return place
    return None


def _below_rule(lines: list[str], author: str | None) -> int | None:
    """Find the long rule near the end, after a gap, below which the author's whole name or one mail address stands.

    Sentences below it are the author's own words: a rule may part a post too.
    """
    for place in range(max(1, len(lines) - LONGEST_DRAWN), len(lines) - 1):
        if _LONG_RULE.match(lines[place].strip()) and not lines[place - 1].strip():
            below = [line.strip() for line in lines[place + 1 :] if line.strip()]
            named = any(author and is_own_full_name(line, author) for line in below)
            mailed = sum(map(len, map(_MAIL.findall, below))) == 1 and any(map(_MAIL_OF_PERSON.match, below))
            return place if (named or mailed) and not any(map(has_sentence_word, below)) else None
    return None


def _appended(lines: list[str]) -> int:
    """Return where the notices begin that a mail program appended; the number of lines where there are none."""
    end = len(lines)
    for place in range(len(lines) - 1, max(-1, len(lines) - 40), -1):
        notice = is_notice(lines[place]) and (opens_paragraph(lines, place) or len(lines[place]) < 60)
        if notice or _opens_advert(lines[place:end]):
            end = place
    return end


def _opens_advert(lines: list[str]) -> bool:
    """Return whether the lines are what a mail service appends to a letter: a long rule and a short advert."""
    below = [line for line in lines[1:] if line.strip()]
    return (
        _ADVERT_RULE.match(lines[0].strip()) is not None
        and 0 < len(below) <= LONGEST_ADVERT
        and any(_ADVERTISED.search(line) for line in below)
    )


def _closing_block(lines: list[str], end: int, author: str | None) -> int | None:
    """Return the line where the signature begins, the topmost that makes the rest of the text one."""
    last = end - 1
    while last >= 0 and (not lines[last].strip() or is_border(lines[last])):
        last -= 1
    begin, sure = None, 0
    for place in range(last, max(-1, last - LONGEST_BLOCK), -1):
        line = lines[place].strip()
        if not line or is_border(line):
            if begin is not None or place < last - 8:
                break
            continue
        if not fits_signature(lines[place]):
            break
        signing = SigningLine(lines=lines, place=place, last=last, sure=sure > 0)
        if signing.is_of_a_roster():
            return None
        if author and signing.opens_as_own_name(author):
            begin = place
            break
        if signing.is_full_name:
            if signing.opens_as_full_name():
                begin = place
                if signing.stands_at_close:
                    break
        elif signing.closes_as_first_name() or signing.closes_uncapitalised():
            begin = place
            break
        sure += is_sure_line(line)
    begin = _nameless(lines, last) if begin is None else begin
    if begin is None:
        return end if end < len(lines) else None
    return begin


def _nameless(lines: list[str], last: int) -> int | None:
    """Return where the last paragraph begins if it is a signature without a name: organization and whereabouts."""
    begin = last
    while begin > 0 and lines[begin - 1].strip() and not is_border(lines[begin - 1]):
        begin -= 1
    block = lines[begin : last + 1]
    surely = sum(map(is_sure_line, block))
    if begin <= 0 or not 2 <= len(block) <= LONGEST_NAMELESS or surely < 2 or not is_whereabouts(block[-1]):
        return None
    return begin if all(map(fits_signature, block)) else None


def _with_name_above(lines: list[str], begin: int, name: str | None) -> int:
    """Return the line above a signature where its writer has signed once more, else the signature's first line."""
    place = begin - 1
    while place > 0 and (not lines[place].strip() or is_border(lines[place])):
        place -= 1
    if name and place > 0 and is_own_name(lines[place], name) and not split_head(lines[place].strip(" -–—~,"))[1]:
        return place if stands_apart(lines, place) else begin
    return begin


def _with_mark_above(lines: list[str], begin: int) -> int:
    """Return the line of the mark close above a signature, where a formula or a motto parts the two."""
    for place in range(begin - 1, max(-1, begin - LONGEST_BLOCK), -1):
        if is_mark(lines[place].strip()):
            return place
        if not fits_signature(lines[place]):
            break
    return begin


def _split_last_line(text: str, author: str | None) -> tuple[str, str | None]:
    """Take the name that ends the last line: after a dash, or the author's own after a full stop or a formula."""
    formula, comma, name = text[text.rfind("\n") + 1 :].partition(",")
    if author and comma and is_closing(formula) and is_own_name(name, author):
        return text[: len(text) - len(name)], name.strip()
    start = max(0, len(text) - 40)
    found = _INLINE.search(text, start)
    if not found and author and (words := _LAST_WORDS.search(text, start)) and is_own_name(words["sign"], author):
        found = words if words["sign"][0].isupper() else None
    return (text[: found.start()], found["sign"]) if found else (text, None)
