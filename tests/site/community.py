"""A fictional community, written straight into the tables: the site is tested apart from reading and extraction."""

import json
from typing import Any

from sqlite_utils import Database

from kb.bands import band_of
from kb.distil.topics import topics
from kb.recommendations import agreement

ORGANIZATIONS = [
    {"id": "o1", "name": "Quillfeather Community Schools", "city": "Quillfeather", "state": "IA"},
    {"id": "o2", "name": "Marrowstone Unified", "city": "Marrowstone", "state": "OR"},
    {"id": "o3", "name": "Tallow Creek ISD", "city": "Tallow Creek", "state": "TX"},
    {"id": "o4", "name": "Old Ferry Central School District", "city": "Old Ferry", "state": "NY"},
]

AUTHORS = [
    {
        "id": "a1",
        "name": "Wren Abelard",
        "credentials": "CETL",
        "title": "Director of Technology",
        "organization_id": "o1",
    },
    {"id": "a2", "name": "Odalys Finch-Moreau", "title": "Technology Coordinator", "organization_id": "o2"},
    {"id": "a3", "name": "Teodor Blankenvik", "title": "CTO", "organization_id": "o3"},
    {"id": "a4", "name": "Marisol Quade", "title": None, "organization_id": "o4"},
]

STRUCTURE_TEXT = """We have about 1,850 students in 5 schools, and we are 1:1 in grades 6-12.

  • Director of Technology
  • 2 Network Technicians (one <b>open</b>)
  • .5 Data Clerk

The technicians report to me. I would put every request into a ticket & never take hallway requests."""

POSTS: list[dict[str, Any]] = [
    {
        "id": "p1",
        "thread_id": "t1",
        "number": 1,
        "author_id": "a2",
        "author_name": "Odalys Finch-Moreau",
        "author_how": "signature",
        "author_confidence": 0.95,
        "posted": "2026-03-02",
        "posted_precision": "day",
        "posted_how": "computed",
        "text": "How is your department organised? We are growing.",
        "signature": "Odalys Finch-Moreau\nTechnology Coordinator\nMarrowstone Unified",
    },
    {
        "id": "p2",
        "thread_id": "t1",
        "number": 2,
        "author_id": "a1",
        "author_name": "Wren Abelard",
        "author_how": "greeting",
        "author_confidence": 0.7,
        "posted": "2026-03-03T14:05:00-06:00",
        "posted_precision": "minute",
        "posted_how": "stated",
        "reply_to": "p1",
        "text": STRUCTURE_TEXT,
        "signature": "Wren Abelard, CETL\nQuillfeather Community Schools",
        "quotes": json.dumps([{"at": 0, "text": "How is your department organised?", "author": "Odalys"}]),
        "attachments": json.dumps([{"name": "chart.pdf", "size": 120_000, "url": None}]),
    },
    {
        "id": "p3",
        "thread_id": "t2",
        "number": 1,
        "author_id": "a3",
        "author_name": "Teodor Blankenvik",
        "author_how": "header",
        "author_confidence": 1.0,
        "posted": "2025-11",
        "posted_precision": "month",
        "posted_how": "stated",
        "text": "Do not force teachers into a ticket system. With 12,400 students our team of 23 still takes calls."
        "\n\nTeodor\n",
    },
    {
        "id": "p4",
        "thread_id": "t3",
        "number": 1,
        "author_id": "a4",
        "author_name": "Marisol Quade",
        "author_how": "header",
        "author_confidence": 1.0,
        "posted": None,
        "text": "Under 300 students. Put every request into a ticket, even the small ones. <script>alert('x')</script>",
    },
    {
        "id": "p5",
        "thread_id": "t4",
        "number": 1,
        "author_id": None,
        "author_name": None,
        "posted": "2026-04-01",
        "posted_precision": "day",
        "posted_how": "stated",
        "text": "Thanks, everyone!\r\nThat " + "helps" * 60,
    },
    {
        "id": "p6",
        "thread_id": "t5",
        "number": 1,
        "author_id": "a1",
        "author_name": "Wren Abelard",
        "author_how": "header",
        "author_confidence": 1.0,
        "posted": "2026-04-20",
        "posted_precision": "day",
        "posted_how": "stated",
        "text": "We have grown to about 1,900 students, and our one technician is tired.",
    },
    {
        "id": "p7",
        "thread_id": "t5",
        "number": 2,
        "author_id": None,
        "author_name": None,
        "posted": "2026-04-21",
        "posted_precision": "day",
        "posted_how": "stated",
        "text": "Ours has 5,200 students.",
    },
]

