"""The best supported recommendations of those that are asked for, as every page lists them."""

import sqlite3
from collections.abc import Mapping

from kb.site.recommendations.facets import narrowing

_LIST = """
select recommendations.*, topics.name as topic
from recommendations
left join topics on topics.id = recommendations.topic_id
where {narrowing}
order by recommendations.rank
limit :limit offset :offset
"""


def load_strongest(
    connection: sqlite3.Connection, chosen: Mapping[str, str], *, limit: int, offset: int = 0
) -> list[sqlite3.Row]:
    """Return the best supported recommendations among those chosen by the ways of `facets.WAYS`."""
    sql = _LIST.format(narrowing=narrowing(chosen))
    return connection.execute(sql, {**chosen, "limit": limit, "offset": offset}).fetchall()
