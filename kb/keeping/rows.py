"""Rows of the database on their way there, by table, and those that many facts share: evidence, organizations."""

from typing import Any

from crawler.items import Post
from extract.facts import Evidence
from kb.fact_ids import evidence_id
from kb.organizations.forms import Organization

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def add_evidence(rows: Rows, post: Post, evidence: Evidence | None) -> str | None:
    """Add the words that a fact rests on and return their id, None where there are none."""
    if evidence is None:
        return None
    row = evidence_row(
        post.id, evidence.field.value, start=evidence.start, end=evidence.end, sentence=evidence.sentence
    )
    rows["evidence"].append(row)
    return str(row["id"])


def evidence_row(post: str, field: str, *, start: int, end: int, sentence: str) -> Row:
    """Return a span of a post's field with the sentence or line around it."""
    return {
        "id": evidence_id(post, field, start, end),
        "post_id": post,
        "field": field,
        "start": start,
        "end": end,
        "sentence": sentence,
    }


def organization_row(organization: Organization) -> Row:
    """Return an organization as one post names it; `kb.organizations.directory` settles its wording over all posts."""
    return {
        "id": organization.form.id,
        "name": organization.name,
        "city": organization.city,
        "state": organization.form.state,
    }
