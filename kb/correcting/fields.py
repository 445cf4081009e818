"""What a person may correct: the kinds of facts, their fields, and how a value is written and kept.

A value is kept as a line of `threadwise extract` has it (an enrollment as {"min", "max", "approx"}), so that it
becomes a gold line without translation. `FIELD=` with nothing behind it says that the post does not tell.
"""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from extract.facts import AdviceKind, Employment, StaffUnit
from extract.roles import roles
from kb.counts import MOST, MOST_STUDENTS
from kb.errors import UnknownChoice
from kb.keeping.rows import SIGNATURE_PARTS
from kb.organizations.states import is_code, state_code
from kb.recommendations import Stance

Reader = Callable[[str], Any]
Value = TypeVar("Value")
Number = TypeVar("Number", int, float)

_FIGURE = r"\d[\d,]*"
_ENROLLMENT = re.compile(
    rf"(?P<hedge>about|around|~|<|under|>|over)?\s*(?P<least>{_FIGURE})(?:\s*[-–]\s*(?P<most>{_FIGURE}))?"
    r"(?:\s*(?:students|pupils))?",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?P<count>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[^\W\d_][\w ]*)?")
_LONGEST = 300
"""Characters of a title, a name or a place."""
_LEAST = 0.01
"""The smallest part of a person that is a figure and no slip."""
_YES_AND_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


class _Unfit(ValueError):
    """A value that does not fit its field; its words say what would."""


def _text(written: str) -> str:
    text = " ".join(written.split())
    if not text:
        raise _Unfit("it needs words")
    if len(text) > _LONGEST:
        raise _Unfit(f"write at most {_LONGEST} characters")
    return text


def _state(written: str) -> str:
    code = state_code(written)
    if code is None or not is_code(code):
        raise _Unfit("this is no US state: write its name or two-letter code")
    return code


def _verbatim(written: str) -> str:
    if not written.strip():
        raise _Unfit("it needs words of the post, as they stand there")
    return written.strip()


def _number(written: str) -> float:
    if not re.fullmatch(r"\d[\d,]*(?:\.\d+)?|\.\d+", written.strip()) or len(written) > 12:
        raise _Unfit("write a number, such as 2 or 0.5")
    number = float(written.replace(",", ""))
    if 0 < number < _LEAST:
        raise _Unfit(f"write a number of at least {_LEAST:g}, such as 2 or 0.5")
    return whole(_at_most(MOST, number))


def _flag(written: str) -> bool:
    if written.strip().lower() not in _YES_AND_NO:
        raise _Unfit("write yes or no")
    return _YES_AND_NO[written.strip().lower()]


def _one_of(choices: type[StrEnum]) -> Reader:
    def read(written: str) -> str:
        try:
            return str(choices(written.strip().lower()))
        except ValueError:
            raise _Unfit(f"write one of {', '.join(choices)}") from None

    return read


def _role(written: str) -> str:
    known = {key.casefold(): role.id for role in roles() for key in (role.id, role.name)}
    if written.strip().casefold() not in known:
        raise _Unfit("there is no such role; the table `roles` lists them")
    return known[written.strip().casefold()]


def _enrollment(written: str) -> dict[str, Any]:
    match = _ENROLLMENT.fullmatch(written.strip())
    if match is None or len(written) > 40:
        raise _Unfit('write students as 2400, "about 2400", 2400-2600, "under 900" or "over 900"')
    least = int(match["least"].replace(",", ""))
    most = int((match["most"] or match["least"]).replace(",", ""))
    hedge = (match["hedge"] or "").lower()
    if most < least:
        raise _Unfit("the second figure of a range is the larger one")
    _at_most(MOST_STUDENTS, most)
    return {
        "min": None if hedge in ("<", "under") else least,
        "max": None if hedge in (">", "over") else most,
        "approx": hedge in ("about", "around", "~"),
    }


def _sites(written: str) -> dict[str, Any]:
    match = _COUNTED.fullmatch(written.strip())
    if match is None or "." in match["count"] or len(written) > 40:
        raise _Unfit('write buildings as 5 or "5 schools"')
    return {
        "count": _at_most(MOST, int(match["count"].replace(",", ""))),
        "unit": (match["unit"] or "schools").lower().strip(),
    }


def _staff(written: str) -> dict[str, Any]:
    match = _COUNTED.fullmatch(written.strip())
    unit = ((match and match["unit"]) or StaffUnit.PEOPLE).lower().strip()
    if match is None or unit not in set(StaffUnit) or len(written) > 40:
        raise _Unfit('write the staff as 8, "8 people" or "3.5 fte"')
    return {"count": whole(_at_most(MOST, float(match["count"].replace(",", "")))), "unit": unit}


def _at_most(most: int, number: Number) -> Number:
    if number > most:
        raise _Unfit(f"write at most {most:,}")
    return number


def _maybe(read: Reader) -> Reader:
    return lambda written: read(written) if written.strip() else None


SAID: Mapping[str, Reader] = {"said": _verbatim}
"""Words of the post, verbatim, that a fact rests on: every fact of a post may have other ones."""

FIELDS: Mapping[str, Mapping[str, Reader]] = {
    "structure": {
        "organization": _maybe(_text),
        "state": _maybe(_state),
        "current": _flag,
        "enrollment": _maybe(_enrollment),
        "sites": _maybe(_sites),
        "staff_total": _maybe(_staff),
        **SAID,
    },
    "position": {
        "title": _text,
        "role": _maybe(_role),
        "count": _maybe(_number),
        "fte": _maybe(_number),
        "employment": _one_of(Employment),
        **SAID,
    },
    "reporting_line": {"subordinate": _text, "superior": _text, **SAID},
    "device_program": {"grades": _maybe(_text), **SAID},
    "advice": {
        "quote": _verbatim,
        "kind": _one_of(AdviceKind),
        "recommendation": _text,
        "stance": _one_of(Stance),
    },
    "signature": {part: _maybe(_text) for part in SIGNATURE_PARTS},
    "organization": {"name": _text, "city": _maybe(_text), "state": _state, "into": _text},
    "recommendation": {"into": _text, "stance": _one_of(Stance)},
}
"""The fields of each kind, with what reads their values."""

ADDED_TO: Mapping[str, str] = {
    "structure": "post",
    "position": "structure",
    "reporting_line": "structure",
    "device_program": "structure",
    "advice": "post",
    "signature": "post",
}
"""What a fact of each kind is added to."""

FACTS = tuple(ADDED_TO)
"""The kinds that a post says, and that can be rejected and added."""

NEEDED: Mapping[str, tuple[str, ...]] = {
    "position": ("title",),
    "reporting_line": ("subordinate", "superior"),
    "advice": ("quote",),
    "signature": ("name",),
}
"""What a fact that is added cannot do without."""


def read_value(kind: str, field: str, written: str) -> Any:
    """Return a value as it is kept. Raises UnknownChoice for a field that the kind has not, or a value that is none."""
    fields = FIELDS[kind]
    if field not in fields:
        raise UnknownChoice(
            f"{field}={written}",
            f"a {kind.replace('_', ' ')} has no field of that name",
            f"name one of {', '.join(fields)}",
        )
    try:
        return fields[field](written)
    except _Unfit as unfit:
        raise UnknownChoice(f"{field}={written}", "this is no value for it", str(unfit)) from None


def whole(value: Value) -> Value | int:
    """Return a whole number as such, as lines of `threadwise extract` have it: 2, not 2.0; anything else as it is."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
