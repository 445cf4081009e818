"""Vouched: titles that no rule states as staff, but that the encoder takes for positions of the author's own.

A long tail of phrasings ("she's the network specialist", "title on my badge is …", "my deputy has moved over to …")
says that somebody holds a job without a number or a verb that rules could list. The encoder has read the whole
sentence; rules only keep out what it is known to mistake: bosses, people outside, what is to be added.
"""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from extract.author.titles import is_nickname
from extract.document import Standing, scope_at, spoken_sentences
from extract.encoder.reading import Reading
from extract.facts import Employment
from extract.layout.arrows import has_arrows
from extract.staff.counts.staffing import COUNTED, Given
from extract.staff.factuality import is_nonfactual, is_question
from extract.staff.prose import LOOK, Prose
from extract.staff.roster import Draft, Form
from extract.staff.sentences.generalities import is_of_the_schools
from extract.staff.sentences.history import has_left, is_history, is_their_boss, leave
from extract.staff.sentences.mention_rows import build_drafts
from extract.staff.sentences.mentions import Mention, mentions_between
from extract.staff.sentences.standing import is_author, is_boss
from extract.stretches import Stretches
from extract.titles.belonging import is_outside

PROBABLE = 0.6
"""Mean probability of a title's tokens from which eight in ten were positions, on posts of unseen writers."""
_BOSSES = frozenset(["boss", "supervisor", "manager", "line manager"])
_IS_BOSS = re.compile(
    r"\b(?:boss|supervisor|husband|wife|son|daughter|brother|sister)\s+is\s+(?:the|our|a)?\s*$", re.IGNORECASE
)
"""Matches "my boss is the ", "whose son is our ": before a title that is not of the staff."""
_TO_COME = re.compile(
    r"(?:^|\b(?:to|will|would|might|and|then|please))\W*(?:add|hire|bring|create|fund|request)\W+(?:an?|one|another)?\s*$",
    re.IGNORECASE,
)
"""Matches "we will hire a", "to add another": before a title that nobody has yet."""
_NO_MORE = re.compile(
    r"\b(?:not\s+counting|no\s+longer\s+(?:an?|the|our)?|changed\b[^.;]{0,30}\bfrom|went\s+from|old\s+title\W{0,3}|first"
    r"|there\s+was\s+an?(?:\s+[\w-]+)?)\s*$",
    re.IGNORECASE,
)
"""Matches "not counting", "no longer a", "there was a": before a title that nobody has."""
_NOBODY_MORE = re.compile(
    r"(?:\b(?:those|these|each|every)\s+|\beach\b[^.;:]{0,40}|\bdotted\b[^.;:]{0,40}|\(\s*(?:also\s+)?doubles\s+as\s+|\btime\s+on\s+|&\s*)$",
    re.IGNORECASE,
)
"""Words before a title that say a norm, a line to somebody outside, a second hat, or the title's own first half."""
_SECOND_HAT = re.compile(
    r"(?:[,(]\s*also|\b(?:who|she|he)\s+doubles\s+as|\bother\s+(?:half|part|quarter|0?\.\d+)\s+is)\s+(?:(?:an?|our|the(?:\s+\w+['’]s)?)\s+)?$",
    re.IGNORECASE,
)
"""Words before what somebody else, named before, is besides."""
_OF_THE_PAST = re.compile(
    r"\W*(?:then|was|old|before|formerly|previously|last\s+year|(?:in\s+)?(?:19|20)\d\d)\b[^:\n]{0,20}:", re.IGNORECASE
)
"""Matches "Last year:", "Formerly in IT:": a list of who was there."""
_WISHED = re.compile(
    r"\W*(?:if\s+it\s+(?:were|was)\s+(?:up\s+to\s+)?(?:me|mine|my)|(?:I|we)(?:['’]d|\s+would)\s+(?:put|place|move|keep|leave))\b",
    re.IGNORECASE,
)
"""Matches "If it were up to me", "I'd put": a sentence of what is not so."""
_POST = re.compile(r"\s+position\b", re.IGNORECASE)


def drafts_vouched_for(doc: Doc, prose: Prose, stated: Sequence[Draft]) -> Iterator[Draft]:
    """Yield, as references, the titles of a doc that are in no draft and are probably positions."""
    reading: Reading | None = doc._.reading
    if reading is None:
        return
    taken = Stretches((draft.start, draft.end) for draft in stated if not _only_spoken_of(draft))
    for sentence in spoken_sentences(doc):
        start, end = sentence.start_char, sentence.end_char
        probable = [
            title
            for title in prose.titles_between(start, end)
            if not taken.touch(title.start, title.end)
            and reading.tag("POSITION", reading.tokens(title.start, title.end)) >= PROBABLE
        ]
        if not probable or _is_silent(prose.text[start:end]):
            continue
        former = scope_at(doc, start).standing is Standing.FORMER
        mentions = mentions_between(prose, start, end)
        for mention in mentions:
            of_schools = is_of_the_schools(mention, mentions)
            if mention.title in probable and not of_schools and _may_be(prose, mention, start):
                yield from build_drafts(prose, mention, start, end, Form.REFERENCE, sites=None, former=former)


def _only_spoken_of(draft: Draft) -> bool:
    """Return whether a draft states nobody: it is of a chain, or only says to whom a title's holders belong."""
    elsewhere = draft.employment is Employment.OTHER_DEPARTMENT and draft.count == 0
    return draft.form is Form.CHAIN or (elsewhere and draft.form is Form.REFERENCE)


def _is_silent(sentence: str) -> bool:
    """Return whether a sentence states no staff: it is a question, a wish, a list of the past, or a chain of titles."""
    if _OF_THE_PAST.match(sentence) or _WISHED.match(sentence):
        return True
    return is_question(sentence) or has_arrows(sentence)


def _may_be(prose: Prose, mention: Mention, start: int) -> bool:
    """Return whether nothing that rules know speaks against a position."""
    title, text = mention.title, prose.text
    if title.outsider or is_outside(title.singular) or mention.staffing.given in {Given.NONE, Given.VAGUE}:
        return False
    if title.plural and mention.staffing.given is Given.DEFINITE and mention.staffing.count is not None:
        return False
    before = text[max(start, title.start - 80) : mention.start]
    noun = text[max(start, title.start - 80) : title.start]
    boss = title.singular.lower() in _BOSSES or is_boss(text, title)
    if (mention.staffing.given is Given.OWNED and boss and not is_author(text, title)) or _IS_BOSS.search(noun):
        return False
    given, after = mention.staffing.given, text[title.end : title.end + 24]
    if leave(given, before, after) or (given is Given.OWNED and has_left(after)):
        return False
    if is_history(before, text[mention.stop : mention.stop + 40]) or is_their_boss(before, title.head):
        return False
    counted = mention.staffing.given in COUNTED
    told = text[max(start, mention.start - LOOK) : mention.start] if counted else ""
    if is_nickname(title) or is_nonfactual(told, text[mention.stop : mention.stop + 40]):
        return False
    if not title.plural and (
        _POST.match(text, title.end) or (" " not in title.singular and text.startswith(":", title.end))
    ):
        return False
    if _SECOND_HAT.search(noun):
        return False
    return not (_TO_COME.search(before) or _NO_MORE.search(noun) or _NOBODY_MORE.search(noun))
