"""Subjects: whom the words before an upward phrase ("… reports to") name as its subordinates."""

import re

from extract.layout.arrows import has_arrows
from extract.reporting.company import Company, Party
from extract.reporting.coreference.clauses import clause_start, goes_on
from extract.reporting.coreference.noun_phrases import subjects_before
from extract.reporting.said import Said

_SAME = re.compile(
    r"[\s,]*(?:(?:and|but|or|with|then|also|now)[\s,]*)*(?:has\s+|have\s+)?(?:an?|the|also)?\s*",
    re.IGNORECASE,
)
_WHO = re.compile(r"\b(?:who|which)[\s\w]{0,14}$", re.IGNORECASE)
_OPENS = re.compile(r"[\s(*–—-]*")
"""What comes before the verb of a sentence without a subject ("Network technician, one post. Reports to …")."""
_LABEL = re.compile(r"[^\n:]{2,60}:\s*(?:\n|$)")
"""What follows the verb of a label over a list ("Reports to the CIO:")."""
_ALL_OF_THEM = re.compile(r"\W*all\s", re.IGNORECASE)
"""How a phrase begins that is a sentence's whole ("All under the Facilities Manager.")."""
FINITE = re.compile(r"(?:reports?|answers?|works?)\b", re.IGNORECASE)
_I_ALSO = re.compile(
    r"^\W*(?:(?:and|but|so|now|here|today)\s+)?I(?:['’]ve|\s+\w+)\b(?!(?:[^.;:]*\b(?:who|that|which"
    r"|they)\b))[^.;:]*\band\s+(?:also\s+|\w+ly\s+)?$",
    re.IGNORECASE,
)
"""In "I have two coaches and report to the CFO" the author goes on."""
_FINITE_OF_ONE = re.compile(r"(?:\w+ly\s+)?(?:reports|answers)\b", re.IGNORECASE)
_OPENS_ASIDE = re.compile(r"\s*(?:,\s*(?:who|which)\b|\()")
_CLOSES_ASIDE = re.compile(r"[,)]\s*$")
_WITHIN_ASIDE = re.compile(r"\b(?:who|which)\b[^.;:]{0,80}$", re.IGNORECASE)
_SHE_HAS = re.compile(r"\W*(?:he|she)\s+(?:also\s+)?has\b", re.IGNORECASE)
_FINITE_OF_I = re.compile(r"(?:report|answer)\b", re.IGNORECASE)
_SOMEBODY = re.compile(r"\b(?:I|we|he|she|they|all|everyone|everybody)\b", re.IGNORECASE)
_CARRIES = re.compile(
    r"(?:,?\s*\b(?:and|but|who|also|each|all|both|have|has|with|carry|carries|keeps?|holds?"
    r"|so there's|there is|there's))*"
    r"\s*\b(?:with|and|have|has|carry|carries|keeps?|holds?|so there's|there is|there's)\s+an?\s*$",
    re.IGNORECASE,
)
"""What comes before "dotted line to", after the subject."""
_EACH = re.compile(r"\s*(?:(?:each|all|both)(?:\s+of\s+(?:them|whom|these))?\s*)?", re.IGNORECASE)
"""A clause's subject that only takes up the one before the semicolon."""
_LONGEST = 100
"""Characters before a parenthesis in which its subject is named ("The lead (six clerks under her) reports to …")."""
_HE = re.compile(
    r"[\s,;]*(?:(?:and|who|while)\s+)?(?:he|she)(?:\s+(?:himself|herself|in\s+turn|then|also|\w+ly))*\s*", re.IGNORECASE
)
"""In "the techs report to the manager and she reports to the CFO" the pronoun means whom the first clause ends with."""
_AGAIN = re.compile(
    r"[\s,;:–—-]*+(?:here|there|any\s?more|now|today|at\s+(?:our|my|this)\s+\w+)?[\s,;:–—-]*+(?:(?:but|and|so|now|instead|rather)[\s,]+)*"
    r"(?:he|she|it|they)(?:['’](?:s|re))?(?:\s+(?:all|both|now|actually|is|are|\w+ly))*\s*",
    re.IGNORECASE,
)
"""The words between "isn't under the CIO" and the verb that says under whom ("here, she is")."""
_AND_HE = re.compile(r",\s+and\s+(?:he|she)\s*(?:\w+ly\s*)?$", re.IGNORECASE)
"""In "Our network manager, and he reports to the CFO" the pronoun means whom the answer names."""
_LINE = re.compile(r"dotted|solid|straight", re.IGNORECASE)
"""How a phrase begins whose subject may be before a colon ("the campus techs: solid to the lead, dotted to …")."""
_THEY = re.compile(r"\bthey\s*$", re.IGNORECASE)
"""Those of the sentence before, less whom it says they report to."""
_MODAL = re.compile(
    r"\b(?:will|'ll|shall|may|might|(?<!have\s)(?<!has\s)(?<!used\s)to)\s+(?:\w+ly\s+|then\s+|all\s+|both\s+)?$",
    re.IGNORECASE,
)
"""Who will report to somebody does not yet."""
_SUPPOSED = re.compile(
    r"\b(?:thinks?|thought|believes?|pretends?|wishes|assumes?|swears?)\s+(?:that\s+)?(?:I|we|he|she"
    r"|they)\s+(?:\w+ly\s+|all\s+)?$",
    re.IGNORECASE,
)
"""Who is only thought to report to somebody does not."""
_PRONOUN = re.compile(r"\b(?:where|except\s+when|when|but)\s+(?:he|she|they)\s+(?:\w+ly\s+|also\s+)?$", re.IGNORECASE)
"""In a sentence that has said whom somebody reports to, an exception goes on with that somebody."""


