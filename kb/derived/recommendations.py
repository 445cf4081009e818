"""Distils the advice of a database into recommendations, in one transaction, when something calls for it."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from kb.bands import BAND_NAMES
from kb.derived.debates import KeptDebates
from kb.derived.rewriting import rewrite, update
from kb.derived.vectors import KeptVectors, passages
from kb.derived.wordings import load_wordings
from kb.distil.recommend import Earlier, distil
from kb.distil.topics import topics
from kb.meaning.encoder import MeaningEncoder
from kb.recommendations import Arrangement, Known, Recommendation, Voice

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


def distil_database(db: Database, encoder: MeaningEncoder, arrangement: Arrangement, voices: Sequence[Voice]) -> None:
    """Write the recommendations of all voices anew, each advice joined to its one.

    What was together stays together while the encoder is the same; ids stay, and those that are no more lead on.
    `arrangement` is what people say about it.
    """
    vectors, debates = KeptVectors(db, encoder), KeptDebates(db)
    with db.atomic():
        db.execute("pragma defer_foreign_keys = on")
        earlier = Earlier(
            known=_known(db),
            settled=vectors.is_current,
            unchanged=debates.unchanged(voices),
            vectors_of=vectors.vectors,
            debates_of=debates.of,
            wordings=load_wordings(db),
        )
        recommendations = distil(voices, encoder, earlier, arrangement=arrangement)
        vectors.keep(words for _, words in passages(db.conn))
        vectors.save()
        _save(db, recommendations, {voice.advice_id: debates.written(voice) for voice in voices})


def _save(db: Database, recommendations: Sequence[Recommendation], debates: Mapping[str, str]) -> None:
    """Write recommendations with their redirects and groups, and what they say of each advice."""
    redirects = _redirects(db, recommendations)
    rewrite(db, "recommendations", (_row(one, rank) for rank, one in enumerate(recommendations, start=1)))
    rewrite(db, "redirects", ({"id": old, "recommendation_id": new} for old, new in sorted(redirects.items())))
    evidence = [(one, each) for one in recommendations for each in one.evidence]
    groups = (
        {"id": each.advice_id, "recommendation_id": each.grouped, "debates": debates[each.advice_id]}
        for _, each in evidence
    )
    rewrite(db, "groups", groups)
    advice = [
        {"id": each.advice_id, "recommendation_id": one.id, "stance": each.stance.value, "topic_id": one.topics[0]}
        for one, each in evidence
    ]
    update(db, "advice", advice)


def _known(db: Database) -> list[Known]:
    """Return the recommendations as they were, with the advice that was in them."""
    members: defaultdict[str, set[str]] = defaultdict(set)
    for advice, recommendation in db.execute("select id, recommendation_id from groups"):
        members[recommendation].add(advice)
    return [Known(id=id_, advice_ids=frozenset(ids)) for id_, ids in sorted(members.items())]


def _redirects(db: Database, recommendations: Sequence[Recommendation]) -> dict[str, str]:
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
