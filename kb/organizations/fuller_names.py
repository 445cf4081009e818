"""Which fuller name a short one stands for: "Birch Lake" for "Birch Lake Community Schools" of Wisconsin.

A form is a name's key with its state. It gives way to a fuller form that begins with it and goes on with nothing but
words for the kind of organization, or that adds the state, where no state contradicts; and only where exactly one fits.
The author's own forms are asked first, then the thread's, then all; each question is about sets, so no order matters.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable

from kb.organizations.forms import Form

READINGS = {
    "asd": ("area",),
    "ccsd": ("community consolidated", "consolidated", "county"),
    "csd": ("central", "city", "community", "consolidated", "county"),
    "cusd": ("community unit", "community unified", "consolidated unified"),
    "msd": ("metropolitan", "municipal"),
}
"""Abbreviations that mean one thing in one state and another in the next: what "… school district" may be."""

KINDS = frozenset(
    [
        *("area", "central", "community", "consolidated", "independent", "metropolitan", "municipal", "public"),
        *("union", "unified", "unit"),
        *("corporation", "district", "no", "number", "school", "schools", "system"),
        *READINGS,
    ]
)
"""Words that anybody leaves out: two districts of one state that differ in nothing else are one."""

PLACES = frozenset(["borough", "city", "county", "exempted", "local", "parish", "town", "township", "village"])
SCHOOLS = frozenset(["academy", "charter", "college", "preparatory"])
"""With `PLACES`: words that tell organizations apart, so that only their own people may leave them out."""

_NUMBER = re.compile(r"\d+|[a-z]|[ivx]+")
"""A district's number or letter, in words of a key: "9", or "r" and "iv"."""


class Forms:
    """All forms of a knowledge base, and what each one is settled as."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._alike: dict[str, set[Form]] = defaultdict(set)
        for form in set(forms):
            self._alike[_stem(form)].add(form)
        self._fuller: dict[tuple[Form, frozenset[str]], tuple[Form, ...]] = {}
        self._settled: dict[Form, Form] = {}

    def fuller(self, form: Form, left_out: frozenset[str] = KINDS | PLACES | SCHOOLS) -> tuple[Form, ...]:
        """Return the fuller forms that one may stand for; of a form that has none, no company tells anything."""
        key = form, left_out
        if key not in self._fuller:
            alike = self._alike.get(_stem(form), ())
            self._fuller[key] = tuple(other for other in alike if _is_fuller(other, form, left_out))
        return self._fuller[key]

    def settle(self, form: Form, *, of_author: Collection[Form], of_thread: Collection[Form]) -> Form:
        """Return the organization that a form stands for where this author uses it in this thread."""
        own = self._settle_among(form, of_author, KINDS | PLACES | SCHOOLS)
        return own or self._settle_among(form, of_thread, KINDS) or self._settle_anywhere(form)

    def _settle_among(self, form: Form, company: Collection[Form], left_out: frozenset[str]) -> Form | None:
        """Return the only fuller form in this company; each of them is settled in the same company first."""
        fuller = [other for other in self.fuller(form, left_out) if other in company]
        return _only(
            form, {self._settle_among(each, company, left_out) or self._settle_anywhere(each) for each in fuller}
        )

    def _settle_anywhere(self, form: Form) -> Form:
        if form not in self._settled:
            fuller = {self._settle_anywhere(other) for other in self.fuller(form, KINDS)}
            alike = self._alike.get(_stem(form), ())
            self._settled[form] = _only(form, fuller) or _in_the_state_of_its_short_forms(form, alike)
        return self._settled[form]


def _only(form: Form, fuller: Collection[Form]) -> Form | None:
    """Return the one that fits of the fuller forms, None where none or several do."""
    fitting = [other for other in fuller if form.state in (None, other.state)]
    return fitting[0] if len(fitting) == 1 else None


def _in_the_state_of_its_short_forms(form: Form, alike: Iterable[Form]) -> Form:
    """Return a form without a state in the one state that its shorter forms name."""
    if form.state:
        return form
    states = {other.state for other in alike if other.state and _goes_on(other.key, form.key, KINDS)}
    return Form(key=form.key, state=states.pop()) if len(states) == 1 else form


def _is_fuller(other: Form, form: Form, left_out: frozenset[str]) -> bool:
    if form.state and other.state and form.state != other.state:
        return False
    if other.key == form.key:
        return form.state is None and other.state is not None
    return _goes_on(form.key, other.key, left_out)


def _goes_on(short: str, full: str, left_out: frozenset[str]) -> bool:
    """Return whether a longer key is a shorter one and words that may be left out, an abbreviation read one way."""
    words = full.split()
    return any(
        reading == words[: len(reading)]
        and (len(reading) < len(words) or full != short)
        and all(word in left_out or _NUMBER.fullmatch(word) for word in words[len(reading) :])
        for reading in _readings(short)
    )


def _readings(key: str) -> Iterable[list[str]]:
    words = key.split()
    if all(map(_is_left_out, words)):
        return  # no name at all: "district 9"
    yield words
    for meaning in READINGS.get(words[-1], ()):
        yield [*words[:-1], *meaning.split()]


def _stem(form: Form) -> str:
    """Return the words before the kind: what a key shares with all that go on from it or from which it goes on.

    A key that is no name at all goes on to none, and has itself.
    """
    words = form.key.split()
    while words and _is_left_out(words[-1]):
        words.pop()
    return " ".join(words) or form.key


def _is_left_out(word: str) -> bool:
    """Return whether anybody, or its own people, may leave out a word of an organization's name."""
    return word in KINDS or word in PLACES or word in SCHOOLS or _NUMBER.fullmatch(word) is not None
