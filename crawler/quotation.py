"""Quotations: somebody else's words in a mail or post, taken out of its text and kept beside it.

Four shapes, as mail programs write them: lines that begin with `>` (also ragged, where a wrapped line lost its mark),
`<< … >>`, a line of attribution with everything below it, and a block of headers (From, Sent, To, Subject) with
everything below it. The answer may stand above, below or between.
"""

import re
from dataclasses import dataclass

from crawler.clean_text import clean
from crawler.items import Quote

WROTE = r"(?:wrote|writes|said|schrieb|a écrit)"
ATTRIBUTIONS = (
    re.compile(rf"^[>\s]*On\b(?P<rest>.{{4,240}}?)\s{WROTE}\s*:\s*$", re.I),
    re.compile(rf"^[>\s]*In a message dated\b(?P<rest>.{{4,160}}?)\s{WROTE}\s*:\s*$", re.I),
    re.compile(r"^[>\s]*(?P<rest>(?:19|20)\d\d-\d\d-\d\d \d\d?:\d\d.{0,20}\s[^\d]{2,80}):\s*$"),
    re.compile(r"^[>\s]*Quoting\s(?P<rest>.{2,80}):\s*$"),
)
"""What stands above quoted words; `rest` ends with who wrote them."""
NAMED = re.compile(
    rf"^[>\s]*(?:-+\s*)?(?P<rest>[^\W\d_][^:]{{1,80}}?)\s+{WROTE}(?:\s+(?:on|at|in)\s.{{4,60}})?:\s*-*\s*$"
)
"""The same without a date; it counts only where marked lines follow, since prose says this too."""
ATTRIBUTION_START = re.compile(r"^\s*On\s+(?:\w{3,9},?\s+)?(?:\w{3,9}\.?\s+\d|\d{1,4}[\s./-])", re.I)
ATTRIBUTION_LINES = 3
"""Lines over which a mail program may wrap one attribution."""
SEPARATOR = re.compile(
    r"^[\s>]*(?:-{2,}\s*(?:original (?:message|appointment)|forwarded (?:message|by)|reply message)\b.*"
    r"|original message:?|begin forwarded message:?|_{20,})\s*$",
    re.I,
)
HEADER = re.compile(
    r"^[\s>*]*(?P<key>From|Sent|Date|To|Cc|Bcc|Subject|Reply-To|Importance|Attachments)\s?:\*?\s?(?P<value>.*)$", re.I
)
LEAST_HEADERS = 2
"""Header lines that make a block; one alone may be prose ("From: last year")."""
WRAPPED = 60
"""Characters of a quoted line from which on its overflow may stand below it without a mark."""

_MARKED = re.compile(r"^\s{0,3}(?:>|&gt;|\|\s?>)")
_ONE_MARK = re.compile(r"^\s{0,3}(?:>|&gt;) ?")
_RULE = re.compile(r"^\s*[-_=]{5,}\s*$")
_CLOCK_WORD = re.compile(r"[ap]\.?m\.?,?|at,?|[.,-]+|(?-i:\(?[A-Z]{2,4}\)?,)", re.I)
_AOL_OPEN, _AOL_CLOSE = re.compile(r"^\s*<<(?!\S*>>\s*\S)"), re.compile(r">>\s*$")
_ADDRESS = re.compile(
    r"\s*(?:[<\[(]?mailto:)?[<\[(][^<>\[\]()]*(?:@| at )[^<>\[\]()]*[>\])]+|\s*<[^>]*>|\s*\[log in to unmask\]", re.I
)


@dataclass(slots=True)
class _Part:
    """A run of lines of one voice; `author` is who an attribution above it names."""

    quoted: bool
    lines: list[str]
    author: str | None = None


def split_quotations(text: str) -> tuple[str, tuple[Quote, ...]]:
    """Return the author's own words as clean text, and what was quoted, each with the offset where it stood.

    A block of headers at the very top has nobody's words before it: it is the post's own and only left out.
    Lines of attribution belong to neither; they become the quote's author.
    """
    own: list[str] = []
    quotes: list[tuple[int, str, str | None]] = []
    for part in _parts(text.split("\n")):
        cleaned = clean(_unmarked(part.lines) if part.quoted else "\n".join(part.lines))
        if not cleaned:
            continue
        if part.quoted:
            quotes.append((len(own), cleaned, part.author))
        elif cleaned := _without_rule(cleaned):
            own.append(cleaned)
    joined = "\n\n".join(own)
    starts = [len("\n\n".join(own[:count])) + (2 if 0 < count < len(own) else 0) for count in range(len(own) + 1)]
    return joined, tuple(Quote(text=quoted, author=author, at=starts[count]) for count, quoted, author in quotes)


def _parts(lines: list[str]) -> list[_Part]:
    parts = [_Part(quoted=False, lines=[])]
    place, author = 0, None
    while place < len(lines):
        if (found := _attribution(lines, place)) is not None:
            name, after = found
            follows = _next_word(lines, after)
            if follows is not None and (_MARKED.match(lines[follows]) or _AOL_OPEN.match(lines[follows])):
                author, place = name, after
                continue
            if _has_words(parts):
                parts.append(_Part(quoted=True, lines=lines[after:], author=name))
                break
            place = after
        elif (block := _header_block(lines, place)) is not None:
            name, after = block
            if _has_words(parts):
                parts.append(_Part(quoted=True, lines=lines[after:], author=name))
                break
            place = after
        elif _MARKED.match(lines[place]):
            end = _end_of_marked(lines, place)
            parts += [_Part(quoted=True, lines=lines[place:end], author=author), _Part(quoted=False, lines=[])]
            place, author = end, None
        elif _AOL_OPEN.match(lines[place]) and (closed := _end_of_aol(lines, place)):
            parts += [_Part(quoted=True, lines=lines[place:closed], author=author), _Part(quoted=False, lines=[])]
            place, author = closed, None
        else:
            parts[-1].lines.append(lines[place])
            place += 1
    return parts


