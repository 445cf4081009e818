"""Place: a city and state as American, Canadian and Australian addresses write them."""

import json
import re
from dataclasses import dataclass
from importlib.resources import files

from extract.signatures.vocabulary import is_organization, is_title

_STATES = [
    json.loads(line) for line in (files("extract") / "patterns" / "states.jsonl").read_text("utf-8").splitlines()
]
STATE_CODES = frozenset(form for state in _STATES for form in state["forms"] if form.isupper() and "." not in form)
_WRITTEN = {state["name"] for state in _STATES} | {form for state in _STATES for form in state["forms"]}
_STATE = "|".join(re.escape(form) for form in sorted(_WRITTEN, key=len, reverse=True))
_ZIP = r"(?:[,\s]+(?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{4}))?"
_COUNTRY = r"(?:[,\s]+(?:USA|U\.S\.A\.|US|Canada|Australia))?"
_PLACE = re.compile(
    rf"(?:(?P<city>[^\W\d_][^\d,;|]{{1,40}}?)(?:\s*,\s*|\s+))?(?P<state>{_STATE}){_ZIP}{_COUNTRY}[.,]?$"
)
_STATE_IN_BRACKETS = re.compile(rf"\s*\((?P<state>{_STATE})\)$")
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
    """Whether a text is a state's or province's name or abbreviation."""
    return text in _WRITTEN


def strip_state(organization: str) -> str:
    """Return an organization's name without a state in parentheses behind it."""
    return _STATE_IN_BRACKETS.sub("", organization)


def state_in_brackets(organization: str) -> str | None:
    """Return the state in parentheses behind an organization's name."""
    match = _STATE_IN_BRACKETS.search(organization)
    return match["state"] if match else None
