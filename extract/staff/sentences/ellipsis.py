"""Ellipsis: holders of a title that the text does not say again ("plus 1 more", "two at half time", "now 5")."""

import re
from collections.abc import Iterator, Sequence

from extract.facts import Employment
from extract.needles import NeedledPattern
from extract.quantities.numerals import Numeral
from extract.staff.counts.staffing import numeral_at
from extract.staff.employment import employment_of
from extract.staff.roster import Draft, Form

_MORE = re.compile(
    r"(?:^|[,;(]|\b(?:and|plus|with)\b)\s*(?:and\s+|plus\s+)?(?:an?other\s+)?(?P<number>\d{1,2}"
    r"|one|two|three|four|five|six)\s+"
    r"(?:(?:more|others?|extra)\b|(?:at|on)\s+(?P<half>half"
    r"|full)[- ]time\b|who(?:'s|\s+is|\s+are)?\b(?=[^,;.]*\b(?:shared"
    r"|split|teach|half|until|part)))",
    re.IGNORECASE,
)
_LENT = NeedledPattern(
    r"(?:\+|\bplus\b)\s*(?P<number>\d{1,2}|one|two|three|four)\s+"
    r"(?:contracted|outsourced|(?:from|through|via)\s+(?:the\s+|our\s+|an?\s+)?(?:boces|esc|esd|esu|isd|iu|aea|resa|county|co-?op"
    r"|vendor|msp|agency|consortium|intermediate\s+unit|service\s+(?:center|unit|agency)))\b",
    re.IGNORECASE,
)
"""Holders whom somebody outside lends: "2 employees + 1 from the county"."""
_ONE_MORE = re.compile(
    r"(?:\bplus|\band|,)\s+(?:an?|the)\s+(?:second|third|fourth|fifth|sixth|seventh)\s+(?:one\s+)?(?:who|that|on|at|is)\b"
    r"(?!\s+(?:is\s+|has\s+been\s+)?(?:posted|open|vacant|unfilled|advertised|approved))",
    re.IGNORECASE,
)
"""A further holder by number: "three specialists plus a fourth who teaches"."""
_AT_PLACES = re.compile(
    r"\s*(?:at|in|for|on)\s+(?:(?:the|our|each)\s+)?(?:[\w.-]+\s+){0,3}?(?:schools?|buildings?|campus(?:es)?|high|middle|elementary|elementaries"
    r"|junior\s+high|secondary|primary|hs|ms|es|district|side|office|north|south|east|west)\b",
    re.IGNORECASE,
)
_AT_ANOTHER = re.compile(
    r"(?:,|\band|\bplus)\s+(?:and\s+)?(?P<number>\d{1,2}|one|two|three|four|five|six)\s+(?:at|in|for|on)\s+"
    r"(?:the|our|each(?=\s+of)|(?-i:[A-Z])[\w.]*)(?!\s+(?:of|them|those)\b)",
    re.IGNORECASE,
)
"""Holders at one place after those at another: "2 cooks at the high school and 1 at the middle"."""
_VACANCY = re.compile(
    r"\ba\s+vacancy\s+for\s+(?:an?(?:other)?|one)\b(?:\s+\w+)?"
    r"|\b(?:another|a\s+(?:second|third|fourth|fifth|sixth))(?:\s+(?:one|post|position))?\s+(?:is|has\s+been)\s+(?:now\s+|still\s+)?"
    r"(?:posted|open|vacant|unfilled|advertised|approved|out\s+to\s+advert)\b"
    r"|\ban?\s+(?:open\s+)?(?:slot|spot|opening|position|posting)\s+for\s+(?:another|an?\s+(?:second|third|fourth|fifth|sixth))\b"
    r"|\band\s+a\s+vacancy\b",
    re.IGNORECASE,
)
_CUTS = re.compile(r"\b(?:budget\s+)?cuts\b|\blayoffs?\b|\breductions?\b|\brif\b", re.IGNORECASE)
_NOW = re.compile(
    r"(?:\b(?:sorry|oops|scratch\s+that|make\s+that|I\s+mean)\W{1,3}(?:make\s+(?:it|that)\s+)?|\b(?:now|currently|today)\s+(?:we(?:'re|\s+are|\s+have)?\s+)?(?:have\s+"
    r"|at\s+|down\s+to\s+|only\s+|just\s+|it's\s+)*)"
    r"(?P<number>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)(?=\s*(?:[.,;)]|$|and\b))",
    re.IGNORECASE,
)
_LEAVES = re.compile(
    r"\b(?:leav(?:es|ing)(?:\s+us)?(?:\s+with)?|left\s+(?:us\s+)?with|(?:now\s+|are\s+|we're\s+)down\s+to)\s+(?:just\s+|only\s+)?"
    r"(?P<number>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)(?=\s*(?:[.,;!)]|$|(?:for|to|in|at|of|now|left)\b))",
    re.IGNORECASE,
)
_TWO_SHARE = re.compile(
    r"^\s*(?:job|position|post|role)?\s*(?:that|which)\s+(?P<number>two|three|2|3)\s+people\s+share\b", re.IGNORECASE
)


