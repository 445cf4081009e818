"""Closing signature: which lines at the end of a post are the author's signature.

Read from the bottom: paragraphs that a signature may carry below itself (a motto, contact lines, a notice) are passed
over, then the lowest paragraph is taken in which a line opens with a person's name and everything after it has the
shape of a signature. A closing phrase above the name ("Thanks,") stays the author's text.
"""

import re
from collections.abc import Sequence

from extract.layout.source_lines import SourceLine, runs
from extract.names.persons import is_name, parse_name
from extract.names.places import is_state
from extract.pattern_files import word_lists
from extract.quantities.number_words import SO_MANY
from extract.signatures.closers import CLOSER, NAME_WITH_TAIL, without_closer
from extract.signatures.parts import PartKind, part_kind, pieces
from extract.signatures.sizes import without_size

_LONGEST_LINE = 130
_MOST_WORDS = 14
"""Words of a line below the name; marks between its parts are none."""
_MOST_LINES = 10
_MOST_ABOVE = 3
"""Lines of title and organization above the name."""
_NAMELESS_LINES = 2
_NUMBERED = re.compile(r"\b(?:No\.|District|Division|Dist\.|C?USD|SD) ?#?\d{1,4}$")
"""The number of a district, the one figure of a signature without a name."""
_DELIMITER = re.compile(r"--$")
_DASHED = re.compile(r"(?:/s/|[-–—~]{1,3}|\*|/)\s*(?=[^\W\d_])")
_MARKED = re.compile(r"(?:[•*·◦▪+–—-]|\d{1,2}[.)])\s")
_SMALL_NAME = re.compile(
    r"(?!(?:thanks|thanx|thnx|yes|yep|no|nope|ok|okay|lol|help|please|anyone|sorry|done|edit|bump|same|this|thoughts|haha|go"
    r"|etc|update|tia|hth|ymmv|fwiw|imo|sigh|phew|peace|ugh|cheers|regards|amen|agreed|ditto|seriously|discuss|ideas)\b)"
    r"[a-z]{2,10}(?: [a-z]\.?)?|[a-z]\. [a-z]{3,14}"
)
"""Who signs in small letters alone in a line: "deb", "dan v.", "r. moss"; no word that ends posts as well."""
_STOP = re.compile(r"[.!?]\s+")
_SEVERAL = re.compile(r",\s+|(?<!\s)\s+(?:and|&)\s+")
_NAME_AND_JOB = re.compile(r"\s[-–—]+\s|:\s")
_WIDE = re.compile(r"\S\s{3,}\S|\t|\.{4,}")
_FIGURE = re.compile(
    rf"\d\s*\+?\s+(?:{word_lists()['student']}|{word_lists()['site']}|techs?|technicians?|FTE)\b|\benrollment\b"
    rf"|-{{1,2}}>|=>|→|[a-z]\s+[x×]\s?{SO_MANY}\s*(?:$|\()|[a-z]\s+\({SO_MANY}\)\s*$",
    re.IGNORECASE,
)
"""A figure of the department's, or an arrow of its chart: no signature has one."""
_KEYED = re.compile(r"(?:[•*·]\s*)?[A-Z][\w.'’]*(?:\s[A-Z][\w.'’]*){0,2}\s(?:[-–—]{1,2}|\.{3,})\s+\S")
_FEWEST_KEYED, _MOST_WIDE = 3, 2
"""From so many lines of "Ann Poole - Technician" or "Schools - 6" on they are a list; more than so many lines with
columns are a table."""
_ANNOUNCES = re.compile(r":$|\bbelow\W*$", re.IGNORECASE)
_PARTED = re.compile(r"\S(?: \| | / |\t)\S")
_ROWS = 3
"""Lines from which on a post that begins with nothing but parted lines is a table, and no signature."""
_SENTENCE = re.compile(r"[.?!:]$|[.?!]\s+[A-Z][a-z]*\s+[a-z]")


