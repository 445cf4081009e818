"""Superiors: whom the words after "reports to" name: a title, the author, a department, somebody outside."""

import re
from typing import TypeAlias

from extract.joints import JOINT
from extract.pattern_files import word_set
from extract.quantities.number_words import SO_MANY
from extract.reporting.company import Company, Party
from extract.reporting.coreference.units import possessor_of
from extract.reporting.ranks import rank
from extract.titles.same_title import fullest
from extract.titles.singular import singular_word
from extract.titles.title import Title

_LEAD = re.compile(
    r"\s*(?:whoever(?:['’]s|\s+is)\s+)?"
    r"(?:the\s+(?:direct\s+|general\s+|daily\s+)?(?:supervision|direction|leadership|management|oversight|authority|guidance)\s+of\s+)?"
    r"(?:(?:directly|up|either|also|only|ultimately|still|now|currently|officially|technically"
    r"|both|half|in turn)\s+)*(?:to\s+)?(?:(?:the|our|my|an?|their"
    r"|his|her|its|your|each|whichever|separate|different|own"
    rf"|(?!one\s+of\b){SO_MANY})\s+){{0,3}}"
    r"(?:(?:that\s+)?(?:building|campus|school|site|branch|location"
    r"|college)['’]?s['’]?\s+(?=principal|head|dean))?",
    re.IGNORECASE,
)
"""What may be before a superior's title: " directly to the ", " up to each building's "."""
_NOBODY = re.compile(
    r"(?:and|or|but|I|we|they|ours|mine|whoever|whomever|nobody|no one|someone"
    r"|somebody|anyone|latter|former|which|what|who|whom|(?!(?-i:IT\b))it|them|this|that"
    r"|different|various)\b",
    re.IGNORECASE,
)
"""Words that name no superior: "whoever", "them", "different"."""
_SHOWN = re.compile(r"(?:this|that|those|these)(?:\s+(?:same|one|very))?\s+", re.IGNORECASE)
"""What comes before the title of somebody named before ("by that area manager")."""
_SELF = re.compile(r"(?:me|us|myself|yours\s+truly|the\s+undersigned)\b", re.IGNORECASE)
_HEAD = re.compile(r"Heads?\b(?!\s+(?:of|start)\b)|Board\b|Boss\b", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:C ?& ?I\b|[A-Z][\w.'’]*|I\.?T\.?)(?:(?: *& *| +(?:of|for"
    r"|and|the|&) +|,? +(?=[A-Z])| +)(?:the +)?(?:(?!I\b)[A-Z][\w.'’&-]*"
    r"|IT|HR))*"
)
"""A superior by words in capitals alone: "Dean of Students", "C&I", "Provost & Registrar"."""
_DEPARTMENT = re.compile(
    r"(?:curriculum|instruction|academics?|business|finance"
    r"|operations|teaching and learning|c&i|facilities|maintenance"
    r"|(?:(?:library|school|town|county|village)\s+)?(?:trustees|board|committee)"
    r"|(?:[a-z]+(?:['’]s?)?\s+){1,2}office|hr|human resources|it|technology|library)\b(?:\s+(?:department"
    r"|dept|office|side|division))?(?!\s+(?:director|manager|head|coordinator|supervisor|chief|trustees|board"
    r"|committee)\b)",
    re.IGNORECASE,
)
"""A department that stands for its head: "curriculum", "the business office" less its article, "HR"."""
_SUP = re.compile(r"(?:(?:asst|assoc|dep|deputy)\.?\s+)?sup\b(?!['’])", re.IGNORECASE)
"""The superintendent, shorter than any title ("reports to the asst sup")."""
_APPOSED = re.compile(r",?\s+(?:our|the|my)\s+")
"""What comes between a name and its bearer's title ("Rosa Lind, our CIO")."""
_FIELD = re.compile(r" (?:for|of) (?:[A-Z][\w&.-]*)(?:(?:,| and| &)? [A-Z][\w&-]*)*")
"""The field of a superior elsewhere, whatever it is called ("Assistant Head for Finance and Operations")."""
_OF_ONE = re.compile(r" (?:of|to) (?:the|our) $")
"""What leads from a secretary or an assistant to whom they work for ("the secretary of the superintendent")."""
_QUALIFIER = re.compile(rf"(?P<words>[A-Za-z][\w'’-]+)[ {JOINT}]")
_PLAIN = word_set("reporting_words", "plain")
"""Words before a superior's title that tell no kind of them ("the new principal", but "the building principal")."""
_OF_SOMEBODY = frozenset({"secretary", "assistant"})
"""Heads that say little before they say whose ("the assistant to the CFO")."""
_PURPOSE = re.compile(
    r"(?P<head>(?:\w+ )?[Pp]rincipal|[Ss]uperintendent|[Bb]usiness [Mm]anager|[Bb]ursar|[Tt]reasurer)"
    r" for (?:the )?[a-z]"
)
"""A superior and what they are the superior for ("to their principals for the teaching")."""
_AIDE = r"(?P<aide>chief\s+of\s+staff|deputy|designee|cabinet)\b"
_OFFICE_OF = re.compile(
    rf"(?P<mark>['’]s?)\s+(?:(?P<office>office)\b|{_AIDE}|(?=[A-Z]|\w+\s))",
    re.IGNORECASE,
)
"""What a superior in the possessive owns."""
_OWNED = re.compile(rf"\s+(?:office\b|{_AIDE})", re.IGNORECASE)
_SHORTENED = re.compile(r"(?:[A-Za-z]{2,6}\.\s?){1,2}")
"""Abbreviations before a title ("the bus. mgr.")."""
_HOLDER = re.compile(
    r"(?P<title>[^\W\d][\w&/ -]{1,40}?)['’]s?(?=\s*(?:[.,;:)]|$|\n|(?:people|staff|employees?|own"
    r"|(?P<team>crew|team|group|shop|department|dept|unit|direct|supervision|direction))\b))"
)
"""A title in the possessive ("the technicians are the network manager's")."""
_ITS = re.compile(r"\bits\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_TAIL = re.compile(r"\s+(?:Department|Dept|Division|department|dept|division)\.?$")

_COURTESY = re.compile(r"(?:(?:Dr|Mr|Mrs|Ms)\.?|[A-Z]\.)\s+(?=[A-Z])")
"""What comes before a name."""
_CALLED = re.compile(r"(?:(?:Dr|Mr|Mrs|Ms)\.?\s+[A-Z][\w'’-]+|[A-Z][a-z]+\s+[A-Z][\w'’-]+),\s+")
"""A person's name before their title ("Dr. Stone, Assistant Superintendent")."""
_LETTERS = re.compile(r"[A-Z]{2,5}(?=s?\b)")
_GRADES = frozenset({"senior", "junior", "deputy"})
"""First words of titles that stand for them ("a Junior reports to a Senior")."""
_CAPITALISED = re.compile(r"[A-Z][a-z]+")

Named: TypeAlias = tuple[Party, int]
"""Somebody, and where the words that name them end."""


def superior_after(company: Company, start: int, end: int) -> Named | None:
    """Return whom the words from `start` name first as a superior, with where the phrase ends; None for nobody."""
    text = company.text
    lead = _LEAD.match(text, start, end)
    at = lead.end() if lead else start
    if shown := _SHOWN.match(text, at, end):
        named = [one for one in company.between(start, end) if one.start == shown.end()]
        return (company.resolved(named[0]), named[0].end) if named else None
    if _NOBODY.match(text, at, end):
        return None
    if self_match := _SELF.match(text, at, end):
        parties = company.myself()
        return (parties[0], self_match.end()) if parties else None
    titles = company.between(start, end)
    if titles and (
        titles[0].start <= at + 1
        or _near(text[at : titles[0].start])
        or _SHORTENED.fullmatch(text, at, titles[0].start)
    ):
        return _titled(company, text[start:at], at, titles[0], end)
    ways = (_possessor, _first_name, _initials, _nickname, _bare_head, _sup, _name, _department)
    return next((found for way in ways if (found := way(company, at, end))), None)


def _titled(company: Company, lead: str, at: int, title: Title, end: int) -> Named:
    """Return the bearer of a title, with the field or the adjective that belongs to it."""
    text = company.text
    bare = title.singular.lower() == title.head
    if purpose := _PURPOSE.match(title.singular):
        return Party(title=purpose["head"], mention=title), title.end
    if owned := _OFFICE_OF.match(text, title.end, end):
        return _owned_by(company, title, owned, end)
    if short := _SHORTENED.fullmatch(text, at, title.start):
        return Party(title=f"{short.group().strip()} {title.singular}", mention=title), title.end
    if field := _FIELD.match(text, title.end, end):
        return Party(title=text[title.start : field.end()], mention=title), field.end()
    if title.head in _OF_SOMEBODY and (holder := _holder(company, title, end)):
        return Party(title=text[title.start : holder.end], mention=title), holder.end
    if bare and _ITS.search(lead):
        return Party(title=title.singular, mention=title), title.end  # another department's, just named
    gap = _QUALIFIER.fullmatch(text, at, title.start)
    if bare and gap is not None and gap["words"].lower() not in _PLAIN and "time" not in gap["words"]:
        return Party(title=f"{gap['words']} {title.singular}", mention=title), title.end
    return company.resolved(title), title.end


def _holder(company: Company, title: Title, end: int) -> Title | None:
    """Return whom a title belongs to that only says whose it is ("the assistant to the CFO")."""
    following = company.between(title.end, end)
    return following[0] if following and _OF_ONE.fullmatch(company.text, title.end, following[0].start) else None


def _owned_by(company: Company, title: Title, owned: re.Match[str], end: int) -> Named:
    """Return the office, aide or title that a possessive leads to ("the treasurer's office", "the head's deputy")."""
    nexts = [one for one in company.between(owned.start(), end) if one.start <= owned.end("mark") + 1]
    if nexts:
        return company.resolved(nexts[0]), nexts[0].end
    if owned["office"]:
        return Party(title=f"{title.singular}'s {owned['office']}", mention=title), owned.end()
    if owned["aide"]:
        return Party(title=owned["aide"], mention=title), owned.end()
    return company.resolved(title), title.end


def _possessor(company: Company, at: int, end: int) -> Named | None:
    held = _HOLDER.match(company.text, at, end)
    if held is None:
        return None
    holder = fullest(held["title"], company.roster)
    told = possessor_of(company, at, held.end("title")) if holder is None else ()
    own = tuple(one for one in told if not one.outsider or (not held["team"] and rank(one.title) is not None))
    parties = own if holder is None else (Party(title=holder),)
    return (parties[0], held.end()) if parties else None


def _first_name(company: Company, at: int, end: int) -> Named | None:
    courtesy = _COURTESY.match(company.text, at, end)
    at = courtesy.end() if courtesy else at
    name = next((name for name in company.names if _stands(name, company.text, at)), "")
    called = company.called(name)
    return (called, at + len(name)) if called else None


def _stands(name: str, text: str, at: int) -> bool:
    """Return whether a whole name is at an offset: "Al" is not the beginning of "Alicia"."""
    end = at + len(name)
    return text.startswith(name, at) and not text[end : end + 1].isalnum()


def _initials(company: Company, at: int, end: int) -> Named | None:
    letters = _LETTERS.match(company.text, at, end)
    meant = company.of_initials(letters.group()) if letters else None
    return (Party(title=meant), letters.end()) if letters and meant else None


def _nickname(company: Company, at: int, end: int) -> Named | None:
    """Return the one whose title ends with a word ("the Integrator")."""
    word = _CAPITALISED.match(company.text, at, end)
    wanted = singular_word(word.group()).lower() if word else ""
    place = 0 if wanted in _GRADES else -1
    bearers = [title for title in company.roster if title.split()[place].lower() == wanted]
    return (Party(title=bearers[0]), word.end()) if word and len(bearers) == 1 else None


def _bare_head(company: Company, at: int, end: int) -> Named | None:
    head = _HEAD.match(company.text, at, end)
    return (Party(title=singular_word(head.group())), head.end()) if head else None


def _sup(company: Company, at: int, end: int) -> Named | None:
    sup = _SUP.match(company.text, at, end)
    return (Party(title=sup.group()), sup.end()) if sup else None


def _name(company: Company, at: int, end: int) -> Named | None:
    """Return whom a name in capitals means: the bearer of the title after it, the head of a field, or itself."""
    match = _NAMED.match(company.text, at, end)
    if match is None:
        return None
    if called := _CALLED.match(company.text, at, end):
        titled = [one for one in company.between(at, end) if one.start == called.end() and not one.plural]
        if titled:
            return company.resolved(titled[0]), titled[0].end
    apposed = _APPOSED.match(company.text, match.end(), end)
    bearer = next((one for one in company.between(at, end) if apposed and one.start == apposed.end()), None)
    if bearer is not None and not bearer.plural:
        return company.resolved(bearer), bearer.end
    name = match.group().strip(" ,.")
    if owned := _OWNED.match(company.text, match.end(), end):
        aide = owned["aide"] if _POSSESSIVE.search(name) else None
        return Party(title=aide or f"{name}{owned.group()}"), owned.end()
    title = company.head_of_field(name) or _TAIL.sub("", _POSSESSIVE.sub("", name))
    return Party(title=title), match.end()


def _department(company: Company, at: int, end: int) -> Named | None:
    match = _DEPARTMENT.match(company.text, at, end)
    return (Party(title=_TAIL.sub("", match.group())), match.end()) if match else None


def _near(words: str) -> bool:
    """Return whether only an adjective or two come before a title ("the new", "a separate", "building")."""
    short = re.fullmatch(r"[\w\s'’-]{0,24}", words) is not None and len(words.split()) <= 2
    return short and " of" not in words and "\n" not in words
