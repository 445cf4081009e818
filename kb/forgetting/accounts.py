"""Accounts of boards: what is under one handle on one board is one person's, signed or not."""

import unicodedata
from dataclasses import dataclass
from itertools import filterfalse
from urllib.parse import urlsplit

from crawler.identity import fold
from crawler.items import AuthorSource
from kb.person_names import NOBODY, is_first_name

_APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A name of one word above posts of a board; `board` is its host, else what it is called."""

    name: str
    board: str

    @property
    def is_one_person(self) -> bool:
        """Whether the board gave the name to one account: several people may be "Jo", "Jean-Luc" or "किरण"."""
        return not is_first_name("".join(filterfalse(_is_within_first_names, self.name)))

    def __str__(self) -> str:
        return f"{self.name} on {self.board}"


def account_of(name: str | None, how: str | None, *, address: str | None, board: str | None) -> Account | None:
    """Return the account that a post is under; None where its board names nobody, or somebody by full name."""
    where = _host(address) or board
    if not (name and where) or how != AuthorSource.HEADER or len(name.split()) != 1 or fold(name) in NOBODY:
        return None
    return Account(name=name.strip().casefold(), board=where.casefold())


def quoted_account(name: str | None, *, address: str | None, board: str | None) -> Account | None:
    """Return the account that a quotation names in a thread; boards name there as they do above a post."""
    return account_of(name, AuthorSource.HEADER, address=address, board=board)


def _host(address: str | None) -> str:
    try:
        return urlsplit(address or "").netloc
    except ValueError:  # "http://[a"
        return ""


def _is_within_first_names(character: str) -> bool:
    """Return whether a character joins or marks the letters of a first name."""
    return character in _APOSTROPHES or unicodedata.category(character) in ("Mn", "Mc", "Pd")
