"""What the search box finds, as its page shows it: recommendations, advice, threads, roles and organizations."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from datasette.utils.asgi import Response

from kb.meaning.index import LatestIndex
from kb.search import Found, FoundPost, any_word, every_word, search, words
from kb.site.answering import Question
from kb.site.parameters import BadParameter, shorten
from kb.site.searching.hits import Group, Hit, find_advice, find_organizations, find_roles, find_threads, marked
from kb.site.searching.marking import bare, mark_words
from kb.site.wording import balance, day, headline

LONGEST_QUESTION = 200
"""Characters that a search takes."""

EACH = 12
"""How many of each kind the page shows."""

_INDEX = LatestIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPage:
    """What was found, group by group; `every_word` is false where nothing held all the words."""

    groups: Sequence[Group]
    every_word: bool


async def found(question: Question) -> Response:
    """Answer `/?q=WORDS`."""
    asked = read_words(question)
    if not words(asked):
        raise BadParameter(f"“{shorten(asked)}” holds no word to search for. Type a word or two.")
    page = await question.load(lambda connection: load_found(connection, asked))
    return await question.page("found.html", {"q": asked, "found": page})


def read_words(question: Question) -> str:
    """Return what is searched for. Raises BadParameter for more than `LONGEST_QUESTION` characters."""
    asked = question.parameters.get("q")
    if len(asked) > LONGEST_QUESTION:
        raise BadParameter(
            f"The search has {len(asked):,} characters; it takes up to {LONGEST_QUESTION}. Ask with fewer words."
        )
    return asked


def load_found(connection: sqlite3.Connection, typed: str) -> FoundPage:
    """Return everything that the words find."""
    result = search(connection, typed, index=_INDEX.of(connection))
    query = every_word(typed) if result.every_word else any_word(typed)
    recommendations = _recommendations(result, typed)
    shown = {bare(text) for hit in recommendations for text in (hit.title, hit.excerpt)}
    advice = [hit for hit in find_advice(connection, query, 3 * EACH) if bare(hit.title) not in shown]
    groups = {
        ("recommendations", "Recommendations"): recommendations,
        ("advice", "Advice"): advice,
        ("threads", "Threads"): list(_threads(connection, result, typed)),
        ("roles", "Roles"): find_roles(connection, typed, EACH),
        ("organizations", "Organizations"): find_organizations(connection, typed, EACH),
    }
    return FoundPage(
        groups=[Group(name=name, title=title, hits=hits[:EACH]) for (name, title), hits in groups.items() if hits],
        every_word=result.every_word,
    )


def _recommendations(result: Found, typed: str) -> list[Hit]:
    hits = [
        Hit(
            title=headline(row.title, row.statement),
            path=f"/recommendations/{row.id}",
            detail=" · ".join(filter(None, (balance(row.people_for, row.people_against), row.topic))),
            excerpt="" if row.says_itself and headline(row.title, row.statement) == row.statement else row.quote or "",
        )
        for row in result.recommendations
    ]
    return marked(hits, typed)


def _threads(connection: sqlite3.Connection, result: Found, typed: str) -> Iterator[Hit]:
    """Yield the threads of the posts found, each once with its best post, then those whose subject alone tells."""
    best: dict[str, FoundPost] = {}
    for post in result.posts:
        best.setdefault(post.thread_id, post)
    subjects = mark_words([post.subject for post in best.values()], typed)
    for post, subject in zip(best.values(), subjects, strict=True):
        said = (post.author or "author unknown", day(post.posted, post.posted_precision), f"post {post.number}")
        yield Hit(
            title=subject,
            path=f"/threads/{post.thread_id}#post-{post.id}",
            detail=" · ".join(filter(None, said)),
            excerpt=post.excerpt,
        )
    yield from (hit for hit in find_threads(connection, typed, EACH) if hit.path.removeprefix("/threads/") not in best)
