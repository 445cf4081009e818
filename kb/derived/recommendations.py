"""Distils the advice of a database into recommendations, in one transaction, when something calls for it."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from kb.bands import BAND_NAMES
from kb.derived.made import load_made
from kb.derived.readings import KeptReadings
from kb.derived.rewriting import rewrite, update
from kb.derived.vectors import KeptVectors, passages
from kb.distil.recommend import Earlier, distil_again
from kb.distil.topics import topics
from kb.meaning.encoder import MeaningEncoder
from kb.recommendations import Arrangement, Known, Recommendation, Unchanged, Voice

_OUTSTANDING = """
select exists (select 1 from advice where recommendation_id is null)
    or exists (
        select 1 from recommendations
        where not exists (select 1 from advice where advice.recommendation_id = recommendations.id)
    )
    or exists (select 1 from advice) and not exists (select 1 from vectors where encoder = ?)
"""
_TOPIC_NAMES = {topic.id: topic.name for topic in topics()}


def is_outstanding(db: Database, encoder_version: str) -> bool:
    """Return whether advice is outside the recommendations, or was grouped by another version of the encoder.

    An interrupted build leaves the one, a newer Threadwise finds the other.
    """
    return bool(db.execute(_OUTSTANDING, [encoder_version]).fetchone()[0])


def distil_database(
    db: Database, encoder: MeaningEncoder, arrangement: Arrangement, voices: Sequence[Voice], kept: KeptReadings
) -> frozenset[str]:
    """Write the recommendations of all voices anew, each advice joined to its one.

    What was together stays together while the encoder is the same; ids stay, and those that are no more lead on.
    `arrangement` is what people say about it, `kept` what was read of the voices before. Returns the ids of those that
    are as they were.
    """
    vectors = KeptVectors(db, encoder)
    with db.atomic():
        db.execute("pragma defer_foreign_keys = on")
        earlier = Earlier(
            known=_known(db),
            settled=vectors.is_current,
            unchanged=kept.unchanged(voices),
            vectors_of=vectors.vectors,
            debates_of=kept.debates,
            choice_of=kept.choice,
            made=load_made(db),
        )
        recommendations = distil_again(voices, encoder, earlier, arrangement=arrangement)
        vectors.keep(words for _, words in passages(db.conn))
        vectors.save()
        return _save(db, recommendations, {voice.advice_id: kept.written(voice) for voice in voices})


def _save(
    db: Database, recommendations: Sequence[Recommendation | Unchanged], debates: Mapping[str, str]
) -> frozenset[str]:
    """Write recommendations with their redirects and groups, and what they say of each advice."""
    ranked = list(enumerate(recommendations, start=1))
    unchanged = [(rank, one) for rank, one in ranked if isinstance(one, Unchanged)]
    ids = frozenset(one.id for _, one in unchanged)
    rows = [_row(one, rank) for rank, one in ranked if isinstance(one, Recommendation)]
    rewrite(db, "recommendations", rows, but=ids)
    moved = [(rank, one.id) for rank, one in unchanged if rank != one.rank]
    db.conn.executemany("update recommendations set rank = ? where id = ?", moved)
    redirects = _redirects(db, recommendations)
    rewrite(db, "redirects", ({"id": old, "recommendation_id": new} for old, new in sorted(redirects.items())))
    evidence = [(one, each) for one in recommendations if isinstance(one, Recommendation) for each in one.evidence]
    groups = (
        {"id": each.advice_id, "recommendation_id": each.grouped, "debates": debates[each.advice_id]}
        for _, each in evidence
    )
    rewrite(db, "groups", groups, but={advice for _, one in unchanged for advice in one.advice_ids})
    advice = [
        {"id": each.advice_id, "recommendation_id": one.id, "stance": each.stance.value, "topic_id": one.topics[0]}
        for one, each in evidence
    ]
    update(db, "advice", advice)
    return ids


def _known(db: Database) -> list[Known]:
    """Return the recommendations as they were, with the advice that was in them."""
    members: defaultdict[str, set[str]] = defaultdict(set)
    for advice, recommendation in db.execute("select id, recommendation_id from groups"):
        members[recommendation].add(advice)
    return [Known(id=id_, advice_ids=frozenset(ids)) for id_, ids in sorted(members.items())]


def _redirects(db: Database, recommendations: Sequence[Recommendation | Unchanged]) -> dict[str, str]:
    """Return where each recommendation that is no more leads: what lead to it before goes along."""
    now = {recommendation.id for recommendation in recommendations}
    joined = {old: recommendation.id for recommendation in recommendations for old in recommendation.replaces}
    before = dict(db.execute("select id, recommendation_id from redirects"))
    leading = {old: joined.get(target, target) for old, target in before.items()} | joined
    return {old: target for old, target in leading.items() if target in now and old not in now}


def _row(recommendation: Recommendation, rank: int) -> dict[str, Any]:
    support = recommendation.support
    return {
        "id": recommendation.id,
        "statement": recommendation.statement,
        "title": recommendation.title,
        "topic_id": recommendation.topics[0],
        "topics": json.dumps([_TOPIC_NAMES[topic] for topic in recommendation.topics], ensure_ascii=False),
        "kind": recommendation.kind,
        **support.counts,
        "size_bands": json.dumps([BAND_NAMES[band] for band in sorted(support.bands)], ensure_ascii=False),
        "first_said": recommendation.first_said,
        "last_said": recommendation.last_said,
        "strength": support.strength,
        "rank": rank,
        "made_from": recommendation.made_from,
    }
