"""Names of people: those that many share, and the id of who writes under one at an organization."""

import re

from crawler.identity import digest, fold

NOBODY = frozenset(
    {
        "anonymous",
        "anonymous member",
        "anonymous user",
        "guest",
        "deleted",
        "deleted user",
        "former member",
        "unknown",
    }
)
"""Names that many people share: two posts under one of them are two people."""

_FIRST_NAME = re.compile(r"[^\W\d_]+\.?")


def person_at(name: str, organization_id: str) -> str:
    """Return the id of the person of this name at an organization; the name is none of `NOBODY`."""
    return digest("author", fold(name), organization_id)


def is_full(name: str) -> bool:
    """Tell whether a name is one person's wherever it stands: a full name is, a bare first name is not."""
    return " " in fold(name)


def is_first_name(name: str) -> bool:
    """Tell whether several people of one board may be called so: "Jo", and not "jo_vale"."""
    return _FIRST_NAME.fullmatch(name) is not None
