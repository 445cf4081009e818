"""Quotation: which lines of a post are somebody else's words, or a header that a mail program wrote.

Known shapes: `>` in front (also ragged, where a wrapped quoted line lost it), AOL's `<< … >>`, `[quote] … [/quote]`,
"On … wrote:" over one or two lines, "-----Original Message-----" and Outlook's From:/Sent:/To: block without any mark.
A header at the very top, with nothing of the author's before it, is the post's own and quotes nothing of what follows.
"""

import re
from collections.abc import Sequence

from extract.layout.source_lines import SourceLine

_MARKED = re.compile(r"(?:\|\s?)?>+|»|&gt;")
_ATTRIBUTION = re.compile(r"\S.{0,300}\b(?:wrote|writes)(?: on .{4,60})?\s*:$")
_LASTING = re.compile(r"On\s|[-_=*\s]*(?:Original|Forwarded|Begin)\s|\*?From\s?:|.{2,60}<[^>]{3,80}>.{0,40}wrote")
"""Announcements below the author's words after which everything is quoted, marked or not."""
_WROTE = re.compile(r"(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}) (?:wrote|writes)\s*:$")
_GROUPWISE = re.compile(r">>> .{3,120} >>>$")
"""GroupWise's header above a whole quoted mail: ">>> Ann Poe <apoe@orley.example> 2/11/03 >>>"."""
_ATTRIBUTION_OPENS = re.compile(r"(?:On|At)\s.{4,120}$")
_ATTRIBUTION_ENDS = re.compile(r".{0,160}\bwrote:$")
_ORIGINAL = re.compile(
    r"[-_=*\s]*(?:Original Message|Original Appointment|Forwarded message|Begin forwarded message)\s*:?[-_=*\s]*$", re.I
)
"""Matches "-----Original Message-----", "Begin forwarded message:"."""
_END = re.compile(
    r"[-_=*\s]{2,}End(?:\s+of)?(?:\s+(?:the\s+)?(?:original|forwarded|included|quoted))?(?:\s+(?:message|mail|text|quote))?"
    r"\s*[-_=*]{2,}\s*$",
    re.IGNORECASE,
)
"""The line that closes a message which a mail program put between two rules."""
_HEADER = re.compile(
    r"\*?(?:From|To|Cc|Bcc|Sent|Date|Subject|Reply-To|Sender|Organization|Lines|Newsgroups|Message-ID|X-[\w-]+"
    r"|References|In-Reply-To|Importance|Attachments?|Return-Path|List-[\w-]+|MIME-Version|Content-[\w-]+)\s?:(?:\*|\s|$)",
    re.I,
)
"""A line of a mail's header: "From: Anna Moss", "*Sent:* Monday"."""
_SENDER = re.compile(r"\*?From\s?:\*?\s+\"?(?P<name>[^<\[(\"]*)", re.I)
_BESIDE_SENDER = re.compile(r"\*?(?:Sent|To|Date|Subject|Reply-To|Organization)\s?:", re.I)
_OPENS_QUOTE = re.compile(r"<<|\[quote\b[^\]]{0,120}\]", re.I)
_HEADING = re.compile(
    r"(?:\[[\w-]+\]\s*)?(?:RE|FW|FWD)\s*:|(?:-{2,}\s*)?Message:? #?\d+(?: of \d+)?[:.\s-]*$"
    r"|.{0,40}\bdigest\b.{0,20}\d[^.?!]*$",
    re.IGNORECASE,
)
"""A line above a mail's header that is not the author's: its subject, its number in a digest, the digest's name."""
_LONGEST_QUOTE = 60
_RULE = re.compile(r"[-_=*~#\s]{3,}$")
_GREETING = re.compile(r"(?:(?:hi|hey|hello|dear|good \w+)\s+)?(?P<name>[A-Z][\w'-]+)\s*[,:!-]*$", re.I)
_TITLE_LINK = re.compile(r"(?:[^.?!]|\.(?=\d)|(?<=[a-z])\.(?= [A-Z(])){2,60}$")
_NOTE = re.compile(r"(?<!\s)\s*\([^()]*\)")


def quoted_lines(lines: Sequence[SourceLine]) -> tuple[set[int], set[int]]:
    """Return the indices of quoted lines, and of the lines that are the post's own mail header."""
    quotes = _marked(lines) | _between_marks(lines)
    headers: set[int] = set()
    index = 0
    own = False
    while index < len(lines):
        line = lines[index]
        if index in quotes or not line.body:
            if own and _GROUPWISE.match(line.body):
                quotes.update(range(index, len(lines)))
            index += 1
            continue
        width = _opening(lines, index, own)
        if width == 0:
            own = own or not _is_heading_of_mail(line.body)
            index += 1
            continue
        following = next((at for at in range(index + width, len(lines)) if lines[at].body), None)
        if following is not None and following in quotes:
            quotes.update(range(index, index + width))
            index += width
        elif own and not _LASTING.match(line.body) and not _signed_by_quoted(lines, index):
            own, index = True, index + width
        elif own:
            end = next((at for at in range(index + width, len(lines)) if _END.match(lines[at].body)), len(lines) - 1)
            quotes.update(range(index, end + 1))
            index = end + 1
        elif _ORIGINAL.match(line.body):
            answer = _answer(lines, index)
            block = range(index, answer if answer is not None else _header_end(lines, index + 1))
            (quotes if answer is not None else headers).update(block)
            index = block.stop
        else:
            stop = _header_end(lines, index) if _HEADER.match(line.body) else index + width
            headers.update(range(index, stop))
            index = stop
    return quotes, headers


