"""Titles: the grammar of a job title, from its head noun outwards.

A title is a head ("technician", "director", "CTO") with the modifiers before it ("Asst. Network") and the domain
after it ("of Technology", ", Data Services", "II"): `extract.titles.vocabulary` says which words can be what,
`extract.titles.extent` how far a title reaches before its head, `extract.titles.domain` how far after it.
"""

import re
from collections.abc import Sequence

from extract.quantities.number_words import NUMBER
from extract.titles.domain import last_word, opens_field
from extract.titles.extent import GRADE, closes_sentence, first_word, grade_after, opens_phrase
from extract.titles.pairs import joins_titles
from extract.titles.singular import is_plural, singular_word
from extract.titles.tiers import is_whole_title, level_of_unit
from extract.titles.title import Title, build_title, joined_title, with_point
from extract.titles.vocabulary import POSITION_WORDS, head_kind, vocabulary
from extract.titles.words import Word, Words, match_words

_ANYBODY = vocabulary("anybody")
"""People of no known job: a title only with a word of the trade before them ("network man")."""
_BETWEEN_TITLES = vocabulary("stop") | vocabulary("remark") | vocabulary("author_verb") | vocabulary("breaker")
"""Words that come between a title and the next, in none of both."""
_PERSONS = re.compile(rf"(?:{NUMBER}|\d+)-(?:person|man|woman|people|member)s?$")
"""The size of a team, and no job: "a two-person shop"."""
_DETERMINERS = frozenset(["a", "an", "the", "our", "my", "all", "both", "his", "her", "their"])
_NUMBER_WORD = re.compile(NUMBER)
_LONGEST_ACRONYM = 4
_EXPLAINED = re.compile(r"\b(?P<acronym>[A-Z]{2,6})s?\s\((?P<words>[A-Za-z]{2,20}(?:[ -][A-Za-z]{2,20}){1,5})\)")
_SUBJECTS = frozenset(["he", "she", "who", "which", "that", "this", "i", "we", "they"])
_FIELDS = frozenset(["applications", "communications", "networks", "operations", "systems", "telecommunications"])
"""Plurals that are no verb after a head: they go on with its title ("assistant systems coordinator")."""
_VERBS = frozenset(["leads", "heads", "monitors", "contacts", "hands", "lead", "head", "monitor", "contact", "hand"])
"""Heads that are verbs after their subject ("who leads", "I head")."""


def match_titles(text: str, start: int = 0, end: int | None = None, heads: frozenset[str] = frozenset()) -> list[Title]:
    """Return the titles between two offsets, in order, none overlapping.

    `heads` are acronyms that the post itself introduces for titles.
    """
    words = Words([word for word in match_words(text, start, end) if word.text != '"'], text, heads)
    found: list[Title] = []
    done = 0
    at = 0
    while at < len(words):
        title = _title_at(words, at, done)
        if title is None:
            at += 1
            continue
        first, last = title
        if found and not found[-1].plural and joins_titles(text, found[-1].end, words[first].start):
            joined = build_title(words, first, last)
            if not joined.plural:
                found[-1] = joined_title(found[-1], joined, text)
                done = at = last + 1
                continue
        found.append(with_point(build_title(words, first, last), text))
        done = at = last + 1
    return found


def introduced_acronyms(text: str) -> dict[str, str]:
    """Return the acronyms that a text puts in parentheses after a title, with the words that they stand for.

    "Learning Technology Coaches (LTCs)" gives {"ltc": "Learning Technology Coaches"}.
    """
    found: dict[str, str] = {}
    for match in re.finditer(r"\(([A-Z]{2,6})s?\)", text):
        acronym = match.group(1)
        before = re.findall(r"[^\W\d_]+", text[max(0, match.start() - 120) : match.start()])[-len(acronym) :]
        if "".join(word[0].upper() for word in before) == acronym:
            found[acronym.lower()] = " ".join(before)
    return found


