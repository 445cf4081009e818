"""Organization names: a sentence's names of schools, districts and colleges, and how surely they are the author's own.

No gazetteer: a capitalised run that holds a word such as School, District, ISD or College, or a bare capitalised run
(a town that stands for its district) behind a cue such as "here in", "I am at", or before "has 2,000 students".
"""

import re
from collections.abc import Iterator

from extract.names.persons import is_name
from extract.names.places import is_state
from extract.names.vocabulary import TITLE_WORDS, is_organization, is_title_tail
from extract.pattern_files import word_set
from extract.scoping.labels import is_label
from extract.scoping.organizations import OrganizationMention, Strength, proper_words

_WORD = r"(?:(?:St|Mt|Ft|Twp|Jr|Sr|Co|Ste)\.|(?:[A-Z]\.){1,4}|[A-ZÀ-ÖØ-Þ][\w'À-ÿ]*(?:-[A-ZÀ-Þ]?[\w'À-ÿ]+)*)"
_LINK = r"(?:of|de|del|des|du|do|da|la|le|the|for|and|&)"
_GAP = r"(?:[^\S\n]{1,2}|[^\S\n]?\n[^\S\n]{0,3})"
_RUN = re.compile(
    rf"(?<![\w@#/.'])(?:{_WORD}(?:{_GAP}(?:{_LINK}\s+){{0,2}}(?:{_WORD}|scolaire|schools?(?=\s+of\s))){{0,8}}"
    rf"(?:\s(?:No\.\s?|\#)?\d{{1,4}}(?!\d|[,.:/%-]\d|\s+\w)|\s#\d+|\sNo\.\s?\d+"
    rf"|(?:(?<=SD)|(?<=District)|(?<=Division))\s\d{{1,4}}(?![\d,]))?)"
)
_NUMBER = (
    r"(?:pop\.?|population|about|around|roughly|approx\w*\.?|approximately|nearly|almost|just|over|under|some|~|<|>"
    r"|a little|a bit|up to|circa|with|only"
    r"|we're|more than|fewer than|less than|right (?:around|about|at)|somewhere (?:around|near|between)|close to"
    r"|well over|better than|on the order of|in the neighbou?rhood of|upwards of|maybe|\s)*"
    r"(?:\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b|K-?\d|preK|pk-)"
)
_FIGURES = re.compile(rf"\s*(?:\([a-z]+, |[,:(–—-]|\([^)]{{0,30}}\)\s*[,:]?)\s*{_NUMBER}", re.IGNORECASE)
_HAS = re.compile(
    rf"\s+(?:has|had|have|is|was|serves|served|runs|ran|operates|enrolls|employs|currently has)\s+"
    rf"(?:an? (?:[a-z]+ )?)?{_NUMBER}",
    re.IGNORECASE,
)
_DISTRICT = re.compile(r"\s+(?:school\s+)?(?:district|schools|school system|system)\b")
_COMMON_HEAD = re.compile(
    r"(?:Schools?|Districts?|Academy|County|Township|Division|Board|Community|Trust|Agency)\b(?!.*\b(?:of|de|des|du)\b)"
)
"""A name that begins with a common noun and has no "of" behind it is none ("School Supplies")."""
_FUTURE = re.compile(
    r"\b(?:will (?:be|become)|renamed(?: (?:as|to))?|merg\w+ (?:in)?to|become|known as)\s+(?:the\s+|The\s+)?$"
)
_SOMEBODYS = re.compile(
    r"\b(?:(?:[Ll]ike|[Uu]nlike|than|versus|vs\.?|such as)"
    r"|(?P<person>[A-Z][a-z]+|someone|somebody|people|folks|friends?|colleagues?|guys?|those)"
    r"\s+(?:from|over (?:at|in)|at|in))\s+(?:the\s+)?$"
)
_DISTRICT_IS = re.compile(
    r"\s+(?:school\s+)?(?:district|schools|school system|system)\s+(?:has|had|have|is|are|was|were|with)\b"
)
_COUNTED = re.compile(
    r"\b(?:students?|kids|pupils|children|scholars|schools|sites|buildings|campuses|locations|branches"
    r"|outlets|enrol\w*)\b"
)
_CHILDREN_IN = re.compile(
    r"\b(?:students|pupils|kids|children|learners|schools|buildings|campuses)\s+(?:here\s+)?(?:in|at)\s+$",
    re.IGNORECASE,
)
"""Before a bare town that stands for its district ("600 pupils in Dryford Hills")."""
_NEAR = 40
_WE_IN = re.compile(r"\b[Ww]e\b[^.?!]{0,50}\bin\s+$")
_CUE = re.compile(
    r"(?:\b(?:here|work|working|worked|am|are|i'm|we're|was|were|landed|teach|now|over)\s+(?:at|in|for|with)"
    r"|\b(?:setup|set-up|shop|technology|it|tech|department|dept|unit|director|coordinator"
    r"|manager|person|guy|admin|support|employed|job|place|cto|cio)\s+(?:at|for|of)"
    r"|\b(?:organi[sz]ation|district|school|college|university|employer)\s+is|\bleft"
    r"|\b(?:came|come|moved|transferred)\s+(?:\w+\s+){0,3}from(?:\s+an?)?"
    r"|\b(?:followed|moved|went|came|relocated)\s+(?:\w+\s+){0,3}to"
    r"|\bi\s+was\s+an?\s+(?:[\w-]+\s+){1,4}(?:in|for)"
    r")\s+(?:the\s+|an?\s+)?\(?$"
    r"|\bi(?:['’]m|\s+am)\s[^.;:!?]{2,50}\b(?:director|coordinator|manager|supervisor|technician|specialist"
    r"|librarian|nurse|admin)\s+in\s+$"
    r"|\bnow\s*\($|\b(?:us|ours|mine)\s*\($"
    r"|\b(?:place|district|school|college|academy|job|shop|employer)(?:\s[^.;:()]{0,40})?\s*\($"
    r"|\b(?:we're|we\s+are|i'm\s+(?:at|in|with)|i\s+work\s+(?:at|in|for))\s+an?\s+(?:[\w-]+\s+){0,4}"
    r"(?:district|school|system|college|university|academy|charter|county)(?:,|\s+called|\s+named)\s+$"
    r"|^\W*(?:been|adding|add)\s+(?:at\s+|in\s+)?$"
    r"|\b(?:been|start|started|starting|hired|joined)\s+(?:[^.;:,()]{0,40}\s)?(?:at|with|by)\s+(?:the\s+)?$"
    r"|\b(?:hello|hi|hey|greetings|howdy|posted|reporting|writing) (?:\w+ )?from (?:\w+ )?$"
    r"|\b(?:my|our|present|current|new|old|last|former) (?:own |public |private |small |big )?"
    r"(?:district|school|place|shop|employer|job|college|home)(?:,|:| is| \(| [-–—]) ?\(?$",
    re.IGNORECASE,
)
_DEPARTMENT_OF = re.compile(
    r"^\W*(?:(?:[A-Z][\w&-]*|of|and|&) ){0,6}(?:Technology|Services|Office|Department|Nutrition|Systems), ?$"
)
"""A heading that names the department in front of its organization ("Technology Services, Dryford")."""
_WE_AT = re.compile(r"\b[Ww]e\s+(?:here\s+)?(?:at|in)\s+$")
_LOOK = 60
_AT = re.compile(r"\bat\s+(?:the\s+)?$")
_AT_AND_OWN = re.compile(
    rf"(?:\s*+[,:(–—-]\s*+|\s++)(?:with |for |that's )?(?:{_NUMBER}|we\b|we're\b|our\b|has\b|have\b)"
)
_SITE_OF_MANY = re.compile(r"\b(?:HS|MS|ES|El|Elem|Int|Jr\.? High|Sr\.? High|Junior High|Senior High)\.?$")
"""The end of a name that a school of a district has; before a figure it is a row of a list of schools."""
_NO_NAME = re.compile(
    r"\t| {3}|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b|\bDay$|\bI['’](?:m|ve)\b"
    r"|^(?:Canada|England|Estonia|Finland|France|Germany|Ireland|Japan|Mexico|New Zealand|Norway|Scotland"
    r"|Spain|Sweden|Wales)$"
)
"""What no organization's name holds or is: cells of a row, a day, a country."""
_BOARD = re.compile(r"\b(?:Board|Council|Committee|Commission|Office)$")
_ANSWERS_TO = re.compile(
    r"\b(?:reports?|reporting|answers?|answering|accountable|goes|responsible)\s+(?:\w+ly\s+)?to\s+(?:the|our|an?)\s+$"
)
"""Whom a department answers to is above it ("we report to the Town Board")."""
_A_FIGURE = re.compile(r"\s*(?:[:=|(–—-]\s*|\s)~?\d")
_HERE = re.compile(r"\s+(?:here\b(?!'s)|is an? (?:[\w-]+ ){0,3}(?:district|school|system|charter|academy)\b)")
_OF_OURS = re.compile(r":\s+(?:we|our|every|all|each)\b")
"""A name that a colon parts from what its people do ("Dryford Valley: every pupil has …")."""
_TELLS_OF = re.compile(
    r"\b(?:here|how|out|staffing|staff|roster|ladder|chart|structure|chain|nutrition"
    r"|department|team|numbers|setup|rolls?|shop|life|works?|do|us) at $"
)
_WAS_I = re.compile(r"\b(?:I|I've|we|position|job|role|gig)\b", re.IGNORECASE)
_AFTER_BARE = re.compile(
    r"\s*(?:$|[.,;:!?()–—-]|(?:the|there|every|each|they|an?|is|are|it|it's|has|have|had|where|when|which|we"
    r"|I|our|in|for"
    r"|on|as|and|but|now|currently|any|anymore|after|since|last|until|with|district|schools?)\b)"
)
_OPENING_AT = re.compile(r"^\W*(?:At|In|Here in|Here at|Over at|Over in)\s+(?:the\s+)?$")
_NAMING_KEYS = re.compile(
    r"^\W*(?:\w{1,3}[.)]\s*)?(?:school|district|institution|organi[sz]ation|employer|college|university"
    r"|library|hospital|clinic|museum|agency|company|name of (?:the )?\w+|(?:school|district) name|lea|trust)\s*:\s*$",
    re.IGNORECASE,
)
_LEADING = word_set("words", "before_organizations")
_AGENCY = re.compile(
    r"\b(?:BOCES|ESC|ESD|IU|RESA|AEA|ESU|Service Agency|Intermediate Unit|Office of Education|Inc|LLC|Ltd)\b"
)


