"""Words: how one is written in a name or heading, and which words everybody uses, so that they name nobody."""

import re
from functools import cache

from extract.encoder.embeddings import WEIGHTS
from extract.names.places import STATE_CODES
from extract.names.vocabulary import is_organization_code
from extract.pattern_files import alternatives, one_of, word_set

_WORD = re.compile(r"[^\W_]+(?:'[^\W\d_]+)*")
_SMALL = word_set("capitals", "small")
_ELIDED = re.compile(r"(?:[do]'|mc)(?=[^\W\d_]{2})|o'(?=[^\W\d_]\b)")
_CREDENTIAL = re.compile(rf"(?<=[\s,]){one_of('credentials', 'credentials')}(?=[\s,|.]|$)", re.IGNORECASE)
_AFTER_CAPITAL = re.compile(r"(?<=[PEM])[HD](?=\.|\s?D)")
"""The small letters of "Ph.D." and "Ed.D."."""
_STATE = re.compile(r"(?<=[\s,])[a-z]{2}(?=(?:\s+\d{5}(?:-\d{4})?)?\s*(?:$|[|,]))", re.IGNORECASE)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
_UNBROKEN = re.compile(r"\[[^\]]{0,60}\]|\S+")
_OF_ADDRESSES = ("@", "://", "www.", "[")
_SAID = re.compile(rf"\b{alternatives(word_set('capitals', 'said'))}\b", re.IGNORECASE)
_ENDING = re.compile(r"(?:e?s|e?d|ing|er|ers|ly|nt)$")
_FUNCTION = (word_set("title_words", "stop") | word_set("words", "before_organizations")) - {"new", "old"}
_FREQUENT = 8_000
"""Lines of the encoder's vocabulary, the most frequent words of English first, that hold what everybody says."""


def title_case(text: str) -> str:
    """Return words with capitals as in a name or title, of the same length; addresses and mottoes stay."""
    if text.lstrip()[:1] in {'"', "'"}:
        return text
    unbroken = _UNBROKEN.finditer(text)
    kept = [match.span() for match in unbroken if any(sign in match.group() for sign in _OF_ADDRESSES)]
    letters = list(text)
    for match in _WORD.finditer(text):
        start, end = match.span()
        written = _written(match.group(), first=not text[:start].strip(" -–—~*/(\"'"))
        if len(written) == end - start and not any(low <= start < high for low, high in kept):
            letters[start:end] = written
    for match in _CREDENTIAL.finditer(text):
        letters[slice(*match.span())] = _credential(match.group())
    for match in _STATE.finditer(text):
        if match.group().upper() in STATE_CODES:
            letters[slice(*match.span())] = match.group().upper()
    return "".join(letters)


def has_sentence_word(line: str) -> bool:
    """Return whether a line has words of a sentence, as no line of a list or signature has."""
    return _SAID.search(line) is not None


def is_function_word(word: str) -> bool:
    """Return whether a word, in small letters, only links the words of sentences or counts."""
    return word in _FUNCTION or word.partition("'")[0] in _FUNCTION or (word.isdigit() and len(word) > 3)


def in_common_use(name: str) -> bool:
    """Return whether all words of a name are such as everybody uses, so that they need not be a name."""
    return all(_is_among(part, _frequent()) for word in name.lower().split() for part in word.strip(".,").split("-"))


def is_known(word: str) -> bool:
    """Return whether a word, or the one that it is a form of, is in the encoder's vocabulary: few towns are."""
    return _is_among(word.lower(), _known())


def _is_among(word: str, words: frozenset[str]) -> bool:
    """Return whether words hold one or the one that it is a form of ("routers", "didnt")."""
    bare = word.partition("'")[0]
    return bare in words or _ENDING.sub("", bare) in words


def _written(word: str, *, first: bool) -> str:
    """Return a word of a name with its capitals."""
    if is_organization_code(word.upper()) and not _ORDINAL.match(word.lower()):
        return word.upper()
    if word.lower() in _SMALL and not first:
        return word.lower()
    elided = _ELIDED.match(word)
    at = elided.end() if elided else 0
    return word[:1].upper() + word[1:at] + word[at:].capitalize() if elided else word[:1].upper() + word[1:]


def _credential(text: str) -> str:
    """Return a degree or certificate as it is written."""
    upper = text.upper()
    return _AFTER_CAPITAL.sub(lambda match: match.group().lower(), upper) if "." in text else upper


@cache
def _vocabulary() -> tuple[str, ...]:
    return tuple((WEIGHTS / "vocabulary.txt").read_text("utf-8").splitlines())


@cache
def _known() -> frozenset[str]:
    return frozenset(_vocabulary())


@cache
def _frequent() -> frozenset[str]:
    lists = ("not_names", "common_in_organizations", "before_organizations")
    return frozenset(_vocabulary()[:_FREQUENT]).union(_FUNCTION, *(word_set("words", one) for one in lists))
