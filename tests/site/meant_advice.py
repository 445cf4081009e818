"""Adds to the community what is said with a condition, with caution or as mere agreement."""

from sqlite_utils import Database

from kb.derived.tables import save_derived

CONDITIONAL = "Ask Wren Abelard first if you have more than 2,000 students."
CAUTIOUS = "Perhaps let the phone ring."


def add_meant_advice(db: Database) -> None:
    """Add a conditional voice for r1 and a cautious one against it, and a post that agrees with the first voice."""
    voices = [("v5", "p1", "a2", "o2", "for", CONDITIONAL), ("v6", "p7", None, None, "against", CAUTIOUS)]
    with db.atomic():
        db["advice"].insert_all(
            {
                "id": id_,
                "post_id": post,
                "author_id": author,
                "organization_id": organization,
                "quote": quote,
                "kind": "recommendation",
                "recommendation_id": "r1",
                "stance": stance,
            }
            for id_, post, author, organization, stance, quote in voices
        )
        db["agreements"].insert({"id": "g1", "post_id": "p5", "advice_id": "v1"})
        save_derived(db)
