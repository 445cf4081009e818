"""Moments compared: which of two posts is older, and which of two copies of a post has the more exact moment."""

from datetime import UTC, datetime, time

from crawler.items import Moment


def when(moment: Moment | None) -> tuple[int, datetime]:
    """Return what to sort by time with; a moment without a zone counts as UTC, and what has no moment comes last."""
    if moment is None:
        return 1, datetime.max.replace(tzinfo=UTC)
    return 0, zoned(moment.at if isinstance(moment.at, datetime) else datetime.combine(moment.at, time()))


def zoned(at: datetime) -> datetime:
    """Return a moment with its zone, UTC where it names none."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def surer_moment(kept: Moment | None, other: Moment | None) -> Moment | None:
    """Return the moment that names its zone, else the kept one: a page hides the zone that the mail has."""
    if kept is None or (other and other.has_zone and not kept.has_zone):
        return other
    return kept
