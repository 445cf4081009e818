"""The text of a Higher Logic community's thread page as people copy it out of the browser.

Known from a real copy: "Topic Thread", "Expand all | Collapse all" and the subject, then a post each as

      • 2.  RE: Subject of the thread            (a bullet, the number, a no-break space)
        Posted 19 days ago                       (or a date)
        Edited by NAME 19 days ago               (maybe)
        |   view attached                        (maybe)
        the body, its lists by indentation, then the signature in lines
        FILE.pdf   1.30MB 1 version              (maybe)

No line names the author, and a post is under the one that it answers. Newer pages are assumed to add a line with
the author's name above "Posted" and the labels of buttons, which are read as such. Other boards' copies are read by
`copied_board`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.bodies.clean_text import clean, copied_lines
from crawler.dates.reading import parse_moment, settle_day_first
from crawler.drafts import Draft, finish_thread
from crawler.errors import NotAThread
from crawler.items import Attachment, Author, Moment, Thread
from crawler.markup.numbering import BYTES
from crawler.page import Page
from crawler.people.names import is_name
from crawler.subjects import bare_subject

NAME = "higher-logic-text"
FURNITURE = frozenset(
    {
        "topic thread", "expand all | collapse all", "expand all", "collapse all", "reply", "reply privately", "like",
        "options dropdown", "options", "recommend", "best answer", "mark as inappropriate", "follow", "unfollow",
        "back to discussions", "back to threads", "thread", "reply to group online", "view thread", "reply to sender",
        "forward", "flag as inappropriate", "add a reply", "print", "share", "view attached", "| view attached",
    }
)  # fmt: skip
"""Lines of the page that belong to nobody, in lower case with single blanks."""
PLAIN_WORDS = frozenset({"thread", "options", "like", "share", "follow", "print", "forward", "expand all", "|"})
"""Labels that may be an author's own line once the post has begun."""
HEAD_LINES = 8
"""Lines below a post's number within which "Posted" is."""

