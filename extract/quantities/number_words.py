"""Number words: what the words of `patterns/numbers.jsonl` are worth, and how a pattern names them."""

from extract.pattern_files import listed, word_lists

_TO_TWELVE, _TEENS = listed("numbers", "number"), listed("numbers", "teen")
SMALL = {word: value for value, word in enumerate(("zero", *_TO_TWELVE, *_TEENS))}
TENS = {word: 10 * value for value, word in enumerate(listed("numbers", "tens"), start=2)} | {"fourty": 40, "ninty": 90}
SCALES = {"hundred": 100, "thousand": 1_000, "dozen": 12}
ORDINALS = {word: value for value, word in enumerate(listed("numbers", "ordinal"), start=1)}
PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    word + plural: ORDINALS[word] for word in ("third", "fourth", "fifth", "tenth") for plural in ("", "s")
}
"""Names of parts, with how many of them make a whole."""

VAGUE = word_lists("numbers")["vague"]
"""A group of alternatives: numbers that nobody knows."""
NUMBER, ORDINAL = word_lists("numbers")["number"], word_lists("numbers")["ordinal"]
"""The same of the numbers in which people count each other, in words, and of ordinals."""
SO_MANY = rf"(?:\d{{1,3}}|{NUMBER})"
"""A number in digits or words."""
