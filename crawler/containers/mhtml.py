"""MHTML: what a browser's "save as a single file" writes, a page and its parts as one message (RFC 2557).

Chromium names the page's address and the moment of saving; Internet Explorer and old Opera give the address only to the
part. An HTML letter with pictures has the same form, so a message is a saved page only where it says that it is one.
"""

from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect
from email.message import Message

from crawler.containers.file import File
from crawler.dates.reading import header_moment
from crawler.errors import BreaksOff, NotAThread
from crawler.markup.addresses import is_web_url
from crawler.page import Page, page_of_bytes

LARGEST = 256 * 1024**2
"""Bytes of a saved page with its pictures."""

_OF_MAIL = ("message-id", "received", "to", "return-path")


def is_saved_page(opening: bytes) -> bool:
    """Return whether a file's first bytes are the head of a page that a browser saved."""
    head = opening.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n").replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    if b"content-type:" not in head.lower():
        return False
    message = message_from_bytes(head + b"\n\n")
    if message.get_content_type() not in {"multipart/related", "text/html"}:
        return False
    if message["Snapshot-Content-Location"] or "saved by" in str(message["From"] or "").lower():
        return True
    return not any(message[name] for name in _OF_MAIL) and any(
        message[name] for name in ("Content-Location", "X-MimeOLE", "MIME-Version")
    )


def saved_page(file: File) -> Page:
    """Return the page with its address and the moment of saving; raises NotAThread where it is not whole."""
    message = message_from_bytes(file.whole(LARGEST))
    parts = [part for part in message.walk() if part.get_content_type() == "text/html"]
    address = str(message["Snapshot-Content-Location"] or "").strip()
    start = str(message.get_param("start") or "").strip("<> ")
    page = next((part for part in parts if address and _at(part, "Content-Location") == address), None)
    page = page or next((part for part in parts if start and _at(part, "Content-ID") == start), None)
    page = page or next(iter(parts), None)
    if page is None:
        raise NotAThread(file.name, "there is no page in this saved page", "save it again as one file")
    if _is_cut(message, page):
        raise BreaksOff(file.name, "this saved page breaks off before its end", "save it again")
    body = page.get_payload(decode=True)
    url = address or _at(page, "Content-Location")
    return page_of_bytes(
        body if isinstance(body, bytes) else b"",
        source=file.name,
        url=url if is_web_url(url) else None,
        seen=header_moment(str(message["Date"] or "")) or file.seen,
        declared=page.get_content_charset(),
    )


def _at(part: Message, header: str) -> str:
    return "".join(str(part[header] or "").split()).strip("<>")


def _is_cut(message: Message, page: Message) -> bool:
    """Return whether the message ends in the page itself, without the line that closes its parts."""
    closes = not any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects)
    return message.is_multipart() and not closes and list(message.walk())[-1] is page