_NUMBERED = re.compile(r"^[ \t]*(?:[•·●▪◦*o-][ \t]*)?(?P<number>\d{1,5})\.[ \t]+(?P<subject>\S.{0,300}?)[ \t]*$")
_POSTED = re.compile(r"^[ \t|]*(?:Posted|Posted on|Sent)\b:?[ \t]+(?P<when>.{3,70})$", re.IGNORECASE)
_EDITED = re.compile(r"^[ \t|]*(?:Last )?Edited by (?P<rest>.{3,120})$", re.IGNORECASE)
_BEFORE_DATE = re.compile(
    r"(?P<name>.+?)\s+(?:on\s+)?"
    r"(?:\d|an? |yesterday|today|just now|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d)"
)
_COUNTED = re.compile(r"^\d+ (?:recommends?|likes?|views?|repl(?:y|ies)|posts?|kudos)$", re.IGNORECASE)
_ANONYMOUS = re.compile(
    r"^(?:anonymous(?: member)?|this message was posted by a user wishing to remain anonymous\.?)$", re.IGNORECASE
)
_ATTACHED = re.compile(
    r"^\s*(?P<name>\S(?:.{0,150}\S)?\.[A-Za-z][A-Za-z0-9]{1,5})\s+(?P<size>\d{1,6}(?:[.,]\d{1,3})?)\s?"
    r"(?P<unit>bytes|[KMG]?B)(?:\s+\d+ versions?)?\s*$",
    re.IGNORECASE,
)
_BUTTON = re.compile(r"^\s*(?:attachments?(?:\s*\(\d+\)|\s*:)?|\|?\s*view attached|\|)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """Where a post begins: the line of its number, the first line of its body, and what comes between."""

    line: int
    body: int
    number: int
    subject: str
    when: str
    edited_by: str | None
    author: str | None


def match(page: Page) -> float:
    """Say how surely the text is such a copy: it needs one numbered line with "Posted" below it."""
    if page.is_markup:
        return 0.0
    return 0.9 if next(iter(_heads(copied_lines(page.text)[:20_000])), None) else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the thread; raises NotAThread where no post begins or the last one is cut off at its head."""
    lines = copied_lines(page.text)
    heads = _heads(lines)
    if not heads:
        raise NotAThread(
            page.source, "no line like “1. Subject” with “Posted …” below it", "copy the whole thread page"
        )
    if _breaks_off(lines[heads[-1].body :], heads):
        raise NotAThread(page.source, "it breaks off inside the head of its last post", "copy the whole thread page")
    day_first = settle_day_first(head.when for head in heads)
    ends = [head.line for head in heads[1:]] + [len(lines)]
    drafts = [
        _draft(head, lines[head.body : end], page, False if day_first is None else day_first)
        for head, end in zip(heads, ends, strict=True)
    ]
    return finish_thread(
        drafts,
        subject=_subject(lines[: heads[0].line], heads),
        platform=NAME,
        url=page.url,
        notes=_notes(lines[: heads[0].line], heads, drafts),
    )


def parse_attachment(line: str) -> Attachment | None:
    """Return the file that a line like "Plan.pdf   1.30MB 1 version" names, or None."""
    found = _ATTACHED.match(line)
    if found is None:
        return None
    size = round(float(found["size"].replace(",", ".")) * BYTES[found["unit"].lower()])
    return Attachment(name=found["name"].strip(), size=size)


def _heads(lines: Sequence[str]) -> list[_Head]:
    heads = []
    for place, line in enumerate(lines):
        found = _NUMBERED.match(line)
        if found and (head := _head(lines, place, int(found["number"]), found["subject"])):
            heads.append(head)
    return heads


def _head(lines: Sequence[str], place: int, number: int, subject: str) -> _Head | None:
    """Read the lines below a number up to the body; None where "Posted" is not among them."""
    when = author = edited_by = None
    at = place + 1
    while at < min(len(lines), place + HEAD_LINES + 1):
        line = " ".join(lines[at].split())
        if when is None and (found := _POSTED.match(line)) and _is_when(found["when"]):
            when = found["when"]
        elif when is not None and (edited := _EDITED.match(line)):
            edited_by = _name_before_date(edited["rest"])
        elif _ANONYMOUS.match(line):
            author = line
        elif when is None and is_name(line):
            author = author or line
        elif line and not _is_furniture(lines[at]):
            break
        at += 1
    if when is None:
        return None
    return _Head(line=place, body=at, number=number, subject=subject, when=when, edited_by=edited_by, author=author)


def _breaks_off(last: Sequence[str], heads: Sequence[_Head]) -> bool:
    """Return whether the copy ends with the number and subject of a post that is not there."""
    ending = [found for line in last[-HEAD_LINES:] if (found := _NUMBERED.match(line))]
    return any(
        int(found["number"]) == heads[-1].number + 1
        and bare_subject(found["subject"]).casefold() == bare_subject(heads[0].subject).casefold()
        for found in ending
    )


def _is_when(text: str) -> bool:
    """Return whether the text is a date or relative date; numbers alone settle it, since the page may be undated."""
    return any(map(str.isdigit, text)) or text.lower().startswith(("a ", "an ", "yesterday", "today", "just now"))


def _name_before_date(rest: str) -> str | None:
    found = _BEFORE_DATE.match(rest)
    name = (found["name"] if found else rest).strip(" ,")
    return name if is_name(name) else None


def _is_furniture(line: str) -> bool:
    """Return whether every piece of the line (pieces are two blanks apart) is a button, a count or a label."""
    pieces = [" ".join(piece.split()) for piece in re.split(r" {2,}", line.strip()) if piece.strip()]
    return all(_is_label(piece) for piece in pieces) or _is_label(" ".join(pieces))


def _is_label(piece: str) -> bool:
    return piece.lower() in FURNITURE or _COUNTED.match(piece) is not None or _BUTTON.match(piece) is not None


def _draft(head: _Head, lines: Sequence[str], page: Page, day_first: bool) -> Draft:
    body, attachments = _without_attachments(list(lines))
    hidden = head.author is not None and _ANONYMOUS.match(head.author) is not None
    return Draft(
        number=head.number,
        subject=head.subject,
        body=clean("\n".join(line for line in body if not _is_button_of_post(line))),
        author=Author(name=head.author) if head.author and not hidden else None,
        edited_by=None if hidden else head.edited_by,
        posted=_moment(head.when, page, day_first),
        attachments=attachments,
    )


def _moment(when: str, page: Page, day_first: bool) -> Moment | None:
    return parse_moment(when, seen=page.seen, day_first=day_first)


def _is_button_of_post(line: str) -> bool:
    return line.strip() != "" and _is_furniture(line) and line.strip().lower() not in PLAIN_WORDS


def _without_attachments(lines: list[str]) -> tuple[list[str], tuple[Attachment, ...]]:
    """Take the attachments' lines from the end of a post."""
    found: list[Attachment] = []
    while lines and (not lines[-1].strip() or _BUTTON.match(lines[-1]) or _ATTACHED.match(lines[-1])):
        if attachment := parse_attachment(lines.pop()):
            found.append(attachment)
    return lines, tuple(reversed(found))


def _subject(above: Sequence[str], heads: Sequence[_Head]) -> str:
    """Return the subject as the first post has it: lines above may be cut or the site's own."""
    return bare_subject(heads[0].subject) if heads else next((line.strip() for line in above if line.strip()), "")


def _notes(above: Sequence[str], heads: Sequence[_Head], drafts: Sequence[Draft]) -> tuple[str, ...]:
    notes = []
    numbers = [head.number for head in heads]
    missing = sorted(set(range(1, max(numbers) + 1)) - set(numbers)) if max(numbers) < 10_000 else []
    if missing:
        shown = ", ".join(map(str, missing[:10])) + (" …" if len(missing) > 10 else "")
        notes.append(f"posts {shown} are not in this copy")
    subject = " ".join(bare_subject(heads[0].subject).split()).casefold()
    stray = [
        line for raw in above
        if (line := " ".join(raw.split())) and not _is_furniture(raw) and line.casefold() != subject
    ]  # fmt: skip
    if stray:
        notes.append(f"lines above the first post that were left out: {len(stray)}")
    empty = [str(draft.number) for draft in drafts if not draft.text and not draft.attachments]
    if empty:
        notes.append(f"nothing stands in post {', '.join(empty)}: the copy may be cut")
    if any(draft.posted is None for draft in drafts):
        notes.append("dates like “3 days ago” need the day of the copy")
    return tuple(notes)
