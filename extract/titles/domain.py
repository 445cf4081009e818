"""Title domains: the field of work that follows a title's head ("of Technology", ", Data Services", "- Networks")."""

from collections.abc import Iterator, Sequence

from extract.titles.ends import closes, ends_phrase, goes_on, on_assignment
from extract.titles.singular import singular_word
from extract.titles.vocabulary import RANK_SHORTS, head_kind, vocabulary
from extract.titles.words import Word, Words

COMPLEMENT = frozenset({"of", "for", "de", "en"})
"""Words that lead to the domain after a head: "Director of Technology"."""
_LINKS = frozenset({"&", "/", "and"})
_SERVED = frozenset({"assistant", "asst", "secretary", "aide", "clerk", "deputy"})
"""Heads whose title may name whom they serve ("Assistant to the Director")."""
_LONGEST_LIST = 12
_NOUN_ENDS = ("tion", "ment", "ness", "ics", "ology", "ing")


def last_word(words: Words, last: int) -> int:
    """Return the last word of the title with the domain that follows its head, if one does."""
    at = last + 1
    if at < len(words) and words[at].text == "." and words[last].lower in vocabulary("abbreviation"):
        at += 1
    if at >= len(words) or not words.same_line(at):
        return last
    head = singular_word(words[last].text).lower()
    if words[at].lower == "to" and head in _SERVED:
        return _served(words, at) or last
    if words[at].lower == "for" and head not in vocabulary("for_head"):
        return _named_field(words, at + 1) or last if head in vocabulary("domain_head") else last
    if words[at].lower in COMPLEMENT:
        of = words[at].lower != "for"
        end = _domain(words, at + 1, loose=True, of=of and head not in vocabulary("outsider"))
        if end is None or of or head not in vocabulary("domain_head"):
            return end or last
        return end if _is_field(words[at + 1 : end + 1]) and ends_phrase(words, end) else last
    if on_assignment(words, at):
        return at + 2
    small = words[at].text[0].isalpha() and (not words[at].capital or words[at - 1].text == "." or words[last].capital)
    if head in vocabulary("short_head") and small and words.adjacent(at - 1):
        return _named_field(words, at) or last
    if head not in vocabulary("comma_head"):
        return last
    return _unlinked(words, last, at)


def _unlinked(words: Words, last: int, at: int) -> int:
    """Return the last word of a domain that follows its head right away, after a comma or after a dash."""
    if words[last].capital and words[at].capital and words.adjacent(at - 1):
        end = _domain(words, at, loose=False)
        if end and all(word.lower in vocabulary("modifier") for word in words[at : end + 1]):
            return end
    side = at + 1 < len(words) and words[at + 1].lower in vocabulary("side")
    if words[at].text == "," and side and closes(words, at + 1):
        return at + 1
    dashed = words[at].text in {"-", "–"} and words.gap(last, at) == " "
    if words[last].capital and (words[at].text == "," or dashed):
        end = _domain(words, at + 1, loose=False)
        named = words[at + 1 : (end or at) + 1]
        if end and _is_field(named, whole=dashed) and (closes(words, end) or goes_on(words, end, named)):
            return end
    return last


def opens_field(words: Words, at: int) -> bool:
    """Return whether an abbreviated head comes before its field ("Dir. Technology", not "Dir. Network Engineer")."""
    after = words.past_point(at)
    return words[at].lower in vocabulary("short_head") and _named_field(words, after) is not None


def _is_field(words: Sequence[Word], *, whole: bool = False) -> bool:
    """Return whether words name a field of work and no person: one of them is known to (after a dash, all)."""
    named = [word for word in words if word.text[0].isalpha() and word.lower != "and"]
    fields = vocabulary("modifier") - vocabulary("place")
    known = [bool({word.lower, singular_word(word.lower)} & fields - {"school"}) for word in named]
    level = not whole and all(word.lower in vocabulary("level") for word in named)
    return all(known) if whole else level or any(known)


def _named_field(words: Words, at: int) -> int | None:
    """Return the last word of a domain of known fields alone, no place or head among them, that ends the phrase."""
    end = None
    while at < len(words) and words.same_line(at):
        word = words[at]
        if word.lower in _LINKS and end == at - 1 and words[at + 1 : at + 2] and _is_known(words[at + 1]):
            at += 1
            continue
        parts = set(word.lower.split("/"))
        if word.text in {"is", "it"}:
            break
        if not parts & vocabulary("modifier") or word.lower in vocabulary("place"):
            break
        if word.lower not in {"student", "data"} and head_kind(word, words.heads):
            return None
        end = at
        at += 1
    return end if end is not None and (at == end + 1) and ends_phrase(words, end) else None


def _served(words: Words, at: int) -> int | None:
    """Return the last word of "to the Technology Director" after an assistant, None where no title follows."""
    at += 1
    if at >= len(words) or not words.same_line(at):
        return None
    if words[at].lower != "the" and not (words[at].capital and words[at - 2].capital):
        return None
    at -= words[at].lower != "the"
    for end in range(at + 1, min(at + 5, len(words))):
        if words[end].text == "." and words[end - 1].lower in vocabulary("abbreviation"):
            continue
        if not words.same_line(end) or not words[end].text[0].isalpha():
            return None
        kind = head_kind(words[end], words.heads)
        ends = end + 1 == len(words) or not words.same_line(end + 1)
        if kind is not None and (ends or not head_kind(words[end + 1], words.heads)):
            return end
        if kind is None and words[end].lower not in vocabulary("modifier"):
            return None
    return None


