"""Mail addresses that a proxy (Cloudflare) hides from harvesters in an attribute: "[email protected]" is what it shows.

The attribute holds two hexadecimal digits of a key, then the address with each byte xored by it.
"""

from bs4 import Tag

ATTRIBUTE = "data-cfemail"


def hidden_address(element: Tag) -> str | None:
    """Return the address that the element's author wrote, or None where it hides none."""
    said = element.get(ATTRIBUTE)
    if not isinstance(said, str):
        return None
    try:
        key, *hidden = bytes.fromhex(said)
        return bytes(byte ^ key for byte in hidden).decode("utf-8") or None
    except ValueError:  # no hexadecimal digits, or none at all
        return None
