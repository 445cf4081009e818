"""What a spreadsheet makes of a cell of CSV: one that begins like a formula is run (OWASP, CSV injection)."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def escape_formula(value: object) -> object:
    """Return a cell that is shown and not run: an apostrophe comes before what begins like a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
