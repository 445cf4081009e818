"""Writes the size of the organization that each advice speaks for, so that pages need not look for it row by row."""

from sqlite_utils import Database

# Both are those of the organization's newest description with a size, else of what the post itself describes.
_SIZES = """
update advice
set enrollment = sized.enrollment, size_band_id = sized.size_band_id
from (
    select advice.id, structures.enrollment, structures.size_band_id
    from advice
    left join structures on structures.id = coalesce(
        (
            select newest.id
            from structures as newest
            where newest.organization_id = advice.organization_id
                and newest.current = 1
                and newest.size_band_id is not null
            order by newest.as_of desc, newest.id desc
            limit 1
        ),
        (
            select own.id
            from structures as own
            where own.post_id = advice.post_id
                and own.organization_id is null
                and own.current = 1
                and own.size_band_id is not null
            order by own.id
            limit 1
        )
    )
) as sized
where sized.id = advice.id
    and (advice.enrollment is not sized.enrollment or advice.size_band_id is not sized.size_band_id)
"""


def save_sizes(db: Database) -> None:
    """Write the size of all advice where it has another one; call it inside a transaction."""
    db.execute(_SIZES)
