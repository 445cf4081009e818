"""Rows of the database on their way there, by table, and those that many facts share: evidence, organizations."""

from typing import Any

from crawler.identity import digest
from crawler.items import Post
from extract.facts import Evidence
from kb.keeping.organizations import Organization

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def add_evidence(rows: Rows, post: Post, evidence: Evidence | None) -> str | None:
    """Add the words that a fact rests on and return their id, None where there are none."""
    if evidence is None:
        return None
    key = digest("evidence", post.id, evidence.field.value, str(evidence.start), str(evidence.end))
    rows["evidence"].append(
        {
            "id": key,
            "post_id": post.id,
            "field": evidence.field.value,
            "start": evidence.start,
            "end": evidence.end,
            "sentence": evidence.sentence,
        }
    )
    return key


def organization_row(organization: Organization) -> Row:
    """Return an organization as one post names it; `kb.keeping.directory` settles its wording over all posts."""
    return {
        "id": organization.id,
        "name": organization.name,
        "city": organization.city,
        "state": organization.state,
    }
