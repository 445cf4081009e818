"""Parts of a message: its words from every text part that is to be read, and the files that hang on it.

Where parts are alternatives of each other, the plainest that holds words is read; parts that are side by side (a
program's footer beside HTML, text around a picture) are all the author's page and are read in their order.
"""

from email.message import EmailMessage

from bs4 import BeautifulSoup

from crawler.bodies.clean_text import clean
from crawler.bodies.html_text import text_of
from crawler.items import Attachment
from crawler.mail.flowed import unflowed


def words_of(part: EmailMessage) -> str:
    """Return the words of a message or of one of its parts; '' for files, pictures and attached messages."""
    if _is_file(part):
        return ""
    kind = part.get_content_type()
    if not part.is_multipart():
        return _leaf_words(part, kind)
    parts = _parts(part)
    if kind == "multipart/alternative":
        plainest_first = sorted(parts, key=lambda each: each.get_content_type() == "text/html")
        return next((words for each in plainest_first if (words := words_of(each)).strip()), "")
    if kind == "multipart/related":
        return words_of(parts[0]) if parts else ""
    if kind.startswith("multipart/"):
        return "\n\n".join(words for each in parts if (words := words_of(each)).strip())
    return ""


def files_of(part: EmailMessage) -> tuple[Attachment, ...]:
    """Return the files that hang on a message, each once; pictures that its HTML shows are none."""
    kind = part.get_content_type()
    if part.is_multipart() and kind.startswith("multipart/"):
        parts = _parts(part)[:1] if kind == "multipart/related" else _parts(part)
        return tuple(dict.fromkeys(file for each in parts for file in files_of(each)))
    name = part.get_filename() if _is_file(part) else None
    if not name:
        return ()
    raw = part.get_payload(decode=True)
    return (Attachment(name=clean(name), size=len(raw) if isinstance(raw, bytes) else None),)


def _is_file(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _parts(part: EmailMessage) -> list[EmailMessage]:
    return [each for each in part.iter_parts() if isinstance(each, EmailMessage)]


def _leaf_words(part: EmailMessage, kind: str) -> str:
    """Return the words of a part without parts; one that says "multipart" and has no boundary is read as plain."""
    if kind == "text/html":
        markup = _content(part)
        return text_of(BeautifulSoup(markup, "lxml")) if markup.strip() else ""
    if kind == "text/plain" and str(part.get_param("format")).lower() == "flowed":
        return unflowed(_content(part), blanks_are_added=str(part.get_param("delsp")).lower() == "yes")
    return _content(part) if kind == "text/plain" or kind.startswith("multipart/") else ""


def _content(part: EmailMessage) -> str:
    """Return a part's text; a charset that nobody knows, or that lies, is read as UTF-8 or Windows-1252."""
    raw = part.get_payload(decode=True)
    body = raw if isinstance(raw, bytes) else b""
    for charset in (part.get_content_charset() or "utf-8", "utf-8", "cp1252"):
        try:
            return body.decode("cp1252" if charset in {"iso-8859-1", "us-ascii"} and not is_utf8(body) else charset)
        except (ValueError, LookupError):
            continue
    return body.decode("latin-1")


def is_utf8(body: bytes) -> bool:
    """Return whether the bytes are UTF-8."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
