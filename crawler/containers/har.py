"""HAR: what a browser's developer tools recorded, requests and answers, as JSON (the W3C draft of HTTP Archive 1.2)."""

import base64
import binascii
import re
from collections.abc import Iterator
from datetime import date, datetime

from crawler.containers.file import File
from crawler.containers.json_values import BrokenList, values_of_list
from crawler.encodings import decode
from crawler.errors import Damaged, UnreadableSource
from crawler.markup.json_text import JsonObject, object_at, objects_at, text_at
from crawler.warc.captures import Capture

LARGEST = 512 * 1024**2

_OPENING = re.compile(rb'^(?:\xef\xbb\xbf)?\s*\{\s*"log"\s*:\s*\{')
_ENTRIES = re.compile(r'(?<!\\)"entries"\s*:\s*(?=\[)')


def is_har(opening: bytes) -> bool:
    """Return whether JSON opens as a HAR does."""
    return bool(_OPENING.match(opening))


def captures(file: File) -> Iterator[Capture]:
    """Yield every answer with a body, in the order of the recording; raises Damaged after the whole ones of a cut file.

    A body that the browser did not keep, or that is no text, is passed over: pictures are recorded too.
    """
    text = decode(file.whole(LARGEST), source=file.name)
    opened = _ENTRIES.search(text)
    if opened is None:
        raise UnreadableSource(file.name, "this recording has no list of entries", "save it again as HAR with content")
    entries = values_of_list(text, opened.end())
    try:
        for entry, _ in entries:
            if isinstance(entry, dict) and (capture := _capture(entry, file.seen)):
                yield capture
    except BrokenList:
        raise Damaged(file.name, "this recording is cut off or damaged", "save the whole recording again") from None


def _capture(entry: JsonObject, otherwise: datetime | date) -> Capture | None:
    request, response = object_at(entry, "request"), object_at(entry, "response")
    content = object_at(response, "content")
    url, status = text_at(request, "url"), response.get("status")
    body = content.get("text")
    if url is None or not isinstance(status, int) or not isinstance(body, str) or not body:
        return None
    headers = {
        (text_at(each, "name") or "").lower(): text_at(each, "value") or "" for each in objects_at(response, "headers")
    }
    kind = text_at(content, "mimeType") or headers.get("content-type", "")
    raw = _body(body, content.get("encoding") == "base64")
    if raw is None:
        return None
    return Capture(
        url=url, status=status, headers={**headers, "content-type": kind}, body=raw, seen=_started(entry) or otherwise
    )


def _body(text: str, is_base64: bool) -> bytes | None:
    """Return the body's bytes; a browser has decoded what it keeps as text, so that is UTF-8 here."""
    if not is_base64:
        return text.encode("utf-8", "surrogatepass")
    try:
        return base64.b64decode(text)
    except (binascii.Error, ValueError):
        return None


def _started(entry: JsonObject) -> datetime | None:
    try:
        return datetime.fromisoformat(text_at(entry, "startedDateTime") or "")
    except ValueError:
        return None