THREADS = [
    {"id": "t1", "subject": "Department structure", "board": "Sample board", "url": "https://board.example/t/1"},
    {"id": "t2", "subject": "Tickets & phone calls", "board": None, "url": None},
    {"id": "t3", "subject": "Very small <districts>", "board": None, "url": "javascript:alert(1)"},
    {"id": "t4", "subject": "Thanks", "board": None, "url": None},
    {"id": "t5", "subject": "Growing", "board": None, "url": None},
]


def fill(db: Database) -> None:
    """Write the community into a new knowledge base."""
    topic = next(iter(db["topics"].rows))["id"]
    roles = {row["family"]: row["id"] for row in db["roles"].rows}
    with db.atomic():
        db["organizations"].insert_all(ORGANIZATIONS)
        db["authors"].insert_all(AUTHORS)
        for thread in THREADS:
            posts = [post for post in POSTS if post["thread_id"] == thread["id"]]
            moments = sorted(post["posted"] for post in posts if post["posted"])
            db["threads"].insert(
                {
                    **thread,
                    "platform": "higher_logic",
                    "source": "threads.txt",
                    "origin": None,
                    "posts": len(posts),
                    "first_posted": moments[0] if moments else None,
                    "last_posted": moments[-1] if moments else None,
                    "notes": json.dumps(["The dates were computed from “N days ago”."] if thread["id"] == "t1" else []),
                    "content_hash": "0",
                    "extractor_version": "0",
                }
            )
            db["posts"].insert_all({"quotes": "[]", "attachments": "[]", **post} for post in posts)
        _recommendations(db, topic)
        _structures(db, roles)
        _advice(db, topic)
        _signatures(db)


def _recommendations(db: Database, topic: str) -> None:
    db["recommendations"].insert_all(
        [
            _recommendation(
                "r1",
                topic,
                1,
                "Put every request into a ticket",
                "Put every request into a ticket, even the small ones.",
                people_for=2,
                people_against=1,
            ),
            _recommendation(
                "r2",
                topic,
                2,
                "never take hallway requests",
                "never take hallway requests",
                people_for=1,
                people_against=0,
            ),
        ]
    )


def topic_name(topic: str) -> str:
    """Return a topic's name by its id."""
    return next(each.name for each in topics() if each.id == topic)


def _recommendation(
    id_: str, topic: str, rank: int, title: str, statement: str, *, people_for: int, people_against: int
) -> dict[str, Any]:
    return {
        "id": id_,
        "statement": statement,
        "title": title,
        "topic_id": topic,
        "topics": json.dumps([topic_name(topic)]),
        "kind": "recommendation",
        "strength": agreement(people_for, people_against),
        "people_for": people_for,
        "people_against": people_against,
        "organizations_for": people_for,
        "organizations_against": people_against,
        "size_bands": json.dumps(["under 300", "1,000–2,499"]),
        "first_said": "2025-11-01",
        "last_said": "2026-03-03",
        "rank": rank,
    }


def _structures(db: Database, roles: dict[str, str]) -> None:
    db["structures"].insert(
        _structure(
            db,
            "s1",
            "p2",
            "o1",
            1850,
            approx=1,
            as_of="2026-03-03",
            sites=5,
            sites_unit="schools",
            sites_evidence_id=_evidence(db, "p2", "5 schools"),
            words="about 1,850 students",
        )
    )
    db["structures"].insert(
        _structure(
            db,
            "s2",
            "p3",
            "o3",
            12_400,
            as_of="2025-11-01",
            staff_total=23.0,
            staff_unit="people",
            staff_evidence_id=_evidence(db, "p3", "team of 23"),
            words="12,400 students",
        )
    )
    db["structures"].insert(_structure(db, "s3", "p4", "o4", 300, enrollment_min=None, words="Under 300 students"))
    db["structures"].insert(
        _structure(db, "s4", "p6", "o1", 1900, approx=1, as_of="2026-04-20", words="about 1,900 students")
    )
    db["structures"].insert(_structure(db, "s5", "p7", None, 5200, as_of="2026-04-21", words="5,200 students"))
    db["positions"].insert_all(
        [
            _position(
                db,
                "n5",
                "technician",
                1,
                None,
                "employee",
                roles["support"],
                "one technician",
                structure="s4",
                post="p6",
            ),
            _position(
                db, "n1", "Director of Technology", 1, None, "employee", roles["leadership"], "Director of Technology"
            ),
            _position(db, "n2", "Network Technician", 2, None, "employee", roles["support"], "2 Network Technicians"),
            _position(db, "n3", "Network Technician", 1, None, "vacant", roles["support"], "(one <b>open</b>)"),
            _position(db, "n4", "Data Clerk", 1, 0.5, "employee", None, ".5 Data Clerk"),
        ]
    )
    db["reporting_lines"].insert(
        {
            "id": "l1",
            "structure_id": "s1",
            "subordinate": "Network Technician",
            "superior": "Director of Technology",
            "subordinate_role_id": roles["support"],
            "superior_role_id": roles["leadership"],
            "evidence_id": _evidence(db, "p2", "The technicians report to me."),
            "confidence": 0.45,
        }
    )
    db["reporting_lines"].insert(
        {
            "id": "l2",
            "structure_id": "s2",
            "subordinate": "CTO",
            "superior": "Superintendent",
            "subordinate_role_id": roles["leadership"],
            "evidence_id": _evidence(db, "p3", "12,400 students"),
        }
    )
    db["device_programs"].insert(
        {
            "id": "d1",
            "structure_id": "s1",
            "ratio": "1:1",
            "grades": "6-12",
            "evidence_id": _evidence(db, "p2", "1:1 in grades 6-12"),
        }
    )


