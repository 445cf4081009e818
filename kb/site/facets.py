"""The ways to narrow a list that are beside it: each choice is a link and a count; chosen ones can be taken out."""

from collections.abc import Iterable
from dataclasses import dataclass

from kb.bands import BANDS
from kb.site.parameters import Parameters

SIZES = {str(band.id): f"{band.name} students" for band in BANDS}
"""The size bands as values of a facet, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a facet: its words, how many rows have it, and the address that chooses it or takes it out."""

    words: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A way to narrow a list: `name` is the parameter, `title` its heading."""

    name: str
    title: str
    choices: tuple[Choice, ...]

    @property
    def chosen(self) -> tuple[Choice, ...]:
        """The choices that narrow the list now."""
        return tuple(choice for choice in self.choices if choice.chosen)


def build_facet(
    name: str,
    title: str,
    counts: Iterable[tuple[object, str, int]],
    asked: Parameters,
    path: str,
) -> Facet:
    """Return a facet of the values counted (value, words, count); one value at a time narrows the list.

    Each address keeps what else is asked for, except the page. What is chosen stays among the choices, whatever its
    count.
    """
    chosen = asked.get(name)
    return Facet(
        name=name,
        title=title,
        choices=tuple(
            Choice(
                words=words,
                count=count,
                address=asked.with_(**{"page": None, name: None if str(value) == chosen else value}).after(path),
                chosen=str(value) == chosen,
            )
            for value, words, count in counts
            if count or str(value) == chosen
        ),
    )
