"""Whether a recommendation holds at a size, by counts alone: who says so and who says otherwise, size by size."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kb.bands import BANDS, SizeBand
from kb.recommendations import Sides
from kb.site.parameters import Parameters

_SUPPORT = """
select recommendation_id, size_band_id, people_for, people_against, organizations_for, organizations_against
from support_by_size
where recommendation_id in (select value from json_each(:ids))
order by size_band_id is null, size_band_id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeSupport(Sides):
    """Who is on each side in districts of one size; `band` is None where their size is unknown."""

    band: SizeBand | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeRow:
    """A size in the table: its counts, the address that narrows the voices to it or widens them again, None for
    the unknown size; `mine` where the reader's district is of it.
    """

    support: SizeSupport
    address: str | None
    chosen: bool
    mine: bool


def load_support(connection: sqlite3.Connection, ids: Iterable[str]) -> Mapping[str, Sequence[SizeSupport]]:
    """Return the support of recommendations at each size that is heard, smallest first, by their ids."""
    bands = {band.id: band for band in BANDS}
    support: defaultdict[str, list[SizeSupport]] = defaultdict(list)
    for row in connection.execute(_SUPPORT, {"ids": json.dumps(list(ids))}):
        counts = dict(row)
        id_, band = counts.pop("recommendation_id"), counts.pop("size_band_id")
        support[id_].append(SizeSupport(band=bands.get(band), **counts))
    return support


def at_size(support: Iterable[SizeSupport], band: SizeBand | None) -> SizeSupport | None:
    """Return the support at a size, nobody on either side where it is not heard; None without a size."""
    if band is None:
        return None
    return next((each for each in support if each.band == band), SizeSupport(band=band))


def size_rows(
    support: Sequence[SizeSupport], own: SizeBand | None, asked: Parameters, path: str
) -> tuple[SizeRow, ...]:
    """Return the sizes as rows of a table, the reader's own and the one that is asked for (`band`) among them."""
    chosen = asked.get("band")
    heard = [each for each in support if each.band]
    missing = {band for band in BANDS if str(band.id) == chosen or band == own} - {each.band for each in heard}
    sizes = heard + [each for band in missing if (each := at_size((), band))]
    sizes.sort(key=lambda each: each.band.id if each.band else 0)
    rows = [
        SizeRow(
            support=each,
            address=asked.with_(band=None if str(each.band.id) == chosen else each.band.id).after(path),
            chosen=str(each.band.id) == chosen,
            mine=each.band == own,
        )
        for each in sizes
        if each.band
    ]
    unknown = [SizeRow(support=each, address=None, chosen=False, mine=False) for each in support if each.band is None]
    return (*rows, *unknown)
