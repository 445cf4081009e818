"""What the first page shows: what is in here, and where to begin."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

SAMPLE = "sample"
"""The source under which `threadwise build --sample` keeps the sample community (`kb.commands.reading`)."""

_COUNTS = """
select
    (select count(*) from threads) as threads,
    (select count(*) from posts) as posts,
    (select count(*) from authors) as people,
    (select count(*) from organizations) as organizations,
    (select count(*) from structures) as structures,
    (select count(*) from positions) as positions,
    (select count(*) from advice) as advice,
    (select count(*) from recommendations) as recommendations,
    (select min(first_posted) from threads) as first_posted,
    (select max(last_posted) from threads) as last_posted,
    (select count(*) from threads where source = :sample) as sample_threads
"""

_BANDS = """
select size_bands.id, size_bands.name, count(organizations_now.id) as organizations
from size_bands
left join organizations_now on organizations_now.size_band_id = size_bands.id
group by size_bands.id
order by size_bands.id
"""

_TOPICS = """
select topics.id, topics.name, topics.meaning, count(*) as recommendations
from recommendations
join topics on topics.id = recommendations.topic_id
group by topics.id
order by topics.id = 'general', recommendations desc, topics.name
"""

# A statement of three words or fewer ("I would not!") says nothing without its thread.
_BEST = """
select recommendations.*, topics.name as topic
from recommendations
left join topics on topics.id = recommendations.topic_id
where recommendations.people_for >= 2 and recommendations.statement like '% % % %'
order by recommendations.rank
limit 6
"""

_RECOMMENDATIONS = """
select recommendations.*, topics.name as topic
from recommendations
left join topics on topics.id = recommendations.topic_id
where recommendations.topic_id = :topic
order by recommendations.rank
limit 100
"""

_THREADS = """
select id, subject, board, posts, last_posted
from threads
order by last_posted desc, subject
limit :limit
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The first page's figures and lists; `recommendations` are those that two people or more stand behind."""

    counts: sqlite3.Row
    bands: Sequence[sqlite3.Row]
    topics: Sequence[sqlite3.Row]
    recommendations: Sequence[sqlite3.Row]
    threads: Sequence[sqlite3.Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPage:
    """A topic with its recommendations, best supported first, 100 at most."""

    row: sqlite3.Row
    recommendations: Sequence[sqlite3.Row]


def is_sample(source: str) -> bool:
    """Tell whether a thread's source is the sample community that comes with the package."""
    return source == SAMPLE


def load_home(connection: sqlite3.Connection) -> Home:
    """Return what the first page shows."""
    return Home(
        counts=connection.execute(_COUNTS, {"sample": SAMPLE}).fetchone(),
        bands=connection.execute(_BANDS).fetchall(),
        topics=connection.execute(_TOPICS).fetchall(),
        recommendations=connection.execute(_BEST).fetchall(),
        threads=connection.execute(_THREADS, {"limit": 6}).fetchall(),
    )


def load_topic(connection: sqlite3.Connection, topic: str) -> TopicPage | None:
    """Return the topic with this id, or None."""
    row = connection.execute("select * from topics where id = :topic", {"topic": topic}).fetchone()
    if row is None:
        return None
    found = connection.execute(_RECOMMENDATIONS, {"topic": topic}).fetchall()
    return TopicPage(row=row, recommendations=found)
