"""Upward: phrases with the subordinate before them and the superior after ("reports to", "is evaluated by")."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.pattern_files import rows
from extract.reporting.clauses import clause_of, goes_on
from extract.reporting.company import Company, Party
from extract.reporting.groups import exempted
from extract.reporting.mentions import is_anybody, meant_by_pronoun
from extract.reporting.parties import subjects_after, subjects_before
from extract.reporting.ranks import rank
from extract.reporting.said import Pairs, Said
from extract.reporting.superiors import middle_after, superior_after
from extract.titles.same_title import distance

_EXCEPT = re.compile(r"\b(?:except(?:\s+for)?|other\s+than|apart\s+from|but\s+not|besides|minus)\b", re.IGNORECASE)
_SAME = re.compile(
    r"[\s,\x1e]*(?:(?:and|but|or|with|then|also|now)[\s,\x1e]*)*(?:has\s+|have\s+)?(?:an?|the|also)?[\s\x1e]*",
    re.IGNORECASE,
)
_WHO = re.compile(r"\b(?:who|which)[\s\w]{0,14}$", re.IGNORECASE)
_WEAK = re.compile(
    r"\W*(?:who\s+)?(?:have\s+|has\s+|were\s+|was\s+)?"
    r"(?:moved|transferred|works?|worked|go(?:es)?|went|comes?|came|belong\w*|assigned|handed|gets?|got|receives?)\b"
    r"|(?:is|are|'re|has|have|had)$",
    re.IGNORECASE,
)
"""What these say of a person they say of a place too: "works for the bursar", "works for Jones Academy"."""
_MOVED = re.compile(r"\b(?:moved|transferred|assigned|handed)\b", re.IGNORECASE)
"""Who moved to a person sits under that person; who moved to a department has only moved."""
_DEPARTMENT = re.compile(
    r"\b(?:" + "|".join(row["pattern"] for row in rows("reporting") if row["kind"] == "department") + r")\b",
    re.IGNORECASE,
)
_APPOSED = re.compile(r",\s+(?:the|our|an?)\s+(?=[^,.;:\n]{2,50}:)")
"""An apposition before a colon ("under me, the director: three techs")."""
_OFFICE = re.compile(r"\b(?:office|department|dept)\b", re.IGNORECASE)
_INVERTED = re.compile(
    r"\s*(?:(?:is|are|come|sit|there(?:'s|\s+is|\s+are)|we\s+have|I\s+have)\b|[,:]|[-–—](?=\s))\s*(?:there(?:'s|\s+is|\s+are)\s|"
    r"(?:we|I)\s+have\s)?|\s[\w\s]{2,24}:|\s+(?=\d|an?\s|the\s|one\s|two\s|three\s|four\s|five\s|six\s)",
    re.IGNORECASE,
)
"""What stands between a fronted superior and those under them ("under the CIO there are two analysts")."""
_AND_TO = re.compile(
    r"[^.;:\n]{0,50}?(?:,\s+for\s+(?:\w+\s+){1,3}|,?\s+(?:and|but|or)\s+)(?:also\s+|then\s+|\w+ly\s+|(?:the\s+other\s+)?half\s+)?"
    r"(?P<to>to|by)\s+",
    re.IGNORECASE,
)
_AND_THE = re.compile(
    r"(?:\s+(?:on\s+paper|in\s+name|officially|formally))?,?\s+(?:and|&|or)\s+(?P<to>)(?=(?:the|our|my|me|his|her|their)\b|(?-i:[A-Z]))",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\s*(?:[.,;:)\n]|$|(?:for|on|in|at|who|as|when|depending|both|together|jointly|but)\b)", re.IGNORECASE
)
"""What follows the second of two superiors ("to the bursar and the provost."), and not the subject of a new clause."""
_OPENS = re.compile(r"[\s(*–—-]*")
"""What stands before the verb of a sentence without a subject ("Network technician, one post. Reports to …")."""
_FINITE = re.compile(r"(?:reports?|answers?|works?)\b", re.IGNORECASE)
_I_ALSO = re.compile(
    r"^\W*(?:(?:and|but|so|now|here|today)\s+)?I(?:['’]ve|\s+\w+)\b(?!(?:[^.;:]*\b(?:who|that|which|they)\b))[^.;:]*\band\s+(?:also\s+|\w+ly\s+)?$",
    re.IGNORECASE,
)
"""In "I have two coaches and report to the CFO" the author goes on."""
_FINITE_OF_I = re.compile(r"(?:report|answer)\b", re.IGNORECASE)
_SOMEBODY = re.compile(r"\b(?:I|we|he|she|they|all|everyone|everybody)\b", re.IGNORECASE)
_CARRIES = re.compile(
    r"(?:,?\s*\b(?:and|but|who|also|each|all|both|have|has|with|carry|carries|keeps?|holds?"
    r"|so there's|there is|there's))*"
    r"\s*\b(?:with|and|have|has|carry|carries|keeps?|holds?|so there's|there is|there's)\s+an?\s*$",
    re.IGNORECASE,
)
"""What stands before "dotted line to", after the subject."""
_DETERMINED = re.compile(r"\b(?:the|our|my|an?|and|or|both)\s+$", re.IGNORECASE)
"""What stands before a bare head that means somebody of the roster ("the manager", not "the city manager")."""
_EACH = re.compile(r"\s*(?:(?:each|all|both)(?:\s+of\s+(?:them|whom|these))?\s*)?", re.IGNORECASE)
"""A clause's subject that only takes up the one before the semicolon."""
_BARE = re.compile(r"[\s,]*(?:under|beneath|below)", re.IGNORECASE)
_AND = re.compile(r"\band\s*$", re.IGNORECASE)
"""After "and" a phrase without a verb opens a clause ("two analysts, and under the lead three clerks")."""
_LONGEST = 100
"""Characters before a parenthesis in which its subject is named ("The lead (six clerks under her) reports to …")."""
_FRONTED = 3
"""Words before a phrase from which on nothing is fronted ("Under the CIO, two analysts")."""
_LEADERS = range(2, 6)
"""The ranks (see `rank`) of those who may lead the department."""
_HE = re.compile(
    r"[\s,;]*(?:(?:and|who|while)\s+)?(?:he|she)(?:\s+(?:himself|herself|in\s+turn|then|also|\w+ly))*\s*", re.IGNORECASE
)
"""In "the techs report to the manager and she reports to the CFO" the pronoun means whom the first clause ends with."""
_MODAL = re.compile(
    r"\b(?:will|'ll|shall|may|might|(?:going|supposed)\s+to)\s+(?:\w+ly\s+|then\s+|all\s+|both\s+)?$", re.IGNORECASE
)
"""Who will report to somebody does not yet."""
_PRONOUN = re.compile(r"\b(?:where|except\s+when|when|but)\s+(?:he|she|they)\s+(?:\w+ly\s+|also\s+)?$", re.IGNORECASE)
"""In a sentence that has said whom somebody reports to, an exception goes on with that somebody."""


