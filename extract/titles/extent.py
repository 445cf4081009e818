"""Title extent: how far a job title reaches before and after its head noun."""

import re
from collections.abc import Iterator, Sequence

from extract.titles.singular import singular_word
from extract.titles.vocabulary import RANK_SHORTS, head_kind, vocabulary
from extract.words import Word
from extract.wrapping import JOINT

GRADE = re.compile(r"^(?:I{1,3}|IV|V|VI)s?$|^(?:ii|iii|iv)s?$")
"""The grade after a title: "Tech II", "Tech IIs"."""
COMPLEMENT = frozenset({"of", "for", "de"})
"""Words that lead to the domain after a head: "Director of Technology"."""
_LINKS = {"&", "/", "and"}
_COMMA_HEADS = vocabulary("comma_head")
_FOR_HEADS = vocabulary("for_head")
_AUTHOR_VERBS = vocabulary("author_verb")
_OPENERS = vocabulary("opener")
_ENDERS = vocabulary("ender")
_CLOSED = vocabulary("stop") | vocabulary("remark") | vocabulary("outsider")
_UNKNOWN_MODIFIERS, _LONGEST, _LINE = 3, 12, 200
_COUNTED_PLACES = frozenset(["sites", "schools", "buildings", "campuses", "districts"])
"""Plurals that end a size ("9 sites") and open no title in small letters."""
_SIDES = frozenset(
    ["north", "south", "east", "west", "central", "elementary", "secondary", "nights", "days", "evenings"]
)
_NUMBER_WORD = re.compile(r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty-", re.IGNORECASE)


def first_word(text: str, words: Sequence[Word], at: int, done: int) -> int:
    """Return the first word of the title whose head is at `at`; words before `done` belong to another title."""
    cased = _cased(text, words, at)
    first, reach, unknown = at, at, 0
    while reach > max(done, at - _LONGEST):
        reach -= 1
        word = words[reach]
        gap = text[word.end : words[reach + 1].start]
        if gap.strip(' "\x1e') or "\n" in gap or "   " in gap or "\t" in gap:
            break
        if word.text == ".":
            if gap in {" ", ""} and reach > done and words[reach - 1].lower in vocabulary("abbreviation"):
                continue
            break
        if word.lower in _LINKS:
            if not _links(words, reach, cased) or reach == done:
                break
            continue
        if not word.text[0].isalpha() or (word.lower in _COUNTED_PLACES and not word.capital):
            break
        if first < at and words[first].capital and word.lower == words[at].lower:
            break
        if word.lower in vocabulary("modifier") or (word.lower in vocabulary("head") and word.capital):
            if _verb_is(words, reach):
                break
            first = reach
        elif word.lower in _CLOSED and not (word.lower == "reports" and word.capital and words[reach - 1].text == "&"):
            break
        elif (word.capital and cased and words[first].capital) or (
            "-" in word.text and not word.lower.endswith("time") and not _NUMBER_WORD.match(word.text)
        ):
            first = reach
        else:
            unknown += 1
            if unknown > _UNKNOWN_MODIFIERS or not _counted(words, reach, done):
                break
            first = reach
    while first < at and words[first].lower in _LINKS | {"."}:
        first += 1
    return first


def last_word(text: str, words: Sequence[Word], last: int, heads: frozenset[str]) -> int:
    """Return the last word of the title with the domain that follows its head, if one does."""
    at = last + 1
    if at < len(words) and words[at].text == "." and words[last].lower in vocabulary("abbreviation"):
        at += 1
    if at >= len(words) or not _same_line(text, words, at):
        return last
    head = singular_word(words[last].text).lower()
    if words[at].lower in COMPLEMENT and (words[at].lower != "for" or head in _FOR_HEADS):
        return _domain(text, words, at + 1, heads, loose=True) or last
    if head in _COMMA_HEADS and words[last].capital and words[at].capital and adjacent(text, words, at - 1):
        end = _domain(text, words, at, heads, loose=False)
        if end and all(word.lower in vocabulary("modifier") for word in words[at : end + 1]):
            return end
    if words[at].text == "," and at + 1 < len(words) and words[at + 1].lower in _SIDES and _closes(text, words, at + 1):
        return at + 1
    comma = words[at].text == "," and (head in _COMMA_HEADS and words[last].capital)
    if comma:
        end = _domain(text, words, at + 1, heads, loose=False)
        if end and _closes(text, words, end):
            return end
    return last


def grade_after(text: str, words: Sequence[Word], last: int) -> int:
    """Return the place of the grade ("II") that follows a head, the head's own place where none does."""
    after = last + 1
    pronoun = after + 1 < len(words) and words[after].text == "I" and words[after + 1].lower in _AUTHOR_VERBS
    if pronoun:
        return last
    return after if after < len(words) and adjacent(text, words, last) and GRADE.match(words[after].text) else last


def adjacent(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether only a blank (or an abbreviation's full stop, or a wrapped line) stands between two words."""
    gap = text[words[at].end : words[at + 1].start]
    gap = gap.replace('"', "")
    return gap in {"", " "} or (gap[0] == " " and not gap[1:].strip(JOINT))


def _verb_is(words: Sequence[Word], at: int) -> bool:
    """Whether "is" or "it" or "support" is the small word and not the acronym or noun of a title."""
    word = words[at]
    if word.lower in {"is", "it", "its"}:
        return not word.text.isupper() or (at > 0 and words[at - 1].text.isupper() and len(words[at - 1].text) > 3)
    return word.lower == "help" and at > 0 and words[at - 1].lower in {"to", "can", "will"}


def _counted(words: Sequence[Word], at: int, done: int) -> bool:
    """Whether a determiner or number opens the noun phrase that this unknown word would belong to."""
    for reach in range(at - 1, max(done - 1, at - 3), -1):
        word = words[reach]
        if word.text[0].isdigit() or word.lower in _OPENERS:
            return (
                not re.search(r"(?:ly|ing|ed)$", words[at].lower)
                or "-" in words[at].text
                or words[at].lower == "roving"
            )
        if not word.text[0].isalpha() or word.lower in vocabulary("stop"):
            return word.text in ")" and reach == at - 1
    return False


def _links(words: Sequence[Word], at: int, cased: bool) -> bool:
    """Whether "&", "/" or "and" joins two modifiers of one title ("Media & Technology Assistant")."""
    before = words[at - 1] if at else None
    if before is None or not before.text[0].isalpha():
        return False
    if words[at].lower == "and" and not (cased and before.capital and words[at + 1].capital):
        return False
    parts = singular_word(before.text).lower()
    heads = vocabulary("head") | vocabulary("outsider")
    known = before.lower in vocabulary("modifier") or (before.capital and cased)
    return known and parts not in heads and before.lower not in vocabulary("stop")


def _cased(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether capitals mean something around this word: not in a line that is all capitals."""
    floor = max(0, words[at].start - _LINE)
    line = text[max(floor, text.rfind("\n", floor, words[at].start) + 1) : words[at].end]
    return not (line.isupper() and len(line.split()) > 3)


def _domain(text: str, words: Sequence[Word], at: int, heads: frozenset[str], *, loose: bool) -> int | None:
    """Return the last word of the domain that begins at `at`; `loose` (after "of") needs no capitals."""
    end = None
    article = at < len(words) and words[at].lower == "the"
    if article and loose:
        at += 1
    while at < len(words) and _same_line(text, words, at):
        word = words[at]
        if word.lower in _LINKS and end is not None:
            ahead = list(_phrase(text, words, at + 1))
            names = ahead[:-1] if word.text == "&" and ahead and ahead[-1].lower == "tech" else ahead
            if not ahead or any(head_kind(one, heads) for one in names):
                break
            at += 1
            continue
        known = word.lower in vocabulary("modifier") or word.lower in {"school", "schools", "staff", "technology"}
        staff = word.text in {"Staff", "Students"} and words[at - 1].lower == "of"
        if not word.text[0].isalpha() or (word.lower in vocabulary("stop") and not word.text.isupper() and not staff):
            break
        if not (word.capital if not loose else (word.capital or known or word.lower.endswith(("tion", "ment")))):
            break
        if end is not None and head_kind(word, heads) and not known:
            break
        if not loose and (head_kind(word, heads) or word.lower in RANK_SHORTS):
            return None
        end = at
        at += 1
    return end


def _phrase(text: str, words: Sequence[Word], at: int) -> Iterator[Word]:
    first = at
    while at < len(words) and words[at].text[0].isalpha() and words[at].lower not in vocabulary("stop") - {"it", "is"}:
        if at > first and not _same_line(text, words, at):
            return
        if not (words[at].capital or words[at].lower in vocabulary("modifier") | vocabulary("head")):
            return
        yield words[at]
        at += 1


def _same_line(text: str, words: Sequence[Word], at: int) -> bool:
    gap = text[words[at - 1].end : words[at].start]
    return "\n" not in gap and "   " not in gap


def _closes(text: str, words: Sequence[Word], end: int) -> bool:
    """Whether the domain after a comma ends the title: no number, comma-list or further head goes on."""
    if end + 1 >= len(words) or not _same_line(text, words, end + 1):
        return True
    after = words[end + 1]
    return after.text in {".", "(", ";", ")", "—", "–", "-"} or after.lower in _ENDERS
