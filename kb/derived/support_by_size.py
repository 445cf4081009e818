"""Writes how many people and organizations of each size are on each side of every recommendation."""

from collections.abc import Container, Mapping, Sequence

from sqlite_utils import Database

from crawler.identity import digest
from kb.derived.rewriting import rewrite
from kb.distil.support import support_of
from kb.recommendations import Stance, Voice


def save_support_by_size(
    db: Database, said: Mapping[str, Sequence[tuple[Voice, Stance]]], unchanged: Container[str]
) -> None:
    """Write the support of recommendations by size anew, but that of `unchanged` ones; call it inside a transaction.

    `said` is what is in each recommendation, by its id.
    """
    support = (
        {
            "id": digest("support", recommendation, str(sized.band)),
            "recommendation_id": recommendation,
            "size_band_id": sized.band,
            **sized.counts,
        }
        for recommendation in sorted(said)
        if recommendation not in unchanged
        for sized in support_of(said[recommendation]).sizes
    )
    rewrite(db, "support_by_size", support, but=unchanged, of="recommendation_id")
