"""Own trade: in a post about a library or a health office that one is the department, whomever its people are under.

A librarian who reports to the principal is another department's where the post tells of technology, not where it tells
of the library. Where the trade has a head of its own, those who are under a principal instead stay another's.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from extract.facts import Employment
from extract.pattern_files import word_lists
from extract.staff.prose import Prose
from extract.staff.roster import Draft
from extract.staff.sentences.myself import author_of
from extract.titles.school_trades import heads_school_trade, is_of_a_school_trade

_UNDER = re.compile(
    rf"\b(?:{word_lists()['reports_to']}|{word_lists()['works_for']}|under"
    r"|(?:managed|supervised|evaluated|overseen|rated|directed|led) by)\b",
    re.IGNORECASE,
)
_PAID = re.compile(r"\b(?:paid|pays?|fund(?:s|ed)|budget|payroll)\b", re.IGNORECASE)
_PRINCIPAL = re.compile(r"\bprincipals?\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.;\n]{0,160}")


def of_their_trade(doc: Doc, prose: Prose, drafts: Sequence[Draft]) -> Sequence[Draft]:
    """Return the drafts of one department; in a school trade's, no superior makes anybody another department's."""
    if not any(draft.employment is Employment.OTHER_DEPARTMENT for draft in drafts):
        return drafts
    author = author_of(doc, prose)
    titles = {draft.title for draft in drafts} | ({author.title.title} if author else set())
    if not is_of_a_school_trade(titles):
        return drafts
    headed = any(map(heads_school_trade, titles))
    return [replace(one, employment=None) if _is_under(prose.text, one, headed=headed) else one for one in drafts]


def _is_under(text: str, draft: Draft, *, headed: bool) -> bool:
    """Return whether all that makes a draft another department's is whom its people report to; `headed`: not a head."""
    told = _SENTENCE.match(text, draft.end)
    after = told.group() if told else ""
    if draft.employment is not Employment.OTHER_DEPARTMENT or _PAID.search(after) or not _UNDER.search(after):
        return False
    return not (headed and _PRINCIPAL.search(after))