def ellipsis_start(words: str) -> int:
    """Return where the first "1 more" or "a vacancy for another" begins in the words, their length if nowhere."""
    starts = [match.start() for pattern in (_MORE, _LENT, _ONE_MORE, _VACANCY) if (match := pattern.search(words))]
    return min(starts, default=len(words))


def without_lent(words: str) -> str:
    """Return the words after a title up to those that tell of holders whom somebody outside lends."""
    lent = _LENT.search(words)
    return words if lent is None else words[: lent.start()]


def tells_of_now(words: str) -> bool:
    """Tell whether the words set a present number against an older one ("…, now we have 5")."""
    return _NOW.search(words) is not None


def now_count(words: str, numerals: Sequence[Numeral], offset: int) -> float | None:
    """Return the present number that the words set against an older one, None without one.

    `offset` is where the words begin in the text of the numerals.
    """
    return _number_of(_NOW.search(words), numerals, offset)


def left_over(words: str, numerals: Sequence[Numeral], offset: int) -> float | None:
    """Return how many the words after a loss say are left ("…, which leaves three"), None where they do not.

    `offset` is where the words begin in the text of the numerals.
    """
    return _number_of(_LEAVES.search(words), numerals, offset)


def _number_of(match: re.Match[str] | None, numerals: Sequence[Numeral], offset: int) -> float | None:
    numeral = numeral_at(numerals, offset + match.start("number")) if match else None
    return None if numeral is None else numeral.value


def says_cuts(words: str) -> bool:
    """Tell whether the words speak of cuts."""
    return _CUTS.search(words) is not None


def drafts_of_the_lent(title: str, text: str, start: int, end: int, numerals: Sequence[Numeral]) -> Iterator[Draft]:
    """Yield the holders of a title whom the words after it say that somebody outside lends."""
    for match in _LENT.finditer(text, start, end):
        numeral = numeral_at(numerals, match.start("number"))
        if numeral is not None and numeral.value is not None:
            yield Draft(
                title=title,
                count=numeral.value,
                employment=Employment.CONTRACTED,
                start=match.start("number"),
                end=match.end(),
            )


def drafts_of_ellipses(title: str, text: str, start: int, end: int, numerals: Sequence[Numeral]) -> Iterator[Draft]:
    """Yield the rows that the words after a title add to it."""
    words = text[start:end]
    for match in _MORE.finditer(words):
        numeral = numeral_at(numerals, start + match.start("number"))
        if numeral is None or numeral.value is None:
            continue
        half = (match["half"] or "").lower() == "half"
        employment = employment_of(after=words[match.start("number") :][:80])
        yield Draft(
            title=title,
            count=numeral.value,
            fte=numeral.value / 2 if half else None,
            employment=employment,
            start=start + match.start("number"),
            end=start + match.end(),
        )
    yield from drafts_of_the_lent(title, text, start, end, numerals)
    for match in _ONE_MORE.finditer(words):
        employment = employment_of(after=words[match.end() :][:80])
        yield Draft(
            title=title,
            count=1,
            employment=employment,
            form=Form.LISTED,
            start=start + match.start(),
            end=start + match.end(),
        )
    for match in _AT_ANOTHER.finditer(words) if _AT_PLACES.match(words) else ():
        numeral = numeral_at(numerals, start + match.start("number"))
        if numeral is not None and numeral.value is not None:
            at = start + match.start("number")
            yield Draft(title=title, count=numeral.value, form=Form.LISTED, start=at, end=start + match.end())
    if vacancy := _VACANCY.search(words):
        yield Draft(
            title=title, count=1, employment=Employment.VACANT, start=start + vacancy.start(), end=start + vacancy.end()
        )
    if shared := _TWO_SHARE.match(words):
        numeral = numeral_at(numerals, start + shared.start("number"))
        if numeral is not None and numeral.value is not None:
            yield Draft(
                title=title,
                count=numeral.value - 1,
                form=Form.LISTED,
                start=start + shared.start(),
                end=start + shared.end(),
            )
