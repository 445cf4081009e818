"""Invariance: changes that mean nothing to a reader, and how often they change what is extracted.

A post and its changed copy must hold the same facts (invariance tests of CheckList: Ribeiro and others 2020). It needs
no annotation, so it finds brittleness in any posts: `python -m model.invariance FILE.jsonl …`.
"""

import argparse
import json
import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from extract.evaluate import counts_of
from extract.fields import FIELDS
from extract.json_lines import facts_json
from extract.parallel import batched, extract_here
from extract.posts import PostText

_STOP = re.compile(r"(?<=[.!?]) (?=[A-Z])")
_BULLET = re.compile(r"^([ \t]*)[-*•][ \t]+(?=\S)", re.MULTILINE)
_NEVER_WRAPPED = re.compile(r"\S {3,}|[\t|>]|^\W*(?:On|From|To|Subject|Sent|Date)\b")
"""Rows of tables, quotations and headers are in lines of their own."""
_LONGEST_LINE = 72
_QUOTING = re.compile(r"^>|\bwrote:|original message", re.IGNORECASE | re.MULTILINE)
_QUOTED = """

On Tue, Mar 4, Dale Prewitt wrote:
> We are a district of 9,200 students with 14 schools.
> Our CIO has 6 network techs and 2 data analysts.
> You should move everyone to Chromebooks.
"""
_HEADED = re.compile(r"\s*(?:from|date|subject|re|to|posted|on|•|>)\b|\s*[•>]", re.IGNORECASE)


def _wrap(text: str) -> str:
    """Break long lines of prose as mail programs do."""
    return "\n".join(
        line
        if len(line) <= _LONGEST_LINE or _NEVER_WRAPPED.search(line)
        else textwrap.fill(line, _LONGEST_LINE, break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )


CHANGES: Mapping[str, Callable[[str], str]] = {
    "two blanks between sentences": lambda text: _STOP.sub("  ", text),
    "no-break blanks between sentences": lambda text: _STOP.sub("\u00a0 ", text),
    "blanks at the ends of lines": lambda text: text.replace("\n", "  \n"),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "curly apostrophes": lambda text: re.sub(r"(?<=\w)'(?=\w)", "’", text),
    "other bullets": lambda text: _BULLET.sub(r"\1• ", text),
    "hard-wrapped lines": _wrap,
    "a greeting before": lambda text: text if _HEADED.match(text) else f"Hi all,\n\n{text}",
    "another person's mail quoted below": lambda text: text if _QUOTING.search(text) else text.rstrip() + _QUOTED,
}
"""What is done to a post's text; a text that comes back as it was does not fit the change."""


def main() -> None:
    """Print for each change how many posts it fits, and the share of them whose facts stay the same."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.jsonl", help="posts: lines with an id and a text")
    texts = [
        json.loads(line)["text"]
        for file in parser.parse_args().files
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    print("| change | posts | same facts |\n|---|---|---|")
    for change, (posts, same) in unchanged(texts).items():
        print(f"| {change} | {posts} | {same / posts:.3f} |")


def unchanged(texts: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Return for each change how many of the texts it fits, and of how many of those the facts stay the same."""
    facts = _facts(texts)
    found = {}
    for name, change in CHANGES.items():
        fits = [(number, changed) for number, text in enumerate(texts) if (changed := change(text)) != text]
        again = _facts([changed for _, changed in fits])
        same = sum(_agree(facts[number], other) for (number, _), other in zip(fits, again, strict=True))
        if fits:
            found[name] = (len(fits), same)
    return found


def _facts(texts: Sequence[str]) -> list[dict[str, Any]]:
    posts = [PostText(id=str(number), text=text) for number, text in enumerate(texts)]
    found = (facts for batch in extract_here(batched(posts)) for facts in batch)
    return [facts_json(facts, post.text) for facts, post in zip(found, posts, strict=True)]


def _agree(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return not any(counts.missed or counts.invented for counts in (counts_of(one, other, field) for field in FIELDS))


if __name__ == "__main__":
    main()