def _domain(words: Words, at: int, *, loose: bool, of: bool = False) -> int | None:
    """Return the last word of the domain that begins at `at`.

    `loose` (after "of" or "for") needs no capitals; after `of` even an unknown noun may be a field of work.
    """
    end = None
    if loose and at < len(words) and words[at].lower == "the":
        at += 1
        if at < len(words) and words[at].lower in vocabulary("led_as_a_whole"):
            return None
    first = at
    while at < len(words) and words.same_line(at):
        word = words[at]
        past = (end, at) if end is None else _past_mark(words, at, end)
        if past is None:
            break
        if past[1] > at:
            end, at = past
            continue
        if word.text == "I" and at + 1 < len(words) and words[at + 1].text[0].islower():
            break  # "As Director of Technology I supervise"
        known = _is_known(word)
        staff = word.text in {"Staff", "Students"} and words[at - 1].lower == "of"
        if not word.text[0].isalpha() or (word.lower in vocabulary("stop") and not word.text.isupper() and not staff):
            break
        unknown = loose and _is_noun(word, words.heads) and (word.lower.endswith(_NOUN_ENDS) or (of and at == first))
        if not (word.capital or (loose and known) or unknown):
            break
        if end is not None and head_kind(word, words.heads) and not known:
            break
        person = head_kind(word, words.heads) and not _is_trade(words, at)
        if not loose and word.lower != "student" and (person or word.lower in RANK_SHORTS):
            return None
        end = at
        at += 1
    return end


def _past_mark(words: Words, at: int, end: int) -> tuple[int, int] | None:
    """Return a domain's last word so far, and where it goes on, past the link or mark that is at `at`, if any.

    None where the link or mark ends it.
    """
    word = words[at]
    if end == at - 1 and _is_letter_pair(words, at):
        return at + 1, at + 2
    if word.lower in _LINKS:
        return (end, at + 1) if _links_field(words, at) else None
    if word.text == "," and word.end < words[-1].end:
        listed = _listed_fields(words, at)
        return None if listed is None else (listed, listed + 1)
    abbreviated = word.text == "." and end == at - 1 and words[at - 1].lower in vocabulary("abbreviation")
    return end, at + abbreviated


def _is_known(word: Word) -> bool:
    """Return whether a word is known to belong to fields of work."""
    return word.lower in vocabulary("modifier") or word.lower in {"school", "schools", "staff", "technology"}


def _links_field(words: Words, at: int) -> bool:
    """Return whether a link at `at` leads to a field and to nobody ("Data & Assessment", not "Data and Director")."""
    ahead = list(_phrase(words, at + 1))
    names = ahead[:-1] if words[at].text == "&" and ahead and ahead[-1].lower == "tech" else ahead
    return bool(ahead) and not any(head_kind(one, words.heads) for one in names)


def _is_trade(words: Words, at: int) -> bool:
    """Return whether "Tech" is technology: the field goes on ("Library Tech. Services") or is taught ("Ed Tech")."""
    if words[at].lower != "tech":
        return False
    after = words.past_point(at)
    goes_on = after < len(words) and words[after].capital and words[after].lower in vocabulary("modifier")
    return words[at - 1].lower in vocabulary("taught") or (goes_on and not head_kind(words[after]))


def _is_letter_pair(words: Words, at: int) -> bool:
    """Return whether an "&" binds two single letters ("C&I")."""
    if words[at].text != "&" or at + 1 >= len(words):
        return False
    letters = words[at - 1].text + words[at + 1].text
    close = words.gap(at - 1, at + 1).strip() == "&"
    return close and len(letters) == 2 and letters.isupper()


def _listed_fields(words: Words, at: int) -> int | None:
    """Return the last word of a list of fields that goes on at a comma ("Teaching, Learning and Technology").

    Its fields are known and in capitals, and an "and" leads to the last of them; None where no such list goes on.
    """
    end, linked = None, False
    for place in range(at, min(at + _LONGEST_LIST, len(words))):
        word = words[place]
        if place > at and not words.same_line(place):
            break
        if word.text == "," or word.lower in _LINKS:
            if linked:
                break
            linked = word.text != ","
        elif (
            word.capital
            and word.lower in vocabulary("modifier")
            and (word.lower == "student" or not head_kind(word, words.heads))
        ):
            end = place if linked else end
        else:
            break
    return end


def _is_noun(word: Word, heads: frozenset[str]) -> bool:
    """Return whether an unknown word after "of" may name a field ("director of bands"), no person and no remark."""
    lower = word.lower
    refused = lower in vocabulary("no_field") or lower in vocabulary("remark") or head_kind(word, heads) is not None
    return not refused and not lower.endswith(("ed", "ly"))


def _phrase(words: Words, at: int) -> Iterator[Word]:
    first = at
    while at < len(words) and words[at].text[0].isalpha() and words[at].lower not in vocabulary("stop") - {"it", "is"}:
        if at > first and not words.same_line(at):
            return
        if not (words[at].capital or words[at].lower in vocabulary("modifier") | vocabulary("head")):
            return
        yield words[at]
        at += 1
