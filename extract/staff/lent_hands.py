"""Lent hands: people of other departments who do technology work now and then ("our custodians also swap parts")."""

import re
from collections.abc import Iterator

from extract.facts import Employment
from extract.staff.hearsay import is_question
from extract.staff.prose import Prose
from extract.staff.roster import Draft, Form

_FILL = re.compile(
    r"\b(?:others?\s+(?:also\s+)?(?:fill|help|pitch|step)s?\s+in"
    r"|fills?\s+in|pitch(?:es)?\s+in|help(?:s)?\s+(?:us\s+)?out"
    r"|steps?\s+in|tag[- ]?teams?)\b",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\b(?:break[ /-]?fix|set ?up|imag(?:e|es|ing)|repairs?"
    r"|tickets?|devices?|machines?|cabl(?:e|es|ing)|wiring|swap\w*"
    r"|troubleshoot\w*|support|projectors?|chromebooks?)\b",
    re.IGNORECASE,
)
_CREW = re.compile(
    r"\b(?:our|the)\s+(?P<name>(?:[\w&]+\s*/?\s*){1,4}?(?:crew|staff|team|custodians|secretaries|librarians|paras))\s+"
    r"(?:has|have|also|often|sometimes|will)\s+(?:also\s+|even\s+)?(?:perform\w*"
    r"|help\w*|do\w*|handle\w*|fix\w*|swap\w*|image\w*)\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:tech|technology|IT|teaching|support)\b", re.IGNORECASE)


def drafts_of_lent_hands(prose: Prose, start: int, end: int) -> Iterator[Draft]:
    """Yield the titles and crews that a sentence calls in from outside the department."""
    sentence = prose.text[start:end]
    if is_question(sentence):
        return
    if _FILL.search(sentence):
        for title, role in prose.titles_between(start, end):
            if role is None and not title.outsider:
                yield _draft(title.singular, None if title.plural else 1, title.start, title.end)
    crew = _CREW.search(sentence)
    if crew and _WORK.search(sentence[crew.end() :]) and not _OWN.search(crew["name"]):
        yield _draft(crew["name"].strip(), None, start + crew.start("name"), start + crew.end("name"))


def _draft(title: str, count: float | None, start: int, end: int) -> Draft:
    return Draft(
        title=title,
        count=count,
        fte=None,
        employment=Employment.OTHER_DEPARTMENT,
        form=Form.COUNTED,
        start=start,
        end=end,
    )
