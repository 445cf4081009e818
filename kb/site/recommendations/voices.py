"""The voices for and against a recommendation: who says it, where, at which size, and who stands behind them."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

# The size is the newest that somebody of the speaker's organization states, else the post's own.
_VOICES = """
select
    advice_browse.id,
    advice_browse.quote,
    advice_browse.kind,
    coalesce(advice_browse.stance, 'for') as stance,
    advice_browse.manner,
    advice_browse.confidence,
    advice_browse.post_id,
    advice_browse.thread_id,
    advice_browse.thread,
    posts.posted,
    posts.posted_precision,
    posts.posted_how,
    advice_browse.author,
    authors.title,
    advice_browse.organization,
    advice_browse.state,
    structures.enrollment,
    structures.enrollment_min,
    structures.enrollment_max,
    structures.enrollment_approx,
    advice_browse.size_band_id,
    advice_browse.size_band
from advice_browse
join posts on posts.id = advice_browse.post_id
left join authors on authors.id = advice_browse.author_id
left join structures on structures.id = coalesce(
    (
        select sized.id from structures as sized
        where sized.organization_id = advice_browse.organization_id and sized.current = 1
            and sized.enrollment is not null
        order by sized.as_of desc, sized.id desc limit 1
    ),
    (
        select sized.id from structures as sized
        where sized.post_id = advice_browse.post_id and sized.current = 1 and sized.enrollment is not null
        order by sized.id limit 1
    )
)
where advice_browse.recommendation_id = :recommendation
order by posts.posted desc, advice_browse.id
"""

_SECONDS = """
select agreements.advice_id, agreements.post_id, coalesce(authors.name, posts.author_name) as author
from agreements
join posts on posts.id = agreements.post_id
left join authors on authors.id = posts.author_id
where agreements.advice_id in (select value from json_each(:ids))
order by agreements.advice_id, posts.posted, posts.number
"""


def load_voices(connection: sqlite3.Connection, recommendation: str) -> list[sqlite3.Row]:
    """Return every advice of a recommendation, the latest first."""
    return connection.execute(_VOICES, {"recommendation": recommendation}).fetchall()


def load_seconds(connection: sqlite3.Connection, voices: Iterable[sqlite3.Row]) -> Mapping[str, Sequence[sqlite3.Row]]:
    """Return the posts that do no more than agree ("+1", "what Robin said"), by the advice that they agree with."""
    ids = json.dumps([voice["id"] for voice in voices])
    seconds: defaultdict[str, list[sqlite3.Row]] = defaultdict(list)
    for row in connection.execute(_SECONDS, {"ids": ids}):
        seconds[row["advice_id"]].append(row)
    return seconds