def match_organizations(sentence: str, offset: int, *, heading: bool = False) -> Iterator[OrganizationMention]:
    """Yield the organizations that a sentence names; `offset` is where it starts, `heading` that it is a title line."""
    for match in _RUN.finditer(sentence):
        trimmed = _trimmed(match.group(), opens=not sentence[: match.start()].strip(" \"'(•*-"))
        if trimmed is None:
            continue
        lead, name = trimmed
        start = match.start() + lead
        before, after = sentence[max(0, start - _LOOK) : start], sentence[start + len(name) : start + len(name) + 80]
        known = is_organization(name)
        strength = _strength(name, before, after, known=known, opens=not before.strip(" \"'(•*-"), heading=heading)
        if strength:
            yield OrganizationMention(
                name=name, start=offset + start, end=offset + start + len(name), strength=strength, worded=known
            )


def _trimmed(run: str, *, opens: bool) -> tuple[int, str] | None:
    """The run without function words at its ends, and how many characters were cut in front; None if nothing is left.

    A capital "The" stays, unless it only opens the sentence.
    """
    words = list(re.finditer(r"\S+", run))
    first, last = 0, len(words)
    while first < last and words[first].group().lower().strip(".") in _LEADING:
        first += 1
    while last > first and words[last - 1].group().lower() in {"of", "the", "and", "&", "for", "i", "we"}:
        last -= 1
    for at in range(last - 1, first, -1):
        titled = any(word.group().lower().strip(".,") in TITLE_WORDS for word in words[first:at])
        if titled and words[at].group() in {"of", "for"}:
            first = at + 1
            break
    if first >= last:
        return None
    begin = words[first].start()
    name = run[begin : words[last - 1].end()]
    if first and words[first - 1].group() == "The" and not (opens and first == 1):
        begin = words[first - 1].start()
        name = run[begin : words[last - 1].end()]
    return (begin, name) if proper_words(name) else None