def pairs_upward(said: Said) -> Pairs:
    """Yield who reports to whom by a phrase that has the subordinate before it."""
    company, text, phrase, state, end = said.company, said.text, said.phrase, said.state, said.end
    fronted = _BARE.match(phrase.group()) is not None and _AND.search(text, state.place, said.start) is not None
    subjects = () if fronted else _subjects(said)
    found = superior_after(company, said.after, end) or meant_by_pronoun(said, subjects)
    if found is None or not _leads(company, phrase.group(), *found):
        return
    if _WEAK.match(phrase.group()) and subjects and _owned(text, subjects, said.start):
        return
    if apposed := _APPOSED.match(text, found[1], end):
        found = found[0], _title_end(company, apposed.end(), found[1])
    begins = len(text[state.place : said.start].split()) < (1 if _FINITE.match(phrase.group()) else _FRONTED)
    told = text.startswith(":", found[1]) and all(is_anybody(company, one) for one in subjects)
    inverted = _INVERTED.match(text, found[1], end) if told or not subjects else None
    if inverted and (inverted.group().strip() != "," or begins):
        subjects = subjects_after(company, inverted.end(), end)
    if not subjects:
        return
    superior, state.place = found
    subjects = _without(said, subjects, superior)
    state.subjects, state.superior, state.since = subjects, superior, state.place
    middle = middle_after(company, state.place, end)
    if middle is not None:
        yield middle, superior
        superior = middle
    if inverted:  # "under the lead there are two clerks and a page; the page reports to the clerks"
        subjects = tuple(replace(subject, rest=True) for subject in subjects)
    for subject in subjects:
        yield subject, superior
    for other in _also(said):
        yield from ((subject, other) for subject in subjects)


def _title_end(company: Company, at: int, otherwise: int) -> int:
    """Return where the title that begins at an offset ends, `otherwise` where none begins there."""
    return next((one.end for one in company.titles if one.start == at), otherwise)