def explained_acronyms(text: str) -> frozenset[str]:
    """Return the acronyms, in lower case, that a text writes out as a title in parentheses ("TST (test site tech)")."""
    found = set()
    for match in _EXPLAINED.finditer(text):
        words = match_words(match["words"].replace("-", " "))
        if "".join(word.text[0].upper() for word in words) == match["acronym"] and head_kind(words[-1]):
            found.add(match["acronym"].lower())
    return frozenset(found)


def _title_at(words: Words, at: int, done: int) -> tuple[int, int] | None:
    kind = head_kind(words[at], words.heads)
    if kind is None:
        return (at, at + 1) if is_whole_title(words, at) else level_of_unit(words, at, done)
    last = at
    while last + 1 < len(words) and words.adjacent(last) and head_kind(words[last + 1], words.heads):
        verb = words[last + 1].lower in {"hands", "heads"} and not words[last + 1].capital
        verb = verb or _leads_somebody(words, last + 1)
        if verb or words[last + 1].lower in POSITION_WORDS or _says_again(words, at, last + 1):
            break
        last += 1
    opens = last == at and opens_field(words, at)
    if kind == "weak_head" and last == at and not opens and not _stands_alone(words, at):
        return None
    if last == at and _abbreviates(words, at) and not opens:
        return None
    if (_broken(words, last) and not opens) or (last == at and _names_a_field(words, at)):
        return None
    last = grade_after(words, last)
    first = first_word(words, at, done)
    last = last_word(words, last)
    return None if _is_no_title(words, first, at, last) else (first, last)


def _is_no_title(words: Words, first: int, at: int, last: int) -> bool:
    """Return whether words with a head at `at` name no job: "people", software's drivers, a department's staff."""
    head, before, end = singular_word(words[at].text).lower(), words[first].lower, words[last].lower
    if (first == at == last and words[at].lower in vocabulary("never_alone") | _ANYBODY) or (
        first == at and words[at].lower in vocabulary("never_first")
    ):
        return True
    if end == "people" and _opens_a_clause(words, first, last):
        return True
    if end in _ANYBODY and not _names_a_trade(words[first:last]):
        return True
    if _PERSONS.match(words[at].lower) or (head in POSITION_WORDS and last > at):
        return True
    fields = {before, words[first - 1].lower if first else ""}
    if head in {"adviser", "advisor", "sponsor", "coach"} and fields & vocabulary("never_coached"):
        return True
    if end in {"driver", "drivers"} and first < last and words[last - 1].lower in vocabulary("driven"):
        return True
    if last > at > 0 and words[at - 1].lower == "line" and words[at].lower == "manager":
        return True
    if first and words[first - 1].lower in vocabulary("tool_verb") and not is_plural(words[last].text):
        return True
    if words[at].text == "tech" and first < at == last and _tells_a_field(words, first, at):
        return True
    inner = {word.lower for word in words[first:at]}
    if head == "staff" and not inner & vocabulary("staffed") and "network" not in before:
        return True
    if end == "staff" and {word.lower for word in words[first:last]} <= vocabulary("whole"):
        return True
    if head == "student":
        return not before.startswith(("work", "co-op", "coop", "summer", "gap"))
    return head == "kid" and before not in {"high", "hs", "work-study", "student", "summer", "tech"}


def _tells_a_field(words: Words, first: int, at: int) -> bool:
    """Return whether "instructional tech" is a field of work here: nobody is counted and no article comes before it."""
    if words[at - 1].lower not in vocabulary("taught"):
        return False
    before = words[first - 1] if first else None
    counted = before is not None and (before.lower in vocabulary("opener") | {"the"} or before.text[0].isdigit())
    return not counted


def _says_again(words: Words, first: int, at: int) -> bool:
    """Return whether a word is one of the title already: the same title comes again, on the next line."""
    return singular_word(words[at].text).lower() in {singular_word(word.text).lower() for word in words[first:at]}


