"""Place: a city and state as American, Canadian and Australian addresses write them."""

import re
from dataclasses import dataclass

from extract.names.vocabulary import is_organization, is_title
from extract.pattern_files import alternatives, rows

_STATES = list(rows("states"))
STATE_CODES = frozenset(form for state in _STATES for form in state["forms"] if form.isupper() and "." not in form)
_WRITTEN = {state["name"] for state in _STATES} | {form for state in _STATES for form in state["forms"]}
_STATE = alternatives(_WRITTEN)
_ZIP = r"(?:[,\s]+(?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{4}))?"
_COUNTRY = r"(?:[,\s]+(?:USA|U\.S\.A\.|US|Canada|Australia))?"
_PLACE = re.compile(
    rf"(?:(?P<city>[^\W\d_][^\d,;|]{{1,40}}?)(?:\s*,\s*|\s+))?(?P<state>{_STATE}){_ZIP}{_COUNTRY}[.,]?$"
)
"""Matches "Dryford, KS 66000", "Ohio", "Orley, Ontario, Canada"."""
_STATE_IN_BRACKETS = re.compile(rf"(?<!\s)\s*+\((?P<state>{_STATE})\)$")
_FIGURES_IN_BRACKETS = re.compile(r"(?<!\s)\s*+\([^()]{0,20}\d[^()]{0,30}[a-z]{4,}\)$")
_GLUED_NUMBER = re.compile(r"(?<=[a-z]{3})\d{1,2}$")
_WORDS_OF_CITY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A city, a state, or both, as written."""

    city: str | None
    state: str | None


def parse_place(text: str) -> Place | None:
    """Return the city and state of "Dryford, KS 66000", None where the text is no place."""
    match = _PLACE.match(text.strip())
    if match is None:
        return None
    city = match["city"].strip(" ,") if match["city"] else None
    if city and (
        not city[0].isupper() or len(city.split()) > _WORDS_OF_CITY or is_organization(city) or is_title(city)
    ):
        return None
    return Place(city=city, state=match["state"])


def is_state(text: str) -> bool:
    """Return whether a text is a state's or province's name or abbreviation."""
    return text in _WRITTEN


def organization_name(written: str) -> str:
    """Return a signature's organization without a state or figures in brackets, or a stray number glued to it."""
    name = _FIGURES_IN_BRACKETS.sub("", _STATE_IN_BRACKETS.sub("", written))
    return _GLUED_NUMBER.sub("", name)


def state_in_brackets(organization: str) -> str | None:
    """Return the state in parentheses after an organization's name."""
    match = _STATE_IN_BRACKETS.search(organization)
    return match["state"] if match else None
