"""Raw parts: a letter of several parts whose words came undivided, with the boundaries and headers of its parts.

Archives of the nineties show such a letter as it lies, and so does mail whose own Content-Type was lost (RFC 2046).
"""

import quopri
import re
from collections.abc import Iterable
from dataclasses import dataclass

from crawler.items import Attachment

_BOUNDARY = re.compile(
    r"^(?P<mark>--[^\s-]\S{3,68}|--[-=_.]+[^\s\n]{4,68})[ \t]*\n"
    r"(?=\n?(?:[A-Z][\w-]{1,40}:[^\n]*\n){0,20}?Content-[A-Z])",
    re.M,
)
"""The line that parts, and below it at once the headers of a part, one of which says what the part is."""
_NOTICE = re.compile(r"\b(?:MIME|multi-?part|parts?|mehrteilige?)\b", re.I)
"""What programs say above the parts to whoever sees them: "This is a multi-part message in MIME format."."""
LONGEST_NOTICE = 500
DEEPEST = 8
"""Parts inside each other up to which they are divided."""
_HEADER = re.compile(r"^[A-Z][\w-]{1,40}:")
_KIND = re.compile(r"^content-type:\s*([\w/+.-]+)", re.M | re.I)
_ENCODED = re.compile(r"^content-transfer-encoding:\s*quoted-printable", re.M | re.I)
_CHARSET = re.compile(r"\bcharset=\"?([\w.:-]+)", re.I)
_FILE = re.compile(r"\b(?:file)?name=\"?([^\"\n;]{1,120})", re.I)


@dataclass(frozen=True, slots=True)
class _Part:
    headers: str
    words: str

    @property
    def kind(self) -> str:
        """What its Content-Type says, in small letters; plain text where it says nothing."""
        told = _KIND.search(self.headers)
        return told[1].lower() if told else "text/plain"

    @property
    def file(self) -> Attachment | None:
        """The file that the part is, where it tells a name."""
        named = _FILE.search(self.headers)
        return Attachment(name=named[1].strip()) if named else None


def without_raw_parts(text: str, *, deepest: int = DEEPEST) -> tuple[str, tuple[Attachment, ...]]:
    """Return a letter's words without boundaries, headers and parts that are no plain text, and the files among these.

    A letter without boundaries, or with no words in plain text, is returned as it is; so are parts inside so many
    others. What stands before the first boundary is kept where it is no program's notice.
    """
    first = _BOUNDARY.search(text)
    if first is None:
        return text, ()
    mark = first["mark"]
    pieces = re.split(rf"^{re.escape(mark)}(?:--)?[ \t]*$\n?", text[first.start() :], flags=re.M)
    kept: list[str] = []
    files: list[Attachment] = []
    for part in map(_part, pieces):
        if part.file:
            files.append(part.file)
        elif part.kind.startswith("multipart/") and deepest:
            words, inner = without_raw_parts(part.words, deepest=deepest - 1)
            kept.append(words)
            files += inner
        elif part.kind == "text/plain":
            kept.append(_decoded(part))
    before = text[: first.start()]
    is_notice = len(before) <= LONGEST_NOTICE and _NOTICE.search(before)
    words = _joined(kept)
    return (_joined(["" if is_notice else before, words]), tuple(files)) if words else (text, ())


def _joined(texts: Iterable[str]) -> str:
    return "\n\n".join(stripped for text in texts if (stripped := text.strip("\n")))


def _part(piece: str) -> _Part:
    """Divide what comes between two boundaries: headers up to the first empty line, then words."""
    lines = piece.lstrip("\n").split("\n")
    if not _HEADER.match(lines[0]):
        return _Part("", piece)
    end = next((place for place, line in enumerate(lines) if not line.strip()), len(lines))
    return _Part("\n".join(lines[:end]), "\n".join(lines[end + 1 :]))


def _decoded(part: _Part) -> str:
    """Return a part's words; quoted-printable ones in the charset that it names."""
    charset = _CHARSET.search(part.headers)
    if not _ENCODED.search(part.headers):
        return part.words
    raw = quopri.decodestring(part.words.encode("utf-8", "replace"))
    try:
        return raw.decode(charset[1] if charset else "utf-8")
    except (LookupError, ValueError):
        return raw.decode("cp1252", "replace")
