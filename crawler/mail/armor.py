"""The armor of a letter signed with OpenPGP in its text (RFC 9580, section 7), which its author did not write."""

import re

_HEAD = re.compile(r"^-----BEGIN PGP SIGNED MESSAGE-----[^\S\n]*\n(?:[A-Z][A-Za-z-]*: .+\n)*[^\S\n]*\n\s*", re.M)
"""The line that begins such a letter, with the headers below it ("Hash: SHA256") and the blank line after them."""
_SIGNATURE = re.compile(
    r"^-----BEGIN PGP SIGNATURE-----\s*\n.*?(?:^-----END PGP SIGNATURE-----[^\S\n]*\n?|\Z)", re.M | re.S
)
_ESCAPED = re.compile(r"^- (?=-)", re.M)
"""What comes before a line that begins with a dash, so that it is none of the armor's own."""


def without_armor(text: str) -> str:
    """Return a letter's words without the lines that open its armor, and without the signature."""
    return _ESCAPED.sub("", _SIGNATURE.sub("", _HEAD.sub("", text))) if _HEAD.search(text) else text
