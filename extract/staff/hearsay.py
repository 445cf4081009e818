"""Hearsay: words that keep a title from being a fact: plans, wishes, norms, questions, what used to be."""

import re

from extract.pattern_files import rows

_BEFORE = re.compile(r"\b(?:" + "|".join(row["pattern"] for row in rows("hearsay")) + ")", re.IGNORECASE)
"""Each pattern of `patterns/hearsay.jsonl` says: what comes next is planned, wished, asked for or a norm."""
_PAST = re.compile(
    r"\b(?:used to|up (?:to|until) (?:19|20)\d\d|until\s+(?:last|this|recently|20\d\d)|(?:years?|months?) ago"
    r"|(?:did|once) have\b|back (?:in (?:\d|['’]\d|the|my|our|those|[a-z]+ \d)|when|then)"
    r"|in the (?:past|90'?s|80'?s)|originally|previously|formerly"
    r"|when\s+(?:we|they|there)\s+(?:had|was|were)"
    r"|when I (?:started|came|arrived|began)|I'd been|I had been|before (?:some|the) (?:budget )?cuts|by the norm)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\s*(?:before(?:\s+(?:the|that|our)|(?=\s*[).,;]|$))|until\s+\d{4}|back\s+(?:in|when)|\w+\s+years\s+ago)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\W*(?:[A-Z]?\d{1,2}[.)]\s*)?(?:anticipated\b[^:.;]{0,40}|projected\b[^:.;]{0,40}|next\s+(?:year|fy)['’]s\b[^:.;]{0,40}"
    r"|proposed|proposal|planned|wish\s?list|requested|ideal(?:ly)?|dream|goal|next\s+(?:year|step)s?"
    r"|(?:next\s+year['’]?s\s+)?(?:budget\s+)?requests?\b[^:.;]{0,40})\s*:",
    re.IGNORECASE,
)
"""What a heading in the sentence announces as not yet there."""
_PLANNED_LIST = re.compile(
    r"\b(?:plan(?:s|ning|ned)?\s+to|ask(?:s|ed|ing)?\s+for|hop(?:e|ing)\s+(?:to|for)|wish(?:es)?|request(?:s|ed|ing)?"
    r"|propos(?:e|es|ed|ing)|would\s+(?:like|love|add|hire))\b[^.;:?!\n]*:[^.;?!\n]*$",
    re.IGNORECASE,
)
"""A list that a wish opens: "what I plan to ask for: a coach, a webmaster"."""
_COMMITTEE = re.compile(
    r"\b(?:committee|council|panel|task\s+force|interview\s+team)\s+(?:has|is|includes|of|with|consists)\b",
    re.IGNORECASE,
)
_TILL_THEN = re.compile(
    r"\s*(?:as\s+well\s+|too,?\s+)?(?:(?:back\s+)?in\s+(?:19|20)\d\d|(?:up\s+)?(?:until|till|'til))\b", re.IGNORECASE
)
_HAD = re.compile(r"\b(?:had|were|was)\b", re.IGNORECASE)
_SUPPOSED = re.compile(
    r"\s*(?:(?:who|that|which)\s+)?(?:is worth|is better|will|would|can|cannot|can't|should|must|may"
    r"|(?:is|are|was|were) (?:supposed|slated|scheduled|due|meant|set) to (?:come|start|join|be|arrive)"
    r"|deserves?|needs? to|might|you\s+(?:did|do|never|could|would|should|lack|need))\b"
    r"|\s*(?:who(?:m)?\s+|that\s+)?you\s+(?:did|do|could|would|should|wo|ca)n't\b",
    re.IGNORECASE,
)
_NORM = re.compile(
    r"^\s*(?:per\s+(?:[\d,.]+|student|teacher|device|every|thousand|classroom)|(?:for|to|in)\s+every\s+(?:[\d,.]+|two|three|four|five|six|ten)"
    r"|for\s+each\s+[\d,.]+|:\s?[\d,.]+[k\s]|to\s+[\d,]{3,}|to\s+(?:how(?:ever)?|so)\s+many|/\s?[\d,]{3,})",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\([^()]{0,80}\)")
_ASIDE = re.compile(
    r"\b(?:(?:who|that|which)\s|if\s+(?:you|we)\s+(?:count|ask|include|like|must|will|want)\b)[^,;:.()?]{1,60},",
    re.IGNORECASE,
)
"""What is told of somebody else, or asked of the reader, in passing: it says nothing of the titles after it."""
_RESET = re.compile(
    r"[;—–]|\.\s|:\s|\bbut\b|\bhowever\b|\bright now\b|\bcurrently\b|\balready\b"
    r"|\bwe(?:['’]re|\s+are|\s+have)?\s+still\b"
    r"|^\W*for\s+what\s+it['’]?s\s+worth\b|^\W*(?:as\s+(?:to|for)|about|on|to\s+answer)\s+your\b[^,;.]{0,40},",
    re.IGNORECASE,
)
"""Where a new thought begins, which what was wished or asked before says nothing of."""
_NOW = re.compile(r"\b(?:where|and|but)\b[^,;.]{0,20}\bnow\b", re.IGNORECASE)
_COMPARED = re.compile(r"\bbetter\s+than\s+(?:it|you|we|I|he|she|they|that)\b[^,;.]{0,30}?\s+and\b", re.IGNORECASE)
_EARLIER = re.compile(r"\bbefore\s+(?:that|this)\b", re.IGNORECASE)


def is_hearsay(before: str, after: str = "", *, former: bool = False) -> bool:
    """Tell whether the words around a title in its sentence make it no fact; `former` lets the past pass."""
    clause = _RESET.split(_ASIDE.sub(" ", _REMARK.sub(" ", _COMPARED.sub(" ", before))))[-1]
    if former:
        clause = _EARLIER.sub(" ", clause)
    if announces_plans(before) or _COMMITTEE.search(before):
        return True
    if not former and _TILL_THEN.match(after) and _HAD.search(before):
        return True
    if _BEFORE.search(clause) or _NORM.match(after) or _SUPPOSED.match(after):
        return True
    return not former and (_PAST.search(_NOW.split(before)[-1]) is not None or _UNTIL.match(after) is not None)


def announces_plans(words: str) -> bool:
    """Tell whether words before a colon announce what is not yet there ("Next year's ask:")."""
    return ":" in words and (_LABEL.match(words) is not None or _PLANNED_LIST.search(words) is not None)


def is_question(sentence: str) -> bool:
    """Tell whether a sentence asks."""
    return sentence.rstrip().rstrip(")\"'").endswith("?")
