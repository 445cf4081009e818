"""The page to print, for a board that has never heard of us: peers' staffing, advice, and what divides opinion."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from datasette.utils.asgi import Response

from kb.bands import SizeBand
from kb.in_words import rounded
from kb.site.answering import Question
from kb.site.brief.advice import Advice, bands_near, load_advice, sources
from kb.site.brief.peers import BriefPeers, load_peers
from kb.site.brief.sources import Sources, load_basis, load_sources
from kb.site.departments.peers import FACTOR, MOST_PEERS
from kb.site.parameters import Parameters, read_amount, read_choice, read_students
from kb.site.reader import Reader
from kb.site.staffing.law import WASHINGTON
from kb.statistics import FEWEST

_TOPICS = "select id, name from topics where id in (select topic_id from recommendations) order by name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Everything on the page; `own` is the reader's district, which has so many students."""

    students: int
    own: Reader
    peers: BriefPeers
    supported: Sequence[Advice]
    divided: Sequence[Advice]
    sources: Sources
    basis: sqlite3.Row

    @property
    def above(self) -> int:
        """How many peers have less technology staff per 1,000 students than the reader."""
        mine = self.own.staff_per_thousand
        return sum(peer.per_thousand < mine for peer in self.peers.peers) if mine is not None else 0

    @property
    def less_stretched(self) -> int:
        """How many peers have fewer students per technician than the reader."""
        mine = self.own.students_per_technician
        rows = self.peers.technicians.rows
        return sum(row["students_per_technician"] < mine for row in rows) if mine is not None else 0

    @property
    def near(self) -> Sequence[SizeBand]:
        """The sizes of district whose people count as near ours where advice is counted."""
        return bands_near(self.students)

    def staff_at(self, per_thousand: float) -> float:
        """Return how many people a district of this size would have with so many per 1,000 students."""
        return rounded(per_thousand * self.students / 1000, 1)


async def brief(question: Question) -> Response:
    """Answer `/brief?students=N`, with `&topic=` advice on a topic alone, with `&staff=` and `&technicians=`
    the reader's own; else ask.
    """
    asked = question.parameters
    topics: dict[str, str] = await question.load(lambda connection: dict(connection.execute(_TOPICS).fetchall()))
    topic = asked.read("topic", lambda said: read_choice(said, topics, "a topic"))
    staff = asked.read("staff", lambda said: read_amount(said, "technology staff"))
    technicians = asked.read("technicians", lambda said: read_amount(said, "technicians"))
    students = read_students(asked.get("students")) if "students" in asked else None
    loaded = None
    if students is not None:
        own = Reader(students=students, staff=staff, technicians=technicians)
        loaded = await question.load(lambda connection: load_brief(connection, students, own, topic, question.link))
    context = {
        "brief": loaded,
        "topics": topics,
        "topic": topic,
        "address": question.absolute(
            Parameters([*question.reader.fields.items(), ("topic", topic or "")]).after("/brief")
        ),
        "law": WASHINGTON,
        "factor": FACTOR,
        "fewest": FEWEST,
        "most_peers": MOST_PEERS,
        "today": date.today().isoformat(),
    }
    return await question.page("brief.html", context)


def load_brief(
    connection: sqlite3.Connection, students: int, own: Reader, topic: str | None, link: Callable[[str], str]
) -> Brief:
    """Return the page for a district of so many students; `link` gives a page of ours its address."""
    peers = load_peers(connection, students, own.staff_per_thousand, link)
    supported, divided = load_advice(connection, students, topic)
    posts = [*(peer.post_id for peer in peers.peers), *sources(supported), *sources(divided)]
    return Brief(
        students=students,
        own=own,
        peers=peers,
        supported=supported,
        divided=divided,
        sources=load_sources(connection, posts),
        basis=load_basis(connection),
    )
