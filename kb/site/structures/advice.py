"""What the people of a department advise, the best supported first."""

import sqlite3

UNFOLDED_ADVICE = 12
MOST_ADVICE = 60
"""Pieces of advice that stand open and that the page holds, the best supported first; Datasette's table has all."""

# What this organization's people advise; of an unnamed one, what its describer does while there.
_ADVICE = """
select
    advice.id,
    advice.quote,
    advice.manner,
    advice.kind,
    advice.stance,
    advice.post_id,
    advice.recommendation_id,
    recommendations.title,
    recommendations.statement,
    recommendations.kind as recommendation_kind,
    recommendations.people_for,
    recommendations.people_against,
    topics.name as topic,
    posts.posted,
    posts.posted_precision,
    count(*) over () as pieces
from advice
join posts on posts.id = advice.post_id
left join recommendations on recommendations.id = advice.recommendation_id
left join topics on topics.id = coalesce(recommendations.topic_id, advice.topic_id)
where case
    when :organization is not null then advice.organization_id = :organization
    when :author is not null then advice.author_id = :author
    else advice.post_id = :post
end
order by recommendations.rank is null, recommendations.rank, advice.id
limit :most
"""


def load_advice(connection: sqlite3.Connection, structure: sqlite3.Row) -> list[sqlite3.Row]:
    """Return what people of a department's organization advise; of a former employer's, what the post advises."""
    who = {
        "organization": structure["organization_id"],
        "author": structure["author_id"] if structure["current"] else None,
        "post": structure["post_id"],
        "most": MOST_ADVICE,
    }
    return connection.execute(_ADVICE, who).fetchall()
