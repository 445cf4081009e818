"""What a site publishes: to everybody or not, people's names or not, words or facts alone, and whom to ask.

`threadwise serve` writes it into Datasette's metadata, as the configuration of this plugin; every page reads it there.
Names and words that are not published are not in the database that is served (`kb.site.publishing.copy`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # datasette.app loads this plugin while it is itself being imported
    from datasette.app import Datasette

PLUGIN = "threadwise"


class People(StrEnum):
    """How people appear: as they sign, under a number, or not at all."""

    NAMES = "names"
    PSEUDONYMS = "pseudonyms"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishing:
    """What is published; without anything said, everything, and to nobody's crawler.

    `contact` is an e-mail address, a web address or words that tell whom to ask for removal. `curate` lets whoever is
    signed in correct the database itself (`kb.site.curating`).
    """

    public: bool = False
    people: People = People.NAMES
    quotes: bool = True
    contact: str | None = None
    curate: bool = False

    @property
    def everything(self) -> bool:
        """Whether the database can be served as it is."""
        return self.people is People.NAMES and self.quotes

    @property
    def contact_address(self) -> str | None:
        """The address that a link to the contact leads to, None where it is mere words."""
        if self.contact is None or " " in self.contact:
            return None
        if self.contact.startswith(("https://", "http://")):
            return self.contact
        return f"mailto:{self.contact}" if "@" in self.contact else None

    def as_metadata(self) -> dict[str, Any]:
        """Return the configuration for `plugins` in Datasette's metadata."""
        return {
            PLUGIN: {
                "public": self.public,
                "people": str(self.people),
                "quotes": self.quotes,
                "contact": self.contact,
                "curate": self.curate,
            }
        }


def publishing(datasette: Datasette) -> Publishing:
    """Return what a site publishes, by its metadata."""
    told = datasette.plugin_config(PLUGIN) or {}
    return Publishing(
        public=bool(told.get("public")),
        people=People(told.get("people", People.NAMES)),
        quotes=bool(told.get("quotes", True)),
        contact=told.get("contact"),
        curate=bool(told.get("curate")),
    )
