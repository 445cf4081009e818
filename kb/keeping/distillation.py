"""Distils the advice of a database into recommendations, in one transaction, when something calls for it."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from sqlite_utils import Database

from extract.bands import BANDS
from kb.recommendations import Recommendation, Voice

Distil = Callable[[Iterable[Voice]], list[Recommendation]]

_VOICES = """
select
    advice.id,
    advice.quote,
    advice.kind,
    -- A full name is one person, whichever employers it has had; a first name is one within its employer or thread.
    case
        when trim(authors.name) like '% %' then lower(trim(authors.name))
        else coalesce(authors.id, advice.post_id)
    end,
    advice.organization_id,
    advice_browse.size_band_id,
    advice_browse.said
from advice
join advice_browse on advice_browse.id = advice.id
left join authors on authors.id = advice.author_id
order by advice.id
"""
_OUTSTANDING = """
select exists (select 1 from advice where recommendation_id is null)
    or exists (
        select 1 from recommendations
        where not exists (select 1 from advice where advice.recommendation_id = recommendations.id)
    )
"""
_BAND_NAMES = {band.id: band.name for band in BANDS}


def is_outstanding(db: Database) -> bool:
    """Return whether advice stands outside the recommendations, as an interrupted build leaves it."""
    return bool(db.execute(_OUTSTANDING).fetchone()[0])


def distil_database(db: Database, distil: Distil) -> int:
    """Write the recommendations anew, each advice joined to its one; return how many there are."""
    voices = [
        Voice(advice_id=id_, text=quote, kind=kind, person=person, organization=organization, band=band, said=said)
        for id_, quote, kind, person, organization, band, said in db.execute(_VOICES)
    ]
    recommendations = distil(voices)
    with db.atomic():
        db.execute("pragma defer_foreign_keys = on")
        db.execute("update advice set recommendation_id = null, stance = null, topic_id = null")
        db.table("recommendations").delete_where()
        db.table("recommendations").insert_all(
            (_row(recommendation, rank) for rank, recommendation in enumerate(recommendations, start=1)), pk="id"
        )
        db.conn.executemany(
            "update advice set recommendation_id = ?, stance = ?, topic_id = ? where id = ?",
            [
                (recommendation.id, testimony.stance.value, recommendation.topic, testimony.advice_id)
                for recommendation in recommendations
                for testimony in recommendation.evidence
            ],
        )
    return len(recommendations)


def _row(recommendation: Recommendation, rank: int) -> dict[str, Any]:
    support = recommendation.support
    return {
        "id": recommendation.id,
        "statement": recommendation.statement,
        "title": recommendation.title,
        "topic_id": recommendation.topic,
        "kind": recommendation.kind,
        "people_for": support.people_for,
        "people_against": support.people_against,
        "organizations_for": support.organizations_for,
        "organizations_against": support.organizations_against,
        "size_bands": json.dumps([_BAND_NAMES[band] for band in sorted(support.bands)], ensure_ascii=False),
        "first_said": recommendation.first_said,
        "last_said": recommendation.last_said,
        "rank": rank,
    }