def _owned(text: str, subjects: tuple[Party, ...], end: int) -> bool:
    """Whether a thing of the subject's, not the subject, goes somewhere ("his work went to the clerks")."""
    last = subjects[-1].mention
    return last is not None and re.search(r"\b(?:his|her|their|its)\s+\w+\s*$", text[last.end : end]) is not None


def _leads(company: Company, phrase: str, superior: Party, end: int) -> bool:
    """Whether a phrase that says much else means a superior here: somebody by title or rank, or a department."""
    if superior.mention is not None or superior in company.myself() or rank(superior.title) is not None:
        return True
    if not _WEAK.match(phrase) or superior.title.lower() in {"head", "boss"}:
        return True
    if _MOVED.search(phrase) or _DEPARTMENT.search(superior.title) is None:
        return False
    return "belong" not in phrase.lower() or _OFFICE.search(company.text, end - 12, end + 12) is not None


def _also(said: Said) -> Iterator[Party]:
    """Yield the further superiors of a sentence ("to me for pay and to the principals for the rest")."""
    company, state, end = said.company, said.state, said.end
    for _ in range(2):
        joint = _AND_TO.match(company.text, state.place, end) or _AND_THE.match(company.text, state.place, end)
        found = superior_after(company, joint.end(), end) if joint else None
        bare = joint is not None and not joint["to"]
        if found is not None and bare and not _CLOSED.match(company.text, found[1], end):
            return
        if found is None or not (found[0].mention or found[0] in company.myself() or rank(found[0].title) is not None):
            return
        state.place = found[1]
        yield found[0]


def _subjects(said: Said) -> tuple[Party, ...]:
    company, phrase, state, back = said.company, said.phrase, said.state, said.back
    if "from me" in phrase.group().lower():
        return company.myself()
    begin = clause_of(company.text, state.place, phrase.start())
    region = company.text[begin : phrase.start()]
    if _I_ALSO.search(region) and _FINITE_OF_I.match(phrase.group()):
        return company.myself()
    if carried := _CARRIES.search(region):
        region = region[: carried.start()]
        stop = begin + len(region)
        if state.subjects and not company.between(begin, stop) and not _SOMEBODY.search(region):
            return state.subjects
    if state.subjects and (_SAME.fullmatch(region) or (goes_on(region) and not company.between(begin, phrase.start()))):
        return state.subjects
    if state.subjects and state.superior is not None and _PRONOUN.search(region):
        return state.subjects
    superior = state.superior
    told = superior is not None and superior not in company.myself() and not company.between(state.since, begin)
    if superior is not None and told and _HE.fullmatch(region):
        return (superior,)
    if _MODAL.search(region):
        return ()
    subjects = subjects_before(company, begin, begin + len(region), back)
    if not subjects and _EACH.fullmatch(region) and begin > state.place:
        subjects = subjects_before(company, state.place, begin - 2, back)
    if not subjects and region.lstrip().startswith(")") and (opened := company.text.rfind("(", back, begin)) > 0:
        subjects = subjects_before(company, max(back, opened - _LONGEST), opened, back)
    if not subjects and _OPENS.fullmatch(region) and _FINITE.match(phrase.group()):
        subjects = _told_of(company, back, phrase.start())
    if not subjects and state.superior is not None and _WHO.search(region):
        return (state.superior,)
    return subjects


def _told_of(company: Company, back: int, at: int) -> tuple[Party, ...]:
    """Return whom a sentence without a subject goes on about: the last person named, if that is one."""
    named = company.between(back, at)[-1:]
    return tuple(company.resolved(title) for title in named if not title.plural and not title.outsider)


def _without(said: Said, subjects: tuple[Party, ...], superior: Party) -> tuple[Party, ...]:
    """Leave out of a group its superior and whoever "except the coaches" names."""
    company, end = said.company, said.end
    exempt = {superior.title.lower()}
    if superior.mention is None:  # the author, or a group's own head: "everyone else" leaves out their shorter titles
        exempt |= {
            one.title.lower()
            for one in subjects
            if one.mention is None and distance(one.title, superior.title) is not None and rank(one.title) in _LEADERS
        }
    if len(subjects) > 1 and all(subject.rest for subject in subjects):
        ahead = superior.mention.end if superior.mention is not None else end
        exempt |= {
            company.resolved(title).title.lower()
            for title in company.between(ahead, end)
            if title.singular.lower() != title.head
            or _DETERMINED.search(company.text, max(0, title.start - 8), title.start)
        }
    if match := _EXCEPT.search(said.text, said.start, end):
        exempt |= exempted(company, match.end(), end)
    return tuple(subject for subject in subjects if subject.title.lower() not in exempt)
