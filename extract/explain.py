"""Explain: shows for one post, in a terminal, what was found where, by what, how surely, and what was refused."""

from collections.abc import Iterator

import click
from spacy.tokens import Doc

from extract.components.layout import SIGNATURE_BORDER
from extract.document import LineKind, Standing, Verdict, line_at
from extract.facts import (
    SIGNATURE_PARTS,
    Advice,
    DeviceProgram,
    Enrollment,
    Fact,
    Position,
    ReportingLine,
    Sites,
    StaffTotal,
)

_SHOWN: dict[type[Fact | Advice], tuple[str, str]] = {
    Enrollment: ("sizes", "cyan"),
    Sites: ("sizes", "cyan"),
    StaffTotal: ("sizes", "cyan"),
    Position: ("positions", "green"),
    ReportingLine: ("reporting", "magenta"),
    DeviceProgram: ("devices", "blue"),
    Advice: ("advice", "yellow"),
}
"""The component that finds a kind of fact, and the colour that it is shown in."""
_LONGEST = 90
"""Characters of a quotation that are shown."""


def explain(doc: Doc) -> Iterator[str]:
    """Yield the lines of an explanation: the text with its facts in colour, the facts, and what was refused."""
    verdicts: tuple[Verdict, ...] = doc._.verdicts
    published = [verdict for verdict in verdicts if verdict.published]
    yield from _coloured(doc.text, published).replace(SIGNATURE_BORDER, "\n\n").split("\n")
    yield ""
    for structure in doc._.structures:
        name = structure.organization or "an organization without a name"
        yield click.style(name if structure.current else f"{name} (former employer)", bold=True)
    for verdict in published:
        yield _told(verdict)
    if doc._.signature is not None:
        values = [value for part in SIGNATURE_PARTS if (value := getattr(doc._.signature, part))]
        yield f"  {'signature':10} {', '.join(values)}"
    if not doc._.structures and not published:
        yield "nothing found"
    refused = [verdict for verdict in verdicts if not verdict.published]
    unheard = list(_unheard(doc))
    if refused or unheard:
        yield ""
        yield click.style("refused", bold=True)
    for verdict in refused:
        yield _told(verdict)
    for words in unheard:
        yield click.style(f"  {'scope':10} not of the author's own department: \u201c{_short(words)}\u201d", dim=True)


def _unheard(doc: Doc) -> Iterator[str]:
    """Yield the author's words that were read as not being about the own department."""
    for scope in doc._.scopes:
        words = doc.text[scope.start : scope.end]
        first = next((scope.start + at for at, character in enumerate(words) if character.isalpha()), None)
        if scope.standing is not Standing.NOBODY or first is None:
            continue
        if line_at(doc, first).kind is not LineKind.SIGNATURE:
            yield " ".join(words.split())


def _coloured(text: str, published: list[Verdict]) -> str:
    """Return the text with the words of each fact in its colour; where facts overlap, the later one wins."""
    pieces, at = [], 0
    for verdict in sorted(published, key=lambda one: (one.fact.evidence.start, one.fact.evidence.end)):
        where = verdict.fact.evidence
        if where.start < at:
            continue
        pieces.append(text[at : where.start])
        pieces.append(click.style(text[where.start : where.end], fg=_SHOWN[type(verdict.fact)][1]))
        at = where.end
    return "".join((*pieces, text[at:]))


def _told(verdict: Verdict) -> str:
    fact = verdict.fact
    component, colour = _SHOWN[type(fact)]
    by = "rules" if verdict.ruled else "encoder"
    why = ", ".join(f"{name} {weight:+.1f}" for name, weight in verdict.reasons)
    line = f"  {component:10} {in_words(fact)}  {fact.evidence.confidence:.0%}, by {by} ({why})"
    return click.style(line, fg=colour) if verdict.published else click.style(line, dim=True)


def in_words(fact: Fact | Advice) -> str:
    """Return a fact as a person would note it."""
    match fact:
        case Enrollment(min=least, max=most, approx=approx):
            about = "about " if approx else ""
            if least == most:
                return f"{about}{least:,} students"
            return f"{about}{'' if least is None else f'{least:,}'}\u2013{'' if most is None else f'{most:,}'} students"
        case Sites(count=count, unit=unit):
            return f"{count:,} {unit}"
        case StaffTotal(count=count, unit=unit):
            return f"{count:g} {unit.value} in all"
        case Position(title=title, count=count, fte=fte, employment=employment):
            fraction = "" if fte is None else f", {fte:g} FTE"
            return f"{'?' if count is None else f'{count:g}'} \u00d7 {title}{fraction}, {employment.value}"
        case ReportingLine(subordinate=subordinate, superior=superior):
            return f"{subordinate} \u2192 {superior}"
        case DeviceProgram(grades=grades):
            return f"1:1 {grades or ''}".rstrip()
        case Advice(quote=quote, kind=kind):
            return f"{kind.value}: {_short(' '.join(quote.split()))}"


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "\u2026"
