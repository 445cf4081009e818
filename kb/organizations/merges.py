"""Where organizations lead that a person merged into others: along every step, and never around in a circle."""

from collections.abc import Mapping

from kb.organizations.forms import Form
from kb.organizations.fuller_names import Forms


class Merges:
    """Organizations that lead to another because a person says so, and which of all organizations there are."""

    def __init__(self, merged: Mapping[Form, Form], forms: Forms) -> None:
        self._forms = forms
        self._onward: dict[Form, Form] = {}
        self._met: set[Form] = set()
        for one, other in merged.items():
            source, goal = self._settled(one), self._end(self._settled(other))
            if source != goal:
                self._onward[source] = goal

    def lead(self, form: Form) -> Form:
        """Return the organization that a settled form stands for in the end, and remember that it was met."""
        self._met.add(form)
        return self._end(form)

    def find(self, form: Form) -> Form | None:
        """Return what a form of a correction stands for now, None where nothing in the database speaks of it."""
        settled = self._settled(form)
        return self._end(settled) if settled in self._met else None

    def _settled(self, form: Form) -> Form:
        return self._forms.settle(form, of_author=(), of_thread=())

    def _end(self, form: Form) -> Form:
        while form in self._onward:
            form = self._onward[form]
        return form
