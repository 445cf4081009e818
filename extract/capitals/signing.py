"""Capitals of a closing signature: who signs a post that is written without regard to case, and how.

Where the last paragraph opens with words that can only be a name, or with a name and then a job, an organization or a
place, its lines are capitalised as signatures are; whether it is a signature, `extract.layout.closing` says as always.
"""

import re
from collections.abc import Sequence

from extract.capitals.words import has_sentence_word, in_common_use, title_case
from extract.layout.furniture import furniture_lines
from extract.layout.quotation import quoted_lines
from extract.layout.source_lines import runs, split_lines
from extract.names.persons import is_name
from extract.signatures.closers import CLOSER, without_closer
from extract.signatures.parts import PartKind, pieces

_LONGEST_LINE, _MOST_LINES, _MOST_PARAGRAPHS = 110, 8, 3
_LONGEST_NAME = 4
_MARK = re.compile(r"\A\s*[-–—~*/]{1,3}\s*(?=[^\W\d_])")
_DELIMITER = re.compile(r"\s*--\s*$")
_ENDS = re.compile(r"[.!?)\"']\s*$")
_INLINE = re.compile(r"(?<=[.!?)])\s+[-–—~]+\s?(?P<name>[^\W\d_]+(?:\s[^\W\d_]+\.?){0,2})\s*$")
_SIGNS = frozenset((PartKind.TITLE, PartKind.ORGANIZATION, PartKind.PLACE, PartKind.CREDENTIALS, PartKind.UNIT))


def with_signature(lines: Sequence[str]) -> list[str]:
    """Return lines in small letters with the capitals of the signature that closes them."""
    found = list(lines)
    source = split_lines("\n".join(lines))
    quotes, headers = quoted_lines(source)
    taken = quotes | headers | furniture_lines(source, quotes | headers)
    own = [at for at, line in enumerate(source) if line.body and at not in taken]
    for paragraph in reversed(runs(own)[-_MOST_PARAGRAPHS:]):
        signing = _signing(lines, paragraph, first=paragraph[0] == own[0])
        if signing:
            for at in signing:
                found[at] = title_case(lines[at])
            return found
    last = found[own[-1]] if own else ""
    inline = _INLINE.search(last, max(0, len(last) - _LONGEST_LINE))
    if inline and is_name(title_case(inline["name"])):
        found[own[-1]] = last[: inline.start("name")] + title_case(last[inline.start("name") :])
    return found


def _signing(lines: Sequence[str], paragraph: Sequence[int], *, first: bool) -> list[int]:
    """Return the lines of a paragraph that sign the post; none where it does not."""
    for place in range(max(0, len(paragraph) - _MOST_LINES), len(paragraph)):
        block = [at for at in paragraph[place:] if len(lines[at]) <= _LONGEST_LINE]
        above = lines[paragraph[place - 1]] if place else ""
        delimited = bool(_DELIMITER.match(above))
        if above and not (delimited or CLOSER.match(above.strip()) or _ENDS.search(above)):
            continue
        bodies = [lines[at] for at in block]
        whole = delimited or (len(block) == len(paragraph) - place and all(map(_fits, bodies)))
        if bodies and whole and _opens(bodies, lonely=first and not place):
            return block
    return []


def _fits(line: str) -> bool:
    """Return whether a line may be in a signature: a motto, or no sentence."""
    return line.strip()[0] in "\"'(" or not has_sentence_word(line)


def _opens(block: Sequence[str], *, lonely: bool) -> bool:
    """Return whether the first line of a block opens with a name that the rest bears out, or that is one without it."""
    bare = without_closer(title_case(_MARK.sub("", block[0])).strip())
    if CLOSER.match(bare) or not bare[:1].isalpha() or (lonely and len(block) == 1):
        return False
    found = pieces(bare, opening=True)
    if not found or found[0].kind is not PartKind.NAME or len(found[0].text.split()) > _LONGEST_NAME:
        return False
    rest = [*found[1:], *(piece for line in block[1:] for piece in pieces(title_case(line)))]
    if any(piece.kind in _SIGNS for piece in rest):
        return True
    marked = _MARK.match(block[0]) is not None or bare != title_case(block[0]).strip()
    return not lonely and (marked or not in_common_use(found[0].text))
