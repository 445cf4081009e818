"""Organization names: a sentence's names of schools, districts and colleges, and how surely they are the author's own.

No gazetteer: a capitalised run that holds a word such as School, District, ISD or College, or a bare capitalised run
(a town that stands for its district) after a cue such as "here in", "I am at", or before "has 2,000 students".
"""

import re
from collections.abc import Iterator

from extract.names.persons import is_name
from extract.names.places import is_state
from extract.names.vocabulary import TITLE_WORDS, is_organization, is_title_tail
from extract.pattern_files import named_patterns, word_set
from extract.scoping.labels import is_label
from extract.scoping.organizations import OrganizationMention, Strength, proper_words

_WORDS = named_patterns("organization_names", re.IGNORECASE)
_NEAR = 40
_LOOK = 60
_MOST_WORDS, _SHORTEST = 4, 4
"""Words and characters of a bare town's name."""
_LEADING = word_set("words", "before_organizations")
_NUMBERED = re.compile(r"(?:[A-Z]{0,3}(?:SD|SAU|RSU|IU)|(?:\w+ )*District)\s?(?:No\.?|#)?\s?\d{1,4}$")
"""A name that is a kind of district and its number."""
_OF_HEADS = {"parish", "diocese", "archdiocese", "city", "town", "county", "borough", "college", "schools", "district"}
"""What an organization may be, before "of"; anything else before it ends a title."""
_JOINED = re.compile(r"(?:SD|Schools|District|Academy|College)(?P<and> (?:and|&) )(?=[A-Z])")
"""Where one organization's name ends and another's is named beside it."""


def match_organizations(sentence: str, offset: int, *, heading: bool = False) -> Iterator[OrganizationMention]:
    """Yield the organizations that a sentence names; `offset` is where it starts, `heading` that it is a title line."""
    for begin, run in _runs(sentence):
        trimmed = _trimmed(run, opens=not sentence[:begin].strip(" \"'(•*-"))
        if trimmed is None:
            continue
        lead, name = trimmed
        start = begin + lead
        before, after = sentence[max(0, start - _LOOK) : start], sentence[start + len(name) : start + len(name) + 80]
        known = is_organization(name)
        strength = _strength(name, before, after, known=known, opens=not before.strip(" \"'(•*-"), heading=heading)
        if strength:
            yield OrganizationMention(
                name=name, start=offset + start, end=offset + start + len(name), strength=strength, worded=known
            )


def _runs(sentence: str) -> Iterator[tuple[int, str]]:
    """Yield the capitalised runs of a sentence and where they begin, two organizations joined by "and" apart."""
    for match in _WORDS["run"].finditer(sentence):
        run, begin = match.group(), match.start()
        joint = _JOINED.search(run)
        if joint and is_organization(run[joint.end() :]):
            yield begin, run[: joint.start("and")]
            begin, run = begin + joint.end(), run[joint.end() :]
        yield begin, run


def _trimmed(run: str, *, opens: bool) -> tuple[int, str] | None:
    """Return the run without function words at its ends, and how many characters were cut in front; None if all were.

    A capital "The" stays, unless it only opens the sentence.
    """
    words = list(re.finditer(r"\S+", run))
    first, last = 0, len(words)
    while first < last and (
        words[first].group().lower().strip(".") in _LEADING or (first > 0 and words[first].group().islower())
    ):
        first += 1
    while last > first and words[last - 1].group().lower() in {"of", "the", "and", "&", "for", "i", "we"}:
        last -= 1
    for at in range(last - 1, first, -1):
        titled = any(word.group().lower().strip(".,") in TITLE_WORDS for word in words[first:at])
        heads = words[at].group() == "of" and words[at - 1].group().lower() in _OF_HEADS
        if titled and words[at].group() in {"of", "for"} and not heads:
            first = at + 1
            break
    if first >= last:
        return None
    begin = words[first].start()
    name = run[begin : words[last - 1].end()]
    if first and words[first - 1].group() == "The" and not (opens and first == 1):
        begin = words[first - 1].start()
        name = run[begin : words[last - 1].end()]
    if name.endswith(("'s", "’s")) and is_organization(name.split()[-1][:-2]):
        name = name[:-2]
    return (begin, name) if proper_words(name) or _NUMBERED.match(name) else None