def _attribution(lines: list[str], place: int) -> tuple[str | None, int] | None:
    """Return who is quoted and the line after the attribution that begins here, or None."""
    line = lines[place]
    starts = ATTRIBUTION_START.match(line) is not None
    if not starts and not line.rstrip().endswith((":", "-")):
        return None
    for count in range(1, ATTRIBUTION_LINES + 1 if starts else 2):
        chunk = lines[place : place + count]
        if any(len(piece) > 300 for piece in chunk):
            return None
        joined = " ".join(piece.strip() for piece in chunk)
        for form in (*ATTRIBUTIONS, NAMED):
            if (found := form.match(joined)) and (form is not NAMED or _quoted_below(lines, place + count)):
                return _person(_after_date(found["rest"])), place + count
    return None


def _quoted_below(lines: list[str], place: int) -> bool:
    follows = _next_word(lines, place)
    return follows is not None and bool(_MARKED.match(lines[follows]) or _AOL_OPEN.match(lines[follows]))


def _header_block(lines: list[str], place: int) -> tuple[str | None, int] | None:
    """Return who is quoted and the line after the block of headers (and its separator) that begins here, or None."""
    start = place
    separated = SEPARATOR.match(lines[place]) is not None
    if separated:
        below = _next_word(lines, place + 1)
        if below is None:
            return None
        start = below
    author: str | None = None
    seen: set[str] = set()
    end = start
    while end < len(lines) and end < start + 16:
        found = HEADER.match(lines[end])
        if found:
            seen.add(found["key"].lower())
            author = _person(found["value"]) if found["key"].lower() == "from" else author
        elif not lines[end].strip():
            after = _next_word(lines, end)
            if not seen or after is None or after > end + 1 or not HEADER.match(lines[after]):
                break
        elif not seen or not lines[end][:1].isspace():
            break
        end += 1
    if (
        "from" in seen
        and len(seen) > (0 if separated else LEAST_HEADERS - 1)
        and (separated or seen & {"sent", "date", "to", "subject"})
    ):
        return author, end
    if separated and "_" not in lines[place]:
        return author, end if seen else place + 1
    return None


def _end_of_marked(lines: list[str], place: int) -> int:
    """Return the line after a run of marked lines; blank lines and lost overflow between two of them belong to it."""
    end = place
    while end < len(lines):
        if _MARKED.match(lines[end]):
            end += 1
            continue
        follows = _next_word(lines, end)
        if follows is None or not lines[end].strip():
            if follows is not None and _MARKED.match(lines[follows]):
                end = follows
                continue
            break
        if _lost_its_mark(lines, end):
            end += 1
            continue
        break
    return end


def _lost_its_mark(lines: list[str], place: int) -> bool:
    """Say whether the unmarked line under a marked one is its overflow.

    It goes on in lower case or stands between marked lines; below it the quotation goes on, or nothing follows.
    """
    above, line = lines[place - 1], lines[place].strip()
    below = lines[place + 1] if place + 1 < len(lines) else ""
    if _MARKED.match(below):
        return (len(above) >= WRAPPED and len(line) < WRAPPED // 2 and not line.endswith(":")) or line[0].islower()
    return line[0].islower() and len(line) < WRAPPED and place > 1 and _next_word(lines, place + 1) is None


def _end_of_aol(lines: list[str], place: int) -> int | None:
    for end in range(place, min(len(lines), place + 200)):
        if _AOL_CLOSE.search(lines[end]):
            return end + 1
    return None


def _next_word(lines: list[str], place: int) -> int | None:
    return next((at for at in range(place, min(len(lines), place + 20)) if lines[at].strip()), None)


def _has_words(parts: list[_Part]) -> bool:
    return any(line.strip() for part in parts for line in part.lines)


def _unmarked(lines: list[str]) -> str:
    bare = [_ONE_MARK.sub("", line) for line in lines]
    if bare and _AOL_OPEN.match(bare[0]):
        bare[0] = _AOL_OPEN.sub("", bare[0]).lstrip()
        bare[-1] = _AOL_CLOSE.sub("", bare[-1])
    return "\n".join(bare)


def _without_rule(text: str) -> str:
    """Drop the line of dashes that stands above a quotation."""
    lines = text.split("\n")
    while lines and (not lines[-1].strip() or _RULE.match(lines[-1])):
        lines.pop()
    return "\n".join(lines)


def _after_date(rest: str) -> str:
    """Return what follows the date and time in an attribution: the words after the last one with a digit."""
    words = _ADDRESS.sub(" ", rest).replace(">", " ").split()
    last = max((place for place, word in enumerate(words) if any(map(str.isdigit, word))), default=-1)
    name = words[last + 1 :]
    while name and _CLOCK_WORD.fullmatch(name[0]):
        name = name[1:]
    return " ".join(name)


def _person(written: str | None) -> str | None:
    """Return the name in an attribution, without its address and quotation marks."""
    if not written:
        return None
    name = _ADDRESS.sub("", written).replace("*", "").strip(" \"'<>,;-")
    if "@" in name:
        return None
    name = re.sub(r"\s+(?:via|on behalf of)\s.*$", "", name, flags=re.I)
    if (comma := name.count(",")) == 1:
        last, first = (piece.strip() for piece in name.split(","))
        name = f"{first} {last}" if last and first and len(first.split()) <= 2 else name
    return name if comma <= 1 and 0 < len(name) <= 60 else None
