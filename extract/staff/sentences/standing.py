"""Standing: whether a title is the author's, leads technology, or is somebody's boss that the text only mentions."""

import re

from extract.author.titles import names_author
from extract.titles.belonging import names_domain
from extract.titles.roles import expand_title, is_leader
from extract.titles.title import Title

_BOSS = re.compile(
    r"(?:\s+(?:for|of)\s+[\w&]+)?\s+(?:is|was|=|says?|said|thinks?|wants?|won't|asked|asks|told|insists?|likes|hates|agrees?)\b",
    re.IGNORECASE,
)
"""Matches " for technology is", " says": a boss who is only mentioned."""
_REACH = 40
"""Characters after a title in which a boss acts."""


def is_boss(text: str, title: Title) -> bool:
    """Return whether the words after "my manager" speak of the author's boss."""
    return _BOSS.match(text, title.end, title.end + _REACH) is not None


def leads_technology(title: str) -> bool:
    """Return whether a superior's title leads technology: by its words, or as a post's bare "director"."""
    words = set(expand_title(title)) - {"assistant", "deputy", "associate"}
    return names_domain(title) or (len(words) == 1 and is_leader(title))


def is_author(text: str, title: Title) -> bool:
    """Return whether a title is the author's: that of one person."""
    return not title.plural and names_author(text, title)
