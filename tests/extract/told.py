"""What the tests of extraction ask of a post: its positions, reporting lines, staff totals and its one structure."""

from spacy.language import Language

from extract.facts import Advice, Position, ReportingLine, StaffTotal, Structure

Row = tuple[str, float | None, float | None, str]
"""A position: title, head count, full-time equivalents, employment."""


def rows(nlp: Language, text: str) -> list[Row]:
    """Return the positions found in a post."""
    found = nlp(text)._.found
    return [(one.title, one.count, one.fte, one.employment.value) for one in found if isinstance(one, Position)]


def lines(nlp: Language, text: str) -> set[str]:
    """Return the reporting lines found in a post, subordinate first."""
    found = nlp(text)._.found
    return {f"{one.subordinate} > {one.superior}" for one in found if isinstance(one, ReportingLine)}


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