def _signed_by_quoted(lines: Sequence[SourceLine], at: int) -> bool:
    """Return whether the person whom an announcement names ("Ann Poe wrote:") signs below it: no answer is there."""
    named = _WROTE.match(lines[at].body)
    return named is not None and any(line.body.startswith(named["name"]) for line in lines[at + 1 :])


def _marked(lines: Sequence[SourceLine]) -> set[int]:
    """Return the lines with a quote mark, and unmarked ones between them that a mail program wrapped."""
    marked = {at for at, line in enumerate(lines) if line.lead <= 3 and _MARKED.match(line.body)}
    marked -= _chains(lines, marked)
    for at in sorted(marked):
        if at + 1 in marked or at + 1 >= len(lines):
            continue
        body, before = lines[at + 1].body, lines[at].body
        if not body or before.endswith((".", "?", "!", ":")):
            continue
        if body[0].islower() or (len(before) >= 40 and at + 2 in marked and not _GREETING.match(body)):
            marked.add(at + 1)
            if at + 2 < len(lines) and at + 3 in marked and lines[at + 2].body and at + 2 not in marked:
                marked.add(at + 2)
    return marked


def _chains(lines: Sequence[SourceLine], marked: set[int]) -> set[int]:
    """Return lines such as "> Director > Technicians" that go on with a chain of titles from the line above."""
    chains: set[int] = set()
    for at in sorted(marked):
        above = at - 1
        if above < 0 or not lines[above].body or (above in marked and above not in chains):
            continue
        if lines[above].body.endswith(":") or not _TITLE_LINK.match(_NOTE.sub("", lines[above].body)):
            continue
        link = _NOTE.sub("", lines[at].body.lstrip("> ")).strip()
        if _TITLE_LINK.match(link) and len(link.split()) <= 10 and link[:1].isupper():
            chains.add(at)
    return chains


def _between_marks(lines: Sequence[SourceLine]) -> set[int]:
    """Return the lines of quotations between two marks: AOL's "<<" and ">>", a board's "[quote]" and "[/quote]"."""
    closing: str | None = None
    found: set[int] = set()
    for at, line in enumerate(lines):
        opening = _OPENS_QUOTE.match(line.body) if closing is None else None
        if opening:
            mark = ">>" if opening.group() == "<<" else "[/quote]"
            closing = mark if any(mark in other.body.lower() for other in lines[at : at + _LONGEST_QUOTE]) else None
        if closing is not None:
            found.add(at)
            closing = None if line.body.lower().endswith(closing) else closing
    return found


def _opening(lines: Sequence[SourceLine], at: int, own: bool) -> int:
    """Return how many lines the announcement of a quotation takes that opens here; 0 for none."""
    body = lines[at].body
    if len(body) > 400:
        return 0
    if _ORIGINAL.match(body) or _ATTRIBUTION.match(body):
        return 1
    if _ATTRIBUTION_OPENS.match(body):
        for width in (2, 3):
            if at + width <= len(lines) and _ATTRIBUTION_ENDS.match(lines[at + width - 1].body):
                return width
            if at + width <= len(lines) and not lines[at + width - 1].body:
                break
    if _HEADER.match(body):
        near = [line.body for line in lines[at : at + 6]]
        senders = sum(bool(_SENDER.match(other)) for other in near)
        if senders and any(_BESIDE_SENDER.match(other) for other in near):
            return 1
        if not own:
            return 1
    return 0


def _header_end(lines: Sequence[SourceLine], at: int) -> int:
    """Return the first line after a block of header lines, blanks before it skipped."""
    while at < len(lines) and (not lines[at].body or _HEADER.match(lines[at].body)):
        at += 1
    return at


def _answer(lines: Sequence[SourceLine], at: int) -> int | None:
    """Return where the author's own words begin below a quotation that opens the post: at a greeting of the quoted."""
    sender = next((match for line in lines[at : at + 8] if (match := _SENDER.match(line.body))), None)
    if sender is None:
        return None
    names = {word.lower() for word in sender["name"].replace(",", " ").split()}
    begin = _header_end(lines, at + 1)
    for index in range(begin + 1, len(lines)):
        greeting = _GREETING.match(lines[index].body)
        if greeting and greeting["name"].lower() in names and lines[index].body.endswith((",", ":", "!", "-")):
            return index
    return None


def _is_heading_of_mail(body: str) -> bool:
    return bool(_RULE.match(body) or _HEADING.match(body))
