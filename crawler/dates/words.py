"""The words of dates in other languages, put into English ones: "5. Mai 2023 um 14:32 Uhr", "hace 3 días", "вчера"."""

import re
import tomllib
from importlib.resources import files

from crawler.dates.clock import ZONES

_LANGUAGES = tomllib.loads(files("crawler.dates").joinpath("words.toml").read_text("utf-8"))
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_UNITS = ("second", "minute", "hour", "day", "week", "month", "year")


def _words_of(key: str) -> frozenset[str]:
    return frozenset(word for language in _LANGUAGES.values() for word in language.get(key, ()))


MONTHS = {
    name: english
    for language in _LANGUAGES.values()
    for english, names in zip(_ENGLISH_MONTHS, language["months"], strict=True)
    for name in names
}
UNITS = {word: unit for language in _LANGUAGES.values() for unit in _UNITS for word in language[unit]}
TODAY, YESTERDAY, AGO, ONE = (_words_of(key) for key in ("today", "yesterday", "ago", "one"))
PASSED_OVER = _words_of("fillers") | _words_of("weekdays")
HALVES = {**dict.fromkeys(_words_of("morning"), "am"), **dict.fromkeys(_words_of("afternoon"), "pm")}
ENGLISH = frozenset({"am", "pm", *ZONES})
"""What is beside an hour in other languages too."""
LONGEST = 60
"""Characters past which nothing is a date in words."""

_PHRASES = {
    **{name: english for name, english in sorted(MONTHS.items(), key=lambda month: -len(month[0])) if " " in name},
    **{
        phrase: phrase.replace(" ", "_")
        for phrase in (*AGO, *PASSED_OVER, *TODAY, *YESTERDAY, *HALVES)
        if " " in phrase
    },
}
"""Names of several words, the longest of a month first: "tháng 12" begins like "tháng 1"."""
_WORD = re.compile(r"[^\W\d]+(?:['’][^\W\d_]+)?\.?")


def in_english(text: str) -> str | None:
    """Return a date with its words in English, or None where a word of it belongs to no date in these languages.

    The first meaning that fits is taken: no name of a month means two months in the languages at hand.
    """
    if len(text) > LONGEST or not any(map(str.isalpha, text)):
        return None
    lowered = text.lower()
    for phrase, joined in _PHRASES.items():
        lowered = lowered.replace(phrase, joined)
    words = [(found[0].rstrip(".").replace("_", " "), found) for found in _WORD.finditer(lowered)]
    return _passage(lowered, words) or _day(lowered, words)


def _passage(text: str, words: list[tuple[str, re.Match[str]]]) -> str | None:
    """Return "N units ago" for "vor N Tagen"; every word must belong to it."""
    names = [word for word, _ in words]
    units = [UNITS[name] for name in names if name in UNITS]
    numbers = re.findall(r"\d+", text)
    if len(units) != 1 or not AGO & set(names) or len(numbers) > 1:
        return None
    if any(name not in UNITS and name not in AGO and name not in ONE for name in names):
        return None
    return f"{numbers[0] if numbers else 1} {units[0]} ago"


def _day(text: str, words: list[tuple[str, re.Match[str]]]) -> str | None:
    """Return the line with English months and day words, and without what is passed over ("3.8.2008 um 14:32 Uhr").

    "mar. 5 mars" names Tuesday first, then the month.
    """
    pieces, place, found_any = [], 0, False
    months = [at for at, (word, _) in enumerate(words) if word in MONTHS]
    words = [("" if at in months[:-1] else word, found) for at, (word, found) in enumerate(words)]
    for word, found in words:
        day = "today" if word in TODAY else "yesterday" if word in YESTERDAY else None
        english = MONTHS.get(word) or day or HALVES.get(word)
        is_passed_over = not word or word in PASSED_OVER
        if english is None and not is_passed_over and word not in ENGLISH:
            return None
        found_any = found_any or english is not None or is_passed_over
        kept = found[0] if english is None and not is_passed_over else f" {english or ''} "
        pieces += [text[place : found.start()], kept]
        place = found.end()
    if not found_any:
        return None
    line = re.sub(r"\s+,", ",", " ".join("".join([*pieces, text[place:]]).split()))
    return line.strip(" ,.-") or None
