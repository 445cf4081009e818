"""Threads of a fictional community, and a plain extractor that finds a few facts without the pipeline."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from crawler.identity import post_id, thread_id
from crawler.items import Author, Moment, Origin, Post, Precision, Thread
from extract.facts import (
    Advice,
    AdviceKind,
    Employment,
    Enrollment,
    Evidence,
    Field,
    Position,
    PostFacts,
    ReportingLine,
    Signature,
    Structure,
)

PEOPLE = (
    ("Wanda Oakes", "Director of Technology", "Pinewater Public Schools", "Pinewater", "OH"),
    ("Amos Teal", "Network Manager", "Harrow Flats ISD", "Harrow Flats", "TX"),
    ("Ines Quill", "CTO", "School District of Marrow Bay", "Marrow Bay", "Wisconsin"),
    ("Bo Lantern", "Technology Coordinator", "Cold Spring Unified School District", "Cold Spring", "CA"),
)


def made_post(
    thread: str, number: int, text: str, *, person: int | None = 0, day: int | None = None, reply_to: str | None = None
) -> Post:
    """Return a post by one of `PEOPLE`, signed with the telephone number that no database may hold."""
    name, title, organization, city, state = PEOPLE[(person or 0) % len(PEOPLE)]
    return Post(
        id=post_id(thread, address=None, author=name, text=text),
        number=number,
        author=None if person is None else Author(name=name),
        posted=Moment(at=date(2026, 3, day or number), precision=Precision.DAY),
        reply_to=reply_to,
        text=text,
        signature=None if person is None else f"{name}\n{title}\n{organization}\n{city} {state}\n(330) 555-0142",
    )


def made_thread(
    number: int, *, posts: int = 4, source: str = "board", path: str | None = None, extra: str = ""
) -> Thread:
    """Return a thread whose posts state a size, a position, a reporting line and an advice each."""
    subject = f"How is department {number} organised?"
    key = thread_id(address=f"https://board.example/t/{number}", subject=subject, opening="")
    made: list[Post] = []
    for place in range(1, posts + 1):
        text = (
            f"We have {number * 100 + place * 37 + 400:,} students and 1 Network Manager.\n"
            f"The Network Manager reports to the Director.\n"
            f"Always write down rule {place} of department {number}{extra}."
        )
        made.append(made_post(key, place, text, person=number + place, reply_to=made[-1].id if made else None))
    return Thread(
        id=key,
        subject=subject,
        url=f"https://board.example/t/{number}",
        platform="copied_text",
        board="Example board",
        posts=tuple(made),
        origins=(Origin(source=source, path=path or f"{number}.txt", reader="copied_text"),),
    )


def signed_thread(number: int, *posts: tuple[str, str, str, str]) -> Thread:
    """Return a thread of posts given as writer, employer, state ("" where the signature has none) and text."""
    made = made_thread(number, posts=0)
    return replace(
        made,
        posts=tuple(
            Post(
                id=post_id(made.id, address=None, author=name, text=text),
                number=place,
                author=Author(name=name),
                posted=Moment(at=date(2026, 3, number), precision=Precision.DAY),
                reply_to=None,
                text=text,
                signature=f"{name}\nDirector\n{organization}\nTown {state}" if organization else None,
            )
            for place, (name, organization, state, text) in enumerate(posts, 1)
        ),
    )


class PlainExtractor:
    """Finds "N students", "1 Network Manager", its reporting line, "Always …" and a signature of four lines.

    "At X we have N students" names the organization; else it is the signature's.
    """

    def __init__(self, version: str = "plain 1") -> None:
        self.version = version
        self.seen: list[str] = []

    def __call__(self, threads: Iterable[Sequence[Post]]) -> Iterator[Sequence[PostFacts]]:
        """Yield the facts of each thread's posts."""
        for posts in threads:
            self.seen.extend(post.id for post in posts)
            yield [_facts(post) for post in posts]


def _facts(post: Post) -> PostFacts:
    return PostFacts(
        id=post.id,
        structures=_structures(post),
        advice=tuple(
            Advice(quote=match[0], kind=AdviceKind.RECOMMENDATION, evidence=evidence_of(match))
            for match in re.finditer(r"Always [^.]+\.", post.text)
        ),
        signature=_signature(post),
    )


def fixed_clock() -> datetime:
    """Return the same moment every time."""
    return datetime(2026, 5, 1, 12, tzinfo=UTC)


def _structures(post: Post) -> tuple[Structure, ...]:
    match = re.search(r"([\d,]+) students", post.text)
    if match is None:
        return ()
    count = int(match[1].replace(",", ""))
    manager = re.search(r"Network Manager", post.text)
    reports = re.search(r"The (Network Manager) reports to the (Director)", post.text)
    signature = _signature(post)
    named = re.search(r"At (.+?) we have", post.text)
    return (
        Structure(
            organization=named[1] if named else signature.organization if signature else None,
            current=True,
            enrollment=Enrollment(min=count, max=count, approx=False, evidence=evidence_of(match)),
            positions=(
                Position(
                    title=manager[0],
                    count=1,
                    fte=None,
                    employment=Employment.EMPLOYEE,
                    role=None,
                    evidence=evidence_of(manager),
                ),
            )
            if manager
            else (),
            reporting_lines=(ReportingLine(subordinate=reports[1], superior=reports[2], evidence=evidence_of(reports)),)
            if reports
            else (),
            evidence=evidence_of(named) if named else signature.evidence if signature else None,
        ),
    )


def _signature(post: Post) -> Signature | None:
    lines = (post.signature or "").split("\n")
    if len(lines) < 4:
        return None
    city, _, state = lines[3].rpartition(" ")
    return Signature(
        name=lines[0],
        credentials=None,
        title=lines[1],
        organization=lines[2],
        city=city,
        state=state or None,
        evidence=Evidence(field=Field.SIGNATURE, start=0, end=len(lines[0]), sentence=lines[0]),
    )


def evidence_of(match: re.Match[str]) -> Evidence:
    """Return the evidence of the words that a pattern found in a text: they are their own sentence."""
    return Evidence(field=Field.TEXT, start=match.start(), end=match.end(), sentence=match[0])
