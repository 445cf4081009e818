"""Title extent: how far a job title reaches before its head noun, and the grade after it."""

import re

from extract.joints import without_joints
from extract.pattern_files import word_set
from extract.titles.pairs import first_of_pair
from extract.titles.singular import singular_word
from extract.titles.tiers import tier_of_level
from extract.titles.vocabulary import POSITION_WORDS, head_kind, vocabulary
from extract.titles.words import Word, Words

GRADE = re.compile(r"^(?:I{1,3}|IV|V|VI)(?:['’]?s)?$|^(?:ii|iii|iv)(?:['’]?s)?$")
"""The grade after a title: "Tech II", "Tech IIs"."""
_BEFORE_IT = {"the", "their", "your", "only", "sole", "fte", "ftes"}
_LINKS = {"&", "/", "and"}
_AUTHOR_VERBS = vocabulary("author_verb")
_OPENERS = vocabulary("opener")
_AGENCIES = vocabulary("agency") | word_set("agencies", "agency") | word_set("agencies", "service_agency")
_CLOSED = vocabulary("stop") | vocabulary("remark") | vocabulary("outsider")
_UNKNOWN_MODIFIERS, _LONGEST, _LINE = 3, 12, 200
_CONTRACTED = re.compile(r".*[a-z]['’](?:m|re|ve|ll|d|s)$|^i['’]", re.IGNORECASE)
"""Pronouns with their verb and nouns in the possessive ("I'm", "title's"): what belongs to them begins after."""
_TOLD = re.compile(r"(?:(?<!fami)(?<!supp)(?<!assemb)ly|ing|ed)$")
"""Endings of adverbs and participles, which belong to no title where they are unknown."""
_ITEM = re.compile(r"\s*(?:[-*•·–—>]|\d{1,2}\s?[.)x×-])\s*")
"""What marks a line as an item of a list, before its first word."""
TELLING = (
    "new|funded|paid|fenced|sounding|looking|turned|minded|employed|hired|named|titled|caffeinated|worked|working|loved"
    "|wide"
)
"""Ends of a compound that tells of the person, the pay or the reach, and belongs to no title ("district-wide")."""
_TELLS = re.compile(rf"time$|-(?:{TELLING})$")
_PRODUCT = re.compile(r"i?[A-Z]+[a-z]+[A-Z]|[a-z][A-Z]{2,}")
"""A product's name, by the capital inside it ("PowerSchool", "iSAMS")."""
_FIELDS = frozenset([("Shared", "Services"), ("Open", "Source"), ("Open", "Records"), ("Extra", "Duty")])
"""Fields of work whose first word says of other people how they belong ("Shared Services Technician")."""
_NUMBER_WORD = re.compile(r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty-", re.IGNORECASE)


def first_word(words: Words, at: int, done: int) -> int:
    """Return the first word of the title whose head is at `at`; words before `done` belong to another title."""
    cased = _cased(words, at)
    first, reach, unknown = at, at, 0
    while reach > max(done, at - _LONGEST):
        reach -= 1
        word = words[reach]
        gap = words.gap(reach, reach + 1)
        if without_joints(gap).strip(' "') or "\n" in gap or "   " in gap or "\t" in gap:
            break
        if (tier := tier_of_level(words, reach, done)) is not None:
            first = reach = tier
            continue
        if word.text == ".":
            if not _abbreviates(words, reach, done, gap):
                break
            continue
        if word.lower in _LINKS:
            if _links(words, reach, cased) and reach > done:
                continue
            linked = word.text == "and" and first == reach + 1 < at + 1
            first = _with_first_field(words, reach, first, done) if linked else first
            break
        modifier = word.lower in vocabulary("modifier") or (word.lower in vocabulary("head") and word.capital)
        if _stands_apart(words, reach, first, at) or (modifier and _verb_is(words, reach)):
            break
        if not modifier and word.lower in _CLOSED and not _names_work(words, reach):
            break
        if not (modifier or _is_proper(words, reach, first, cased) or _compound(word)):
            unknown += 1
            if unknown > _UNKNOWN_MODIFIERS or not _counted(words, reach, done):
                linked = reach > done and words[reach - 1].text == "and" and first == reach + 1
                first = _with_first_field(words, reach - 1, first, done) if linked else first
                break
        first = reach
    while first < at and words[first].lower in _LINKS | {"."}:
        first += 1
    return first


def _with_first_field(words: Words, link: int, first: int, done: int) -> int:
    """Return where a title begins whose field after "and" begins at `first`: with the field before it, if any."""
    pair = first_of_pair(words, link, done)
    return first if pair is None else pair


def _abbreviates(words: Words, stop: int, done: int, gap: str) -> bool:
    """Return whether a full stop, `gap` before the next word, is that of an abbreviation inside a title."""
    inside = without_joints(gap) in {" ", ""} and stop > done and words[stop - 1].lower in vocabulary("abbreviation")
    return inside and not closes_sentence(words, stop)


def closes_sentence(words: Words, stop: int) -> bool:
    """Return whether a full stop after "tech" ends the sentence with somebody ("1 PC tech. Head reports to …")."""
    if stop < 2 or words[stop - 1].lower != "tech" or stop + 1 >= len(words) or not words[stop + 1].capital:
        return False
    served = words[stop - 2].lower in vocabulary("served_by_techs") and head_kind(words[stop + 1]) is None
    return served or words[stop - 1].text.islower()


def _names_work(words: Words, at: int) -> bool:
    """Return whether a word in capitals is what a job is about ("1 Reports Specialist", "Open Source Developer")."""
    if (words[at].text, words[at + 1].text) in _FIELDS:
        return True
    if words[at].lower != "reports" or not words[at].capital or at == 0:
        return False
    before = words[at - 1]
    return before.text in {"&", "("} or before.text[0].isdigit() or before.lower in _OPENERS


def _stands_apart(words: Words, at: int, first: int, head: int) -> bool:
    """Return whether a word is of no title that begins at `first`: a mark, a size, the head once more, a possessive."""
    word = words[at]
    if not word.text[0].isalpha() or (word.lower in vocabulary("counted_place") and not word.capital):
        return True
    if first < head and words[first].capital and word.lower == words[head].lower:
        return True
    return _CONTRACTED.match(word.text) is not None and word.lower not in vocabulary("genitive")


def grade_after(words: Words, last: int) -> int:
    """Return the place of the grade ("II") that follows a head, the head's own place where none does."""
    after = last + 1
    if after + 1 < len(words) and words[after].text == "I" and _is_done(words[after + 1]):
        return last
    return after if after < len(words) and words.adjacent(last) and GRADE.match(words[after].text) else last


def _is_done(word: Word) -> bool:
    """Return whether a word is what "I" does ("as a technician I see …") and follows no grade ("Tech I at each")."""
    if word.lower in _AUTHOR_VERBS:
        return True
    small = word.text.isalpha() and word.text.islower()
    return small and word.lower not in _CLOSED | POSITION_WORDS | vocabulary("breaker")


def _is_proper(words: Words, at: int, first: int, cased: bool) -> bool:
    """Return whether a name belongs to the title after it: a capital, acronym or product, no agency ("MTSS coach")."""
    word = words[at]
    acronym = len(word.text) > 1 and word.text.isupper() and word.lower not in _AGENCIES
    product = _PRODUCT.match(word.text) is not None
    return product or (word.capital and cased and (words[first].capital or acronym))


def _verb_is(words: Words, at: int) -> bool:
    """Return whether "is" or "it" or "support" is the small word and not the acronym or noun of a title."""
    word = words[at]
    if word.lower == "it" and not word.capital:
        return not opens_phrase(words, at)
    if word.lower in {"is", "it", "its"}:
        return not word.text.isupper() or (at > 0 and words[at - 1].text.isupper() and len(words[at - 1].text) > 3)
    return word.lower == "help" and at > 0 and words[at - 1].lower in {"to", "can", "will"}


def opens_phrase(words: Words, at: int) -> bool:
    """Return whether a noun phrase begins with a word: an article, number, mark or the line's border comes before it.

    Then a small "it" is the acronym, and "visiting" tells whom, not what somebody does.
    """
    if words.opens_line(at):
        return words[at + 1].lower != "leads"
    before = words[at - 1]
    return before.lower in _OPENERS | _BEFORE_IT or not before.text[0].isalpha()


def _compound(word: Word) -> bool:
    """Return whether a word is made of several by a hyphen, or by a slash with a known one among them ("LAN/WAN")."""
    if "/" in word.text:
        return any(part in vocabulary("modifier") for part in word.lower.split("/"))
    tells = _TELLS.search(word.lower) is not None
    return "-" in word.text and not tells and not _NUMBER_WORD.match(word.text)


def _counted(words: Words, at: int, done: int) -> bool:
    """Return whether a determiner or number opens the noun phrase that this unknown word would belong to."""
    if words[at].lower in vocabulary("participle"):
        return opens_phrase(words, at) or words[at - 1].lower in vocabulary("remark")
    if _opens_item(words, at):
        return True
    for reach in range(at - 1, max(done - 1, at - 3), -1):
        word = words[reach]
        if word.text[0].isdigit() or word.lower in _OPENERS:
            return not (_TELLS if "-" in words[at].text else _TOLD).search(words[at].lower)
        if not word.text[0].isalpha() or word.lower in vocabulary("stop"):
            return reach == at - 1 and (word.text in ")" or _opens_list_entry(word, words[at]))
    return False


def _opens_item(words: Words, at: int) -> bool:
    """Return whether an unknown word in capitals begins an item's title ("- Summer interns", "Courier drivers")."""
    word = words[at]
    if not word.capital or word.text.isupper() or _TOLD.search(word.lower) or words[at + 1].capital:
        return False
    begin = words.text.rfind("\n", max(0, word.start - _LINE), word.start) + 1
    marked = _ITEM.fullmatch(words.text, begin, word.start)
    return marked is not None and words.gap(at, at + 1) == " "


def _opens_list_entry(mark: Word, word: Word) -> bool:
    """Return whether an unknown word after a list's mark can begin its next title ("CTO, infra director")."""
    plain = "-" not in word.text and word.lower not in {"zero", "no"}
    return plain and mark.text in {",", ":", "("} and not re.search(r"(?:ly|ing|ed|y|'\w+)$", word.lower)


def _links(words: Words, at: int, cased: bool) -> bool:
    """Return whether "&", "/" or "and" joins two modifiers of one title ("Media & Technology Assistant")."""
    before = words[at - 1] if at else None
    if before is None or not before.text[0].isalpha():
        return False
    if words[at].lower == "and" and not (cased and before.capital and words[at + 1].capital):
        return False
    parts = singular_word(before.text).lower()
    heads = vocabulary("head") | vocabulary("outsider")
    known = before.lower in vocabulary("modifier") or (before.capital and cased)
    return known and parts not in heads and before.lower not in vocabulary("stop")


def _cased(words: Words, at: int) -> bool:
    """Return whether capitals mean something around this word: not in a line that is all capitals."""
    floor = max(0, words[at].start - _LINE)
    line = words.text[max(floor, words.text.rfind("\n", floor, words[at].start) + 1) : words[at].end]
    return not (line.isupper() and len(line.split()) > 3)
