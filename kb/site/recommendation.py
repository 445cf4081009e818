"""A recommendation as its page shows it: the statement, and the voices for and against with their words."""

import json
import sqlite3
from dataclasses import dataclass

_RECOMMENDATION = """
select recommendations.*, topics.name as topic
from recommendations
left join topics on topics.id = recommendations.topic_id
where recommendations.id = :recommendation
"""

# The size of the speaker's district: the newest figure of the organization, else what the same post says.
_VOICES = """
select
    advice.id,
    advice.quote,
    advice.kind,
    advice.stance,
    advice.post_id,
    posts.thread_id,
    posts.posted,
    posts.posted_precision,
    posts.posted_how,
    threads.subject,
    coalesce(authors.name, posts.author_name) as author,
    authors.title,
    organizations.name as organization,
    organizations.state,
    structures.enrollment,
    structures.enrollment_min,
    structures.enrollment_max,
    structures.enrollment_approx,
    structures.as_of,
    size_bands.name as size_band
from advice
join posts on posts.id = advice.post_id
join threads on threads.id = posts.thread_id
left join authors on authors.id = coalesce(advice.author_id, posts.author_id)
left join organizations on organizations.id = coalesce(advice.organization_id, authors.organization_id)
left join structures on structures.id = coalesce(
    (
        select sized.id from structures as sized
        where sized.organization_id = organizations.id and sized.current = 1 and sized.enrollment is not null
        order by sized.as_of desc, sized.id desc limit 1
    ),
    (
        select sized.id from structures as sized
        where sized.post_id = advice.post_id and sized.current = 1 and sized.enrollment is not null
        order by sized.id limit 1
    )
)
left join size_bands on size_bands.id = structures.size_band_id
where advice.recommendation_id = :recommendation
order by posts.posted desc, advice.id
"""

_BESIDE = """
select id, title, statement, people_for, people_against
from recommendations
where topic_id = :topic and id <> :recommendation
order by rank
limit 6
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationPage:
    """Everything on the page of a recommendation; `beside` are the best supported others on its topic."""

    row: sqlite3.Row
    size_bands: tuple[str, ...]
    voices_for: tuple[sqlite3.Row, ...]
    voices_against: tuple[sqlite3.Row, ...]
    beside: tuple[sqlite3.Row, ...]


def load_recommendation(connection: sqlite3.Connection, recommendation: str) -> RecommendationPage | None:
    """Return the recommendation with this id, or None."""
    parameters = {"recommendation": recommendation}
    row = connection.execute(_RECOMMENDATION, parameters).fetchone()
    if row is None:
        return None
    voices = connection.execute(_VOICES, parameters).fetchall()
    return RecommendationPage(
        row=row,
        size_bands=tuple(json.loads(row["size_bands"] or "[]")),
        voices_for=tuple(voice for voice in voices if voice["stance"] != "against"),
        voices_against=tuple(voice for voice in voices if voice["stance"] == "against"),
        beside=tuple(connection.execute(_BESIDE, {**parameters, "topic": row["topic_id"]})),
    )
