"""References: what a sentence about "the coaches" says of a job that another sentence counts.

A job whose holder was cut, is being looked for, or is called a contractor or a student is a row of its own.
"""

import re
from collections.abc import Iterator

from extract.facts import Employment
from extract.quantities.number_words import ORDINAL
from extract.staff.counts.staffing import Given
from extract.staff.counts.time_share import time_share
from extract.staff.employment import LOST, employment_of, tells_of_subject
from extract.staff.factuality import is_nonfactual
from extract.staff.prose import LOOK
from extract.staff.roster import Draft, Form
from extract.staff.sentences.mentions import Mention, present_words
from extract.titles.belonging import is_outside
from extract.titles.roles import family_of

_CUT_IT = re.compile(
    r"(?:^|[.;:,])\s*(?:just\s+|so\s+)?(?:cut|drop|lose|axe|eliminate)\s+(?:the|your)\s*$", re.IGNORECASE
)
"""An urge, no report: "cut the coach"."""
_IS_A = re.compile(
    r"\s+(?:is|['’]s)\s+(?:\w+\s+)?(?:an?|our|the)\s+(?:[\w-]+\s+){0,2}(?:contractor|student|consultant)\b",
    re.IGNORECASE,
)
"""What the holder of a job is: that there is one goes without saying."""
_POST = re.compile(r"\s+(?:position|post|slot|job|role)\b", re.IGNORECASE)
_OPENING = re.compile(r"\s+(?:vacancy|opening|posting)\b(?!\s+(?:day|ceremony|bid|act)\b)", re.IGNORECASE)
"""What is open after the name of a job ("Network Engineer vacancy")."""
_ANOTHER = re.compile(rf"\b{ORDINAL}\s+$", re.IGNORECASE)
"""Before a job that is open: there is one more of it than the text counts."""


def drafts_of_reference(text: str, mention: Mention, start: int) -> Iterator[Draft]:
    """Yield what the sentence that begins at `start` says of the employment of a title that it does not count."""
    title, bare = mention.title, mention.staffing.given is Given.BARE
    before = text[max(start, mention.start - LOOK) : title.start]
    if tells_of_subject(before, mention.rest):
        return
    employment = employment_of(after=mention.rest, remark=mention.remark)
    said = employment_of(before=before)
    if employment is None and said is Employment.CUT and not _CUT_IT.search(before):
        employment = Employment.CUT
    held = mention.role is not None and not bare and _IS_A.match(mention.rest) is not None
    if employment in {None, Employment.EMPLOYEE} or (employment is Employment.STUDENT and not held):
        return
    if title.outsider or is_outside(title.singular) or is_nonfactual(text[start : mention.start]):
        return
    known = mention.role is not None or _POST.match(text, title.end) is not None
    gone = employment in LOST and known
    if gone:
        opening = not title.plural and _OPENING.match(text, title.end) is not None
        there = (
            opening
            or not bare
            or (not title.plural and _ANOTHER.search(text, max(start, title.start - 12), title.start))
        )
    else:
        named = not bare or text[mention.start - 1 : mention.start] == "("
        lent = employment is Employment.OTHER_DEPARTMENT and family_of(mention.role) != "administration"
        there = named and mention.role is not None and (lent or not title.plural)
    there = held or bool(there)
    share = None if gone or title.plural else time_share(present_words(mention))
    yield Draft(
        title=title.singular,
        count=None if there and title.plural else int(there),
        fte=None if share is None else round(share, 2),
        employment=employment,
        form=Form.REFERENCE,
        start=mention.start,
        end=mention.stop,
    )
