"""Table payroll: what the column that says who pays a row tells of where its people belong."""

import re
from collections import Counter
from collections.abc import Sequence

from extract.facts import Employment
from extract.staff.tables.columns import cells_of
from extract.staff.tables.grid import GridRow
from extract.staff.tables.staffing import BOUGHT

_OWN_PAYROLL = re.compile(
    r"\b(?:tech\w*|I\.?T|ICT|information|district|central|general|GF|us|ours?|we)\b", re.IGNORECASE
)
"""Payers that are the department's own: "Technology", "general fund", "district"."""
_PURSE = re.compile(r"\b(?:title\s+[IVX]+|grants?|funds?|lev(?:y|ies)|bonds?|pool|assessment|e-?rate)\b", re.IGNORECASE)
"""Money that pays for a position without saying where its holder sits."""


def home_payroll(rows: Sequence[GridRow], kinds: Sequence[str]) -> str:
    """Return who pays most rows, in small letters: the department's own payroll, whatever it is called."""
    paid = Counter(payer.lower() for row in rows if (payer := cells_of(row, kinds).get("payer", "")))
    name, times = max(paid.items(), key=lambda one: one[1], default=("", 0))
    return name if times > 1 and times * 2 > len(rows) else ""


def employment_on_payroll(payer: str, home: str) -> Employment | None:
    """Return what it says of a row's people who pays them; `home` is the department's own payroll."""
    if BOUGHT.search(payer):
        return Employment.CONTRACTED
    own = payer.lower() == home or _OWN_PAYROLL.search(payer) or _PURSE.search(payer)
    return Employment.OTHER_DEPARTMENT if payer and not own else None
