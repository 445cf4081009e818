"""What a search found, as a person reads it in a terminal and as JSON for programs."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

import click

from kb.distil.words.telling import side_for
from kb.searching.found import CLOSE, OPEN, Found, FoundRecommendation

MARKS = str.maketrans({OPEN: "«", CLOSE: "»"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure that answers the question: in words, how it comes about, and its page on the site."""

    figure: str
    explained: str
    page: str


def found_json(found: Found, figures: Sequence[Figure] = ()) -> str:
    """Return what was found as one JSON object, with the words found between « and »."""
    everything = {
        "figures": [asdict(each) for each in figures],
        **asdict(found, dict_factory=_marked),
    }
    return json.dumps(everything, indent=2, ensure_ascii=False)


def found_lines(found: Found, figures: Sequence[Figure] = ()) -> Iterator[str]:
    """Yield what was found, a heading a kind, the words found in bold; or one line that says what to try."""
    if figures:
        yield click.style("In figures", underline=True)
        for each in figures:
            yield f"  {each.figure}"
            yield f"      {' '.join(filter(None, (each.explained, f'On the site: {each.page}')))}"
    elif not found:
        yield "Nothing found. Try fewer or other words."
        return
    if not (found.every_word or found.in_subjects):
        yield "Nothing holds all of these words; this holds some of them."
    elif found.every_word and not found.every_word_advised:
        yield "No recommendation holds all of these words; these hold some of them, or say the like in others."
    if found.recommendations:
        yield click.style("Recommendations", underline=True)
        for one in found.recommendations:
            sides = _sides(one, one.people_for, one.people_against)
            if one.people_for_at_size is not None:
                sides += f" (of this size {_sides(one, one.people_for_at_size, one.people_against_at_size)})"
            yield f"  {_one_line(one.quote if one.quote and one.says_itself else one.statement)}"
            if one.quote and not one.says_itself:
                yield f"      {'against: ' if one.quote_against else ''}“{_one_line(one.quote)}”"
            yield f"      {sides} · {one.topic} · {one.id}"
    if found.posts:
        yield click.style("Posts", underline=True)
        for post in found.posts:
            said = " ".join(f"{post.author or 'somebody'} in “{post.subject}”".split())
            yield f"  {_one_line(post.excerpt)}\n      {said} · {post.thread_id}"
    if found.organizations:
        yield click.style("Organizations", underline=True)
        for organization in found.organizations:
            place = ", ".join(filter(None, (organization.city, organization.state)))
            yield f"  {organization.name}{f' ({place})' if place else ''} · {organization.id}"


def _sides(one: FoundRecommendation, people_for: int, people_against: int | None) -> str:
    speaking = side_for(people_for, one.kind, one.statement)
    return f"{people_for} {speaking}{f', {people_against} against' if people_against else ''}"


def _marked(pairs: list[tuple[str, object]]) -> dict[str, object]:
    return {key: value.translate(MARKS) if isinstance(value, str) else value for key, value in pairs}


def _one_line(marked: str) -> str:
    """Return words of a post on one line, so that none takes a line of the listing for itself; those found in bold."""
    line = " ".join(marked.split())
    return line.replace(OPEN, click.style("", bold=True, reset=False)).replace(CLOSE, click.style(""))
