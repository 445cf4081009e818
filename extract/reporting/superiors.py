"""Superiors: whom the words after "reports to" name: a title, the author, a department, somebody outside."""

import re

from extract.reporting.company import Company, Party
from extract.titles.grammar import Title
from extract.titles.same_title import fullest
from extract.titles.singular import singular_word

_LEAD = re.compile(
    r"[\s\x1e]*(?:whoever(?:['’]s|\s+is)\s+)?(?:(?:directly|up|either|also|only|ultimately"
    r"|both|half|in turn)\s+)*(?:to\s+)?(?:(?:the|our|my|an?|their"
    r"|his|her|its|your|each|whichever|separate|different|own|one(?!\s+of\b)|two|three|four|\d+)[\s\x1e]+){0,3}"
    r"(?:(?:that[\s\x1e]+)?(?:building|campus|school|site|branch|location|college)['’]?s['’]?[\s\x1e]+(?=principal|head|dean))?",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:and|or|but|I|we|they|ours|mine|whoever|whomever|nobody|no one|someone"
    r"|somebody|anyone|latter|former|which|what|who|whom|(?!(?-i:IT\b))it|them|this|that"
    r"|different|various)\b",
    re.IGNORECASE,
)
_SELF = re.compile(r"(?:me|us|myself)\b", re.IGNORECASE)
_HEAD = re.compile(r"Heads?\b(?!\s+(?:of|start)\b)|Board\b|Boss\b", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:[A-Z][\w.'’]*|I\.?T\.?|C&I|HR)(?:(?: *& *| +(?:of|for"
    r"|and|the|&) +|,? +(?=[A-Z])| +)(?:the +)?(?:(?!I\b)[A-Z][\w.'’&-]*"
    r"|IT|HR))*"
)
_DEPARTMENT = re.compile(
    r"(?:curriculum|instruction|academics?|business|finance"
    r"|operations|teaching and learning|c&i|facilities|maintenance"
    r"|(?:[a-z]+(?:['’]s?)?\s+){1,2}office|hr|human resources|it|technology|library)\b(?:\s+(?:department"
    r"|dept|office|side|division))?(?!\s+(?:director|manager|head|coordinator|supervisor|chief)\b)",
    re.IGNORECASE,
)
_APPOSED = re.compile(r",?\s+(?:our|the|my)\s+")
"""What stands between a name and its bearer's title ("Rosa Lind, our CIO")."""
_FIELD = re.compile(r" (?:for|of) (?:[A-Z][\w&.-]*)(?:(?:,| and| &)? [A-Z][\w&-]*)*")
"""The field of a superior elsewhere, whatever it is called ("Assistant Head for Finance and Operations")."""
_QUALIFIER = re.compile(r"(?P<words>[A-Za-z][\w'’-]+)[ \x1e]")
_PLAIN = frozenset(
    [
        *["new", "current", "same", "old", "then", "acting", "interim", "own", "respective", "respected", "various"],
        *["individual", "actual", "other", "only", "one", "two", "three", "both", "all", "whole", "present", "local"],
        *["poor", "good", "former", "next", "different", "separate", "said", "lone", "sole", "first", "second"],
    ]
)
"""Words before a superior's title that tell no kind of them ("the new principal", but "the building principal")."""
_DEPUTY = re.compile(r"\b(?:asst|assistant|assoc|associate|deputy|dep|vice)\b", re.IGNORECASE)
_HOLDER = re.compile(
    r"(?P<title>[^\W\d][\w&/ -]{1,40}?)['’]s?(?=\s*(?:[.,;:)]|$|\n|(?:people|staff|employees?|crew|team|own)\b))"
)
"""A title of the roster in the possessive ("the technicians are the network manager's")."""
_ITS = re.compile(r"\bits\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_THROUGH = re.compile(r"[\s,\x1e]*(?:but\s+)?(?:through|by\s+way\s+of|via)\b", re.IGNORECASE)
_TAIL = re.compile(r"\s+(?:Department|Dept|Division|department|dept|division)\.?$")


def superior_after(company: Company, start: int, end: int) -> tuple[Party, int] | None:
    """Return whom the words from `start` name first as a superior, with where the phrase ends; None for nobody."""
    text = company.text
    lead = _LEAD.match(text, start, end)
    at = lead.end() if lead else start
    if _NOBODY.match(text, at, end):
        return None
    if self_match := _SELF.match(text, at, end):
        parties = company.myself()
        return (parties[0], self_match.end()) if parties else None
    titles = company.between(start, end)
    if (titles and titles[0].start <= at + 1) or (titles and _near(text[at : titles[0].start])):
        first = titles[0]
        field = _FIELD.match(text, first.end, end)
        if field:
            return Party(title=text[first.start : field.end()], mention=first), field.end()
        if lead and _ITS.search(lead.group()) and first.singular.lower() == first.head:
            return Party(title=first.singular, mention=first), first.end  # another department's, just named
        gap = _QUALIFIER.fullmatch(text, at, first.start)
        told = gap is not None and gap["words"].lower() not in _PLAIN and "time" not in gap["words"]
        if gap and told and first.singular.lower() == first.head:
            return Party(title=f"{gap['words']} {first.singular}", mention=first), first.end
        return _meant(company, first), first.end
    if held := _HOLDER.match(text, at, end):
        holder = fullest(held["title"], company.roster)
        if holder is not None:
            return Party(title=holder), held.end()
    for name, title in company.names.items():
        if text.startswith(name, at):
            return Party(title=company.fullest(title)), at + len(name)
    letters = re.match(r"[A-Z]{2,5}(?=s?\b)", text[at:end])
    if letters and (meant := company.of_initials(letters.group())):
        return Party(title=meant), at + letters.end()
    nickname = re.match(r"[A-Z][a-z]+", text[at:end])
    bearers = [
        one for one in company.roster if nickname and one.split()[-1].lower() == singular_word(nickname.group()).lower()
    ]
    if nickname and len(bearers) == 1:
        return Party(title=bearers[0]), at + nickname.end()
    if match := _HEAD.match(text, at, end):
        return Party(title=singular_word(match.group())), match.end()
    if match := _NAMED.match(text, at, end):
        apposed = _APPOSED.match(text, match.end(), end)
        bearer = next((one for one in titles if apposed and one.start == apposed.end()), None)
        if bearer is not None and not bearer.plural:
            return _meant(company, bearer), bearer.end
        head = company.head_of_field(match.group().strip(" ,."))
        if head is not None:
            return Party(title=head), match.end()
        name = match.group().strip(" ,.")
        return Party(title=_TAIL.sub("", _POSSESSIVE.sub("", name))), match.end()
    if match := _DEPARTMENT.match(text, at, end):
        return Party(title=_TAIL.sub("", match.group())), match.end()
    return None


def _meant(company: Company, title: Title) -> Party:
    """Return a superior under the fullest form of its title, but never under that of a deputy ("Superintendent")."""
    party = company.resolved(title)
    deputy = _DEPUTY.search(party.title) is not None and _DEPUTY.search(title.singular) is None
    deputy = deputy and company.of_initials(title.singular) != party.title
    return Party(title=title.singular, mention=title) if deputy else party


def middle_after(company: Company, start: int, end: int) -> Party | None:
    """Return who stands between a group and its superior ("to the board through me"), None for nobody."""
    through = _THROUGH.match(company.text, start, end)
    found = superior_after(company, through.end(), end) if through else None
    if found is None or (found[0].mention is None and found[0] not in company.myself()):
        return None
    return found[0]


def _near(words: str) -> bool:
    """Whether only an adjective or two stand before a title ("the new", "a separate", "building")."""
    short = re.fullmatch(r"[\w\s'’-]{0,24}", words) is not None and len(words.split()) <= 2
    return short and " of" not in words and "\n" not in words
