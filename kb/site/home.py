"""What the first page shows: what is in here, and where to begin."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from datasette.utils.asgi import Response

from kb.distil.words.statement import is_clear
from kb.site.answering import Question
from kb.site.caching import cached
from kb.site.parameters import Parameters
from kb.site.searching.page import found

_COUNTS = """
select
    (select count(*) from threads) as threads,
    (select count(*) from posts) as posts,
    (select count(posted) from posts) as dated_posts,
    (select count(*) from authors) as people,
    (select count(*) from districts_now) as districts,
    (select count(*) from structures) as structures,
    (select count(*) from positions) as positions,
    (select count(*) from advice) as advice,
    (select count(*) from recommendations) as recommendations,
    (select min(first_posted) from threads) as first_posted,
    (select max(last_posted) from threads) as last_posted
"""

_BANDS = """
select size_bands.id, size_bands.name, count(districts_now.id) as organizations
from size_bands
left join districts_now on districts_now.size_band_id = size_bands.id
group by size_bands.id
order by size_bands.id
"""

_TOPICS = """
select topics.id, topics.name, topics.meaning, count(*) as recommendations
from recommendations
join json_each(recommendations.topics) as named
join topics on topics.name = named.value
group by topics.id
order by topics.id = 'general', recommendations desc, topics.name
"""

_AGES = """
select
    (select posted from posts where posted is not null order by posted limit 1 offset :half) as median_posted,
    (select max(finished) from runs) as last_read
"""

# A statement of three words or fewer ("I would not!") says nothing without its thread.
_BEST = """
select recommendations.*, topics.name as topic
from recommendations
left join topics on topics.id = recommendations.topic_id
where recommendations.people_for >= 2 and recommendations.statement like '% % % %'
order by recommendations.rank
limit :limit
"""

_THREADS = """
select id, subject, board, posts, last_posted
from threads
order by last_posted desc, subject
limit :limit
"""

_ADVICE = """
select advice.id, advice.quote, advice.post_id, posts.thread_id, posts.posted, posts.posted_precision,
    threads.subject, organizations.name as organization, topics.name as topic
from posts
join advice on advice.post_id = posts.id
join threads on threads.id = posts.thread_id
left join organizations on organizations.id = advice.organization_id
left join topics on topics.id = advice.topic_id
where advice.kind in ('recommendation', 'caution') and advice.manner is null
order by posts.posted desc, posts.thread_id, advice.confidence desc, advice.id
"""

NEWEST = 5
"""How many of the newest threads and advices the first page shows, and how many of the best supported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The first page's figures and lists; `recommendations` are those that two people or more stand behind.

    `ages` has the middle of all posts' days and the moment of the last build; either may be None.
    """

    counts: sqlite3.Row
    ages: sqlite3.Row
    bands: Sequence[sqlite3.Row]
    topics: Sequence[sqlite3.Row]
    recommendations: Sequence[sqlite3.Row]
    threads: Sequence[sqlite3.Row]
    advice: Sequence[sqlite3.Row]


async def home(question: Question) -> Response:
    """Answer `/`: the first page, `?q=` what was found; `?band=` and `?topic=` lead to their lists.

    `?students=` fills in the door, and every link leads on with it.
    """
    asked = question.parameters
    if asked.get("q"):
        return await found(question)
    if asked.get("band"):
        return question.redirect(asked.after("/districts"))
    if asked.get("topic"):
        return question.redirect(Parameters([("topic", asked.get("topic"))]).after("/recommendations"))
    return await question.page("home.html", {"home": await question.load(load_home)})


@cached
def load_home(connection: sqlite3.Connection) -> Home:
    """Return what the first page shows."""
    counts = connection.execute(_COUNTS).fetchone()
    newest = {"limit": NEWEST}
    return Home(
        counts=counts,
        ages=connection.execute(_AGES, {"half": counts["dated_posts"] // 2}).fetchone(),
        bands=connection.execute(_BANDS).fetchall(),
        topics=connection.execute(_TOPICS).fetchall(),
        recommendations=connection.execute(_BEST, newest).fetchall(),
        threads=connection.execute(_THREADS, newest).fetchall(),
        advice=list(islice(_newly_advised(connection), NEWEST)),
    )


def _newly_advised(connection: sqlite3.Connection) -> Iterator[sqlite3.Row]:
    """Yield the newest advice of each thread that a reader understands without the thread."""
    told: set[str] = set()
    for row in connection.execute(_ADVICE):
        if row["thread_id"] not in told and is_clear(row["quote"]):
            told.add(row["thread_id"])
            yield row