def closing_signature(lines: Sequence[SourceLine], own: Sequence[int], ruled: Sequence[int]) -> set[int]:
    """Return the indices of the closing signature's lines among the own lines; `ruled` are lines that draw a rule."""
    delimiter = next((at for at in reversed(own[-_MOST_LINES - 2 :]) if _DELIMITER.match(lines[at].body)), None)
    if delimiter is not None and delimiter != own[-1]:
        return {at for at in own if at >= delimiter}
    paragraphs = runs(own[-40:])
    for place in range(len(paragraphs) - 1, max(-1, len(paragraphs) - 5), -1):
        paragraph = paragraphs[place]
        first_of_post = paragraph[0] == own[0]
        if first_of_post and len(paragraph) >= _ROWS and all(_PARTED.search(lines[at].body) for at in paragraph):
            return set()
        begin = _begin(lines, paragraph, ruled, alone=first_of_post)
        if begin is None and not first_of_post and _is_nameless([lines[at].body for at in paragraph]):
            above = [lines[at].body for earlier in paragraphs[:place] for at in earlier]
            begin = None if _is_row(above) else paragraph[0]
        if begin is not None:
            return {at for at in own if at >= begin}
        if not all(_may_follow(lines[at].body) for at in paragraph):
            return set()
    return set()


def _begin(lines: Sequence[SourceLine], paragraph: Sequence[int], ruled: Sequence[int], alone: bool) -> int | None:
    """Return the line of a paragraph where the signature begins, None where there is none."""
    after_rule = paragraph[0] - 1 in ruled
    for place in range(max(0, len(paragraph) - _MOST_LINES), len(paragraph)):
        at = paragraph[place]
        rest = [lines[other].body for other in paragraph[place + 1 :]]
        if not all(_fits(body) for body in rest):
            continue
        body = lines[at].body
        above = lines[paragraph[place - 1]].body if place else ""
        heading = [lines[other].body for other in paragraph[:place]]
        if _is_heading(heading, body, rest) and not alone:
            return paragraph[0]
        if above and not (_closes(above) or after_rule or _ends_list(above, body)):
            continue
        if _is_list([above, body, *rest] if above else [body, *rest]):
            continue
        if _opens(body, rest, dashed=bool(_DASHED.match(body)), lonely=alone and not place and not after_rule):
            return at
    return None


def _closes(above: str) -> bool:
    """Return whether a line may be right above the name: a closing phrase, or the end of a sentence."""
    last = _STOP.split(above)[-1]
    if CLOSER.match(above) or CLOSER.match(last):
        return True
    return above[-1] in ".!?)\"'" or (above[-1] == "," and len(above.split()) <= 7)


def _is_heading(heading: Sequence[str], body: str, rest: Sequence[str]) -> bool:
    """Return whether title and organization are above a name that they sign with, as an official letter has them."""
    if not heading or len(heading) > _MOST_ABOVE:
        return False
    opening = [piece.kind for piece in pieces(body, opening=True)]
    above = [part_kind(line.rstrip(",")) for line in heading]
    below = [piece.kind for line in rest for piece in pieces(line)]
    return (
        opening[:1] == [PartKind.NAME]
        and set(above) <= {PartKind.TITLE, PartKind.ORGANIZATION, PartKind.UNIT}
        and (PartKind.ORGANIZATION in above) is not (PartKind.ORGANIZATION in below)
        and PartKind.NAME not in below
        and not (PartKind.TITLE in above and PartKind.TITLE in below)
    )


def _ends_list(above: str, body: str) -> bool:
    """Return whether a list with marks ends above a line that has none."""
    return bool(_MARKED.match(above)) and not _MARKED.match(body)


def _opens(body: str, rest: Sequence[str], dashed: bool, lonely: bool) -> bool:
    """Return whether a line opens a signature: with a name, and nothing in it that a signature would not have."""
    if len(body) > _LONGEST_LINE or (lonely and body.endswith(",")):
        return False
    sized, body = body, without_size(body)
    if not body or (sized != body and re.search(r"\d", body)):
        return False
    bare = _DASHED.sub("", body, count=1) if dashed else without_closer(body)
    if bare == body and CLOSER.match(body):
        return False
    found = pieces(bare, opening=True)
    if not found or (bare == body and NAME_WITH_TAIL.match(body)):
        return False
    name = found[0]
    if sized != body and len(found) == 1 and not rest and not dashed:
        return False
    if dashed and not rest and len(found) == 1 and re.fullmatch(r"[a-z]{2,12}", name.text):
        return not lonely
    if name.kind is PartKind.UNKNOWN and len(found) == 1 and not lonely and _SMALL_NAME.fullmatch(body):
        return True
    if name.kind is not PartKind.NAME:
        return False
    if not rest and len(found) == 1 and (lonely or (name.text.isupper() and len(name.text) > len("A."))):
        return False
    return not (
        len(found) == 1
        and not rest
        and not dashed
        and _SENTENCE.search(bare)
        and not re.search(r"\b(?:[A-Z]|[JS]r)\.$", bare)
    )


