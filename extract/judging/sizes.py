"""Judging sizes: what speaks for the enrollment, sites, staff total and 1:1 programme that rules found or missed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from spacy.tokens import Doc, Span

from extract.document import evidence
from extract.encoder.reading import Reading
from extract.facts import DeviceProgram, Enrollment, Evidence, Sites, StaffTotal, StaffUnit
from extract.judging.logistic import Features, log_odds
from extract.judging.titles import spoken
from extract.quantities.quantity import Quantity, Unit

Size: TypeAlias = Enrollment | Sites | StaffTotal | DeviceProgram

TAGS: dict[type[Size], str] = {Enrollment: "ENROLL", Sites: "SITES", StaffTotal: "TOTAL", DeviceProgram: "GRADES"}

_LEAST = 0.5
_SITE_NOUN = ("school", "building", "bldg", "campus", "site", "branch", "location")


@dataclass(frozen=True, slots=True)
class SizeProposal:
    """A size that may be true, with what speaks for and against it."""

    size: Size
    features: Features


def propose_sizes(doc: Doc, found: Sequence[Size]) -> Iterator[SizeProposal]:
    """Yield the sizes of the rules, and where they found none of a kind, the encoder's surest one of that kind."""
    reading: Reading | None = doc._.reading
    if reading is None:
        return
    for size in found:
        tokens = reading.tokens(size.evidence.start, size.evidence.end)
        score = max(reading.tag(TAGS[type(size)], range(token, token + 1)) for token in tokens)
        yield SizeProposal(size, _features(size, score, ruled=True))
    for kind in (Enrollment, Sites, StaffTotal):
        if any(isinstance(size, kind) for size in found):
            continue
        likely = [
            (score, span)
            for span in doc.spans.get("quantities", ())
            if (score := reading.tag(TAGS[kind], range(span.start, span.end))) > _LEAST and spoken(doc, span.start)
        ]
        for score, span in sorted(likely, key=lambda one: -one[0])[:1]:
            read = _read(doc, kind, span)
            if read is not None:
                yield SizeProposal(read, _features(read, score, ruled=False))


def _features(size: Size, score: float, *, ruled: bool) -> Features:
    exact = isinstance(size, Enrollment) and size.min == size.max
    return {
        "ruled": float(ruled),
        "score": log_odds(score),
        "ruled score": log_odds(score) * ruled,
        "exact": float(exact),
        "approx": float(isinstance(size, Enrollment) and size.approx),
        "small": float(isinstance(size, Enrollment) and (size.max or size.min or 0) < 100),
    }


def _read(doc: Doc, kind: type[Size], span: Span) -> Size | None:
    """The size that the encoder sees in a quantity."""
    quantity: Quantity = span._.quantity
    where: Evidence = evidence(doc, quantity.start, quantity.end)
    if kind is Enrollment:
        least, most = (None if bound is None else round(bound) for bound in (quantity.min, quantity.max))
        return Enrollment(min=least, max=most, approx=quantity.approx, evidence=where)
    if quantity.value is None:
        return None
    if kind is Sites:
        unit = next(
            (token.lower_ for token in doc[span.end : span.end + 4] if token.lower_.startswith(_SITE_NOUN)), None
        )
        return Sites(count=round(quantity.value), unit=unit, evidence=where) if unit else None
    fte = quantity.full_time_equivalent is not None
    unit = StaffUnit.FTE if fte or quantity.unit is Unit.FTE else StaffUnit.PEOPLE
    return StaffTotal(count=quantity.value, unit=unit, evidence=where)
