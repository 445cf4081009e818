"""Accounts of boards: what stands under one handle on one board is one person's, signed or not."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.identity import fold
from crawler.items import AuthorSource
from kb.person_names import NOBODY, is_first_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A name of one word above posts of a board; `board` is its host, else what it is called."""

    name: str
    board: str

    @property
    def is_one_person(self) -> bool:
        """Whether the board gave the name to one account: several people may be "Jo"."""
        return not is_first_name(self.name)

    def __str__(self) -> str:
        return f"{self.name} on {self.board}"


def account_of(name: str | None, how: str | None, *, address: str | None, board: str | None) -> Account | None:
    """Return the account that a post stands under; None where its board names nobody, or somebody by full name."""
    where = urlsplit(address or "").netloc or board
    if not (name and where) or how != AuthorSource.HEADER or " " in name.strip() or fold(name) in NOBODY:
        return None
    return Account(name=name.strip().casefold(), board=where)
