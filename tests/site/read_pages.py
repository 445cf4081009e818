"""Asks the site for a page and reads the words on it."""

from bs4 import BeautifulSoup, Tag
from datasette.app import Datasette


async def page(datasette: Datasette, address: str, status: int = 200) -> BeautifulSoup:
    """Return what an address answers, and be sure of the status."""
    answer = await datasette.client.get(address)
    assert answer.status_code == status, answer.text[:500]
    return BeautifulSoup(answer.text, "lxml")


def words(element: Tag | None) -> str:
    """Return the words of an element that is there, a space between any two."""
    assert element is not None
    return " ".join(element.get_text(" ").split())
