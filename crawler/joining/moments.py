"""Which moment of a post counts where two copies of it tell one each."""

from crawler.items import Moment


def surer_moment(kept: Moment | None, other: Moment | None) -> Moment | None:
    """Return the moment that names its zone, else the kept one: a page hides the zone that the mail has."""
    if kept is None or (other and other.has_zone and not kept.has_zone):
        return other
    return kept
