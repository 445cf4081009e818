"""Clean text: the words of a post with plain blanks, paragraphs kept, and lists kept by their indentation."""

import quopri
import re

ODD_BLANKS = dict.fromkeys(
    map(ord, "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"), " "
)
INVISIBLE = dict.fromkeys(
    map(ord, "\u00ad\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\ufffc"), None
)
TAB_WIDTH = 4
_STRAY_JOINER = re.compile(r"[\u200c\u200d](?:(?<![^\x00-\u024f].)|(?![^\x00-\u024f]))", re.DOTALL)
"""A sign that joins or parts letters, where not both neighbours need it (Persian and Hindi do, emoji too)."""

_ODD_GAP = re.compile(r"(?<=\S)(?: [\u00a0\u2002-\u200a\u202f]|[\u00a0\u2002-\u200a\u202f] |\u00a0\u00a0)(?=\S)")
"""A blank beside one that does not break: two blanks where one was meant."""
_AFTER_SENTENCE = re.compile(r"(?<=[.!?]) {2}(?=\S)")
_BLANK_LINES = re.compile(r"\n(?:[ ]*\n){2,}")
_SOFT_BREAK = re.compile(r"=(?:20)?$", re.MULTILINE)
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[’ʼ](?=[^\W\d_])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\ud800-\udfff]")


def plain_blanks(text: str) -> str:
    """Replace every odd blank by a plain one and drop what cannot be seen; a blank of two kinds becomes a single one.

    Editors write the two blanks after a full stop as U+00A0 and a blank; other runs of plain blanks stay, since they
    part the columns of tables.
    """
    text = _AFTER_SENTENCE.sub(" ", text)
    text = _ODD_GAP.sub(" ", text.replace("\u2028", "\n").replace("\u2029", "\n"))
    return _STRAY_JOINER.sub("", _CONTROL.sub("", text.translate(ODD_BLANKS).translate(INVISIBLE)))


def copied_lines(text: str) -> list[str]:
    """Return the lines of a text that somebody copied, with plain blanks for tabs and odd ones, none at their ends."""
    return [line.rstrip() for line in plain_blanks(text.expandtabs(TAB_WIDTH)).split("\n")]


def clean(text: str) -> str:
    """Return the text with plain blanks, without common indentation, trailing blanks and repeated empty lines.

    An apostrophe inside a word is the one of the keyboard: boards and telephones print it otherwise, so that "don’t"
    and "don't" would be two words in one thread. Quotation marks stay as they are.
    """
    text = _APOSTROPHE.sub("'", plain_blanks(text))
    lines = [line.expandtabs(TAB_WIDTH).rstrip() for line in text.split("\n")]
    margin = min((len(line) - len(line.lstrip()) for line in lines if line), default=0)
    joined = "\n".join(line[margin:] for line in lines)
    return _BLANK_LINES.sub("\n\n", joined).strip("\n")


def without_soft_breaks(text: str) -> str:
    """Decode quoted-printable that somebody pasted undecoded (`=20`, `=` at line ends), no other text."""
    if len(_SOFT_BREAK.findall(text)) < 3:
        return text
    raw = quopri.decodestring(text.encode("utf-8", "replace"))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
