"""The clock that a page shows of itself: "It is currently Sun Mar 10, 2024 3:14 pm", "Time is now: 10th March 2024".

Boards count "Today at 9:03" by it, in their own zone; it is surer than the day on which somebody kept the page.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from crawler.dates.reading import parse_moment
from crawler.page import Page

LABELS = (
    "it is currently", "current time is", "current time", "current date/time is", "time is now", "board time",
    "aktuelle zeit", "aktuelles datum und uhrzeit", "es ist", "date/heure actuelle", "heure actuelle",
    "nous sommes le", "nous sommes actuellement le", "fecha actual", "hora actual", "ora corrente", "oggi è",
    "data e ora attuali", "het is nu", "huidige tijd", "data atual", "agora são", "obecny czas to", "obecny czas",
    "teraz jest", "právě je", "aktuální čas", "dato og tid er nå", "dato og tid er", "datum och tid är nu",
    "tänään on", "текущее время", "сейчас", "şu an", "现在的时间是", "目前的时间是", "現在時刻", "目前的時間是",
)  # fmt: skip
"""What comes before it, in the languages of boards."""

_GAP = r"(?:[\s:]|&nbsp;|<[^<>]*>)*"
_AFTER_LABEL = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, LABELS))}){_GAP}(?P<said>[^<>\n]{{8,60}})", re.I)
_DISCUZ = re.compile(r"GMT ?[+-]\d{1,2}(?::\d\d)?, (?P<said>\d{4}-\d\d?-\d\d? \d\d?:\d\d(?: [AP]M)?)")
_OVER_POSTS = re.compile(r">\s*(?P<said>[^\W\d]{3,12} \d\d?, \d{4}, \d\d?:\d\d:\d\d(?: [ap]m)?)\s*<", re.I)
"""Simple Machines' own, which has no words before it."""
_FIRST_POST = re.compile(r"id=\"(?:subject_|msg_?)\d|<a name=\"msg\d|class=\"windowbg")


def shown_clock(page: Page) -> datetime | None:
    """Return the moment that a page says it is, None where it says none or one of two meanings.

    The latest counts: a post may quote an older one.
    """
    labelled = (*_AFTER_LABEL.finditer(page.text), *_DISCUZ.finditer(page.text))
    if clock := max(_clocks(labelled), key=_naive, default=None):
        return clock
    first = _FIRST_POST.search(page.text)
    return next(_clocks(_OVER_POSTS.finditer(page.text, 0, first.start())), None) if first else None


def _clocks(found: Iterable[re.Match[str]]) -> Iterator[datetime]:
    moments = (parse_moment(each["said"].replace("&nbsp;", " ")) for each in found)
    return (moment.at for moment in moments if moment and isinstance(moment.at, datetime))


def _naive(clock: datetime) -> datetime:
    """Return a clock without its zone, since not every one names it."""
    return clock.replace(tzinfo=None)