def _strength(name: str, before: str, after: str, *, known: bool, opens: bool, heading: bool) -> Strength | None:
    """Return how surely a name is the author's own, None for none; `known`: it holds a word such as School."""
    if _is_no_name(name, after) or _WORDS["future"].search(before) or _WORDS["elsewhere"].search(before):
        return None
    if _WORDS["tells what"].search(before) and _WORDS["their doing"].match(after):
        return None
    if _WORDS["naming keys"].match(before) or (known and _WORDS["that's us"].match(after)):
        return Strength.SURE
    if _WORDS["common head"].match(name) or (name.endswith("Division") and is_title_tail(name)):
        return None
    if _WORDS["board"].search(name) and _WORDS["answers to"].search(before):
        return None
    if _WORDS["we at"].search(before) and _WORDS["after bare"].match(after):
        return Strength.SURE
    heads = len(before) < _LOOK and bool(_WORDS["department of"].match(before))
    cue = heads or bool(_WORDS["cue"].search(before) or _WORDS["opening at"].match(before))
    if not cue and _is_somebody_elses(before):
        return None
    if _WORDS["agency"].search(name):
        works = cue and (re.search(r"\b(?:work|employed)\b", before) or re.match(r"\s+(?:I|I'm|we|my|our)\b", after))
        return Strength.SURE if works else None
    if not known:
        return _strength_of_bare(name, before, after, cue=cue, opens=opens)
    if cue or _WORDS["at"].search(before):
        return Strength.SURE
    figures = _WORDS["figures"].match(after) or _WORDS["has"].match(after)
    return Strength.LIKELY if heading or opens or figures else Strength.PLAIN


def _strength_of_bare(name: str, before: str, after: str, *, cue: bool, opens: bool) -> Strength | None:
    """Return how surely a bare town stands for the author's district, None where it does not."""
    if len(name.split()) > _MOST_WORDS or len(name) < _SHORTEST or name.isupper() or is_title_tail(name):
        return None
    ends, several = _WORDS["after bare"].match(after) is not None, len(name.split()) > 1
    at = _WORDS["at"].search(before) is not None
    if cue or (at and _WORDS["was i"].search(before)):
        return Strength.LIKELY if ends else None
    if (at and _WORDS["at and own"].match(after)) or (ends and _WORDS["tells of"].search(before)):
        return Strength.LIKELY
    if opens and several and (_WORDS["here"].match(after) or _WORDS["of ours"].match(after)):
        return Strength.LIKELY
    if several and _WORDS["we are"].search(before) and re.match(r"[.,;:(!]|\s*$", after):
        return Strength.LIKELY
    if _WORDS["district"].match(after):
        return Strength.LIKELY if not opens or several or _WORDS["district is"].match(after) else None
    figures = _WORDS["figures"].match(after)
    if ((opens and figures) or _WORDS["has"].match(after)) and _WORDS["counted"].search(after):
        return Strength.LIKELY
    if several and figures and _WORDS["counted"].search(after[:_NEAR]):
        return Strength.LIKELY
    if ends and _WORDS["children in"].search(before):
        return Strength.LIKELY
    return Strength.PLAIN if _WORDS["we in"].search(before) and re.match(r"[.,;:!)]|\s*$", after) else None


def _is_no_name(name: str, after: str) -> bool:
    """Return whether a capitalised run names a job, a state, a figure's label or a row of a list of schools."""
    if any(_names_a_job(word.strip(".,")) for word in name.lower().split()) or is_state(name):
        return True
    row = _WORDS["site of many"].search(name) and _WORDS["a figure"].match(after)
    return bool(_WORDS["no name"].search(name) or row) or is_label(name)


def _names_a_job(word: str) -> bool:
    """Return whether a word names a job, also in the plural or at the end of a compound ("teacher-librarians")."""
    single = word.removesuffix("s")
    return not TITLE_WORDS.isdisjoint({word, single, single.replace("-", ""), single.rpartition("-")[2]})


def _is_somebody_elses(before: str) -> bool:
    """Return whether the words before a name make it somebody else's place ("Bob from …", "unlike …")."""
    match = _WORDS["somebodys"].search(before)
    if match is None:
        return False
    person = match["person"]
    return person is None or person[0].islower() or is_name(person)
