"""What the tests of extraction ask of a post: its positions, reporting lines, staff totals and its one structure."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extract.document import text_of
from extract.facts import Advice, Evidence, Position, ReportingLine, StaffTotal, Structure
from extract.origin import Origin
from extract.titles.grammar import match_titles

Row = tuple[str, float | None, float | None, str]
"""A position: title, head count, full-time equivalents, employment."""


def rows(nlp: Language, text: str) -> list[Row]:
    """Return the positions found in a post."""
    doc = nlp(text)
    found = [one for one in doc._.found if isinstance(one, Position)]
    written = _written(doc, text)
    return [(written(one.title, one.evidence), one.count, one.fte, one.employment.value) for one in found]


def employees(*pairs: tuple[str, float | None]) -> list[Row]:
    """Return the positions of employees by title and head count, as `rows` gives them."""
    return [(title, count, None, "employee") for title, count in pairs]


def lines(nlp: Language, text: str) -> set[str]:
    """Return the reporting lines found in a post, subordinate first."""
    doc = nlp(text)
    found = [one for one in doc._.found if isinstance(one, ReportingLine)]
    written = _written(doc, text)
    return {f"{written(one.subordinate, one.evidence)} > {written(one.superior, one.evidence)}" for one in found}


def titles(text: str) -> list[str]:
    """Return the titles in a text, each in the singular."""
    return [title.singular for title in match_titles(text)]


def totals(nlp: Language, text: str) -> list[float]:
    """Return the staff totals found in a post."""
    return [one.count for one in nlp(text)._.found if isinstance(one, StaffTotal)]


def only(nlp: Language, text: str) -> Structure | None:
    """Return the one structure of a post, None where there is none."""
    structures = nlp(text)._.structures
    assert len(structures) < 2
    return structures[0] if structures else None


def quotes(rules: Language, text: str) -> list[tuple[str, str]]:
    """Return the advice found in a post: its kind and the words quoted."""
    found: tuple[Advice, ...] = rules(text)._.advice
    return [(one.kind.value, one.quote) for one in found]


def _written(doc: Doc, text: str) -> Callable[[str, Evidence], str]:
    """Return what gives the words of a doc as they stand in the text."""
    return Origin(evened=text_of(doc), given=text, border=len(text) + 1).name