def _opens_a_clause(words: Words, first: int, last: int) -> bool:
    """Return whether "people" is the subject of a clause about the noun before it ("a choice people make")."""
    known = any(word.capital or word.lower in vocabulary("modifier") or "-" in word.text for word in words[first:last])
    return not known or (first > 0 and words[first - 1].lower in {"a", "an", "one"})


def _names_a_trade(words: Sequence[Word]) -> bool:
    """Return whether a word of a title is known or a name of something: "PowerSchool gal", but no "young lady"."""
    return any(word.lower in vocabulary("modifier") - {"young"} or word.text[1:] != word.lower[1:] for word in words)


def _stands_alone(words: Words, at: int) -> bool:
    """A weak head names a person only where no other noun follows it ("lead techs", but no "lead time")."""
    if at > 0 and words[at].lower in _VERBS and (_is_subject(words, at - 1) or _leads_somebody(words, at)):
        return False
    if at + 1 >= len(words) or not words.adjacent(at):
        return True
    after = words[at + 1]
    if not after.text[0].isalpha() or is_plural(words[at].text):
        return True
    stops = vocabulary("stop") | POSITION_WORDS | vocabulary("remark") | {"x"}
    verbal = re.search(r"(?:s|ed|ing)$", after.lower) is not None and after.lower not in vocabulary("breaker") | _FIELDS
    return after.lower in stops or bool(GRADE.match(after.text)) or (verbal and not after.capital)


def _leads_somebody(words: Words, at: int) -> bool:
    """Return whether "leads" has an object, and is no plural ("the director leads a group", but "two tech leads")."""
    if words[at].lower != "leads" or at + 1 == len(words):
        return False
    return words[at + 1].lower in _DETERMINERS or _NUMBER_WORD.fullmatch(words[at + 1].lower) is not None


def _is_subject(words: Words, at: int) -> bool:
    """Return whether a word is the subject of a verb ("it leads", but no "2 it leads")."""
    return words[at].lower in _SUBJECTS or (words[at].text == "it" and not opens_phrase(words, at))


def _abbreviates(words: Words, at: int) -> bool:
    """Return whether "Asst." or "Dir." only opens a title whose head follows ("Asst. Network Administrator")."""
    if words[at].lower not in vocabulary("abbreviation") or at + 2 >= len(words) or words[at + 1].text != ".":
        return False
    after = words[at + 2]
    if closes_sentence(words, at + 1) or words.opens_line(at + 2):
        return False
    return after.lower in vocabulary("modifier") or head_kind(after) is not None


def _broken(words: Words, last: int) -> bool:
    if last + 1 >= len(words) or not words.adjacent(last):
        return False
    after = words[last + 1].lower
    if after == "work" and head_kind(words[last]) == "head" and _has_subjects(words, last):
        return False
    verb = is_plural(words[last].text) and after in {"work", "support", "use", "access"}
    return (after in vocabulary("breaker") and not verb) or after.startswith("'")


def _names_a_field(words: Words, at: int) -> bool:
    """Return whether an acronym of a job only says whose field a longer title is of ("RN case manager")."""
    if not (words[at].text.isupper() and 1 < len(words[at].text) <= _LONGEST_ACRONYM):
        return False
    for reach in range(at + 1, min(at + 3, len(words))):
        word = words[reach]
        if not words.adjacent(reach - 1) or not word.text.islower() or word.lower in _BETWEEN_TITLES:
            return False
        if reach > at + 1 and head_kind(word, words.heads) == "head":
            return True
    return False


def _has_subjects(words: Words, last: int) -> bool:
    """Return whether the title is the second of two who do something ("My tech and my data secretary work for me")."""
    whom = last + 2 < len(words) and words[last + 2].lower in {"for", "with", "under", "together", "in", "at"}
    return whom and "and" in {word.lower for word in words[max(0, last - 6) : last]}
