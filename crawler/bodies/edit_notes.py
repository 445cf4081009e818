"""The note of who edited a post that a board writes into its words: "[This message has been edited by ada (May 5)]".

UBB, the first phpBB and their like keep it in the post itself, and whatever program took the posts over shows it on.
"""

import re

LONGEST = 160
"""Characters past which a line is a person's."""

_NOTE = re.compile(
    r"^[\[(<{]\s*(?:this (?:message|post|reply) (?:has been|was) (?:last )?edited by|(?:message |last )?edited by)\b"
    r".*[\])>}]\W{0,2}$",
    re.IGNORECASE,
)


def without_edit_notes(text: str) -> str:
    """Return the text without such notes at its end; a post that was edited twice may hold two."""
    kept = text.rstrip()
    while len(last := kept.rpartition("\n")[2]) <= LONGEST and _NOTE.match(last.strip()):
        kept = kept.removesuffix(last).rstrip()
    return kept
