"""Two small threads of a fictional board, to be built into a database as `threadwise build` does."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from crawler.identity import post_id, thread_id
from crawler.items import Author, Moment, Origin, Post, Precision, Thread
from kb.build import build
from kb.keeping.extraction import PostExtractor
from kb.meaning.encoder import shipped_encoder

SAID = {
    "How is your department organised?": (
        (
            "Tamsin Oakridge",
            "We have 2,400 students in 5 schools.\n\n• 1 Director of Technology\n• 2 Network Technicians\n\n"
            "The network technicians report to the director of technology.",
            "Tamsin Oakridge\nDirector of Technology\nBellwether Unified School District\nBellwether, OR",
        ),
        (
            "Corin Vashti",
            "You should always hire the technician before you buy the carts.",
            "Corin Vashti\nTechnology Coordinator\nLarkmoor Public Schools\nLarkmoor, OH",
        ),
    ),
    "What would you tell a new director?": (
        (
            "Corin Vashti",
            "I recommend writing every request into a ticket.",
            "Corin Vashti\nTechnology Coordinator\nLarkmoor Public Schools\nLarkmoor, OH",
        ),
    ),
}


class NewerExtractor(PostExtractor):
    """The extractor under another version, so that a build reads every thread anew."""

    @property
    def version(self) -> str:
        """Return a version that no database has."""
        return f"{super().version} and newer"


def told_threads() -> Iterable[Thread]:
    """Yield the threads."""
    for number, (subject, posts) in enumerate(SAID.items(), start=1):
        address = f"https://board.example/t/{number}"
        key = thread_id(address=address, subject=subject, opening="")
        yield Thread(
            id=key,
            subject=subject,
            url=address,
            platform="copied_text",
            board="Example board",
            posts=tuple(
                Post(
                    id=post_id(key, address=None, author=name, text=text),
                    number=place,
                    author=Author(name=name),
                    posted=Moment(at=date(2026, 3, number), precision=Precision.DAY),
                    reply_to=None,
                    text=text,
                    signature=signature,
                )
                for place, (name, text, signature) in enumerate(posts, start=1)
            ),
            origins=(Origin(source="board", path=f"{number}.txt", reader="copied_text"),),
        )


def build_told(database: Path, extractor: PostExtractor | None = None) -> Path:
    """Build the database, or bring it up to date; return it."""
    build(
        database,
        told_threads(),
        sources=["board"],
        extractor=extractor or PostExtractor(),
        encoder=shipped_encoder,
        clock=lambda: datetime.now(UTC),
    )
    return database
