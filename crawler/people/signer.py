"""Signer: the person whose name opens a signature."""

import re

from crawler.people.names import (
    NameLine,
    is_common_given_name,
    is_given_name,
    is_uncapitalised_name,
    parse_name_line,
    split_head,
)
from crawler.people.signature_lines import is_address, is_closing, is_place, is_sure_line, name_after_dash


def signer(signature: str | None) -> NameLine | None:
    """Return the person whose name opens the signature, or None.

    A name is looked for on the first three lines; a first name alone counts where it is the whole first line.
    """
    lines = [line.strip() for line in (signature or "").split("\n") if line.strip() and not is_closing(line)]
    for line in lines[:3]:
        if not is_address(line) and not is_place(line) and (found := parse_name_line(line)):
            return found
    if lines and (name := lone_name(lines[0])):
        return NameLine(name=name, rest="")
    if lines:
        head, rest = split_head(lines[0])
        sure = any(map(is_sure_line, [rest, *lines[1:]]))
        if is_uncapitalised_name(head) and (sure or is_common_given_name(head.split()[0])):
            return NameLine(name=head, rest=rest)
    return None


def lone_name(line: str) -> str | None:
    """Return the name that is the whole line, a first name too, without the dash before it; None where it is none."""
    name = (name_after_dash(line) or line).strip().rstrip(",!")
    name = name if re.search(r"\b[A-Z]\.$", name) else name.rstrip(".")
    parsed = parse_name_line(name)
    if parsed and not parsed.rest:
        return parsed.name
    return name if is_given_name(name) else None