def subjects_of(said: Said) -> tuple[Party, ...]:
    """Return the subordinates of a phrase that has them before it; pronouns and what the sentence said go on."""
    company, phrase, state, back = said.company, said.phrase, said.state, said.back
    if "from me" in phrase.group().lower():
        return company.myself()
    begin = clause_start(company.text, state.place, phrase.start())
    region = company.text[begin : phrase.start()] + (" " if phrase.group()[:1].isspace() else "")
    if phrase.group().lower().startswith("dotted") and has_arrows(region):
        return ()
    if _OPENS.fullmatch(region) and _ALL_OF_THEM.match(phrase.group()):
        return company.everybody(rest=True)
    if _I_ALSO.search(region) and _FINITE_OF_I.match(phrase.group()):
        return company.myself()
    if carried := _CARRIES.search(region):
        region = region[: carried.start()]
        stop = begin + len(region)
        if state.subjects and not company.between(begin, stop) and not _SOMEBODY.search(region):
            return state.subjects
    if state.superior is not None and state.place == said.start - len(region) and not region.strip() and region:
        named = state.superior.mention
        if named is not None and _FINITE_OF_ONE.match(phrase.group()) and named.end == state.place:
            return (state.superior,)  # "the techs report to the lead reports to the CIO"
    if state.subjects and (_SAME.fullmatch(region) or (goes_on(region) and not company.between(begin, phrase.start()))):
        return state.subjects
    if state.subjects and state.open and _AGAIN.fullmatch(region):
        return state.subjects
    if state.subjects and state.superior is not None and _PRONOUN.search(region):
        return state.subjects
    if _FINITE_OF_ONE.match(phrase.group()) and _goes_on_with_one(said, begin, region):
        return state.subjects
    superior = state.superior
    told = superior is not None and superior not in company.myself() and not company.between(state.since, begin)
    if superior is not None and told and _HE.fullmatch(region):
        return (superior,)
    if _MODAL.search(region) or _SUPPOSED.search(region):
        return ()
    if and_he := _AND_HE.search(region):
        titles = company.between(begin, begin + and_he.start())
        if len(titles) == 1 and not titles[0].plural:
            return (company.resolved(titles[0]),)
    subjects = subjects_before(company, begin, begin + len(region), back)
    if superior is not None and len(subjects) > 1 and _THEY.search(region):
        subjects = tuple(one for one in subjects if one.title != superior.title)
    if not subjects and _EACH.fullmatch(region) and begin > state.place:
        subjects = subjects_before(company, state.place, begin - 2, back)
    if not subjects and region.lstrip().startswith(")") and (opened := company.text.rfind("(", back, begin)) > 0:
        subjects = subjects_before(company, max(back, opened - _LONGEST), opened, back)
    labelled = _LABEL.match(company.text, phrase.end()) is not None
    if not subjects and _OPENS.fullmatch(region) and FINITE.match(phrase.group()) and not labelled:
        subjects = _told_of(company, back, phrase.start())
    if not subjects and not region.strip() and _LINE.match(phrase.group()):
        subjects = subjects_before(company, state.place, begin - 2, back)
    if not subjects and state.superior is not None and _WHO.search(region):
        return (state.superior,)
    return subjects


def told_in_aside(said: Said) -> tuple[Party, ...]:
    """Return of whom an aside told that closes right before a verb ("the director, who reports to the CFO, has")."""
    told, text = said.state.subjects, said.text
    one = told[0].mention if len(told) == 1 else None
    if one is None or one.plural or text[said.state.place : said.start].strip() not in {",", ")"}:
        return ()
    nested = _WITHIN_ASIDE.search(text, max(said.back, one.start - _LONGEST), one.start)
    return told if _OPENS_ASIDE.match(text, one.end) and not nested else ()


def _goes_on_with_one(said: Said, begin: int, region: str) -> bool:
    """Return whether a verb goes on with who has others ("the CIO has four engineers and reports to the CFO")."""
    one = said.state.subjects[0].mention if len(said.state.subjects) == 1 else None
    if one is None or one.plural or (one.start < begin and not _SHE_HAS.match(region)):
        return False
    aside = _CLOSES_ASIDE.search(region) and _OPENS_ASIDE.match(said.text, one.end)
    return goes_on(region) or aside is not None


def _told_of(company: Company, back: int, at: int) -> tuple[Party, ...]:
    """Return whom a sentence without a subject goes on about: the last person named, if that is one."""
    named = company.between(back, at)[-1:]
    return tuple(company.resolved(title) for title in named if not title.plural and not title.outsider)
