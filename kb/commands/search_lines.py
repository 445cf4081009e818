"""What a search found, as a person reads it in a terminal and as JSON for programs."""

import json
from collections.abc import Iterator
from dataclasses import asdict

import click

from kb.searching.found import CLOSE, OPEN, Found

MARKS = str.maketrans({OPEN: "«", CLOSE: "»"})


def found_json(found: Found) -> str:
    """Return what was found as one JSON object, with the words found between « and »."""
    return json.dumps(asdict(found, dict_factory=_marked), indent=2, ensure_ascii=False)


def found_lines(found: Found) -> Iterator[str]:
    """Yield what was found, a heading a kind, the words found in bold; or one line that says what to try."""
    if not found:
        yield "Nothing found. Try fewer or other words."
        return
    if not (found.every_word or found.in_subjects):
        yield "Nothing holds all of these words; this holds some of them."
    if found.recommendations:
        yield click.style("Recommendations", underline=True)
        for one in found.recommendations:
            sides = _sides(one.people_for, one.people_against)
            if one.people_for_at_size is not None:
                sides += f" (of this size {_sides(one.people_for_at_size, one.people_against_at_size)})"
            yield f"  {_bold(one.quote or one.statement)}\n      {sides} · {one.topic} · {one.id}"
    if found.posts:
        yield click.style("Posts", underline=True)
        for post in found.posts:
            excerpt = _bold(" ".join(post.excerpt.split()))
            said = " ".join(f"{post.author or 'somebody'} in “{post.subject}”".split())
            yield f"  {excerpt}\n      {said} · {post.thread_id}"
    if found.organizations:
        yield click.style("Organizations", underline=True)
        for organization in found.organizations:
            place = ", ".join(filter(None, (organization.city, organization.state)))
            yield f"  {organization.name}{f' ({place})' if place else ''} · {organization.id}"


def _sides(people_for: int, people_against: int | None) -> str:
    return f"{people_for} for{f', {people_against} against' if people_against else ''}"


def _marked(pairs: list[tuple[str, object]]) -> dict[str, object]:
    return {key: value.translate(MARKS) if isinstance(value, str) else value for key, value in pairs}


def _bold(marked: str) -> str:
    return marked.replace(OPEN, click.style("", bold=True, reset=False)).replace(CLOSE, click.style(""))
