"""Judging sizes: what the encoder says of the enrollment, sites, staff total and 1:1 programme that rules found."""

from typing import TypeAlias

from spacy.tokens import Doc

from extract.encoder.reading import Reading
from extract.facts import DeviceProgram, Enrollment, Sites, StaffTotal
from extract.judging.logistic import Features, log_odds

Size: TypeAlias = Enrollment | Sites | StaffTotal | DeviceProgram

TAGS: dict[type[Size], str] = {Enrollment: "ENROLL", Sites: "SITES", StaffTotal: "TOTAL", DeviceProgram: "GRADES"}

_SMALL = 100
"""Students below which a district is rare and a number of something else likely."""


def size_features(doc: Doc, size: Size) -> Features:
    """Return what speaks for and against a size."""
    reading: Reading = doc._.reading
    tokens = reading.tokens(size.evidence.start, size.evidence.end)
    return {
        "unread": float(not reading.has_read(tokens)),
        "tag": log_odds(reading.tag_at_best(TAGS[type(size)], tokens)),
        "former": log_odds(reading.former(tokens)),
        "exact": float(isinstance(size, Enrollment) and size.min == size.max),
        "approx": float(isinstance(size, Enrollment) and size.approx),
        "small": float(isinstance(size, Enrollment) and (size.max or size.min or 0) < _SMALL),
    }