def _structure(
    db: Database,
    id_: str,
    post: str,
    organization: str | None,
    students: int,
    *,
    words: str,
    approx: int = 0,
    **more: Any,
) -> dict[str, Any]:
    return {
        "id": id_,
        "post_id": post,
        "organization_id": organization,
        "organization_how": "signature" if organization else None,
        "current": 1,
        "enrollment": students,
        "enrollment_min": students,
        "enrollment_max": students,
        "enrollment_approx": approx,
        "enrollment_evidence_id": _evidence(db, post, words),
        "size_band_id": band_of(students).id,
        "crosses_bands": 0,
        **more,
    }


def _position(
    db: Database,
    id_: str,
    title: str,
    count: float,
    fte: float | None,
    employment: str,
    role: str | None,
    words: str,
    *,
    structure: str = "s1",
    post: str = "p2",
) -> dict[str, Any]:
    return {
        "id": id_,
        "structure_id": structure,
        "title": title,
        "role_id": role,
        "count": count,
        "fte": fte,
        "employment": employment,
        "evidence_id": _evidence(db, post, words),
    }


def _advice(db: Database, topic: str) -> None:
    for id_, post, author, organization, recommendation, stance, kind, quote in [
        ("v1", "p2", "a1", "o1", "r1", "for", "recommendation", "I would put every request into a ticket"),
        ("v2", "p2", "a1", "o1", "r2", "for", "caution", "never take hallway requests"),
        ("v3", "p3", "a3", "o3", "r1", "against", "caution", "Do not force teachers into a ticket system."),
        (
            "v4",
            "p4",
            "a4",
            "o4",
            "r1",
            "for",
            "recommendation",
            "Put every request into a ticket, even the small ones.",
        ),
    ]:
        db["advice"].insert(
            {
                "id": id_,
                "post_id": post,
                "author_id": author,
                "organization_id": organization,
                "quote": quote,
                "kind": kind,
                "topic_id": topic,
                "recommendation_id": recommendation,
                "stance": stance,
                "evidence_id": _evidence(db, post, quote),
                "confidence": 0.97,
            }
        )


def _signatures(db: Database) -> None:
    db["signatures"].insert(
        {
            "id": "g1",
            "post_id": "p2",
            "author_id": "a1",
            "organization_id": "o1",
            "name": "Wren Abelard",
            "credentials": "CETL",
            "organization": "Quillfeather Community Schools",
            "evidence_id": _evidence(db, "p2", "Wren Abelard, CETL\nQuillfeather Community Schools", field="signature"),
        }
    )
    db["signatures"].insert(
        {
            "id": "g2",
            "post_id": "p3",
            "author_id": "a3",
            "name": "Teodor",
            "evidence_id": _evidence(db, "p3", "Teodor"),
        }
    )


def _evidence(db: Database, post: str, words: str, field: str = "text") -> str:
    text = next(row[field] for row in POSTS if row["id"] == post)
    start = text.index(words)
    row = {"post_id": post, "field": field, "start": start, "end": start + len(words), "sentence": words}
    db["evidence"].upsert({"id": f"{post}-{field}-{start}-{row['end']}", **row}, pk="id")
    return f"{post}-{field}-{start}-{row['end']}"
