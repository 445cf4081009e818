"""Extraction as a command: lines in, lines out, here or on a cluster."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import chain
from typing import IO, TYPE_CHECKING, TypeAlias

import click

from kb.commands.manners import say

if TYPE_CHECKING:
    from extract.json_lines import PostLine
    from extract.spreading import Batch, Facts

Reader: TypeAlias = "Callable[[Iterable[Batch]], Iterator[Facts]]"


def reader(dask: str | None) -> "AbstractContextManager[Reader | None]":
    """Open what reads batches of posts: a cluster's workers, or None for this machine, which loads nothing yet."""
    if dask is None:
        return nullcontext()
    from extract.spreading import cluster

    return cluster(dask)


def explained(lines: IO[str], name: str) -> Iterator[str]:
    """Yield, for each post in turn, the lines that explain what is found in it and what is refused."""
    from extract.explain import explain
    from extract.pipeline import load, whole_text
    from kb.commands.terminal import printable

    nlp = load()
    for number, post in enumerate(_looked_through(lines, name)):
        if number:
            yield ""
        yield click.style(f"post {post.post.id}", reverse=True)
        yield from map(printable, explain(nlp(whole_text(post.post))))


def extracted(lines: IO[str], name: str, read: "Reader | None") -> Iterator[str]:
    """Yield the line of facts of each post; a broken line is refused before anything is yielded."""
    from extract.json_lines import facts_line
    from extract.spreading import batched, extract_here

    posts = _looked_through(lines, name)
    batches = batched(post.post for post in posts)
    for facts, post in zip(chain.from_iterable((read or extract_here)(batches)), posts, strict=True):
        yield facts_line(facts, post.post.text, post.passed_on)


def _looked_through(lines: IO[str], name: str) -> "list[PostLine]":
    from extract.json_lines import read_posts
    from extract.posts import unread

    for _ in read_posts(lines, name):
        pass
    lines.seek(0)
    posts = list(read_posts(lines, name))
    for post in posts:
        if rest := unread(post.post.text):
            say(f"{name}, line {post.line}, post {post.post.id}: {rest}")
    return posts