def _is_nameless(bodies: Sequence[str]) -> bool:
    """Return whether one line or two sign without a name: a title or team, and whose ("Librarian, Dryford Library")."""
    body = ", ".join(bodies)
    if (
        len(bodies) > _NAMELESS_LINES
        or len(body) > _LONGEST_LINE
        or not body[0].isupper()
        or body[-1] in ".!?:;,"
        or re.search(r"\d", _NUMBERED.sub("", body))
    ):
        return False
    found = pieces(body)
    heads = {PartKind.TITLE} if len(bodies) == 1 else {PartKind.TITLE, PartKind.UNIT}
    whose = any(piece.kind in {PartKind.ORGANIZATION, PartKind.PLACE} for piece in found[1:])
    return len(found) in {2, 3} and found[0].kind in heads and whose


def _is_list(bodies: Sequence[str]) -> bool:
    """Return whether lines list people, figures or columns, and sign for nobody."""
    return (
        sum(bool(_KEYED.match(body)) for body in bodies) >= _FEWEST_KEYED
        or sum(bool(_WIDE.search(body)) for body in bodies) > _MOST_WIDE
        or sum(map(_is_of_roster, bodies)) > 1
        or sum(map(_names_holder, bodies)) >= _FEWEST_KEYED
        or sum(without_size(body) != body for body in bodies) > 1
    )


def _names_holder(body: str) -> bool:
    """Return whether a line names somebody and their job after a comma ("Ann P., Technician"); signatures have one."""
    name, comma, job = body.partition(",")
    return bool(comma) and is_name(name.strip()) and part_kind(job.partition(",")[0].strip()) is PartKind.TITLE


def _is_of_roster(body: str) -> bool:
    """Return whether a line names somebody and their job after a dash or colon, as a list of staff does."""
    if len(body) > _LONGEST_LINE:
        return False
    parts = _NAME_AND_JOB.split(body, maxsplit=1)
    names = _SEVERAL.split(parts[0].strip())
    return len(parts) > 1 and all(map(is_name, names)) and part_kind(parts[1].strip()) is PartKind.TITLE


def _is_row(above: Sequence[str]) -> bool:
    """Return whether a title below these lines is a row of a list: they announce one, or a title is alone in them."""
    return _ANNOUNCES.search(above[-1]) is not None or any(
        part_kind(body) is PartKind.TITLE or _is_nameless([body]) for body in above
    )


def _fits(body: str) -> bool:
    """Return whether a line may be below the name in a signature."""
    if len(body) > _LONGEST_LINE or body[0] == "|":
        return False
    body = without_size(body)
    if not body:
        return True
    if _FIGURE.search(body):
        return False
    kind = part_kind(body)
    if kind in {
        PartKind.CONTACT,
        PartKind.PLACE,
        PartKind.ORGANIZATION,
        PartKind.CREDENTIALS,
        PartKind.MOTTO,
        PartKind.UNIT,
    }:
        return True
    if kind is PartKind.TITLE or kind is PartKind.NAME:
        words = [word for word in body.split() if word[-1].isalnum() or word[0].isalnum()]
        return len(words) <= _MOST_WORDS and not re.search(r"\b[a-z]{2,}[.?!]\s+[A-Z]|\b[a-z]{3,}[.!?]$", body)
    return len(body) <= 70 and (body[-1] not in ".!?:;," or is_state(body.split()[-1]))


def _may_follow(body: str) -> bool:
    """Return whether a line may be in a paragraph of its own below a signature."""
    if len(body) > _LONGEST_LINE * 2 or is_name(body):
        return False
    return (
        part_kind(body) in {PartKind.CONTACT, PartKind.MOTTO}
        and (body[0] in "\"'*“(" or len(body) < 60)
        and parse_name(body) is None
    )
