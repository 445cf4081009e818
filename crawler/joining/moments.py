"""Which moment of a post counts where two copies of it tell one each."""

from datetime import datetime

from crawler.items import Moment


def surer_moment(kept: Moment | None, other: Moment | None) -> Moment | None:
    """Return the moment that names its zone, else the kept one: a page hides the zone that the mail has."""
    if kept is None or (other and _has_zone(other) and not _has_zone(kept)):
        return other
    return kept


def _has_zone(moment: Moment) -> bool:
    return isinstance(moment.at, datetime) and moment.at.tzinfo is not None
