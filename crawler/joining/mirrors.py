"""Mirrors: the same thread from two places or in two formats is one thread with two origins.

Two threads are the same where they share a Message-ID or an address, or where at least 80 % of the posts of the longer
one are equal in author, moment (to the minute) and text, and where there is but one, in subject. Nothing looser: a
wrong merge is worse than a split. Letters with different Message-IDs are different posts, whatever else they share.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from crawler.dates.moments import surer_moment, when
from crawler.identity import digest, fold
from crawler.items import Post, Thread
from crawler.joining.groups import Groups
from crawler.subjects import bare_subject

EQUAL_SHARE = 0.8
MOST_LIKE_IT = 50
"""Threads that one post may point to; what more threads have in common is no sign of a mirror."""

_SCHEME = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)


def merge_mirrors(threads: Sequence[Thread]) -> Iterator[Thread]:
    """Yield each thread once, at the place of its first copy, with the words of its fullest copy."""
    for places in _copies(threads):
        yield _merged([threads[place] for place in places]) if len(places) > 1 else threads[places[0]]


def _copies(threads: Sequence[Thread]) -> list[list[int]]:
    """Return the places of each thread's copies."""
    groups = Groups(len(threads))
    named: dict[str, int] = {}
    alike: dict[str, list[int]] = {}
    for place, thread in enumerate(threads):
        for name in _names_of_thread(thread):
            groups.join(place, named.setdefault(name, place))
        fingerprints = Counter(filter(None, (_fingerprint(post, thread) for post in thread.posts)))
        shared = Counter(other for each in fingerprints for other in alike.get(each, ()))
        for other, equal in shared.items():
            both = len(thread.posts), len(threads[other].posts)
            if equal >= EQUAL_SHARE * max(both) and not (_of_letters(thread) and _of_letters(threads[other])):
                groups.join(place, other)
        for each in fingerprints:
            if len(places := alike.setdefault(each, [])) < MOST_LIKE_IT:
                places.append(place)
    return groups.places()


def _names_of_thread(thread: Thread) -> Iterator[str]:
    """Yield what names the thread beyond doubt: its address, its posts' addresses and Message-IDs."""
    for post in thread.posts:
        if post.message_id:
            yield f"<{post.message_id}>"
        if post.url and post.url.startswith("http"):
            yield _plain(post.url)
    if thread.url:
        yield _plain(thread.url)


def _plain(address: str) -> str:
    return _SCHEME.sub("", address).rstrip("/")


def _of_letters(thread: Thread) -> bool:
    """Return whether posts have Message-IDs: two such threads that are one share some, and were joined by these."""
    return any(post.message_id for post in thread.posts)


def _fingerprint(post: Post, thread: Thread | None = None) -> str | None:
    """Return what two copies of a post have in common; None where author or moment is not known.

    The only post of a thread has its subject in common too: "See the attached note." is said in many.
    """
    if post.author is None or post.posted is None:
        return None
    subject = fold(bare_subject(thread.subject)) if thread and len(thread.posts) == 1 else ""
    return digest(fold(post.author.name), _minute(post), fold(post.text), subject)


def _minute(post: Post) -> str:
    at = post.posted.at if post.posted else None
    if not isinstance(at, datetime):
        return str(at)
    return (at.astimezone(UTC) if at.tzinfo else at).isoformat(timespec="minutes")


def _merged(copies: Sequence[Thread]) -> Thread:
    fullest = max(copies, key=lambda copy: (copy.confidence is None, len(copy.posts)))
    posts = list(fullest.posts)
    for copy in copies:
        if copy is not fullest:
            posts.extend(_further(copy, posts))
            posts = _with_zones(posts, copy)
    if len(posts) > len(fullest.posts):
        posts = _in_order(posts)
    origins = dict.fromkeys(origin for copy in (fullest, *copies) for origin in copy.origins)
    return replace(fullest, posts=tuple(posts), origins=tuple(origins))


def _further(copy: Thread, posts: Sequence[Post]) -> Iterator[Post]:
    """Yield the posts of a copy that the others lack; one by the same author in the same minute is an edited one."""
    known = {name: post for post in posts for name in _names_of_post(post)}
    twins = {
        post.id: twin.id
        for post in copy.posts
        for name in _names_of_post(post)
        if (twin := known.get(name)) and not _are_two_letters(post, twin)
    }
    met = set(twins.values())
    left = {_author_and_minute(post): post for post in posts if post.id not in met and post.posted}
    for post in copy.posts:
        edited = left.get(_author_and_minute(post)) if post.id not in twins and post.posted else None
        if edited and not _are_two_letters(post, edited):
            del left[_author_and_minute(post)]
            twins[post.id] = edited.id
    for post in copy.posts:
        if post.id not in twins:
            yield replace(post, reply_to=twins.get(post.reply_to, post.reply_to) if post.reply_to else None)


def _with_zones(posts: Sequence[Post], copy: Thread) -> list[Post]:
    """Return the posts with the moments of a copy that names the zones that they lack."""
    told = {name: post.posted for post in copy.posts for name in _names_of_post(post)}
    moments = (next((told[name] for name in _names_of_post(post) if name in told), None) for post in posts)
    return [
        replace(post, posted=surer_moment(post.posted, moment)) for post, moment in zip(posts, moments, strict=True)
    ]


def _are_two_letters(one: Post, other: Post) -> bool:
    return bool(one.message_id and other.message_id) and one.message_id != other.message_id


def _names_of_post(post: Post) -> list[str]:
    """Return what names a post in every copy of it."""
    names = (
        post.id,
        f"<{post.message_id}>" if post.message_id else None,
        post.url and _plain(post.url),
        _fingerprint(post),
    )
    return [name for name in names if name]


def _author_and_minute(post: Post) -> str:
    return digest(fold(post.author.name) if post.author else "", _minute(post))


def _in_order(posts: Iterable[Post]) -> list[Post]:
    ordered = sorted(posts, key=lambda post: when(post.posted))
    return [replace(post, number=number) for number, post in enumerate(ordered, start=1)]
