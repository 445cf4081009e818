"""Mailboxes that an archive exports, as they come over the wire: one thread or a month of a list, maybe compressed."""

import io
from collections.abc import Sequence

from crawler.containers.budget import Budget
from crawler.containers.compressed import decompressed
from crawler.containers.file import OPENING
from crawler.errors import UnreadableSource
from crawler.mail.letters import Letter, parse_letter
from crawler.mail.mbox import is_mail, messages


def parse_mailbox(body: bytes, *, name: str) -> Sequence[Letter]:
    """Return the letters of a mailbox, none where the bytes are something else.

    `name` is for errors. Raises Damaged where the compression is cut off, BudgetSpent where it is a bomb.
    """
    mailbox = _unpacked(body, name)
    if not is_mail(mailbox[:OPENING]):
        return ()
    return tuple(letter for message in messages(mailbox) if (letter := parse_letter(message)))


def is_whole_mailbox(body: bytes) -> bool:
    """Return whether the bytes are a mailbox, and none whose compression is cut off."""
    try:
        return is_mail(_unpacked(body, "")[:OPENING])
    except UnreadableSource:
        return False


def _unpacked(body: bytes, name: str) -> bytes:
    plain = decompressed(io.BufferedReader(io.BytesIO(body)), body[:OPENING], name=name, budget=Budget(name, len(body)))
    return io.BufferedReader(plain).read() if plain else body
