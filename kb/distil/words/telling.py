"""What is said of the people behind a recommendation: that they are for it, or only tell what they do or learned."""

from kb.distil.words.statement import urges

TELLING = {"practice": ("does so", "do so"), "lesson": ("found so", "found so")}
"""Kinds of advice that urge nothing, and what is said of one who tells them, and of several."""


def side_for(people: int, kind: str, statement: str) -> str:
    """Return the words after a number of people on the side of a recommendation: "for", "does so" or "found so".

    Whoever says words that urge is for them, even where most of those people tell rather than advise.
    """
    if kind not in TELLING or urges(statement):
        return "for"
    return TELLING[kind][people != 1]
