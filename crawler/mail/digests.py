"""Digests: one mail by which a list delivers many, taken apart into its messages.

Two forms: MIME's (`multipart/digest`, a message a part), and plain text as RFC 1153 has it, which Mailman, LISTSERV and
Majordomo write: topics, a line of 70 hyphens, then each message with its own header lines, parted by 30 hyphens.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default

from crawler.mail.letters import ERRORS
from crawler.mail.mime_parts import words_of
from crawler.subjects import is_reply

TOPICS = (
    rb"^Today's (?:Topics|Messages):",
    rb"^Topics (?:of the day|covered in this issue)",
    rb"^There (?:are|is) \d+ messages? (?:totall?ing .{1,40} )?in this (?:issue|digest)",
    rb"^In this (?:issue|digest):",
    rb"^Topics in this digest",
)
"""How the list of topics opens, by which a plain digest is told."""
LEAST_HEADERS = 2
"""Header lines that open a message; the digest's own footer has a subject alone."""
FOOTER = "Subject: Digest Footer"

_DIGEST = re.compile(b"|".join(TOPICS) + rb"|multipart/digest", re.MULTILINE | re.IGNORECASE)
_RULE = re.compile(r"^(?:-{30}|-{70,80}|_{70,80}(?:\n_{70,80})?)[ \t]*$", re.MULTILINE)
_LINE = re.compile(r"^[ \t]{0,4}(?P<key>[A-Za-z-]{2,30}):[ \t]*(?P<value>.*)$")
_KEPT = frozenset({"date", "from", "reply-to", "to", "cc", "subject", "message-id", "in-reply-to", "references"})


def messages_in_digest(message: bytes) -> tuple[bytes, ...]:
    """Return the messages that a digest delivers, none where the message is no digest."""
    if not _DIGEST.search(message):
        return ()
    try:
        parsed = message_from_bytes(message, policy=default)
        if not isinstance(parsed, EmailMessage):
            return ()
        return tuple(_attached(parsed)) or (() if _answers(parsed) else tuple(_written(parsed)))
    except ERRORS:
        return ()


def _answers(parsed: EmailMessage) -> bool:
    """Return whether the mail answers or forwards one: it may carry a digest below words of its own."""
    return bool(parsed["in-reply-to"] or is_reply(str(parsed["subject"] or "")))


def _attached(parsed: EmailMessage) -> Iterator[bytes]:
    for part in parsed.walk():
        if part.get_content_type() != "multipart/digest" or not part.is_multipart():
            continue
        for item in part.get_payload():
            inner = item.get_payload() if isinstance(item, Message) else None
            if isinstance(inner, list) and inner and isinstance(inner[0], Message):
                yield inner[0].as_bytes()


def _written(parsed: EmailMessage) -> Iterator[bytes]:
    """Yield the messages of a plain digest; before the first rule are its topics, below the last its end.

    What follows a rule and opens with no header lines belongs to the message above: its author drew the rule.
    """
    listed = f"List-Id: {' '.join(str(parsed['list-id']).split())}\n" if parsed["list-id"] else ""
    pieces = _RULE.split(words_of(parsed).replace("\r\n", "\n"))[1:]
    found: list[tuple[dict[str, str], list[str]]] = []
    for place, piece in enumerate(pieces, start=1):
        head, body = _divided(piece.strip("\n"))
        if len(head) >= LEAST_HEADERS and "from" in head:
            found.append((head, [body]))
        elif found and place < len(pieces) and not piece.lstrip().startswith(FOOTER):
            found[-1][1].append(piece)
    for head, bodies in found:
        lines = "".join(f"{key}: {value}\n" for key, value in head.items())
        body = f"\n{'-' * 30}\n".join(bodies).strip()
        yield f"{lines}{listed}Content-Type: text/plain; charset=utf-8\n\n{body}\n".encode("utf-8", "replace")


def _divided(piece: str) -> tuple[dict[str, str], str]:
    """Return the header lines with which a piece opens, and what is below them."""
    head: dict[str, str] = {}
    lines = piece.split("\n")
    last = ""
    for place, line in enumerate(lines):
        if found := _LINE.match(line):
            last = found["key"].lower()
            head[last] = found["value"].strip()
        elif last and line[:1].isspace() and line.strip():
            head[last] += f" {line.strip()}"
        elif head or line.strip():
            return _kept(head), "\n".join(lines[place:])
    return _kept(head), ""


def _kept(head: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in head.items() if key in _KEPT}
