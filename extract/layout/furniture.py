"""Furniture: lines that a board, a mail program or a list server puts around a post.

Three kinds: lines that are furniture wherever they are (`ANYWHERE`), the block above a post (title, user block, date,
score) and the block below it (links, votes, notices, list footers). Numbers in them are never facts.
"""

import re
from collections.abc import Sequence

from extract.layout.source_lines import SourceLine
from extract.pattern_files import any_pattern

_AGO = (
    r"(?:\d+|an?|one|a few|few|several)\s*(?:s|m|h|d|w|mo|y|sec|second|min|minute|hr|hour|day|week|month|year)s?\s+ago"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = (
    rf"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+)?(?:{_MONTH}\s+\d{{1,2}},?(?:\s+'?\d{{2,4}})?"
    rf"|\d{{1,2}}\s+{_MONTH}\s+\d{{4}}|\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}})"
)
_CLOCK = r"(?:,?\s*(?:at\s+)?\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?)?"

ANYWHERE = re.compile(any_pattern("furniture"), re.IGNORECASE)
"""Matched against a whole stripped line, of at most 300 characters."""

RULE = re.compile(r"(?:[-_=*~#+] ?){3,}$")
"""A line that only draws a rule. Higher Logic sets a signature between two."""

_NUMBERED_TITLE = re.compile(r"(?:[•*]\s+)\d+\s*\.\s+|\d+\s*\.\s+RE\s*:", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:\[[\w-]+\]\s*)?(?:re|fw|fwd)\s*:\s*(?!.{3,120}[.!?]\s+(?-i:(?:Our|We|I|The|My|It|They)\b|[A-Z]\w*\s+[a-z].*[.!?]))\S.{0,150}$",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"(?:Posted|Edited by|Join(?:ed| Date)|Member since|Post subject|Posts\s*:|Posted\s*:|Registered|Last edited)\b"
    rf"|{_AGO}|{_DATE}{_CLOCK}$|#\d+$",
    re.IGNORECASE,
)
"""Matches "Posted 3 days ago", "Join Date: May 2009", "Mar 2, 2009 at 9:15 am" at the end of a line, "#12"."""
_SAYS = re.compile(r"[\w.'\s-]{2,40}\b(?:says|said|writes|wrote|replied|commented)\s*:$")
_ANSWER_TO = re.compile(
    r"(?:Answer|Reply|Response|Comment|In reply) (?:to|on)\s*:?\s*[\"'].*[\"']\.?$"
    r"|from the .{3,40}(?:board|forum|group),?\s.*:\s*[\"'].*[\"']$",
    re.IGNORECASE,
)
"""Matches "Reply to: 'How are you organised?'", the line that a program puts over an answer."""
_FOOTER = re.compile(
    r"(?:CONFIDENTIALITY|PRIVACY|DISCLAIMER|NOTICE)\b.{0,40}[:.]"
    r"|(?:\*+\s*)?(?:This|The information (?:contained )?in this) (?:e-?mail|message|communication|transmission)\b"
    r"|(?:You (?:are receiving|received) this (?:message|e-?mail))|(?:Please )?(?:consider|think of) the environment\b"
    r"|Under (?:\w+ )?(?:public records )?law,? e-?mail"
    r"|(?:If you (?:are not the intended|have received this))|Virus-free\b"
    r"|(?:Re)?View (?:this|the) (?:discussion|thread|message)\b|Search the archives",
    re.IGNORECASE,
)
"""Matches "CONFIDENTIALITY NOTICE:", "This e-mail may be a public record", "View this discussion"."""
_LONG_RULE = re.compile(r"(?:_{8,}|\*{8,}|={8,}|-{20,}|#{8,}|~{8,})$")
_OF_A_LIST = re.compile(
    r"\bmailing list\b|\bunsubscribe\b|\bsubscribe(?:rs?|d)?\b|\bsignoff\b|\bsign off\b|\bdigest\b|\barchives?\b"
    r"|\blist (?:owner|rules|etiquette|info|archive)|\bopen records\b|\bpublic records?\b|\bconfidential\w*\b"
    r"|\bdisclos\w+\b|\bintended recipient\b|\bdisclaimer\b|\bviews expressed\b|\bpowered by\b",
    re.IGNORECASE,
)
"""What a list server or a lawyer writes below a rule, and nobody in a signature."""
_LONGEST_FOOTER = 9
"""Lines below the rule that parts a footer from the post, at most."""
_TOP = 9


def furniture_lines(lines: Sequence[SourceLine], taken: set[int]) -> set[int]:
    """Return the indices of furniture among the lines that are not taken (quoted, or a mail header)."""
    found = {
        at
        for at, line in enumerate(lines)
        if at not in taken and line.body and len(line.body) <= 300 and ANYWHERE.match(line.body)
    }
    free = [at for at, line in enumerate(lines) if line.body and at not in taken]
    found.update(_above(lines, free, found, taken))
    found.update(_below(lines, free))
    return found


def _above(lines: Sequence[SourceLine], free: Sequence[int], found: set[int], taken: set[int]) -> set[int]:
    """Title, user block and the like: short lines over a dated line, near the top."""
    top = free[:_TOP]
    block: set[int] = set()
    last = -1
    for place, at in enumerate(top):
        body = lines[at].body
        if len(body) > 160:
            break
        if _DATED.match(body) and at in found:
            last = place
    block.update(top[: last + 1])
    while last + 1 < len(top):
        body = lines[top[last + 1]].body
        beneath = top[last + 1] + 1
        alone = beneath >= len(lines) or beneath in taken or not lines[beneath].body
        if (
            top[last + 1] in found
            or (_SUBJECT.match(body) and alone)
            or (_NUMBERED_TITLE.match(body) and last < 0 and "RE:" in body.upper())
            or (_SAYS.match(body) and last < 1)
            or (_ANSWER_TO.match(body) and last < 0)
        ):
            last += 1
            block.add(top[last])
        else:
            break
    return block


def _below(lines: Sequence[SourceLine], free: Sequence[int]) -> set[int]:
    """Return a notice or a list's footer, down to the end of the post."""
    half = len(free) // 2
    for place, at in enumerate(free):
        if place >= half and place > 0 and _FOOTER.match(lines[at].body[:200]):
            return set(free[place:])
        last = place > 0 and len(free) - place - 1 <= _LONGEST_FOOTER
        if last and _LONG_RULE.match(lines[at].body) and _tells_of_a_list(lines, free[place + 1 :]):
            return set(free[place:])
    return set()


def _tells_of_a_list(lines: Sequence[SourceLine], beneath: Sequence[int]) -> bool:
    """Return whether a line below a rule is a list server's or a lawyer's."""
    return any(_OF_A_LIST.search(lines[at].body[:200]) for at in beneath)
