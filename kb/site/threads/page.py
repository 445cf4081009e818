"""A thread as its page shows it: each post laid out with its facts marked, and the notes that explain them."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from datasette.utils.asgi import Response

from kb.sample import SAMPLE
from kb.site.answering import Missing, Question
from kb.site.curating.marks import load_marks
from kb.site.parameters import read_percentage
from kb.site.publishing.settings import publishing
from kb.site.threads.facts import LABELS, Fact, load_facts
from kb.site.threads.highlight import Folded, Line, Span, lay_out
from kb.site.threads.laid_out import LaidOutPost, Note, ThreadPage
from kb.site.threads.linked_data import linked_data
from kb.site.wording import INFERRED

SURE = (0, 70, 90)
"""Per cent of probability from which a thread's page offers to show facts."""

_THREAD = "select * from threads where id = :thread"

_POSTS = """
select
    posts.*,
    coalesce(posts.author_name, authors.name) as author,
    authors.credentials,
    authors.title,
    organizations.name as organization,
    organizations.city,
    organizations.state,
    answered.number as answers
from posts
left join authors on authors.id = posts.author_id
left join organizations on organizations.id = authors.organization_id
left join posts as answered on answered.id = posts.reply_to
where posts.thread_id = :thread
order by posts.number
"""


async def thread(question: Question) -> Response:
    """Answer `/threads/ID`, with `?sure=90` only the facts that are right with at least 90 % probability.

    The facts are folded away, so that the talk can be read; `?facts=open` opens them all.
    """
    sure = read_percentage(question.parameters.get("sure", "0"))
    loaded = await question.load(lambda connection: load_thread(connection, question.named(), sure / 100))
    if loaded is None:
        raise Missing("No thread has this address.")
    is_open = question.parameters.get("facts") == "open"
    context: dict[str, object] = {"thread": loaded, "labels": LABELS, "sure": sure, "choices": SURE}
    context |= {"is_open": is_open, "inferred": INFERRED}
    if publishing(question.datasette).public:
        address = question.datasette.absolute_url(question.request, question.url(question.path))
        context["linked_data"] = linked_data(loaded, address)
    return await question.page("thread.html", context)


async def post(question: Question) -> Response:
    """Answer `/posts/ID` by leading to the post in its thread."""
    asked = question.named()
    found = (await question.database.execute("select thread_id from posts where id = ?", [asked])).first()
    if found is None:
        raise Missing("No post has this address.")
    return question.redirect(f"/threads/{found['thread_id']}#post-{asked}")


def load_thread(connection: sqlite3.Connection, thread: str, least: float = 0.0) -> ThreadPage | None:
    """Return the thread with this id, or None; facts less probable than `least` are left out."""
    row = connection.execute(_THREAD, {"thread": thread}).fetchone()
    if row is None:
        return None
    facts = load_facts(connection, thread, least)
    of_post: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        of_post[fact.post_id].append(fact)
    posts = connection.execute(_POSTS, {"thread": thread}).fetchall()
    answers: dict[str, list[sqlite3.Row]] = defaultdict(list)
    for post in posts:
        answers[post["reply_to"]].append(post)
    return ThreadPage(
        row=row,
        posts=tuple(_post(post, of_post[post["id"]], answers[post["id"]]) for post in posts),
        notes=tuple(json.loads(row["notes"] or "[]")),
        kinds=frozenset(fact.kind for fact in facts),
        facts=len(facts),
        is_sample=row["source"] == SAMPLE,
        corrected=load_marks(connection, {fact.target for fact in facts}),
    )


def _post(row: sqlite3.Row, facts: Iterable[Fact], answered_by: Sequence[sqlite3.Row]) -> LaidOutPost:
    # The text's words come before the signature's, as on the page.
    reading_order = sorted(facts, key=lambda fact: (fact.field != "text", fact.start, -fact.end))
    notes = [
        Note(number=place, kind=together[0].kind, facts=together)
        for place, together in enumerate(
            (tuple(group) for _, group in groupby(reading_order, key=lambda fact: (fact.field, fact.start, fact.end))),
            start=1,
        )
    ]
    quotes = [
        (quote.get("at") or 0, Folded(text=quote.get("text") or "", author=quote.get("author")))
        for quote in json.loads(row["quotes"] or "[]")
    ]
    laid = lay_out(row["text"], _spans(notes, "text"), quotes)
    place = _closing(row["text"], laid, reading_order)
    signature = [*laid[place:], *lay_out(row["signature"] or "", _spans(notes, "signature"))]
    return LaidOutPost(
        row=row,
        answered_by=answered_by,
        body=laid[:place],
        signature=signature,
        attachments=json.loads(row["attachments"] or "[]"),
        notes=tuple(notes),
        marked=frozenset(
            note
            for each in (*laid[:place], *signature)
            if isinstance(each, Line)
            for piece in each.pieces
            for note in piece.opens
        ),
    )


def _spans(notes: Iterable[Note], field: str) -> list[Span]:
    return [
        Span(start=note.facts[0].start, end=note.facts[0].end, kind=note.kind, note=note.number)
        for note in notes
        if note.facts[0].field == field
    ]


def _closing(text: str, laid: Sequence[Line | Folded], facts: Iterable[Fact]) -> int:
    """Return where in the laid out text the signature begins that closes it: past the end where none does."""
    for fact in facts:
        within = fact.field == "text" and fact.end <= len(text)
        if fact.kind == "signature" and within and not text[fact.end :].strip():
            before = text[: fact.start].rstrip(" \t\xa0")
            if not before or before.endswith(("\n", "\r")):
                lines = [place for place, each in enumerate(laid) if isinstance(each, Line)]
                return lines[len(before.splitlines())]
    return len(laid)
