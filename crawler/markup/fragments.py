"""Pieces of markup that are parsed alone: a body in JSON, what comes between two marks of a page."""

from bs4 import BeautifulSoup, Tag


def fragment(markup: str) -> Tag:
    """Return the element that holds the parsed piece."""
    soup = BeautifulSoup(f"<div>{markup}</div>", "lxml")
    return soup.div or soup
