"""A thread and its facts as rows of the database, by table: pure, ids derived from content."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping

from crawler.identity import fold
from crawler.items import Post, Thread
from extract.facts import SIGNATURE_PARTS, PostFacts, Signature
from kb.fact_ids import advice_id, signature_id
from kb.keeping.copies import Copy
from kb.keeping.people import Person, attribute_posts
from kb.keeping.rows import Row, Rows, add_evidence, organization_row
from kb.keeping.structure_rows import add_structure
from kb.organizations.forms import HowKnown
from kb.privacy.scrub import bare_words

VERSION = "3"
"""Goes up whenever the same facts may give other rows; part of a copy's hash, so that a build writes them again."""


def rows_of(thread: Thread, facts: Mapping[str, PostFacts]) -> Rows:
    """Return the rows that a thread's posts give, by table; the thread's own row is `thread_row`."""
    people = attribute_posts(thread, facts)
    rows: Rows = {
        table: []
        for table in (
            "organizations", "authors", "posts", "evidence", "signatures", "structures", "positions",
            "reporting_lines", "device_programs", "advice",
        )
    }  # fmt: skip
    for post in thread.posts:
        person = people.get(post.id)
        if person:
            _add_person(rows, person)
        rows["posts"].append(_post_row(thread, post, person))
        _add_signature(rows, post, facts[post.id].signature, person)
        seen: Counter[str] = Counter()
        for structure in facts[post.id].structures:
            key = fold(structure.organization or "")
            add_structure(rows, post, structure, facts[post.id], person, occurrence=seen[key])
            seen[key] += 1
        _add_advice(rows, post, facts[post.id], person)
    return {table: _once(added) for table, added in rows.items()}


def thread_row(thread: Thread, copy: Copy, extractor_version: str) -> Row:
    """Return the thread's row, as one copy tells it; `kb.keeping.threads` counts and dates the posts of all copies."""
    return {
        "id": thread.id,
        "subject": thread.subject,
        "url": thread.url,
        "platform": thread.platform,
        "board": thread.board,
        "source": copy.source,
        "origin": copy.path,
        "posts": len(thread.posts),
        "notes": _json(list(thread.notes)),
        "content_hash": copy.content_hash,
        "extractor_version": extractor_version,
    }


def _add_person(rows: Rows, person: Person) -> None:
    if person.employer:
        rows["organizations"].append(organization_row(person.employer))
    rows["authors"].append(
        {
            "id": person.id,
            "name": person.name,
            "organization_id": person.employer.form.id if person.employer else None,
        }
    )


def _post_row(thread: Thread, post: Post, person: Person | None) -> Row:
    posted = post.posted
    return {
        "id": post.id,
        "thread_id": thread.id,
        "number": post.number,
        "author_id": person.id if person else None,
        "author_name": person.name if person else None,
        "author_how": post.author.how.value if post.author else ("signature" if person else None),
        "author_confidence": post.author.confidence if post.author else (1.0 if person else None),
        "employer_form": str(person.employer.form) if person and person.employer else None,
        "posted": posted.at.isoformat() if posted else None,
        "posted_precision": posted.precision.value if posted else None,
        "posted_how": posted.how.value if posted else None,
        "reply_to": post.reply_to,
        "subject": post.subject,
        "url": post.url,
        "text": post.text,
        "signature": post.signature,
        "quotes": _json([{"text": quote.text, "author": quote.author, "at": quote.at} for quote in post.quotes]),
        "attachments": _json([{"name": file.name, "size": file.size, "url": file.url} for file in post.attachments]),
    }


def _add_signature(rows: Rows, post: Post, signature: Signature | None, person: Person | None) -> None:
    profile = post.author.profile if post.author else {}
    if signature is None and not profile.get("organization"):
        return
    written: Mapping[str, str | None] = {
        part: _bare(getattr(signature, part)) if signature else profile.get(part) for part in SIGNATURE_PARTS
    }
    known = person.known if person else None
    own = known is HowKnown.SIGNATURE or (known is HowKnown.PROFILE and signature is None)
    rows["signatures"].append(
        {
            "id": signature_id(post.id),
            "post_id": post.id,
            "author_id": person.id if person else None,
            "organization_id": person.employer.form.id if person and person.employer and own else None,
            **written,
            "evidence_id": add_evidence(rows, post, signature.evidence if signature else None),
        }
    )


def _add_advice(rows: Rows, post: Post, facts: PostFacts, person: Person | None) -> None:
    seen: Counter[str] = Counter()
    for advice in facts.advice:
        rows["advice"].append(
            {
                "id": advice_id(post.id, advice.quote, seen[advice.quote]),
                "post_id": post.id,
                "author_id": person.id if person else None,
                "organization_id": person.employer.form.id if person and person.employer else None,
                "quote": advice.quote,
                "kind": advice.kind.value,
                "evidence_id": add_evidence(rows, post, advice.evidence),
                "confidence": advice.evidence.confidence,
            }
        )
        seen[advice.quote] += 1


def _bare(written: str | None) -> str | None:
    """Return a part of a signature; where a telephone number was glued to it, its placeholder is none of it."""
    return (bare_words(written) or None) if written and "[" in written else written


def _once(rows: Iterable[Row]) -> list[Row]:
    """Return the first row of each id."""
    first: dict[str, Row] = {}
    for row in rows:
        first.setdefault(row["id"], row)
    return list(first.values())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
