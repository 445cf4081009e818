"""Number words: what the words of `patterns/numbers.jsonl` are worth, and how a pattern names them."""

from extract.pattern_files import listed, word_lists

SMALL = {word: value for value, word in enumerate(("zero", *listed("numbers", "number")))}
TENS = {word: 10 * value for value, word in enumerate(listed("numbers", "tens"), start=2)} | {"fourty": 40, "ninty": 90}
SCALES = {"hundred": 100, "thousand": 1_000, "dozen": 12}
ORDINALS = {word: value for value, word in enumerate(listed("numbers", "ordinal"), start=1)}
PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    word + plural: ORDINALS[word] for word in ("third", "fourth", "fifth", "tenth") for plural in ("", "s")
}
"""Names of parts, with how many of them make a whole."""

VAGUE = word_lists("numbers")["vague"]
"""A group of alternatives: numbers that nobody knows."""
NUMBER, ORDINAL = word_lists()["number"], word_lists()["ordinal"]
"""The same of the numbers in which people count each other, in words, and of ordinals."""
SO_MANY, AMOUNT = word_lists()["so_many"], word_lists()["amount"]
"""A number of heads in digits or words, and one that may be a decimal: what stands for either is read by `worth`."""


def number_value(written: str) -> float:
    """Return the number that an `AMOUNT` writes."""
    word = written.lower()
    return float(SMALL.get(word, word))
