"""Sizes: the component that finds enrollment, sites and the stated total of staff."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from extract.components import Component
from extract.document import Department, Standing, evidence, scope_at
from extract.facts import Enrollment, Evidence, Sites, StaffTotal
from extract.sizes.claims import Claim
from extract.sizes.columns import sites_in_columns, students_in_columns
from extract.sizes.enrollments import choose_enrollment, claims_enrollment
from extract.sizes.phrasing import Phrasing, phrasings
from extract.sizes.site_counts import choose_sites, claims_sites
from extract.sizes.staff_totals import choose_staff_total, claims_staff_total

_Size = TypeVar("_Size", Enrollment, Sites, StaffTotal)


@Language.factory("threadwise_sizes")
class Sizes(Component):
    """Appends at most one `Enrollment`, `Sites` and `StaffTotal` for each structure of the scopes to `doc._.found`."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the sizes; a bare figure is one only in a post that tells of staff or sites besides."""
        sentences = [phrasing for phrasing in phrasings(doc) if not phrasing.asks_others]
        sites = list(_sizes(doc, _said(sentences, claims_sites, sites_in_columns(doc)), choose_sites))
        totals = list(_sizes(doc, _said(sentences, claims_staff_total), choose_staff_total))
        claims = partial(claims_enrollment, bare=bool(doc.spans.get("titles") or sites or totals))
        students = _said(sentences, claims, students_in_columns(doc))
        doc._.found.extend(_sizes(doc, students, choose_enrollment))
        doc._.found.extend(sites)
        doc._.found.extend(totals)
        return doc


def _said(
    sentences: Sequence[Phrasing], claims_of: Callable[[Phrasing], Iterator[Claim]], columns: Iterable[Claim] = ()
) -> Iterator[Claim]:
    """Yield the claims of sentences, and after them those of a table's columns."""
    for sentence in sentences:
        yield from claims_of(sentence)
    yield from columns


def _sizes(
    doc: Doc,
    said: Iterable[Claim],
    choose: Callable[[list[Claim], Callable[[Claim], Evidence]], _Size | None],
) -> Iterator[_Size]:
    """Gather the claims of each structure and yield what is chosen among them."""
    groups: dict[Department, list[Claim]] = {}
    for claim in said:
        scope = scope_at(doc, claim.start)
        if scope.standing is Standing.NOBODY:
            continue
        if scope.standing is Standing.CURRENT and "past" in claim.marks and "current" not in claim.marks:
            continue
        groups.setdefault(scope.department, []).append(claim)
    for claims in groups.values():
        size = choose(claims, lambda claim: evidence(doc, claim.start, claim.end))
        if size is not None:
            yield size
