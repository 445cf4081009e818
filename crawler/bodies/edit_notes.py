"""The note of who edited a post that a board writes into its words: "[This message has been edited by ada (May 5)]".

UBB, the first phpBB and their like keep it in the post itself, and whatever program took the posts over shows it on.
"""

import re

LONGEST = 160
"""Characters past which a line is a person's."""

_NOTE = re.compile(
    r"^[\[(<{]\s*(?:this (?:message|post|reply) (?:has been|was) (?:last )?edited by\b.*"
    r"|(?:message |last )?edited by:?\s+[^\s:]+(?: [^\s:]+){0,3}?\s*(?:(?:\b(?:on|at)\b|\().*\d.*)?)[\])>}]\W{0,2}$"
    r"|^edited by - .{1,40} on \d{1,4}[/.-]\d{1,2}[/.-]\d{2,4} \d{1,2}:\d\d(?::\d\d)?(?: [ap]m)?$",
    re.IGNORECASE,
)
"""Matches "[Edited by ada on 5-6-2003]": after the shorter words a name and a date alone, since people write more; and
Snitz's "Edited by - ada on 5/6/2003 9:58:01 AM"."""


def without_edit_notes(text: str) -> str:
    """Return the text without such notes at its end; a post that was edited twice may hold two."""
    lines = text.rstrip().split("\n")
    while lines and (not lines[-1].strip() or (len(lines[-1]) <= LONGEST and _NOTE.match(lines[-1].strip()))):
        lines.pop()
    return "\n".join(lines).rstrip()
