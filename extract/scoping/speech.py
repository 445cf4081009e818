"""Speech: what comes between quotation marks and tells figures was said by somebody else, or is cited to be denied."""

import re
from collections.abc import Iterable, Iterator

from extract.document import Scope, Standing
from extract.quantities.number_words import NUMBER
from extract.scoping.holes import cut_holes

_QUOTED = re.compile(r"(?<!\w)[\"“](?P<said>[^\"“”\n]{5,300})[\"”](?!\w)")
_FIGURES = re.compile(rf"\b(?:(?<!\d[,.])\d[\d,.]*+k?|{NUMBER}|an?) [a-z]{{3,}}", re.IGNORECASE)
_WORDS = 3
_PARAGRAPH = 120


def without_speech(text: str, scopes: Iterable[Scope]) -> Iterator[Scope]:
    """Yield the scopes with quoted speech of at least three words and a figure cut out."""
    quoted = [
        match.span()
        for match in _QUOTED.finditer(text)
        if len(match["said"].split()) >= _WORDS and _FIGURES.search(match["said"])
    ]
    if len(quoted) == 1 and _is_paragraph(text, *quoted[0]):
        quoted = []
    for scope in scopes:
        inside = [span for span in quoted if span[0] < scope.end and span[1] > scope.start]
        if not inside or scope.standing is Standing.NOBODY:
            yield scope
        else:
            yield from cut_holes(scope, inside)


def _is_paragraph(text: str, start: int, end: int) -> bool:
    """Return whether a quotation is a long paragraph of its own: the author's own earlier words, sent again."""
    alone = text[:start].rstrip(" ").endswith("\n") or not text[:start].strip()
    return alone and end - start > _PARAGRAPH and not text[end : end + 80].partition("\n")[0].strip()