def _strength(name: str, before: str, after: str, *, known: bool, opens: bool, heading: bool) -> Strength | None:
    words = name.lower().split()
    if any(_names_a_job(word.strip(".,")) for word in words) or is_state(name) or _NO_NAME.search(name):
        return None
    if is_label(name) or (_SITE_OF_MANY.search(name) and _A_FIGURE.match(after)):
        return None
    if _FUTURE.search(before):
        return None
    if _NAMING_KEYS.match(before):
        return Strength.SURE
    if _COMMON_HEAD.match(name) or (name.endswith("Division") and is_title_tail(name)):
        return None
    if _BOARD.search(name) and _ANSWERS_TO.search(before):
        return None
    agency = bool(_AGENCY.search(name))
    heads = len(before) < _LOOK and bool(_DEPARTMENT_OF.match(before))
    if _WE_AT.search(before) and _AFTER_BARE.match(after):
        return Strength.SURE
    cue = heads or bool(_CUE.search(before) or _OPENING_AT.match(before))
    if not cue and _is_hearsay(before):
        return None
    if known and not agency:
        if cue or _AT.search(before):
            return Strength.SURE
        if heading or opens or _FIGURES.match(after) or _HAS.match(after):
            return Strength.LIKELY
        return Strength.PLAIN
    if agency:
        return Strength.SURE if cue and re.search(r"\b(?:work|employed)\b", before) else None
    if len(words) > 4 or (len(name) < 4) or name.isupper() or is_title_tail(name):
        return None
    if cue or (_AT.search(before) and _WAS_I.search(before)):
        return Strength.LIKELY if _AFTER_BARE.match(after) else None
    if (_AT.search(before) and _AT_AND_OWN.match(after)) or (_TELLS_OF.search(before) and _AFTER_BARE.match(after)):
        return Strength.LIKELY
    if opens and _HERE.match(after):
        return Strength.LIKELY
    if opens and len(words) > 1 and _OF_OURS.match(after):
        return Strength.LIKELY
    if _DISTRICT.match(after):
        return Strength.LIKELY if not opens or len(words) > 1 or _DISTRICT_IS.match(after) else None
    if ((opens and _FIGURES.match(after)) or _HAS.match(after)) and _COUNTED.search(after):
        return Strength.LIKELY
    if len(words) > 1 and _FIGURES.match(after) and _COUNTED.search(after[:_NEAR]):
        return Strength.LIKELY
    if _CHILDREN_IN.search(before) and _AFTER_BARE.match(after):
        return Strength.LIKELY
    return Strength.PLAIN if _WE_IN.search(before) and re.match(r"[.,;:!)]|\s*$", after) else None


def _names_a_job(word: str) -> bool:
    """Whether a word names a job, in the plural, hyphenated or at the end of a compound ("teacher-librarians")."""
    single = word.removesuffix("s")
    return not TITLE_WORDS.isdisjoint({word, single, single.replace("-", ""), single.rpartition("-")[2]})


def _is_hearsay(before: str) -> bool:
    """Whether the words before a name make it somebody else's place ("Bob from …", "unlike …")."""
    match = _SOMEBODYS.search(before)
    if match is None:
        return False
    person = match["person"]
    return person is None or person[0].islower() or is_name(person)
