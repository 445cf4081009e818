"""The note that says how many replies of a thread a page leaves out."""


def missing_replies(total: int, *, here: int) -> tuple[str, ...]:
    """Return the note for a thread that has `total` replies to its opening post; none where all are here.

    Joined pages count it anew (`crawler.joining.pages`).
    """
    missing = total - here
    return (f"{missing:,} of the thread's {total:,} replies were not handed over",) if missing > 0 else ()
